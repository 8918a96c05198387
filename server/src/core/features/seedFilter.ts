import type { Corpus } from '../corpus/corpus.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import type { Configuration, Severity } from '../schema/configuration.ts';
import type { FilterKey, FilterProblem, FilterTerm } from './seedFilterSyntax.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { hasTerm } from '../corpus/storyTerms.ts';
import { relativePath } from '../text/relativePath.ts';
import { parseFilter, readRanks } from './seedFilterSyntax.ts';

/** What a filter looks at beside a seed's own values. */
export interface FilterSources {
  readonly corpus: Corpus;
  readonly configuration: Configuration;
  readonly problemsOf: (uri: string) => Readonly<Record<Severity, number>> | undefined;
  /** The codes of the rules that found something. */
  readonly codesOf: (uri: string) => readonly string[];
}

/** Which seeds of a corpus are shown. */
export interface SeedFilter {
  readonly problems: readonly FilterProblem[];
  /** True where the filter says nothing, so that all are. */
  readonly isEmpty: boolean;
  /** A function for the seeds of one corpus. */
  readonly forCorpus: (sources: FilterSources) => (seed: SeedSummary) => boolean;
}

/**
 * A filter in the words of the Seeds view: words of title and summary, and `key:value` conditions. All must fit, but of
 * several conditions with one key any. A `-` before a condition takes out what it fits.
 *
 * A word fits where it is part of the title, or one of the distinctive words that the index keeps of the summary.
 */
export function readFilter(text: string): SeedFilter {
  const { terms, problems } = parseFilter(text);
  const groups = new Map<string, FilterTerm[]>();
  for (const term of terms) {
    // Words, and what is to be left out, count one by one.
    const group = term.key === undefined || term.isNegated ? String(term.range.start) : term.key;
    groups.set(group, [...(groups.get(group) ?? []), term]);
  }
  return {
    problems,
    isEmpty: terms.length === 0,
    forCorpus: (sources) => {
      const conditions = [...groups.values()].map((group) => {
        const tests = group.map((term) => testFor(term, sources));
        const fits = (seed: SeedSummary) => tests.some((test) => test(seed));
        return group[0]!.isNegated ? (seed: SeedSummary) => !fits(seed) : fits;
      });
      return (seed) => conditions.every((condition) => condition(seed));
    },
  };
}

type Test = (seed: SeedSummary) => boolean;

function testFor(term: FilterTerm, sources: FilterSources): Test {
  return term.key === undefined ? words(term) : tests[term.key](term.value, sources);
}

function words({ value, isQuoted }: FilterTerm): Test {
  const folded = foldTitle(value);
  // Nothing but punctuation: every title has what is left of it.
  if (folded === '') return () => true;
  const parts = isQuoted ? [folded] : folded.split(' ');
  return (seed) => parts.every((part) => foldedTitle(seed).includes(part) || hasTerm(seed.terms, part));
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
    const { from, to } = readRanks(value)!;
    return ({ rank }) => rank !== undefined && from <= rank && rank <= to;
  },
  folder: (value, { corpus }) => {
    const part = value.toLowerCase().replace(/^\.?\/|\/$/g, '');
    const known = new Map<string, boolean>();
    const pathOf = (folder: string) => (folder === corpus.root ? '' : relativePath(corpus.root, folder).toLowerCase());
    return ({ folder }) => {
      let fits = known.get(folder);
      if (fits === undefined) known.set(folder, (fits = pathOf(folder).includes(part)));
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
  is: (value, { corpus }) =>
    value.toLowerCase() === 'unranked'
      ? ({ rank }) => rank === undefined
      : (seed) =>
          corpus.twins('article', seed).seeds.length > 0 ||
          corpus.twins('headline', seed).seeds.length > 0 ||
          corpus.nearDuplicates(seed).length > 0,
  rule:
    (value, { codesOf }) =>
    ({ uri }) =>
      codesOf(uri).includes(value.toLowerCase()),
  severity:
    (value, { problemsOf }) =>
    ({ uri }) =>
      (problemsOf(uri)?.[value.toLowerCase() as Severity] ?? 0) > 0,
};

/** The title as words are looked for in it; made when first asked for. */
export function foldedTitle(seed: SeedSummary): string {
  let folded = titles.get(seed);
  if (folded === undefined) titles.set(seed, (folded = seed.title === undefined ? '' : foldTitle(seed.title)));
  return folded;
}

const titles = new WeakMap<SeedSummary, string>();

function isSame(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}
