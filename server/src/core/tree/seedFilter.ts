import type { NumberedStrings, RowValues } from '../corpus/seedRows.ts';
import type { Severity } from '../schema/configuration.ts';
import type { FilterKey, FilterProblem, FilterTerm } from './seedFilterSyntax.ts';
import type { SeedSource, SeedSources } from './seedTreeModel.ts';
import { none } from '../corpus/countedStrings.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { relativePath } from '../text/relativePath.ts';
import { searchedTexts } from '../navigation/searchedSeeds.ts';
import { parseFilter, readRanks } from './seedFilterSyntax.ts';
import { folderLabel } from './seedGroups.ts';
import { hasTwins } from '../navigation/seedTwins.ts';

/** What a filter looks at. */
export type FilterSource = Omit<SeedSource, 'modifiedOf'> & Pick<SeedSources, 'roots'>;

/** Which seeds are shown. */
export interface SeedFilter {
  /** What of the text could not be used; the rest applies. */
  readonly problems: readonly FilterProblem[];
  /** True where the filter says nothing, so that all seeds fit. */
  readonly isEmpty: boolean;
  /** Tells by their rows the seeds of one corpus that fit. To be made anew when anything has changed. */
  readonly forCorpus: (source: FilterSource) => (row: number) => boolean;
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
        const fits: Test = only && tests.length === 1 ? only : (row) => tests.some((test) => test(row));
        return group[0]?.isNegated ? (row: number) => !fits(row) : fits;
      });
      const [only] = conditions;
      return only && conditions.length === 1 ? only : (row) => conditions.every((condition) => condition(row));
    },
  };
}

function costOf({ key }: FilterTerm): number {
  return key === 'is' ? 2 : key === undefined ? 1 : 0;
}

/** Tells of a row whether its seed fits. */
type Test = (row: number) => boolean;

function testFor(term: FilterTerm, source: FilterSource): Test {
  return term.key === undefined ? words(term, source) : tests[term.key](term.value, source);
}

function words({ value, isQuoted }: FilterTerm, { corpus }: FilterSource): Test {
  const folded = foldTitle(value);
  // Nothing but punctuation: every title has what is left of it.
  if (folded === '') return () => true;
  const texts = searchedTexts(corpus);
  const fits = (isQuoted ? [folded] : folded.split(' ')).map((part): Test => {
    const isTerm = part.includes(' ') ? undefined : corpus.termTest(part);
    return isTerm ? (row) => texts.at(row).includes(part) || isTerm(row) : (row) => texts.at(row).includes(part);
  });
  const [only] = fits;
  return only && fits.length === 1 ? only : (row) => fits.every((test) => test(row));
}

const tests: Record<FilterKey, (value: string, source: FilterSource) => Test> = {
  publisher: (value, { configuration, corpus: { rows } }) => {
    const slug = configuration.publishers.find(value)?.slug;
    return valueTest(rows.publisher, rows.publishers, (publisher) => publisher === slug || isSame(publisher, value));
  },
  usage: (value, { corpus: { rows } }) => valueTest(rows.usage, rows.usages, (usage) => isSame(usage, value)),
  rank: (value, { corpus: { rows } }) => {
    const ranks = readRanks(value);
    if (!ranks) return () => false;
    const { from, to } = ranks;
    const { values } = rows.rank;
    return (row) => from <= values[row]! && values[row]! <= to;
  },
  folder: (value, { corpus, roots }) => {
    const part = value.toLowerCase().replace(/^(?:\.?\/)+|\/$/g, '');
    // As the tree calls it, and as it is called where all of the corpus is told of.
    const names = (folder: string) => [
      folderLabel(folder, roots),
      folder === corpus.root ? '' : relativePath(corpus.root, folder),
    ];
    const { rows } = corpus;
    return valueTest(rows.folder, rows.folders, (folder) =>
      names(folder).some((name) => name.toLowerCase().includes(part)),
    );
  },
  domain: (value, { corpus: { rows } }) => valueTest(rows.domain, rows.domains, (domain) => isSame(domain, value)),
  has: (value, source) => {
    if (value.toLowerCase() !== 'problem') return tests.severity(value, source);
    return (row) => {
      const problems = source.problemsOf(row);
      return problems !== undefined && problems.error + problems.warning + problems.information + problems.hint > 0;
    };
  },
  is: (value, { corpus, configuration }) => {
    const { rows } = corpus;
    return value.toLowerCase() === 'unranked'
      ? (row) => Number.isNaN(rows.rank.values[row])
      : (row) => hasTwins(rows.at(row), corpus, configuration);
  },
  rule: (value, { codesOf }) => {
    const code = value.toLowerCase();
    return (row) => codesOf(row).includes(code);
  },
  severity: (value, { problemsOf }) => {
    const severity = value.toLowerCase() as Severity;
    return (row) => (problemsOf(row)?.[severity] ?? 0) > 0;
  },
};

/** Looks at each value once, however many seeds have it. */
function valueTest(numbers: RowValues, strings: NumberedStrings, fits: (value: string) => boolean): Test {
  const known: (boolean | undefined)[] = [];
  return (row) => {
    const number = numbers.values[row]!;
    return number !== none && (known[number] ??= fits(strings.at(number)!));
  };
}

function isSame(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}
