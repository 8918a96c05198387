import type { TextRange } from '../text/range.ts';

/** The line that opens and closes a header. */
export const fence = '---';

/** The line that starts at `start`, without its break; a file's first line shows a finding that is about all of it. */
export function firstLine(text: string, start: number): TextRange {
  const end = text.slice(start, start + 500).search(/[\r\n]/);
  return { start, end: end === -1 ? Math.min(text.length, start + 500) : start + end };
}
