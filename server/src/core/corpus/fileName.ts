/** What the name of a seed's file tells. */
export interface SeedFileName {
  /** The number that the name begins with, of three digits or more and before an underscore. */
  readonly number: number | undefined;
  /** Whether the name is that of a seed in full: the number, an underscore, sixteen hexadecimal digits, `.txt`. */
  readonly isRegular: boolean;
  /** Whether it ends in `.txt`, as the names of seeds do. */
  readonly isText: boolean;
}

/** Reads the last part of a uri. (What the hexadecimal digits are made from is not known: they are an identity.) */
export function readFileName(uri: string): SeedFileName {
  const start = uri.lastIndexOf('/') + 1;
  let at = start;
  let number = 0;
  for (; isDigit(uri.charCodeAt(at)) && at - start < mostDigits; at++) number = number * 10 + uri.charCodeAt(at) - zero;
  const isNumbered = at - start >= fewestDigits && uri.charCodeAt(at) === underscore;
  const isText = uri.endsWith('.txt');
  return {
    number: isNumbered ? number : undefined,
    isRegular: isNumbered && isText && uri.length === at + 21 && isHexadecimal(uri, at + 1, at + 17),
    isText,
  };
}

const fewestDigits = 3;
/** Numbers of more digits are not all exact. */
const mostDigits = 15;
const underscore = 0x5f;
const zero = 0x30;

function isDigit(code: number): boolean {
  return code >= zero && code <= 0x39;
}

function isHexadecimal(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code) && !(code >= 0x61 && code <= 0x66)) return false;
  }
  return true;
}
