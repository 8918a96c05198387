import type { TextRange } from '../text/range.ts';
import type { FrontMatter } from './seedDocument.ts';
import type { Line } from './lineScanner.ts';
import { isBlank, lineAt, scanLines, skipBlanks } from './lineScanner.ts';
import { isFieldLike, isKnownField } from './keyLine.ts';

/**
 * Finds the header of a seed, also one whose fences are missing, damaged or not on the first line. Lines are looked
 * at one by one, each once.
 * @param keys the keys of the fields that a header may have: what tells a header from a body where fences do not.
 */
export function splitFrontMatter(text: string, keys: ReadonlySet<string>): FrontMatter {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = findOpening(text, start, keys);
  if (!opening) return missing(text, start);
  if (opening.language !== '') return foreign(text, start, opening);
  const headerStart = opening.fence?.next ?? opening.start;
  const closing = findClosing(
    text,
    headerStart,
    keys,
    opening.fence !== undefined,
    isCodeFence(opening.fence?.text ?? ''),
  );
  const leading = { start, end: opening.fence?.start ?? opening.start };
  const header = { start: headerStart, end: closing.fence?.start ?? closing.headerEnd };
  const openingRange = opening.fence ? rangeOf(opening.fence) : emptyAt(opening.start);
  const closingRange = closing.fence ? rangeOf(closing.fence) : emptyAt(header.end);
  const malformed: TextRange[] = [];
  if (opening.malformed) malformed.push(openingRange);
  if (closing.malformed) malformed.push(closingRange);
  return {
    kind: opening.fence === undefined ? 'unfenced' : closing.fence === undefined ? 'unclosed' : 'closed',
    leading,
    opening: openingRange,
    language: '',
    header,
    closing: closingRange,
    malformed,
    body: { start: closing.fence?.next ?? header.end, end: text.length },
  };
}

/**
 * The header from a first line `---` to the next line `---`: what `splitFrontMatter` finds, as long as nothing but plain
 * fields at the margin, with their folded lines, stands between. Undefined where the fences are not just so.
 */
export function splitPlainFrontMatter(text: string): FrontMatter | undefined {
  const headerStart = text.startsWith('---\n') ? 4 : text.startsWith('---\r\n') ? 5 : 0;
  if (headerStart === 0) return undefined;
  const closing = text.indexOf('\n---', headerStart - 1) + 1;
  const closingEnd = closing + 3;
  if (closing === 0) return undefined;
  let bodyStart = closingEnd;
  if (closingEnd < text.length) {
    const hasReturn = text.charCodeAt(closingEnd) === carriageReturn;
    bodyStart += hasReturn ? 2 : 1;
    if (bodyStart > text.length || text.charCodeAt(bodyStart - 1) !== lineFeed) return undefined;
  }
  return {
    kind: 'closed',
    leading: atStart,
    opening: firstFence,
    language: '',
    header: { start: headerStart, end: closing },
    closing: { start: closing, end: closingEnd },
    malformed: noRanges,
    body: { start: bodyStart, end: text.length },
  };
}

/**
 * The header from a first line `---` to the next line `---` or `...`, as every reader has it that stops at a document's
 * end; undefined where there is none. A `...` right before a line `---` ends the document inside the header.
 */
export function splitStandardFrontMatter(text: string): FrontMatter | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = lineAt(text, start);
  if (!isFence(opening.text)) return undefined;
  for (const line of scanLines(text, opening.next)) {
    const isEnd = isDocumentEndLine(line.text);
    if (!isEnd && !isFence(line.text)) continue;
    if (isEnd && line.next < text.length && isFence(lineAt(text, line.next).text)) continue;
    return {
      kind: 'closed',
      leading: { start, end: start },
      opening: rangeOf(opening),
      language: '',
      header: { start: opening.next, end: line.start },
      closing: rangeOf(line),
      malformed: isEnd ? [rangeOf(line)] : noRanges,
      body: { start: line.next, end: text.length },
    };
  }
  return undefined;
}

// The same for most seeds.
const atStart: TextRange = { start: 0, end: 0 };
const firstFence: TextRange = { start: 0, end: 3 };
const noRanges: readonly TextRange[] = [];

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Languages that some reader of front matter runs, or is known to have run. */
export const executableLanguages: ReadonlySet<string> = new Set(
  'js javascript jsx mjs cjs ts typescript coffee coffeescript cson python py ruby rb php lua perl lisp sh bash'.split(
    ' ',
  ),
);

interface Opening {
  readonly start: number;
  readonly fence: Line | undefined;
  readonly malformed: boolean;
  readonly language: string;
}

interface Closing {
  readonly headerEnd: number;
  readonly fence: Line | undefined;
  readonly malformed: boolean;
}

/** How many lines of other text a header may stand behind. */
const mostLeadingLines = 40;

/** How many lines that are no fields an unclosed header may have in a row. */
const mostStrayLines = 2;

function findOpening(text: string, start: number, keys: ReadonlySet<string>): Opening | undefined {
  const first = lineAt(text, start);
  if (isFence(first.text)) return { start, fence: first, malformed: false, language: '' };
  if (first.text.startsWith('---') && first.text[3] !== '-') {
    const language = first.text.slice(3).trim().toLowerCase();
    const executable = executableLanguages.has(language);
    return { start, fence: first, malformed: !executable, language: executable ? language : '' };
  }
  let count = 0;
  for (const line of scanLines(text, start)) {
    if (isBlank(line.text)) continue;
    const malformed = count === 0 && (isMalformedFence(line.text) || isCodeFence(line.text));
    if ((malformed || isFence(line.text)) && isFollowedByField(text, line, keys)) {
      return { start: line.start, fence: line, malformed: !isFence(line.text), language: '' };
    }
    if (count === 0 && isKnownField(line.text, keys)) {
      return { start: line.start, fence: undefined, malformed: false, language: '' };
    }
    if (++count > mostLeadingLines) break;
  }
  return undefined;
}

/**
 * The closing fence, or the place where the fields seem to end where there is none. A fence that comes only behind
 * the beginning of a body (a Markdown heading with text under it) is a rule of that body.
 */
function findClosing(
  text: string,
  headerStart: number,
  keys: ReadonlySet<string>,
  fenced: boolean,
  inCodeBlock: boolean,
): Closing {
  let headerEnd = headerStart;
  let contiguous = true;
  let heading = false;
  /** Whether all headings since the last field may as well be comments of a header. */
  let mayBeComment = true;
  let strayLines = 0;
  let fieldsGoOn = true;
  for (const line of scanLines(text, headerStart)) {
    const content = line.text;
    if (isFence(content)) return { headerEnd, fence: line, malformed: false };
    if (inCodeBlock && isCodeFence(content)) return { headerEnd, fence: line, malformed: true };
    if (headerEnd > headerStart && isMalformedFence(content) && !isFollowedByField(text, line, keys)) {
      return { headerEnd, fence: line, malformed: true };
    }
    if (isBlank(content)) contiguous = false;
    else if ((contiguous && strayLines === 0 && belongsToFields(content)) || isKnownField(content, keys)) {
      if (fieldsGoOn) headerEnd = line.next;
      contiguous = true;
      heading = false;
      strayLines = 0;
    } else if (content.startsWith('#')) {
      mayBeComment = (mayBeComment || !heading) && !content.startsWith('##');
      heading ||= markdownHeading.test(content);
    } else if (mayBeComment && undeclaredField.test(content)) {
      if (fieldsGoOn) headerEnd = line.next;
      contiguous = true;
      heading = false;
      strayLines = 0;
    } else if (heading || !fenced) break;
    else if (++strayLines > mostStrayLines) fieldsGoOn = false;
  }
  return { headerEnd, fence: undefined, malformed: false };
}

/** A line that can only belong to the fields it follows: another field, its indented continuation, a key being typed. */
function belongsToFields(line: string): boolean {
  return isFieldLike(line) || /^[ \t]/.test(line) || /^\w{1,40}$/.test(line);
}

function isFollowedByField(text: string, line: Line, keys: ReadonlySet<string>): boolean {
  for (const next of scanLines(text, line.next)) {
    if (!isBlank(next.text)) return isKnownField(next.text, keys);
  }
  return false;
}

/** Exactly what readers take for a fence: three dashes at the line's start, blanks behind them at most. */
function isFence(line: string): boolean {
  return line.startsWith('---') && skipBlanks(line, 3, line.length) === line.length;
}

function isDocumentEndLine(line: string): boolean {
  return line.startsWith('...') && skipBlanks(line, 3, line.length) === line.length;
}

function isMalformedFence(line: string): boolean {
  if (line.length > 80 || /^\w/.test(line)) return false;
  const trimmed = line.trim();
  if (line.startsWith('---') && trimmed[3] !== '-') return true;
  return trimmed === '---' || malformedFence.test(trimmed);
}

/** A header pasted with the Markdown code block that it was shown in. */
export function isCodeFence(line: string): boolean {
  return /^(?:`{3,}|~{3,})(?:ya?ml)?[ \t]*$/i.test(line);
}

const malformedFence =
  /^(?:--|-{4,}|-(?: -){2,}|\+{3}|[-\u2010-\u2015\u2212]*[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]*)$/;

/** A key as programs write them, which a sentence hardly begins with. */
const undeclaredField = /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*:(?: |$)/;

const markdownHeading = /^#{1,6}[ \t]/;

function rangeOf({ start, end }: Line): TextRange {
  return { start, end };
}

function emptyAt(offset: number): TextRange {
  return { start: offset, end: offset };
}

function missing(text: string, start: number): FrontMatter {
  const empty = emptyAt(start);
  return {
    kind: 'missing',
    leading: empty,
    opening: empty,
    language: '',
    header: empty,
    closing: empty,
    malformed: [],
    body: { start, end: text.length },
  };
}

/** What a program's source would hold is not looked into: its end is the next fence, and nothing of it is a field. */
function foreign(text: string, start: number, { fence, language }: Opening): FrontMatter {
  const opening = fence ? rangeOf(fence) : emptyAt(start);
  const headerStart = fence?.next ?? start;
  let closing: Line | undefined;
  for (const line of scanLines(text, headerStart)) {
    if (!isFence(line.text)) continue;
    closing = line;
    break;
  }
  const header = { start: headerStart, end: closing?.start ?? text.length };
  return {
    kind: 'foreign',
    leading: emptyAt(start),
    opening,
    language,
    header,
    closing: closing ? rangeOf(closing) : emptyAt(text.length),
    malformed: [],
    body: { start: closing?.next ?? text.length, end: text.length },
  };
}
