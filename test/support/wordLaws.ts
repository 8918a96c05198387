// The first two laws of fixes, on words: none is lost that a fix does not name, and none is made up.

import type { Configuration, SeedContext, TextRange } from '../../server/src/core/index.ts';
import { decodeMarkup, forgive, vocabularyOf } from './fixAllowances.ts';
import { lostInOrder, spellings, surplus, wordsOf } from './words.ts';

export interface Breach {
  /** The law, and what of it: one class of mistakes has one name. */
  readonly law: string;
  /** The words, keys or findings that it is about. */
  readonly detail: string;
}

/** A seed before and after fixes that are applied together. */
export interface Round {
  readonly before: SeedContext;
  readonly after: SeedContext;
  readonly codes: ReadonlySet<string>;
  readonly drops: readonly TextRange[];
}

/** What a round does to words that no fix of it names. */
export function roundBreaches(round: Round): Breach[] {
  const { before, after, drops } = round;
  const { text } = before.document;
  const [kept, joints] = [cut(text, drops), drops.map((range) => jointOf(text, range))];
  let best: Breach[] | undefined;
  for (const [index, spelling] of spellings(kept).entries()) {
    for (const spelled of spellings(after.document.text)) {
      const found = compareWords(round, joints, [spelling, spellings(text)[index] ?? text, spelled]);
      if (!best || found.length < best.length) best = found;
    }
  }
  return best ?? [];
}

function compareWords(
  { before: { configuration }, codes }: Round,
  joints: readonly Joint[],
  [kept, whole, fixed]: readonly [string, string, string],
): Breach[] {
  const [words, all, after] = [wordsOf(kept), wordsOf(whole), wordsOf(fixed)];
  const vocabulary = vocabularyOf(configuration);
  const extra = surplus(after, all);
  const joined = extra.filter((word) => joints.some((joint) => isJoined(word, joint)));
  const parts = joined.length > 0 ? new Set(joints.flatMap(({ left, right }) => [left, right])) : undefined;
  const missing = surplus(words, after).filter((word) => !parts?.has(word));
  const lost = forgive(missing, { text: whole, extra, configuration });
  const following = extra.length > 0 ? new Set(surplus(wordsOf(decodeMarkup(whole)), all)) : undefined;
  // What an alias stands for is written a second time.
  if (following && (codes.has('invalid-rank') || codes.has('unquoted-value'))) {
    // PyYAML reads `120_0` as 1200, and `02` as 2.
    for (const number of whole.match(/\d[\d_]*/g) ?? []) {
      for (const written of number.split('_')) following.add(written);
      following.add(String(Number(number.replaceAll('_', ''))));
    }
    for (const number of whole.match(/0o[0-7]+|0x[\da-f]+/gi) ?? []) following.add(String(Number(number)));
  }
  if (following && codes.has('yaml-feature')) for (const word of all) following.add(word);
  const madeUp = extra.filter((word) => !vocabulary.has(word) && !following?.has(word) && !joined.includes(word));
  // The one value of a list moves up to its key, before a comment that stands there.
  const mayMove = ['field-order', 'text-before-header', 'wrong-type'].some((code) => codes.has(code));
  const moved =
    lost.length > 0 ? [] : mayMove ? movedLines(decodeMarkup(kept), after, configuration) : movedWords(words, after);
  return [
    ...(lost.length > 0 ? [{ law: '1 lost: words', detail: lost.join(' ') }] : []),
    ...(moved.length > 0 ? [{ law: '1 lost: order of words', detail: moved.join(' ') }] : []),
    ...(madeUp.length > 0 ? [{ law: '2 made-up: words', detail: madeUp.join(' ') }] : []),
  ];
}

/** What is left of the word at both sides of a drop. */
interface Joint {
  readonly left: string;
  readonly right: string;
}

function jointOf(text: string, { start, end }: TextRange): Joint {
  const left = /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(0, start - 40), start))![0];
  const right = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(end, end + 40))![0];
  return { left, right };
}

/** Both sides with nothing or a letter or two between them, which the drop has spelled in another way. */
function isJoined(word: string, { left, right }: Joint): boolean {
  const length = left.length + right.length;
  return (
    length > 0 && word.startsWith(left) && word.endsWith(right) && word.length >= length && word.length <= length + 2
  );
}

function movedWords(words: readonly string[], after: readonly string[]): string[] {
  const both = words.filter((word) => after.includes(word));
  return lostInOrder(both, after);
}

/** Lines, and fields that stand on one, may change places with one another; the words of each stay together. */
function movedLines(text: string, after: readonly string[], { fields }: Configuration): string[] {
  // The parameters of a url that say where somebody came from may go.
  const rest = text.replace(/[?&]utm_[^&\s]*/g, ' ');
  const keys = fields.map(({ key }) => key).join('|');
  const part = new RegExp(`[\\r\\n]+|(?<![\\p{L}\\p{N}_])(?=(?:${keys})(?![\\p{L}\\p{N}_]))`, 'iu');
  return rest.split(part).flatMap((line) => {
    const words = wordsOf(line).filter((word) => after.includes(word));
    return words.length > 0 && lostInOrder(words, after).length > 0 ? words : [];
  });
}

/** The text without the ranges, which may overlap. */
function cut(text: string, ranges: readonly TextRange[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start >= from) kept += `${text.slice(from, start)} `;
    from = Math.max(from, end);
  }
  return kept + text.slice(from);
}
