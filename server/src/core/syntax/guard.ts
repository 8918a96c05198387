import type { TextRange } from '../text/range.ts';
import type { FieldNames } from '../schema/fields.ts';
import type { SyntaxProblem } from './seedDocument.ts';
import { builtInNames } from '../schema/fields.ts';
import {
  apostrophe,
  asterisk,
  backslash,
  carriageReturn,
  colon,
  comma,
  dash,
  exclamationMark,
  hash,
  lineFeed,
  openingBrace,
  openingBracket,
  questionMark,
  quotationMark,
  space,
  tab,
} from '../text/characterCodes.ts';
import { skipBlanks } from './lineScanner.ts';
import { longListAt } from './longLists.ts';

/** The longest header that is read where the configuration does not say, in UTF-16 code units. */
export const longestHeader = 32 * 1024;

/** What is particular about the headers of a corpus. */
export interface HeaderOptions {
  /** How much is read of a header at most, in UTF-16 code units; 1 MiB at most. */
  readonly length: number;
  readonly names: FieldNames;
}

export const defaultHeaderOptions: HeaderOptions = {
  length: longestHeader,
  names: builtInNames,
};

/** Fields are read and repaired one by one. */
const mostFields = 200;
/**
 * A YAML parser takes up to 50 microseconds for each, and as long again to say what is wrong. The lines of long lists do
 * not count: they are not given to it, see `longLists.ts`.
 */
const mostLines = 2000;
const mostLinesOfLong = 5000;
/**
 * Characters outside of long lists that may be a token of their own, or a mistake of their own. They count where a
 * header is longer than `longestHeader`, which bounds them too.
 */
const mostMarks = 10_000;
/**
 * A parser, and the search for what damaged quotes mean, take some 10 microseconds for each. In a header of words, one
 * character in a hundred is one.
 */
const mostQuotes = 2000;
/** Each may open a level of its own, and a parser goes down into them. */
const mostBrackets = 1000;
const mostIndicatorsInLine = 200;
const deepestIndentation = 200;

/**
 * Why a header is not given to a YAML parser; undefined where it is within the limits. Within them `yaml` was measured never to throw,
 * and to take some tenths of a second where a header is made to be slow; a real header is five lines.
 */
export function refuseHeader(
  text: string,
  { start, end }: TextRange,
  limits: Pick<HeaderOptions, 'length'> = defaultHeaderOptions,
): SyntaxProblem | undefined {
  const length = end - start;
  if (length > limits.length) return { code: 'yaml-syntax', range: { start, end: start }, mistake: 'too large' };
  const isLong = length > longestHeader;
  if (!isLong && isHarmless(text.slice(start, end))) return undefined;
  let lines = 0;
  let fields = 0;
  let brackets = 0;
  let marks = 0;
  let quotes = 0;
  for (let lineStart = start; lineStart < end;) {
    let indicators = 0;
    let position = lineStart;
    for (; position < end; position++) {
      const code = text.charCodeAt(position);
      if (code === lineFeed || code === carriageReturn) break;
      if (code === openingBracket || code === openingBrace) brackets++;
      else if (isMark(code)) {
        marks++;
        if (code === quotationMark || code === apostrophe) quotes++;
      } else if (code === dash || code === colon || code === questionMark) {
        const next = text.charCodeAt(position + 1);
        if (next === space || next === tab) indicators++;
      }
    }
    if (mayBeginField(text, lineStart, position)) fields++;
    const tooComplex =
      ++lines > (isLong ? mostLinesOfLong : mostLines) ||
      fields > mostFields ||
      brackets > mostBrackets ||
      (isLong ? marks > mostMarks : quotes > mostQuotes) ||
      indicators > mostIndicatorsInLine ||
      skipBlanks(text, lineStart, position) - lineStart > deepestIndentation;
    if (tooComplex) return { code: 'yaml-syntax', range: { start: lineStart, end: position }, mistake: 'too complex' };
    lineStart = longListAt(text, lineStart, end)?.range.end ?? position + (text.startsWith('\r\n', position) ? 2 : 1);
  }
  return undefined;
}

/** Quotes, commas, backslashes, and the marks of anchors, aliases and tags. */
function isMark(code: number): boolean {
  return (code <= asterisk && code >= exclamationMark && code !== hash) || code === comma || code === backslash;
}

/** True for a line at the margin that is neither a list's item nor a comment. */
function mayBeginField(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  return start < end && code !== space && code !== tab && code !== dash && code !== hash;
}

/** True for a header far from all limits, as every real one is: a few searches, instead of a look at each character. */
function isHarmless(header: string): boolean {
  let left = mostCounted;
  for (const piece of counted) {
    for (let place = header.indexOf(piece); place !== -1; place = header.indexOf(piece, place + 1)) {
      if (--left < 0) return false;
    }
  }
  return !header.includes('\t') && !header.includes(indentation);
}

const counted = ['\n', '\r', ': ', '- ', '? ', '[', '{', '"', "'"];
/** A header with no more lines, brackets, quotes and indicators than this, all counted together, is far from all limits. */
export const mostCounted = Math.min(mostFields, mostBrackets, mostIndicatorsInLine);
const indentation = ' '.repeat(8);

/**
 * The places of characters that PyYAML refuses, or takes for line breaks where YAML 1.2 readers do not. A control sequence
 * of a terminal counts as one, and so does a run of control characters. Of very many, only the first few are reported, and
 * the last of these carries the rest.
 */
export function findForbiddenCharacters(text: string, { start, end }: TextRange): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const header = text.slice(start, end);
  for (const match of header.matchAll(forbidden)) {
    const [written] = match;
    const range = { start: start + match.index, end: start + match.index + written.length };
    const mistake = lineSeparator.test(written)
      ? 'line separator'
      : written.length > 2
        ? 'control sequence'
        : 'control character';
    const previous = problems.at(-1);
    const isRun = mistake === 'control character' && previous?.code === 'yaml-syntax' && previous.mistake === mistake;
    if (isRun && previous.range.end === range.start) {
      problems.splice(-1, 1, { ...previous, range: { start: previous.range.start, end: range.end } });
    } else problems.push({ code: 'yaml-syntax', range, mistake });
  }
  if (problems.length <= mostForbidden) return problems;
  const reported = problems.slice(0, fewOfMany);
  const last = reported.pop()!;
  return [...reported, { ...last, further: problems.slice(fewOfMany) } as SyntaxProblem];
}

/** One report each, unless there are more: a binary file would have thousands. */
const mostForbidden = 20;
/** How many are reported then: each comes with fixes, and the header is read anew to judge each of them. */
const fewOfMany = 3;

/**
 * Sequences that make a terminal colour its text, move its cursor and the like (ECMA-48), as far as they cannot be
 * taken for letters after a lost `ESC`: with `[` and parameters or the most usual signs, with `]` up to their end, and
 * those that choose a set of characters.
 */
const controlSequence = String.raw`(?:\x1B\[|\x9B)(?:[\d;?]{1,40}[@-~]|[mKJH])|\x1B\][^\x07\x1B\r\n]{0,2000}(?:\x07|\x1B\\)|\x1B[()][0-2AB]`;

/** All that PyYAML's reader does not let through (`NON_PRINTABLE` of reader.py), and the line breaks of YAML 1.1. */
const forbidden = new RegExp(
  String.raw`${controlSequence}|[^\t\n\r\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|\r(?!\n)`,
  'gu',
);

const lineSeparator = /^[\r\x85\u2028\u2029]$/;
