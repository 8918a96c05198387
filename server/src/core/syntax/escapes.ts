import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import { insertion, removal } from '../text/edit.ts';

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

/** How many digits there are after `x`, `u` and `U`. */
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

/** The first `\` sequence within a range that YAML's double quotes do not know. */
export function findBadEscape(text: string, range: TextRange): TextRange | undefined {
  for (const { start, end, kind } of escapesIn(text, range)) if (kind !== 'known') return { start, end };
  return undefined;
}

interface WrittenEscape extends TextRange {
  /** `known` to YAML; `sign` for one before a quote or a mark, which stands for that; `letter` for any other. */
  readonly kind: 'known' | 'sign' | 'letter';
}

function* escapesIn(text: string, { start, end }: TextRange): Iterable<WrittenEscape> {
  for (let position = text.indexOf('\\', start); position !== -1 && position < end - 1;) {
    knownEscape.lastIndex = position;
    const match = knownEscape.exec(text);
    const isKnown = match !== null && !(match[1] !== undefined && Number.parseInt(match[1], 16) > 0x10ffff);
    const next = Math.min(position + 2, end);
    const kind = isKnown ? 'known' : /[\p{L}\p{N}]/u.test(text[position + 1]!) ? 'letter' : 'sign';
    yield { start: position, end: isKnown ? knownEscape.lastIndex : next, kind };
    position = text.indexOf('\\', next);
  }
}

const knownEscape = /\\(?:[0abt\tnvfre "/\\N_LP\r\n]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U([\dA-Fa-f]{8}))/y;

/**
 * Repairs the backslashes of a value in double quotes. Where one of them stands before a letter that makes no escape of it,
 * all are meant as they stand (`C:\temp\Users`) and doubled, but those before quotes. Before a mark, as in `It\'s`, it
 * only goes. Not certain where escapes by number, or doubled backslashes, show that somebody knew what he wrote.
 */
export function mendBackslashes(
  text: string,
  range: TextRange,
): { readonly edits: readonly TextEdit[]; readonly certain: boolean } {
  const escapes = [...escapesIn(text, range)];
  const areLiteral = escapes.some(({ kind }) => kind === 'letter') || escapes.every(({ kind }) => kind === 'known');
  const edits: TextEdit[] = [];
  let certain = true;
  for (const { start, end, kind } of escapes) {
    const sign = text[start + 1]!;
    if (kind === 'sign') edits.push(removal({ start, end: start + 1 }));
    else if (areLiteral && !/["/\r\n]/.test(sign)) {
      const beginsPath = sign === '\\' && start === range.start + 1;
      if ((sign === '\\' && !beginsPath) || end - start > 2) certain = false;
      edits.push(insertion(start, beginsPath ? '\\\\' : '\\'));
    }
  }
  return { edits, certain };
}
