import type { TextRange } from '../text/range.ts';
import type { Field, SyntaxProblem } from './seedDocument.ts';
import type { Recovery } from './recoverHeader.ts';
import { isBlank, lineAt } from './lineScanner.ts';

/** Tabs where PyYAML does not take them, though other readers do: anywhere but in quotes, block scalars and comments. */
export function findStrayTabs(text: string, range: TextRange, fields: readonly Field[]): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const first = text.indexOf('\t', range.start);
  if (first === -1 || first >= range.end) return problems;
  const plain = withoutQuoted(text, fields);
  for (let tab = first; tab !== -1 && tab < range.end;) {
    let end = tab + 1;
    while (text[end] === '\t') end++;
    if (plain[tab] === '\t' && !isTabAllowed(plain, tab, fields))
      problems.push({ code: 'tab-indentation', range: { start: tab, end } });
    tab = text.indexOf('\t', end);
  }
  return problems;
}

/** Stray tabs beyond what is wrong already, and not in a value that is still to be quoted, where a tab may be right. */
export function findFurtherTabs(text: string, range: TextRange, { fields, problems }: Recovery): SyntaxProblem[] {
  const known = [
    ...problems.map((problem) => problem.range),
    ...fields.filter(({ value }) => value.kind === 'broken').map(({ valueRange }) => valueRange),
  ];
  const tabs = findStrayTabs(text, range, fields);
  return tabs.filter((tab) => !known.some(({ start, end }) => start < tab.range.end && tab.range.start < end));
}

/** The text with other characters in place of all in quotes in lists and mappings, of which PyYAML takes any. */
function withoutQuoted(text: string, fields: readonly Field[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { style, valueRange, value } of fields) {
    if (style !== 'collection' || value.kind === 'broken' || valueRange.start < position) continue;
    const { start, end } = valueRange;
    parts.push(text.slice(position, start), text.slice(start, end).replace(quoted, hide));
    position = end;
  }
  return parts.join('') + text.slice(position);
}

function hide(written: string): string {
  return '"'.repeat(written.length);
}

/** In a collection, quotes begin a text only where nothing but a sign of YAML's stands before them. */
const quoted = /(?<=^|[\s[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/gs;

const comment = /(?:^|[ \t])#/;

/** @param text with nothing in quotes in lists and mappings. */
function isTabAllowed(text: string, offset: number, fields: readonly Field[]): boolean {
  const within = (range: TextRange | undefined) => range !== undefined && range.start <= offset && offset < range.end;
  const field = fields.find((candidate) => within(candidate.range));
  if (field) {
    if (within(field.comment)) return true;
    if (within(field.keyRange)) return /["']/.test(text[field.keyRange.start]!);
    // The blanks at the end of a block's last line are a part of its text.
    if (isBlock(field) && offset >= field.valueRange.start)
      return isPastMark(text.slice(field.valueRange.start, offset));
    if (within(field.valueRange) && field.style !== 'collection') return field.style.endsWith('quoted');
  }
  const lineStart = Math.max(text.lastIndexOf('\n', offset), text.lastIndexOf('\r', offset)) + 1;
  if (field?.style === 'collection') return comment.test(text.slice(lineStart, offset));
  if (/^ *#/.test(text.slice(lineStart, offset))) return true;
  const above = fields.findLast(({ range }) => range.end <= lineStart);
  return above !== undefined && isOfBlock(text, above, lineStart);
}

function isBlock({ style }: Field): boolean {
  return style === 'literal' || style === 'folded';
}

/** Whether a tab after this part of a block stands in its text, or in a comment behind its `|` or `>`. */
function isPastMark(before: string): boolean {
  return /[\r\n]/.test(before) || comment.test(before);
}

/**
 * Whether a line below a field is one of nothing but blanks that belongs to its block: it is indented as much, or is the
 * first one, and so says how much that is.
 */
function isOfBlock(text: string, field: Field, lineStart: number): boolean {
  if (!isBlock(field)) return false;
  const { valueRange, range } = field;
  const first = range.end === lineStart ? ' ' : undefined;
  const indentation = /\n([ ]*)\S/.exec(text.slice(valueRange.start, valueRange.end))?.[1] ?? first;
  return indentation !== undefined && text.startsWith(indentation, lineStart) && isBlank(lineAt(text, lineStart).text);
}
