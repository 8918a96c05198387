/**
 * The text that a line in double quotes stands for, by the escapes that YAML 1.1 and 1.2 and PyYAML have in common.
 * Undefined where there is any other, or one for half a character.
 */
export function decodeEscapes(written: string): string | undefined {
  let decoded = '';
  let from = 0;
  for (let at = written.indexOf('\\'); at !== -1; at = written.indexOf('\\', from)) {
    const sign = written[at + 1] ?? '';
    const length = hexadecimalLengths.get(sign) ?? 0;
    const character = length > 0 ? numbered(written.slice(at + 2, at + 2 + length), length) : named.get(sign);
    if (character === undefined) return undefined;
    decoded += written.slice(from, at) + character;
    from = at + 2 + length;
  }
  return decoded + written.slice(from);
}

/** How many digits there are behind `x`, `u` and `U`. */
const hexadecimalLengths: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function numbered(digits: string, length: number): string | undefined {
  if (digits.length < length || !/^[\dA-Fa-f]+$/.test(digits)) return undefined;
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
}

const named: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1B'],
  [' ', ' '],
  ['"', '"'],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00A0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
