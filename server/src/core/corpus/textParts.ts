import type { SeedDocument } from '../syntax/seedDocument.ts';

/**
 * The parts of a body between its headings: where each starts and ends, in ascending order, the first at the body's start
 * and the last at `end`, the body's end or before it.
 *
 * It says what `headings` says without making them, which takes longer than all that is done with a body: the lines that
 * begin with `#` are headings, as long as no line is a fence of code or the underline of a heading.
 */
export function textParts(document: SeedDocument, end: number): number[] {
  const { text, frontMatter } = document;
  const { start } = frontMatter.body;
  const bounds = [start];
  // A body that is cut may be cut above an underline.
  if (end < frontMatter.body.end || text.includes('\r')) return thoroughParts(document, end);
  for (let line = start; line < end;) {
    const feed = text.indexOf('\n', line);
    const lineEnd = feed === -1 || feed > end ? end : feed;
    let at = line;
    while (at < line + 3 && text.charCodeAt(at) === space) at++;
    const mark = text.charCodeAt(at);
    if (mark === hash) {
      if (isHeading(text, at, lineEnd) && bounds.push(line, lineEnd) > mostBounds) return thoroughParts(document, end);
    } else if (
      ((mark === grave || mark === tilde) && isFence(text, at, mark)) ||
      ((mark === minus || mark === equals) && isUnderline(text, at, lineEnd, mark))
    ) {
      return thoroughParts(document, end);
    }
    line = lineEnd + 1;
  }
  bounds.push(end);
  return bounds;
}

/** Above this there may be more headings than are read of a body. */
const mostBounds = 1000;

const space = 0x20;
const hash = 0x23;
const minus = 0x2d;
const equals = 0x3d;
const grave = 0x60;
const tilde = 0x7e;

function isHeading(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && text.charCodeAt(at) === hash) at++;
  return at - start <= 6 && (at === end || isBlank(text.charCodeAt(at)));
}

function isFence(text: string, at: number, mark: number): boolean {
  return text.charCodeAt(at + 1) === mark && text.charCodeAt(at + 2) === mark;
}

function isUnderline(text: string, start: number, end: number, mark: number): boolean {
  let at = start;
  while (at < end && text.charCodeAt(at) === mark) at++;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at === end;
}

function isBlank(code: number): boolean {
  return code === space || code === 0x09;
}

function thoroughParts({ frontMatter, headings }: SeedDocument, end: number): number[] {
  const bounds = [frontMatter.body.start];
  for (const { range } of headings) {
    if (range.start >= end) break;
    bounds.push(range.start, Math.min(range.end, end));
  }
  bounds.push(end);
  return bounds;
}
