import type { ReviewUsage } from '../../../server/src/protocol/index.ts';

/** What can be done with the seed that is shown, beside deciding on it. */
export type ReviewAction =
  'next' | 'back' | 'undo' | 'rank' | 'up' | 'down' | 'twin' | 'article' | 'fix' | 'edit' | 'end' | 'help';

/** What is done next: an action, or a decision, which is a usage. */
export type ReviewStep = { readonly action: ReviewAction } | { readonly usage: string };

/** A step with the keys that stand for it, the best one first; none where they stand for something else. */
export interface ReviewKey {
  readonly keys: readonly string[];
  /** What it does, in a few words. */
  readonly label: string;
  readonly description: string;
  readonly step: ReviewStep;
}

const actions: readonly { readonly action: ReviewAction; readonly key: string; readonly label: string }[] = [
  { action: 'next', key: 'Space', label: 'Skip to the next seed' },
  { action: 'back', key: 'b', label: 'Back to the previous seed' },
  { action: 'undo', key: 'u', label: 'Undo the last decision and go to its seed' },
  { action: 'rank', key: 'r', label: 'Type a new rank' },
  { action: 'up', key: '+', label: 'One rank up' },
  { action: 'down', key: '-', label: 'One rank down' },
  { action: 'twin', key: 't', label: 'Show its twin beside it' },
  { action: 'article', key: 'o', label: 'Open the article' },
  { action: 'fix', key: 'f', label: 'Apply the safe fixes' },
  { action: 'edit', key: 'e', label: 'Edit this seed' },
  { action: 'end', key: 'Escape', label: 'End the review' },
  { action: 'help', key: '?', label: 'Show all keys' },
];

/** Usages beyond these have letters only. */
const mostNumbered = 9;

/**
 * All keys, decisions first. A usage has its number, and the letter that `seedbed.yaml` gives to it, or else the first of
 * its own that stands for nothing yet. Letters of `seedbed.yaml` count more than those of actions.
 */
export function reviewKeys(usages: readonly ReviewUsage[]): readonly ReviewKey[] {
  const taken = new Set<string>();
  const take = (letter: string | undefined): readonly string[] => {
    if (letter === undefined || taken.has(letter)) return [];
    taken.add(letter);
    return [letter];
  };
  const given = new Map(usages.map(({ value, key }) => [value, take(key)]));
  const others = actions.map(({ action, key, label }) => ({ keys: take(key), label, step: { action } }));
  const decisions = usages.map(({ value, description = '' }, index) => {
    const letter =
      given.get(value)?.[0] ??
      value
        .toLowerCase()
        .match(/[a-z]/g)
        ?.find((each) => !taken.has(each));
    const letters = given.get(value)?.length ? [letter!] : take(letter);
    const numbers = index < mostNumbered ? [String(index + 1)] : [];
    return { keys: [...letters, ...numbers], label: value, description, step: { usage: value } };
  });
  return [...decisions, ...others.map((other) => ({ ...other, description: '' }))];
}

/** What a key stands for; undefined for one that stands for nothing. */
export function stepOf(key: string, usages: readonly ReviewUsage[]): ReviewStep | undefined {
  return reviewKeys(usages).find(({ keys }) => keys.includes(key))?.step;
}
