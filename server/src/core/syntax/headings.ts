import type { TextRange } from '../text/range.ts';
import type { Line } from './lineScanner.ts';
import type { Heading } from './seedDocument.ts';
import { dash, equalsSign, grave, hash, space, tilde } from '../text/characterCodes.ts';
import { codeBlockAfter } from './fenceLine.ts';
import { lineAt, rangeOfLine } from './lineScanner.ts';

/** The ATX (`## Words`) and setext (underlined) headings of a Markdown text, none of those inside fenced code. */
export function findHeadings(text: string, body: TextRange): Heading[] {
  const headings: Heading[] = [];
  let codeBlock: string | undefined;
  let previous: number | undefined;
  const hasLoneReturns = text.includes('\r') && loneReturn.test(text);
  for (let position = body.start, next = position; position < body.end; position = next) {
    // Finding a line feed is quick, and most lines begin in a way that no heading or code does.
    const feed = hasLoneReturns ? -1 : text.indexOf('\n', position);
    const mark = markOf(text, position);
    const isUnderline = mark === equalsSign || mark === dash;
    const isPlain = mark === undefined || (isUnderline && !mayBeUnderlined(text, previous));
    if (feed !== -1 && feed < body.end && isPlain) {
      next = feed + 1;
      previous = codeBlock === undefined ? position : undefined;
      continue;
    }
    const line = lineAt(text, position, body.end);
    next = line.next;
    const wasInCode = codeBlock !== undefined;
    if (mark === grave || mark === tilde) codeBlock = codeBlockAfter(line.text, codeBlock);
    const underlined = isUnderline && previous !== undefined ? lineAt(text, previous, body.end) : undefined;
    const heading = wasInCode || codeBlock !== undefined ? undefined : readHeading(line, underlined);
    if (heading) headings.push(heading);
    previous = codeBlock === undefined ? position : undefined;
    if (headings.length === mostHeadings) break;
  }
  return headings;
}

/** The heading that a line is, or makes of the line above it. @param above where this line may underline it */
function readHeading(line: Line, above: Line | undefined): Heading | undefined {
  const atx = atxHeading.exec(line.text);
  if (atx) return { level: atx[1]!.length, text: atxText(line.text.slice(atx[0].length)), range: rangeOfLine(line) };
  if (!above || !setextUnderline.test(line.text) || !isParagraphLine(above.text)) return undefined;
  return { level: line.text.includes('=') ? 1 : 2, text: above.text.trim(), range: rangeOfLine(above) };
}

/** The character that the line at `start` begins with, if headings, their underlines and fences of code begin with it. */
function markOf(text: string, start: number): number | undefined {
  const code = text.charCodeAt(skipIndentation(text, start));
  const isMark = code === hash || code === grave || code === tilde || code === equalsSign || code === dash;
  return isMark ? code : undefined;
}

/** Whether the line at `start` may be a paragraph, by its first character. */
function mayBeUnderlined(text: string, start: number | undefined): boolean {
  return start !== undefined && !noParagraph.has(text[skipIndentation(text, start)]);
}

function skipIndentation(text: string, start: number): number {
  let position = start;
  while (position < start + 3 && text.charCodeAt(position) === space) position++;
  return position;
}

const noParagraph: ReadonlySet<string | undefined> = new Set('\r\n\t #>`~|*+-');
const loneReturn = /\r(?!\n)/;

/** More than any article has; keeps a hostile body from filling the memory. */
const mostHeadings = 1000;

const atxHeading = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const setextUnderline = /^ {0,3}(?:=+|-+)[ \t]*$/;

/** The words after the opening `#`s without the closing ones, if any. */
function atxText(rest: string): string {
  const words = rest.trim();
  let end = words.length;
  while (end > 0 && words[end - 1] === '#') end--;
  const closed = end < words.length && (end === 0 || words[end - 1] === ' ' || words[end - 1] === '\t');
  return (closed ? words.slice(0, end) : words).trim();
}

/** A line that a setext underline can turn into a heading: text that starts no other block. */
function isParagraphLine(line: string): boolean {
  return /^ {0,3}[^\s#>`~|*+-]/.test(line) && !setextUnderline.test(line);
}
