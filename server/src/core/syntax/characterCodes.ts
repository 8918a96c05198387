// The code units of the signs that the quick reader of headers looks for.

export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const quotationMark = 0x22;
export const hash = 0x23;
export const apostrophe = 0x27;
export const comma = 0x2c;
export const dash = 0x2d;
export const colon = 0x3a;
export const greaterThan = 0x3e;
export const questionMark = 0x3f;
export const openingBracket = 0x5b;
export const backslash = 0x5c;
export const closingBracket = 0x5d;
export const openingBrace = 0x7b;
export const bar = 0x7c;
export const closingBrace = 0x7d;
export const byteOrderMark = 0xfeff;
