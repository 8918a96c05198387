import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { readKeyLine } from '../syntax/keyLine.ts';
import { scanLines } from '../syntax/lineScanner.ts';

/**
 * False where a line that stands at the margin is hardly the rest of the text above it: it begins with a bullet or
 * another mark, with a key, or with any word that something like a colon follows.
 */
export function mayContinueText(line: string, keys: ReadonlySet<string>): boolean {
  const read = readKeyLine(line, keys);
  return /^[\p{L}\p{N}"'“”‘’(«»—–…]/u.test(line) && read?.known === undefined && !(read && read.separator !== '');
}

/** True where every line of a value beyond its first is indented, or may continue a text all the same. */
export function isOneText({ text }: SeedDocument, value: TextRange, keys: ReadonlySet<string>): boolean {
  const [, ...rest] = scanLines(text, value.start, value.end);
  return rest.every((line) => /^(?:[ \t]|$)/.test(line.text) || mayContinueText(line.text, keys));
}
