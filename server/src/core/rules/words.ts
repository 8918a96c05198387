import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { Fix } from './rule.ts';

/** The part `drops` of a fix that writes `text` for a range: the range, where letters or digits of it do not come back. */
export function droppedWords({ text: source }: SeedDocument, range: TextRange, text: string): Pick<Fix, 'drops'> {
  const before = wordsOf(source.slice(range.start, range.end));
  return before === wordsOf(text) ? {} : { drops: [range] };
}

function wordsOf(text: string): string {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}
