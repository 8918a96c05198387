import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';

/**
 * Whether PyYAML may read a header that is not read here: one with a key that is no text, with an anchor, whose name
 * ends before a colon to PyYAML alone, or with a block of text that begins at the margin.
 */
export function mayBeSound({ text, frontMatter: { opening, body } }: SeedDocument): boolean {
  const header = text.slice(opening.start, endOfHeader(text, body));
  return unusualKey.test(header) || (blockMark.test(header) && hasBlockAtMargin(header));
}

/** The end of what may be the header, wherever it was found to end. */
function endOfHeader(text: string, body: TextRange): number {
  return Math.max(body.start, text.indexOf('\n---', body.start));
}

const unusualKey = /^[ \t]*(?:-[ \t]+)*(?:\?\s|[&!][^\n]*:|\*[\w-]+[ \t]+:)|[ \t]&[\w-]+[:?]\S/m;

/** Whether a block of text begins at the margin below a key, or an item of a list, without a value. */
function hasBlockAtMargin(header: string): boolean {
  let awaitsValue = false;
  for (const line of header.split(/\r\n|[\r\n\x85\u2028\u2029]/)) {
    if (awaitsValue && blockMark.test(line)) return true;
    if (!/^\s*(?:#|$)/.test(line)) awaitsValue = opensValue.test(line);
  }
  return false;
}

const blockMark = /^[|>][-+\d]{0,2}[ \t]*(?:#|$)/m;

/** A key or an item without a value, maybe with an anchor, a tag and a comment. */
const opensValue = /(?::|^[ \t-]*-)(?:[ \t]+[&!]\S*){0,2}[ \t]*(?:[ \t]#.*)?$/;
