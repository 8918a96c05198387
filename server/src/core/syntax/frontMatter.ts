import type { TextRange } from '../text/range.ts';
import type { FrontMatter } from './seedDocument.ts';
import type { Line } from './lineScanner.ts';
import { byteOrderMark, carriageReturn, lineFeed } from '../text/characterCodes.ts';
import { isBlank, lineAt, rangeOfLine, scanLines, startOfText } from './lineScanner.ts';
import {
  executableLanguage,
  isCodeFence,
  isDocumentEndLine,
  isFence,
  isMalformedFence,
  isMarksOnly,
  opensCodeBlock,
  withoutInvisible,
} from './fenceLine.ts';
import { isFieldLike, isKnownField, readKeyLine } from './keyLine.ts';

/**
 * Finds the header of a seed, also one whose fences are missing, damaged or not on the first line. Lines are looked
 * at one by one, each once.
 * @param keys the keys of the fields that a header may have: what tells a header from a body where fences do not.
 */
export function splitFrontMatter(text: string, keys: ReadonlySet<string>): FrontMatter {
  const start = startOfText(text);
  const opening = findOpening(text, start, keys);
  if (!opening) return missingFrontMatter(text);
  if (opening.language !== '') return foreign(text, start, opening);
  const headerStart = opening.fence?.next ?? opening.start;
  const closing = findClosing(text, headerStart, keys, opening.fence?.text);
  const leading = { start, end: opening.fence?.start ?? opening.start };
  const header = { start: headerStart, end: closing.fence?.start ?? closing.headerEnd };
  const openingRange = opening.fence ? rangeOfLine(opening.fence) : emptyAt(opening.start);
  const closingRange = closing.fence ? rangeOfLine(closing.fence) : emptyAt(header.end);
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
  const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  const headerStart = text.startsWith('---\n', start) ? start + 4 : text.startsWith('---\r\n', start) ? start + 5 : 0;
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
    leading: start === 0 ? atStart : { start, end: start },
    opening: start === 0 ? firstFence : { start, end: start + 3 },
    language: '',
    header: { start: headerStart, end: closing },
    closing: { start: closing, end: closingEnd },
    malformed: noRanges,
    body: { start: bodyStart, end: text.length },
  };
}

/**
 * The header from a first line `---` to the next line `---` or `...`, as every reader has it that stops at a document's
 * end; undefined where there is none. A `...` before a line `---` ends the document inside the header.
 */
export function splitStandardFrontMatter(text: string): FrontMatter | undefined {
  const start = startOfText(text);
  const opening = lineAt(text, start);
  if (!isFence(opening.text)) return undefined;
  for (const line of scanLines(text, opening.next)) {
    const isEnd = isDocumentEndLine(line.text);
    if (!isEnd && !isFence(line.text)) continue;
    if (isEnd && isFollowedBy(text, line, isFence)) continue;
    return {
      kind: 'closed',
      leading: { start, end: start },
      opening: rangeOfLine(opening),
      language: '',
      header: { start: opening.next, end: line.start },
      closing: rangeOfLine(line),
      malformed: isEnd ? [rangeOfLine(line)] : noRanges,
      body: { start: line.next, end: text.length },
    };
  }
  return undefined;
}

// The same for most seeds.
const atStart: TextRange = { start: 0, end: 0 };
const firstFence: TextRange = { start: 0, end: 3 };
const noRanges: readonly TextRange[] = [];

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

/** How many lines of other text a header may stand after. */
const mostLeadingLines = 40;

/** How many lines that are no fields an unclosed header may have in a row. */
const mostStrayLines = 2;

function findOpening(text: string, start: number, keys: ReadonlySet<string>): Opening | undefined {
  let count = 0;
  for (const line of scanLines(text, start)) {
    if (withoutInvisible(line.text) === '') continue;
    const opening = count === 0 ? readFirstLine(text, line, line.start === start, keys) : undefined;
    if (opening) return opening;
    if (isFence(line.text) && isFollowedByField(text, line, keys)) {
      return { start: line.start, fence: line, malformed: false, language: '' };
    }
    if (++count > mostLeadingLines) break;
  }
  return undefined;
}

/** The first line that shows anything, as the start of a header; after other lines only where a field follows. */
function readFirstLine(text: string, line: Line, atStart: boolean, keys: ReadonlySet<string>): Opening | undefined {
  const language = executableLanguage(line.text);
  if (language !== '') return { start: line.start, fence: line, malformed: false, language };
  const malformed = !isFence(line.text);
  if (atStart && (!malformed || /^---[^-]/.test(line.text))) {
    return { start: line.start, fence: line, malformed, language: '' };
  }
  const isMeant = isMalformedFence(line.text) || isCodeFence(line.text) || isDocumentEndLine(line.text);
  if (malformed && isMeant && isFollowedByField(text, line, keys)) {
    return { start: line.start, fence: line, malformed, language: '' };
  }
  return isKnownField(line.text, keys)
    ? { start: line.start, fence: undefined, malformed: false, language: '' }
    : undefined;
}

/**
 * The closing fence, or the place where the fields seem to end where there is none. A fence that comes only after
 * the beginning of a body (a Markdown heading with text under it) is a rule of that body.
 */
function findClosing(
  text: string,
  headerStart: number,
  keys: ReadonlySet<string>,
  opening: string | undefined,
): Closing {
  const fenced = opening !== undefined;
  const inCodeBlock = isCodeFence(opening ?? '');
  let headerEnd = headerStart;
  let contiguous = true;
  let heading = false;
  /** Whether all headings since the last field may as well be comments of a header. */
  let mayBeComment = true;
  let strayLines = 0;
  let fieldsGoOn = true;
  let inCode = false;
  const seen = new Set<string>();
  for (const line of scanLines(text, headerStart)) {
    const content = line.text;
    const inBody = heading && !mayBeComment;
    if (!inCodeBlock && headerEnd > headerStart && /^(?:`{3}|~{3})/.test(content)) inCode = !inCode;
    const isComplete = strayLines > 0 && !contiguous && seen.size === keys.size;
    // After a complete header and other text it is a rule of the body, and no field follows.
    if (isFence(content) && !inBody) return { headerEnd, fence: isComplete ? undefined : line, malformed: false };
    if (inCodeBlock && isCodeFence(content)) return { headerEnd, fence: line, malformed: true };
    if (headerEnd > headerStart && !inBody && strayLines === 0 && isMeantAsClosing(text, line, keys, opening)) {
      return { headerEnd, fence: line, malformed: true };
    }
    const known = readKnownKey(content, keys);
    if (isBlank(content)) contiguous = false;
    else if (
      (contiguous && strayLines === 0 && (known !== undefined || belongsToFields(content))) ||
      (known !== undefined && (!seen.has(known) || strayLines === 0))
    ) {
      if (known !== undefined) seen.add(known);
      if (fieldsGoOn) headerEnd = line.next;
      contiguous = true;
      heading = false;
      strayLines = 0;
    } else if (content.startsWith('#')) {
      mayBeComment = (mayBeComment || !heading) && !content.startsWith('##');
      heading ||= markdownHeading.test(content);
    } else if (mayBeComment && !inCode && undeclaredField.test(content)) {
      if (fieldsGoOn) headerEnd = line.next;
      contiguous = true;
      heading = false;
      strayLines = 0;
    } else if (isMarksOnly(content) && !heading) continue;
    else if (heading || !fenced) break;
    else if (++strayLines > mostStrayLines) fieldsGoOn = false;
  }
  return { headerEnd, fence: undefined, malformed: false };
}

/**
 * Whether a line is a damaged closing fence, and not a rule or a code block of the body below a header that is not closed.
 * Above a true fence it is a stray mark, unless the header is opened by the same.
 */
function isMeantAsClosing(text: string, line: Line, keys: ReadonlySet<string>, opening: string | undefined): boolean {
  // Most lines are none of these: what follows is looked at for the others alone.
  const isDamaged = isDocumentEndLine(line.text) || isMalformedFence(line.text);
  if (!isDamaged && !(isCodeFence(line.text) && !/[a-z]/i.test(line.text))) return false;
  if (isFollowedByField(text, line, keys)) return false;
  const isPair = line.text.trim() === opening?.trim();
  if (!isPair && isMarksOnly(line.text) && isFollowedBy(text, line, isFence)) return false;
  return isDamaged || !opensCodeBlock(text, line);
}

function readKnownKey(line: string, keys: ReadonlySet<string>): string | undefined {
  const read = readKeyLine(line, keys);
  return read?.separator === '' ? undefined : read?.known;
}

/** A line that can only belong to the fields it follows: another field, its indented continuation, a key being typed. */
function belongsToFields(line: string): boolean {
  return isFieldLike(line) || /^[ \t]/.test(line) || /^\w{1,40}$/.test(line);
}

function isFollowedByField(text: string, line: Line, keys: ReadonlySet<string>): boolean {
  return isFollowedBy(text, line, (next) => isKnownField(next, keys) || next.trim() === '{');
}

function isFollowedBy(text: string, line: Line, test: (line: string) => boolean): boolean {
  for (const next of scanLines(text, line.next)) if (!isBlank(next.text)) return test(next.text);
  return false;
}

/** A key as programs write them, which a sentence hardly begins with. */
const undeclaredField = /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*:(?: |$)/;

const markdownHeading = /^#{1,6}[ \t]/;

function emptyAt(offset: number): TextRange {
  return { start: offset, end: offset };
}

/** A text without any header: all of it is body. */
export function missingFrontMatter(text: string): FrontMatter {
  const start = startOfText(text);
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

/** A header that is a program is not read: it ends at the next fence, and none of its lines is a field. */
function foreign(text: string, start: number, { start: openingStart, fence, language }: Opening): FrontMatter {
  const opening = fence ? rangeOfLine(fence) : emptyAt(start);
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
    leading: { start, end: openingStart },
    opening,
    language,
    header,
    closing: closing ? rangeOfLine(closing) : emptyAt(text.length),
    malformed: [],
    body: { start: closing?.next ?? text.length, end: text.length },
  };
}
