import type { TextRange } from '../text/range.ts';
import type { FrontMatter, LinePrefix } from './seedDocument.ts';
import type { Line } from './lineScanner.ts';
import { isFence } from './fenceLine.ts';
import { readKeyLine } from './keyLine.ts';
import { firstWrittenLine, isBlank, rangeOfLine, scanLines } from './lineScanner.ts';

/**
 * The prefix of the lines of a file that has no header otherwise, or of all lines between its fences.
 * @param standard the header from a first line `---` to the next one, if there is one and nothing is read of it.
 */
export function findLinePrefix(
  text: string,
  standard: FrontMatter | undefined,
  keys: ReadonlySet<string>,
): LinePrefix | undefined {
  return standard ? findPrefixInFences(text, standard.header, keys) : findPrefixOfFile(text, keys);
}

function findPrefixInFences(text: string, header: TextRange, keys: ReadonlySet<string>): LinePrefix | undefined {
  const lines = [...scanLines(text, header.start, header.end)].filter((line) => !isBlank(line.text));
  const [first] = lines;
  const prefix = first && readPrefix(first.text, keys);
  if (!prefix || lines.length > mostHeaderLines) return undefined;
  // A bullet or the like before keys is damage of each key.
  if (prefix.name === 'indentation' || prefix.name === 'marks') return undefined;
  const prefixes = removable(lines, prefix);
  return prefixes && countFields(lines, prefixes, keys) > 1
    ? { name: prefix.name, range: rangeOfLine(first), prefixes }
    : undefined;
}

function findPrefixOfFile(text: string, keys: ReadonlySet<string>): LinePrefix | undefined {
  let start = 0;
  while (text[start] === '\uFEFF') start++;
  const first = firstWrittenLine(text, start);
  const prefix = readPrefix(first.text, keys);
  if (!prefix) return undefined;
  const { name, written } = prefix;
  const range = rangeOfLine(first);
  const lines = [...scanLines(text, first.start)];
  const ofFile = removable(lines, prefix);
  const head = lines.slice(0, mostHeaderLines);
  const closing = head.findIndex((line, index) => index > 0 && isFence(withoutPrefix(line.text, prefix, index) ?? ''));
  const header = closing === -1 ? leadingLines(head, prefix) : head.slice(0, closing + 1);
  const ofHeader = removable(header, prefix);
  const fields = countFields(header, ofHeader ?? prefixesOf(header, prefix), keys);
  if (fields < (closing === -1 ? 3 : 2)) return undefined;
  if (name === 'indentation') return closing === -1 || !ofFile ? undefined : { name, range, prefixes: ofFile };
  if (ofFile && (!written.startsWith('#') || hasHeadings(text, ofFile))) return { name, range, prefixes: ofFile };
  const goesOn = name !== 'comment' && mayGoOn(text.slice(header.at(-1)!.next), prefix);
  return { name, range, prefixes: goesOn ? undefined : ofHeader };
}

interface Prefix {
  readonly name: LinePrefix['name'];
  /** As it stands on the first line; of numbers, what stands after them. */
  readonly written: string;
  /** The first line's number. */
  readonly number: number;
}

/** More lines than the header of a seed has. */
const mostHeaderLines = 40;

/** What stands before a fence or a field on a line that begins with neither. */
function readPrefix(line: string, keys: ReadonlySet<string>): Prefix | undefined {
  const numbered = numberPrefix.exec(line);
  const [written = '', mark = ''] =
    numbered ?? /^(>{1,5}|&gt;|#|\/\/|;|%|--(?= )|\+(?!\+)| ?\*(?= )|[|$](?= )|[ \t])[ \t]*/.exec(line) ?? [];
  if (written === '') return undefined;
  const rest = line.slice(written.length);
  if (!isFence(rest) && !isPlainField(rest, keys)) return undefined;
  if (numbered) return { name: 'numbers', written: numbered[2]!, number: Number(mark) };
  return { name: nameOf(mark.trim()), written, number: 0 };
}

function nameOf(mark: string): LinePrefix['name'] {
  if (mark === '') return 'indentation';
  if (mark === '+') return 'diff';
  if (mark === '&gt;' || mark.startsWith('>')) return 'quotation';
  return /[*|$]/.test(mark) ? 'marks' : 'comment';
}

const numberPrefix = /^[ \t]*(\d{1,5})([ \t][|│][ \t]?|[:.)|│→]?[ \t]?)/;

function withoutPrefix(line: string, { name, written, number }: Prefix, index: number): string | undefined {
  if (name !== 'numbers') {
    if (line.startsWith(written)) return line.slice(written.length);
    return line === written.trimEnd() ? '' : undefined;
  }
  const expected = /^[ \t]*(\d{1,5})/.exec(line);
  if (!expected || Number(expected[1]) !== number + index) return undefined;
  const rest = line.slice(expected[0].length);
  if (rest.startsWith(written)) return rest.slice(written.length);
  return rest.trim() === written.trim() ? '' : undefined;
}

/** The lines up to the first that neither has the prefix nor is blank. */
function leadingLines(lines: readonly Line[], prefix: Prefix): readonly Line[] {
  const end = lines.findIndex(({ text }, index) => withoutPrefix(text, prefix, index) === undefined && !isBlank(text));
  return end === -1 ? lines : lines.slice(0, end);
}

/** The prefixes of those lines that have one. */
function prefixesOf(lines: readonly Line[], prefix: Prefix): readonly TextRange[] {
  return lines.flatMap(({ start, end, text }, index) => {
    const rest = withoutPrefix(text, prefix, index);
    return rest === undefined ? [] : [{ start, end: end - rest.length }];
  });
}

/** The prefixes of all lines; undefined where one has none. A blank line needs none, unless lines are numbered. */
function removable(lines: readonly Line[], prefix: Prefix): readonly TextRange[] | undefined {
  return leadingLines(lines, prefix).length === lines.length ? prefixesOf(lines, prefix) : undefined;
}

function countFields(lines: readonly Line[], prefixes: readonly TextRange[], keys: ReadonlySet<string>): number {
  const ends = new Map(prefixes.map(({ start, end }) => [start, end - start]));
  const found = new Set(lines.map(({ start, text }) => knownKey(text.slice(ends.get(start) ?? 0), keys)));
  found.delete(undefined);
  return prefixes.length === 0 ? 0 : found.size;
}

function isPlainField(line: string, keys: ReadonlySet<string>): boolean {
  return knownKey(line, keys) !== undefined;
}

/** The key of a field at the margin with a colon: in a comment or a quotation, other spellings are words. */
function knownKey(line: string, keys: ReadonlySet<string>): string | undefined {
  const read = readKeyLine(line, keys);
  const isPlain = read?.separator === ':' && read.indentation === 0 && !read.decorated && read.key === read.known;
  return isPlain ? read.known : undefined;
}

/** Whether headings of Markdown stand after the marks of a comment, which look like headings themselves. */
function hasHeadings(text: string, prefixes: readonly TextRange[]): boolean {
  return prefixes.some(({ end }) => text[end] === '#');
}

function mayGoOn(rest: string, { name, written }: Prefix): boolean {
  for (const { text } of scanLines(rest, 0)) {
    if (name === 'numbers' ? /^[ \t]*\d/.test(text) : text.startsWith(written.trimEnd())) return true;
  }
  return false;
}
