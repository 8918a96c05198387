import type { TextRange } from '../text/range.ts';
import type { Heading } from './seedDocument.ts';
import type { Line } from './lineScanner.ts';
import { scanLines } from './lineScanner.ts';

/** The ATX (`## Words`) and setext (underlined) headings of a Markdown text, none of those inside fenced code. */
export function findHeadings(text: string, body: TextRange): Heading[] {
  const headings: Heading[] = [];
  let codeFence: string | undefined;
  let previous: Line | undefined;
  for (const line of scanLines(text, body.start, body.end)) {
    const content = line.text;
    const fence = openingCodeFence.exec(content)?.[1];
    if (codeFence !== undefined) {
      if (fence?.startsWith(codeFence) && content.trim() === fence) codeFence = undefined;
    } else if (fence !== undefined) codeFence = fence;
    else {
      const atx = atxHeading.exec(content);
      if (atx) headings.push({ level: atx[1]!.length, text: atxText(content), range: rangeOf(line) });
      else if (previous && setextUnderline.test(content)) {
        headings.push({ level: content.includes('=') ? 1 : 2, text: previous.text.trim(), range: rangeOf(previous) });
      }
    }
    previous = codeFence === undefined && isParagraphLine(content) ? line : undefined;
    if (headings.length === mostHeadings) break;
  }
  return headings;
}

/** More than any article has; keeps a hostile body from filling the memory. */
const mostHeadings = 1000;

const openingCodeFence = /^ {0,3}(`{3,}|~{3,})/;
const atxHeading = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const setextUnderline = /^ {0,3}(?:={1,}|-{1,})[ \t]*$/;

/** The words between the opening `#`s and the closing ones, if any. */
function atxText(line: string): string {
  const words = line
    .trim()
    .replace(/^#{1,6}/, '')
    .trim();
  let end = words.length;
  while (end > 0 && words[end - 1] === '#') end--;
  const closed = end < words.length && (end === 0 || words[end - 1] === ' ' || words[end - 1] === '\t');
  return (closed ? words.slice(0, end) : words).trim();
}

/** A line that a setext underline can turn into a heading: text that starts no other block. */
function isParagraphLine(line: string): boolean {
  return /^ {0,3}[^\s#>`~|*+-]/.test(line) && !setextUnderline.test(line);
}

function rangeOf({ start, end }: Line): TextRange {
  return { start, end };
}
