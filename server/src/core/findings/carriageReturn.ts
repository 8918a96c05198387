import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { isFieldLike, isKnownField } from '../syntax/keyLine.ts';
import { lineAt } from '../syntax/lineScanner.ts';
import { replacement } from '../text/edit.ts';
import { safeIf, type Fix } from './rule.ts';

/**
 * A lone CR is written as the file writes its line breaks where a line of the header begins after it. In a file that has
 * such breaks outside of its header they are its own: all of them are written anew, and only when asked.
 */
export function mendCarriageReturn(
  { text, frontMatter, isSound, fields }: SeedDocument,
  range: TextRange,
  keys: ReadonlySet<string>,
): Fix {
  const { header } = frontMatter;
  const isOwn = loneCarriageReturn.test(text.slice(0, header.start)) || loneCarriageReturn.test(text.slice(header.end));
  if (isOwn) {
    const lineBreak = usualLineBreak(text);
    const runs = Array.from(text.matchAll(carriageReturns)).filter(([run]) => run !== '\r\n');
    const edits = runs.map(({ 0: run, index }) => replacement({ start: index, end: index + run.length }, lineBreak));
    return { title: 'Write plain line breaks in all of the file', kind: 'unsafe', preferred: true, edits };
  }
  const rest = lineAt(text, range.end, header.end).text;
  const isFenceLike = /^(?:---|\.\.\.)/.test(text.slice(range.end, range.end + 3));
  const isBreak =
    isSound || isFenceLike || rest === '' || /^[ \t]/.test(rest) || isFieldLike(rest) || isKnownField(rest, keys);
  if (!isBreak) {
    const lineStart = Math.max(...['\r', '\n'].map((lineBreak) => text.lastIndexOf(lineBreak, range.start - 1))) + 1;
    // What stands after a sign for a comment would become a part of it.
    const isComment = text.slice(lineStart, range.start).includes('#');
    return { title: 'Write a space', kind: safeIf(!isComment), preferred: true, edits: [replacement(range, ' ')] };
  }
  // Several breaks in a row are one that was written badly; but in a value that is read each of them counts.
  const isCounted =
    isSound && fields.some(({ valueRange: { start, end } }) => start <= range.start && range.start < end);
  const run = isCounted ? '' : /^[\r\n]*/.exec(text.slice(range.end))![0].replace(/\n.*/s, '\n');
  const whole = { start: range.start, end: range.end + run.length };
  return {
    title: 'Write a plain line break',
    // PyYAML has a line break there; where it reads nothing, a word and a colon may be the rest of a text as well.
    kind: safeIf(!isFenceLike && (isSound || !isFieldLike(rest) || isKnownField(rest, keys))),
    preferred: true,
    edits: [replacement(whole, usualLineBreak(text))],
  };
}

/** The line break of most lines; the carriage returns in front of one do not count. */
function usualLineBreak(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length;
  const crlf = text.split(/(?<!\r)\r\n/).length;
  return crlf * 2 > all ? '\r\n' : '\n';
}

const carriageReturns = /\r+\n?/g;
const loneCarriageReturn = /\r(?!\n)/;
