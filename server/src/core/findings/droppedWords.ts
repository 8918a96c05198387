import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { Fix } from './rule.ts';

/** The part `drops` of a fix that writes `text` for a range: the words of the range that are not among those of `text`. */
export function droppedWords({ text: source }: SeedDocument, range: TextRange, text: string): Pick<Fix, 'drops'> {
  const before = Array.from(source.slice(range.start, range.end).matchAll(word), ({ 0: written, index }) => ({
    text: written.replace(invisible, ''),
    start: range.start + index,
    end: range.start + index + written.length,
  }));
  const after = (text.match(word) ?? []).map((one) => one.replace(invisible, ''));
  if (before.length * after.length > mostPairs) return { drops: [range] };
  const kept = longestCommon(
    before.map((one) => one.text),
    after,
  );
  const drops = before.filter((one, index) => one.text !== '' && !kept.has(index));
  return drops.length === 0 ? {} : { drops };
}

const word = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;
const invisible = /\p{Cf}+/gu;

const mostPairs = 40_000;

/** The places in the first list of the words in the longest sequence that both lists have in common. */
function longestCommon(one: readonly string[], other: readonly string[]): ReadonlySet<number> {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        one[i] === other[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const places = new Set<number>();
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) {
      places.add(i++);
      j++;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return places;
}
