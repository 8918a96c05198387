import type { SeedDocument } from '../syntax/seedDocument.ts';

/**
 * Whether two texts of a seed have the same body. Where there was no sound header, words may have moved out of it, and blank
 * lines may stand between it and the body.
 */
export function isSameBody(before: SeedDocument, after: SeedDocument): boolean {
  const body = bodyOf(before);
  const changed = bodyOf(after);
  return body === changed || (!before.isSound && changed.endsWith(body.replace(/^[\r\n]+/, '')));
}

/** Whether those readers find the same body, too, that take only LF for the end of a line, and no fence after a lone CR. */
export function findsSameBody(before: string, after: string): boolean {
  if (!before.includes('\r') && !after.includes('\r')) return true;
  const body = standardBody(before);
  return body === undefined || body === standardBody(after);
}

/** What follows the header from a first line `---` to the next, where only LF ends a line; undefined where none is. */
function standardBody(text: string): string | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!opening) return undefined;
  const closing = /\n---[ \t]*\r?(?:\n|$)/g;
  closing.lastIndex = opening[0].length - 1;
  return closing.test(text) ? text.slice(closing.lastIndex) : undefined;
}

function bodyOf({ text, frontMatter }: SeedDocument): string {
  return text.slice(frontMatter.body.start, frontMatter.body.end);
}
