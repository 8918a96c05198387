import type { Seed } from '../corpus/seed.ts';
import type { Severity } from '../schema/configuration.ts';
import type { FilterKey, FilterKeys, FilterProblem, FilterTerm } from './seedFilterSyntax.ts';
import type { SeedSource, SeedSources } from './seedTreeModel.ts';
import { facetValue } from '../corpus/facetValues.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { termTest } from '../corpus/stories.ts';
import { facetOf } from '../schema/facets.ts';
import { relativePath } from '../text/relativePath.ts';
import { parseFilter, readRanks } from './seedFilterSyntax.ts';
import { folderLabel } from './seedGroups.ts';
import { unreviewedTest } from '../navigation/jump.ts';
import { hasTwins } from '../navigation/seedTwins.ts';

/** What a filter looks at. */
export type FilterSource = Omit<SeedSource, 'modifiedOf'> & Pick<SeedSources, 'roots'>;

/** Which seeds are shown. */
export interface SeedFilter {
  /** What of the text could not be used; the rest applies. */
  readonly problems: readonly FilterProblem[];
  /** True where the filter says nothing, so that all seeds fit. */
  readonly isEmpty: boolean;
  /** Tells of the seeds of one corpus whether they fit. To be made anew when anything has changed. */
  readonly forCorpus: (source: FilterSource) => (seed: Seed) => boolean;
}

/**
 * A filter in the words of the Seeds view: words of title and summary, and `key:value` conditions. All must fit, but of
 * several conditions with one key any. A `-` before a condition takes out what it fits. Letter case does not count.
 *
 * A word fits where it is part of the title, or of the file's name where there is no title, or one of the telling words
 * that the index keeps of the summary's beginning; quoted words where the title has them in this order.
 * @param keys what conditions can be about, where there are corpora that declare facets.
 */
export function readFilter(text: string, keys?: FilterKeys): SeedFilter {
  const { terms, problems } = parseFilter(text, keys);
  const groups = new Map<string, FilterTerm[]>();
  // Words last, and twins: all others are looked at in less time.
  for (const term of terms.toSorted((a, b) => costOf(a) - costOf(b))) {
    // Words, and what is to be left out, count one by one.
    const key = term.key === undefined || term.isNegated ? String(term.range.start) : term.key;
    groups.set(key, [...(groups.get(key) ?? []), term]);
  }
  return {
    problems,
    isEmpty: terms.length === 0,
    forCorpus: (source) => {
      const conditions = Array.from(groups.values(), (group) => {
        const tests = group.map((term) => testFor(term, source));
        const [only] = tests;
        const fits: Test = only && tests.length === 1 ? only : (seed) => tests.some((test) => test(seed));
        return group[0]?.isNegated ? (seed: Seed) => !fits(seed) : fits;
      });
      const [only] = conditions;
      return only && conditions.length === 1 ? only : (seed) => conditions.every((condition) => condition(seed));
    },
  };
}

/** How many seeds fit a filter. */
export function countFitting(filter: SeedFilter, { corpora, roots }: SeedSources): number {
  let fitting = 0;
  for (const source of corpora) {
    const isFit = filter.forCorpus({ ...source, roots });
    for (const seed of source.corpus.seeds()) if (isFit(seed)) fitting++;
  }
  return fitting;
}

function costOf({ key }: FilterTerm): number {
  return key === 'is' ? 2 : key === undefined ? 1 : 0;
}

/** Tells of a seed whether it fits. */
type Test = (seed: Seed) => boolean;

function testFor(term: FilterTerm, source: FilterSource): Test {
  const { key, value } = term;
  if (key === undefined) return words(term, source);
  return isOwnTest(key) ? tests[key](value, source) : facetTest(key, value, source);
}

/** A publisher is found by its name as well. A seed whose corpus does not have the facet has no value of it. */
function facetTest(key: string, value: string, { configuration }: FilterSource): Test {
  const isPublisher = facetOf(configuration, key)?.type === 'publisher';
  const slug = isPublisher ? configuration.publishers.find(value)?.slug : undefined;
  return valueTest(
    (seed) => facetValue(seed, key),
    (text) => text === slug || isSame(text, value),
  );
}

function words({ value, isQuoted }: FilterTerm, { corpus }: FilterSource): Test {
  const folded = foldTitle(value);
  // Nothing but punctuation: every title has what is left of it.
  if (folded === '') return () => true;
  const fits = (isQuoted ? [folded] : folded.split(' ')).map((part): Test => {
    const hasTerm = part.includes(' ') ? undefined : termTest(part);
    return (seed) => corpus.searchText(seed).includes(part) || hasTerm?.(seed) === true;
  });
  const [only] = fits;
  return only && fits.length === 1 ? only : (seed) => fits.every((test) => test(seed));
}

type OwnTest = Exclude<FilterKey, 'publisher' | 'usage'>;

/** The conditions that are about something else than a facet. */
const tests: Record<OwnTest, (value: string, source: FilterSource) => Test> = {
  rank: (value) => {
    const ranks = readRanks(value);
    if (!ranks) return () => false;
    const { from, to } = ranks;
    return ({ rank }) => rank !== undefined && from <= rank && rank <= to;
  },
  folder: (value, { corpus, roots }) => {
    const part = value.toLowerCase().replace(/^(?:\.?\/)+|\/$/g, '');
    // As the tree calls it, and as it is called where the whole corpus is summed up.
    const names = (folder: string) => [
      folderLabel(folder, roots),
      folder === corpus.root ? '' : relativePath(corpus.root, folder),
    ];
    return valueTest(
      ({ folder }) => folder,
      (folder) => names(folder).some((name) => name.toLowerCase().includes(part)),
    );
  },
  domain: (value) =>
    valueTest(
      ({ domain }) => domain,
      (domain) => isSame(domain, value),
    ),
  has: (value, source) => {
    if (value.toLowerCase() !== 'problem') return tests.severity(value, source);
    return (seed) => {
      const problems = source.problemsOf(seed);
      return problems !== undefined && problems.error + problems.warning + problems.information + problems.hint > 0;
    };
  },
  is: (value, { corpus, configuration }) => {
    switch (value.toLowerCase()) {
      case 'unranked':
        return ({ rank }) => rank === undefined;
      case 'unreviewed':
        return unreviewedTest(configuration);
      default:
        return (seed) => hasTwins(seed, corpus, configuration);
    }
  },
  rule: (value, { codesOf }) => {
    const code = value.toLowerCase();
    return (seed) => codesOf(seed).includes(code);
  },
  severity: (value, { problemsOf }) => {
    const severity = value.toLowerCase() as Severity;
    return (seed) => (problemsOf(seed)?.[severity] ?? 0) > 0;
  },
};

function isOwnTest(key: string): key is OwnTest {
  return Object.hasOwn(tests, key);
}

/** Looks at each value once, however many seeds have it. */
function valueTest(valueOf: (seed: Seed) => string | undefined, fits: (value: string) => boolean): Test {
  const known = new Map<string, boolean>();
  return (seed) => {
    const value = valueOf(seed);
    if (value === undefined) return false;
    let isFit = known.get(value);
    if (isFit === undefined) known.set(value, (isFit = fits(value)));
    return isFit;
  };
}

function isSame(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}
