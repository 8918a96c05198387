import type { Corpus } from '../corpus/corpus.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import type { Configuration, Severity } from '../schema/configuration.ts';
import type { FilterKey, FilterProblem, FilterTerm } from './seedFilterSyntax.ts';
import type { SeedSources } from './seedTreeModel.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { termTest } from '../corpus/storyTerms.ts';
import { relativePath } from '../text/relativePath.ts';
import { searchedInOrder } from './searchedSeeds.ts';
import { parseFilter, readRanks } from './seedFilterSyntax.ts';
import { folderLabel } from './seedGroups.ts';
import { hasTwins } from './seedTwins.ts';

/** A corpus, and what a filter looks at beside a seed's own values. */
export interface FilterSources extends Omit<SeedSources, 'corpora'> {
  readonly corpus: Corpus;
  readonly configuration: Configuration;
}

/** Which seeds are shown. */
export interface SeedFilter {
  /** What of the text could not be used; the rest applies. */
  readonly problems: readonly FilterProblem[];
  /** True where the filter says nothing, so that all seeds fit. */
  readonly isEmpty: boolean;
  /** Tells the seeds of one corpus that fit. To be made anew when anything has changed. */
  readonly forCorpus: (sources: FilterSources) => (seed: SeedSummary) => boolean;
}

/**
 * A filter in the words of the Seeds view: words of title and summary, and `key:value` conditions. All must fit, but of
 * several conditions with one key any. A `-` before a condition takes out what it fits. Letter case does not count.
 *
 * A word fits where it is part of the title, or of the file's name where there is no title, or one of the telling words
 * that the index keeps of the summary's beginning; quoted words where the title has them in this order.
 */
export function readFilter(text: string): SeedFilter {
  const { terms, problems } = parseFilter(text);
  const groups = new Map<string, FilterTerm[]>();
  // Words first, while seeds still come in the order in which titles are found the quickest.
  for (const term of [...terms.filter(isWords), ...terms.filter((term) => !isWords(term))]) {
    // Words, and what is to be left out, count one by one.
    const key = term.key === undefined || term.isNegated ? String(term.range.start) : term.key;
    groups.set(key, [...(groups.get(key) ?? []), term]);
  }
  return {
    problems,
    isEmpty: terms.length === 0,
    forCorpus: (sources) => {
      const conditions = Array.from(groups.values(), (group) => {
        const tests = group.map((term) => testFor(term, sources));
        const [only] = tests;
        const fits: Test = only && tests.length === 1 ? only : (seed) => tests.some((test) => test(seed));
        return group[0]?.isNegated ? (seed: SeedSummary) => !fits(seed) : fits;
      });
      return (seed) => conditions.every((condition) => condition(seed));
    },
  };
}

function isWords({ key }: FilterTerm): boolean {
  return key === undefined;
}

type Test = (seed: SeedSummary) => boolean;

function testFor(term: FilterTerm, sources: FilterSources): Test {
  return term.key === undefined ? words(term, sources) : tests[term.key](term.value, sources);
}

function words({ value, isQuoted }: FilterTerm, { corpus }: FilterSources): Test {
  const folded = foldTitle(value);
  // Nothing but punctuation: every title has what is left of it.
  if (folded === '') return () => true;
  const parts = (isQuoted ? [folded] : folded.split(' ')).map((part) => ({
    part,
    isTerm: part.includes(' ') ? undefined : termTest(part),
  }));
  const searched = searchedInOrder(corpus);
  return (seed) => {
    const { text } = searched(seed);
    return parts.every(({ part, isTerm }) => text.includes(part) || isTerm?.(seed.terms) === true);
  };
}

const tests: Record<FilterKey, (value: string, sources: FilterSources) => Test> = {
  publisher: (value, { configuration }) => {
    const slug = configuration.publishers.find(value)?.slug;
    return ({ publisher }) => publisher !== undefined && (publisher === slug || isSame(publisher, value));
  },
  usage:
    (value) =>
    ({ usage }) =>
      usage !== undefined && isSame(usage, value),
  rank: (value) => {
    const ranks = readRanks(value);
    return ({ rank }) => rank !== undefined && ranks !== undefined && ranks.from <= rank && rank <= ranks.to;
  },
  folder: (value, { corpus, roots }) => {
    const part = value.toLowerCase().replace(/^(?:\.?\/)+|\/$/g, '');
    const known = new Map<string, boolean>();
    // As the tree calls it, and as it is called where all of the corpus is told of.
    const names = (folder: string) => [
      folderLabel(folder, roots),
      folder === corpus.root ? '' : relativePath(corpus.root, folder),
    ];
    return ({ folder }) => {
      let fits = known.get(folder);
      if (fits === undefined) {
        fits = names(folder).some((name) => name.toLowerCase().includes(part));
        known.set(folder, fits);
      }
      return fits;
    };
  },
  domain:
    (value) =>
    ({ domain }) =>
      domain !== undefined && isSame(domain, value),
  has: (value, sources) => {
    if (value.toLowerCase() !== 'problem') return tests.severity(value, sources);
    return ({ uri }) => {
      const { error = 0, warning = 0, information = 0, hint = 0 } = sources.problemsOf(uri) ?? {};
      return error + warning + information + hint > 0;
    };
  },
  is: (value, { corpus, configuration }) =>
    value.toLowerCase() === 'unranked'
      ? ({ rank }) => rank === undefined
      : (seed) => hasTwins(seed, corpus, configuration),
  rule: (value, { codesOf }) => {
    const code = value.toLowerCase();
    return ({ uri }) => codesOf(uri).includes(code);
  },
  severity: (value, { problemsOf }) => {
    const severity = value.toLowerCase() as Severity;
    return ({ uri }) => (problemsOf(uri)?.[severity] ?? 0) > 0;
  },
};

function isSame(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}
