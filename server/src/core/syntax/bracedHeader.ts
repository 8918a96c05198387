import type { FrontMatter } from './seedDocument.ts';
import { isFence } from './fenceLine.ts';
import { longestHeader } from './guard.ts';
import { firstWrittenLine, isBlank, lineAt, rangeOfLine, startOfText } from './lineScanner.ts';

/**
 * The header of a file that begins with a JSON object in place of an opening fence; undefined where it has fewer than two
 * fields of a seed.
 */
export function splitBracedHeader(text: string, keys: ReadonlySet<string>): FrontMatter | undefined {
  const start = startOfText(text);
  const opening = firstWrittenLine(text, start);
  if (!opening.text.startsWith('{')) return undefined;
  const end = endOfObject(text, opening.start);
  if (end === undefined) return undefined;
  const last = lineAt(text, end);
  const found = new Set<string>();
  for (const [, key = ''] of text.slice(opening.start, end).matchAll(/"(\w{1,60})"[ \t]{0,20}:/g)) {
    if (keys.has(key)) found.add(key);
  }
  if (found.size < 2 || !isBlank(last.text)) return undefined;
  const next = firstWrittenLine(text, last.next);
  const closing = isFence(next.text) ? next : undefined;
  const headerEnd = closing?.start ?? last.next;
  return {
    kind: 'unfenced',
    leading: { start, end: opening.start },
    opening: { start: opening.start, end: opening.start },
    language: '',
    header: { start: opening.start, end: headerEnd },
    closing: closing ? rangeOfLine(closing) : { start: headerEnd, end: headerEnd },
    malformed: [],
    body: { start: closing?.next ?? headerEnd, end: text.length },
  };
}

/** The offset after the brace that closes the one at `start`. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  const limit = Math.min(text.length, start + longestHeader);
  for (let position = start; position < limit; position++) {
    const character = text[position];
    if (character === '\\' && inString) position++;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return position + 1;
  }
  return undefined;
}
