import type { SeedContext } from '../corpus/seedContext.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { Heading, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { isBlank, scanLines } from '../syntax/lineScanner.ts';
import { nearest } from '../text/similarity.ts';

/** How a heading asked for is written where its level is not said. */
export function writeSummaryHeading({ body }: Configuration, text: string, level = body.levels[0]!): string {
  return `${'#'.repeat(level)} ${text}`;
}

/**
 * True for a body as most are: it begins with a heading asked for, text follows, and none of these headings comes a
 * second time. It takes a look at a few places, and says nothing that `findSummaryHeadings` would not.
 */
export function hasSummaryFirst({ document, configuration }: SeedContext): boolean {
  if (last?.document !== document || last.wanted !== configuration.body) {
    const wanted = configuration.body;
    last = { document, wanted, isFirst: beginsWithSummary(document, wanted) };
  }
  return last.isFirst;
}

/** Two rules ask for the same, one after the other. */
let last:
  { readonly document: SeedDocument; readonly wanted: Configuration['body']; readonly isFirst: boolean } | undefined;

function beginsWithSummary({ text, frontMatter }: SeedDocument, { headings, levels }: Configuration['body']): boolean {
  const { start } = frontMatter.body;
  let level = 0;
  while (level < highestLevel && text.charCodeAt(start + level) === hash) level++;
  if (!levels.includes(level) || text.charCodeAt(start + level) !== space) return false;
  const words = start + level + 1;
  let behind = 0;
  for (const heading of headings) {
    const end = words + heading.length;
    if (text.startsWith(heading, words) && isBreak(text.charCodeAt(end)) && isPlainHeading(heading)) behind = end;
  }
  if (behind === 0) return false;
  for (const heading of headings) if (text.indexOf(heading, behind) !== -1) return false;
  return beginsWithText(text, behind);
}

/** True for words that stand for themselves behind `## `. */
function isPlainHeading(heading: string): boolean {
  if (heading === lastPlain) return true;
  if (!/^[^\s#](?:[^\r\n#]*[^\s#])?$/.test(heading)) return false;
  lastPlain = heading;
  return true;
}

/** Most seeds have the same. */
let lastPlain: string | undefined;

function isBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** True where the first line that is not blank is the beginning of a paragraph, and not a heading by being underlined. */
function beginsWithText(text: string, start: number): boolean {
  let position = start;
  while (isBlankCharacter(text.charCodeAt(position))) position++;
  if (!isLetter(text.charCodeAt(position))) return false;
  const lineEnd = text.indexOf('\n', position);
  const line = lineEnd === -1 ? text.slice(position) : text.slice(position, lineEnd);
  const carriage = line.indexOf('\r');
  if (carriage !== -1 && carriage !== line.length - 1) return false;
  if (lineEnd === -1) return true;
  let next = lineEnd + 1;
  while (text.charCodeAt(next) === space) next++;
  const code = text.charCodeAt(next);
  return code !== equalsSign && code !== dash;
}

function isBlankCharacter(code: number): boolean {
  return code === space || isBreak(code);
}

/** A letter or digit, as nearly all paragraphs begin; no mark of Markdown, and no blank of any kind. */
function isLetter(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

const highestLevel = 6;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const hash = 0x23;
const dash = 0x2d;
const equalsSign = 0x3d;

/** The body's headings that are exactly as asked for. */
export function findSummaryHeadings({ document, configuration }: SeedContext): readonly Heading[] {
  const { headings, levels } = configuration.body;
  return document.headings.filter(({ level, text }) => levels.includes(level) && headings.includes(text));
}

/** The lines of a heading: one, or two where it is underlined. */
export function linesOfHeading({ text, frontMatter }: SeedDocument, { range }: Heading): TextRange {
  if (/^ {0,3}#/.test(text.slice(range.start, range.start + 4))) return range;
  const [, underline] = scanLines(text, range.start, frontMatter.body.end);
  return { start: range.start, end: underline?.end ?? range.end };
}

/** A line of the body that is meant as a heading asked for. */
export interface NearMiss {
  readonly range: TextRange;
  readonly meant: string;
  /** False where the words differ by more than a slip. */
  readonly certain: boolean;
}

/**
 * The first near miss: a heading of another level, case or punctuation, with a slip in it, or fewer of its words; or a
 * line of its own that is no heading to Markdown: in bold, without the space behind `##`, or without any mark.
 */
export function findNearMiss({ document, configuration }: SeedContext): NearMiss | undefined {
  const wanted = configuration.body.headings;
  const headings = document.headings.map((heading) => ({
    range: linesOfHeading(document, heading),
    ...meantHeading(wordsOf(heading.text), wanted, true),
  }));
  const candidates = [...headings, ...linesMeantAsHeadings(document, wanted)].toSorted(
    (a, b) => Number(b.certain) - Number(a.certain) || a.range.start - b.range.start,
  );
  return candidates.find((candidate): candidate is NearMiss => candidate.meant !== undefined);
}

interface Guess {
  readonly meant: string | undefined;
  readonly certain: boolean;
}

function meantHeading(words: string, wanted: readonly string[], isMarked: boolean): Guess {
  const same = wanted.find((heading) => wordsOf(heading) === words);
  const near = same ?? (isMarked ? nearest(words, wanted) : undefined);
  if (near !== undefined) return { meant: near, certain: true };
  const isPart = (heading: string) => words !== '' && ` ${wordsOf(heading)} `.includes(` ${words} `);
  return { meant: isMarked ? wanted.find(isPart) : undefined, certain: false };
}

/** Lines that Markdown does not take for headings. */
function* linesMeantAsHeadings(
  { text, frontMatter, headings }: SeedDocument,
  wanted: readonly string[],
): Generator<Guess & { range: TextRange }> {
  const known = new Set(headings.map(({ range }) => range.start));
  let afterBlank = true;
  let isCode = false;
  for (const { start, end, text: line } of scanLines(text, frontMatter.body.start, frontMatter.body.end)) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
    // A line within a paragraph is a part of it, even where it has just these words.
    const isMarked = /^ {0,3}(?:#{1,6}[^#\s]|\*\*|__)/.test(line);
    if (!isCode && line.length <= longestHeading && (isMarked || afterBlank) && !known.has(start)) {
      const guess = meantHeading(wordsOf(line), wanted, isMarked);
      if (guess.certain) yield { range: { start, end }, ...guess };
    }
    afterBlank = isBlank(line);
  }
}

/** A longer line is text. */
const longestHeading = 120;

/** The words of a line, without `#`, emphasis, a final colon or full stop, and differences of case and spacing. */
function wordsOf(line: string): string {
  return line
    .slice(0, longestHeading)
    .replace(/[#*_:.]+/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}
