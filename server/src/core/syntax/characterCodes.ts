// UTF-16 code units of the characters that are looked for one by one, where a pattern would be too slow.

export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const exclamationMark = 0x21;
export const quotationMark = 0x22;
export const hash = 0x23;
export const ampersand = 0x26;
export const apostrophe = 0x27;
export const asterisk = 0x2a;
export const comma = 0x2c;
export const dash = 0x2d;
export const colon = 0x3a;
export const semicolon = 0x3b;
export const equalsSign = 0x3d;
export const greaterThan = 0x3e;
export const questionMark = 0x3f;
export const openingBracket = 0x5b;
export const backslash = 0x5c;
export const closingBracket = 0x5d;
export const grave = 0x60;
export const openingBrace = 0x7b;
export const bar = 0x7c;
export const closingBrace = 0x7d;
export const tilde = 0x7e;
export const byteOrderMark = 0xfeff;
