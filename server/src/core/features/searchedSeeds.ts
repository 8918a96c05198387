import type { Corpus } from '../corpus/corpus.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { relativePath } from '../text/relativePath.ts';

/** A seed with its title, or its file's name, as words are looked for in it: folded, and a blank before each word. */
export class SearchedSeed {
  readonly seed: SeedSummary;
  readonly text: string;

  constructor(seed: SeedSummary) {
    const name = seed.title ?? relativePath(seed.folder, seed.uri);
    this.seed = seed;
    // Joined, it is one string to V8; added up, it would be two.
    this.text = ['', foldTitle(name.slice(0, longestTitle))].join(' ');
  }
}

/** Each title is folded once, when its seed is first searched. */
export function searched(seed: SeedSummary): SearchedSeed {
  let found = foldedSeeds.get(seed);
  if (!found) foldedSeeds.set(seed, (found = new SearchedSeed(seed)));
  return found;
}

/** All seeds of a corpus, in no particular order. */
export function searchedSeeds(corpus: Corpus): readonly SearchedSeed[] {
  let seeds = lastSearched.get(corpus);
  if (!seeds) lastSearched.set(corpus, (seeds = []));
  let index = 0;
  for (const seed of corpus.summaries()) {
    if (seeds[index]?.seed !== seed) seeds[index] = searched(seed);
    index++;
  }
  seeds.length = index;
  return seeds;
}

/** As `searched`, and quicker for whoever asks for the seeds of a corpus in the order in which it has them. */
export function searchedInOrder(corpus: Corpus): (seed: SeedSummary) => SearchedSeed {
  let seeds: readonly SearchedSeed[] | undefined;
  let next = 0;
  return (seed) => {
    seeds ??= searchedSeeds(corpus);
    const found = seeds[next];
    if (found?.seed !== seed) return searched(seed);
    next++;
    return found;
  };
}

/** The most characters of a title that are searched. */
const longestTitle = 1000;

const foldedSeeds = new WeakMap<SeedSummary, SearchedSeed>();
/** The seeds of a corpus in the order of the last search, where most of them still are: looking all of them up takes longer than searching them. */
const lastSearched = new WeakMap<Corpus, SearchedSeed[]>();
