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

/** The body's headings that are exactly as asked for. */
export function findSummaryHeadings({ document, configuration }: SeedContext): readonly Heading[] {
  const { headings, levels } = configuration.body;
  const found: Heading[] = [];
  for (const heading of document.headings) {
    if (levels.includes(heading.level) && headings.includes(heading.text)) found.push(heading);
  }
  return found;
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
 * line of its own that is no heading to Markdown: in bold, without the space after `##`, or without any mark.
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
    const isFirst = afterBlank;
    afterBlank = isBlank(line);
    // Most lines are none of these.
    if (afterBlank || (!isFirst && !marks.has(line[0]))) continue;
    if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
    // A line within a paragraph is a part of it, even where it has just these words.
    const isMarked = /^ {0,3}(?:#{1,6}[^#\s]|\*\*|__)/.test(line);
    if (!isCode && line.length <= longestHeading && (isMarked || isFirst) && !known.has(start)) {
      const guess = meantHeading(wordsOf(line), wanted, isMarked);
      if (guess.certain) yield { range: { start, end }, ...guess };
    }
  }
}

/** How fences of code, headings and words in bold begin, or blanks before them. */
const marks: ReadonlySet<string | undefined> = new Set(' `~#*_');

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
