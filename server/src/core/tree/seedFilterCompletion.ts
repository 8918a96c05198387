import type { FilterKeys } from './seedFilterSyntax.ts';
import type { SeedSource, SeedSources } from './seedTreeModel.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { choicesOf, facetOf } from '../schema/facets.ts';
import { byFrequency, sumCounts } from '../text/counting.ts';
import { display } from '../text/display.ts';
import { filterTerm } from './filterTerm.ts';
import { filterKeysFor, filterPieces, filterValues, findFilterKey, isFilterKey } from './seedFilterSyntax.ts';
import { folderLabel } from './seedGroups.ts';

/** What could stand in place of a part of a filter. Offsets are UTF-16 code units of the filter's text. */
export interface FilterCompletion {
  readonly start: number;
  readonly end: number;
  /** The best first. `text` is a whole condition, or a key with its colon that waits for a value. */
  readonly items: readonly FilterCompletionItem[];
}

export interface FilterCompletionItem {
  readonly text: string;
  readonly detail?: string;
}

/**
 * What the condition at a place of a filter could be: keys, values that there are, and for the beginning of a word both.
 * It offers nothing that no seed has.
 */
export function completeFilter(filter: string, offset: number, sources: SeedSources): FilterCompletion {
  const keys = filterKeysFor(sources.corpora);
  const typed = filterPieces(filter.slice(0, offset), keys).at(-1);
  if (!typed || typed.range.end < offset) return { start: offset, end: offset, items: keyItems('', keys) };
  const start = typed.range.start + (typed.isNegated ? 1 : 0);
  const end = filterPieces(filter, keys).find(({ range }) => range.start === typed.range.start)?.range.end ?? offset;
  if (typed.key !== undefined) {
    const key = findFilterKey(keys, typed.key);
    return { start, end, items: key === undefined ? [] : valueItems([key], typed.value, sources) };
  }
  const isWord = !typed.isQuoted && typed.value.length >= shortestWord;
  const searched = [...searchedKeys, ...[...keys.keys()].filter((key) => !isFilterKey(key))];
  const values = isWord ? valueItems(searched, typed.value, sources) : [];
  return { start, end, items: [...(typed.isQuoted ? [] : keyItems(typed.value, keys)), ...values] };
}

/** The most values that are offered at once. */
const mostValues = 50;

/** The most values of a facet that what is typed is compared with, the most frequent ones: any text may be a value. */
const mostCompared = 5000;

/** From how many letters on a word that may become one of the title is taken for the beginning of a value as well. */
const shortestWord = 2;

/** Beside the declared facets. */
const searchedKeys: readonly string[] = ['usage', 'publisher', 'domain', 'folder', 'rule', 'has', 'is'];

function keyItems(typed: string, keys: FilterKeys): FilterCompletionItem[] {
  const beginning = typed.toLowerCase();
  return [...keys]
    .filter(([key]) => key.toLowerCase().startsWith(beginning))
    .map(([key, detail]) => ({ text: `${key}:`, detail: display(detail, 100) }));
}

/** The values that fit what is typed: those that begin so, then those with a word that does, then those that hold it. */
function valueItems(keys: readonly string[], typed: string, sources: SeedSources): FilterCompletionItem[] {
  const wanted = foldTitle(typed);
  // A word that is typed to find titles is no part of a value by chance.
  const worst = keys.length > 1 ? 1 : 2;
  return keys
    .flatMap((key) => valuesOf(key, sources).map((value) => ({ ...value, key, fit: fitOf(value, wanted) })))
    .filter(({ fit }) => fit <= worst)
    .sort((a, b) => a.fit - b.fit || (b.seeds ?? 0) - (a.seeds ?? 0))
    .flatMap(({ key, value, name, seeds }) => {
      const text = filterTerm(key, value);
      if (text === undefined) return [];
      const details = [name, seeds === undefined ? undefined : describeCount(seeds)].filter(
        (part) => part !== undefined,
      );
      return details.length === 0 ? { text } : { text, detail: details.join(' · ') };
    })
    .slice(0, mostValues);
}

interface Value {
  readonly value: string;
  /** What people call it. */
  readonly name?: string;
  readonly seeds?: number;
}

function fitOf({ value, name = '' }: Value, wanted: string): number {
  if (wanted === '') return 0;
  const texts = [foldTitle(value), foldTitle(name)];
  if (texts.some((text) => text.startsWith(wanted))) return 0;
  if (texts.some((text) => text.includes(` ${wanted}`))) return 1;
  return texts.some((text) => text.includes(wanted)) ? 2 : Infinity;
}

/** Those that seeds have, or all where these are few; in the order in which they are listed where nothing else counts. */
function valuesOf(key: string, { corpora, roots }: SeedSources): readonly Value[] {
  switch (key) {
    case 'domain':
      return inOrder(corpora.map(({ corpus }) => corpus.counts('domain')));
    case 'folder':
      return inOrder(corpora.map(({ corpus }) => corpus.counts('folder'))).map(({ value, seeds }) => ({
        value: folderLabel(value, roots),
        seeds,
      }));
    case 'rule':
      return inOrder(corpora.map(countRules));
    case 'rank':
      return ['1-10', '1-20', '1-100'].map((value) => ({ value }));
    case 'has':
    case 'is':
    case 'severity':
      return (filterValues.get(key) ?? []).map((value) => ({ value }));
    default:
      return facetValues(key, corpora);
  }
}

function facetValues(key: string, corpora: readonly SeedSource[]): readonly Value[] {
  const names = new Map<string, string | undefined>();
  for (const { configuration } of corpora) {
    const facet = facetOf(configuration, key);
    const choices = facet ? choicesOf(configuration, facet) : [];
    for (const { value, description } of choices) if (!names.has(value)) names.set(value, description);
  }
  const counts = inOrder(corpora.map(({ corpus }) => corpus.facets.all(key)));
  return counts.slice(0, mostCompared).map(({ value, seeds }) => ({ ...named(value, names.get(value)), seeds }));
}

function named(value: string, name: string | undefined): Value {
  return name === undefined || name === value ? { value } : { value, name: display(name, 100) };
}

/** In how many seeds each rule found something. */
function countRules({ corpus, codesOf }: SeedSource): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const seed of corpus.seeds()) for (const code of codesOf(seed)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** How many seeds of all corpora have each value, the most frequent first, then by value. */
function inOrder(
  corpora: readonly ReadonlyMap<string, number>[],
): readonly { readonly value: string; readonly seeds: number }[] {
  return byFrequency(sumCounts(corpora)).map(([value, seeds]) => ({ value, seeds }));
}

function describeCount(seeds: number): string {
  return seeds === 1 ? '1 seed' : `${seeds} seeds`;
}
