import type { Corpus } from '../corpus/corpus.ts';
import type { Configuration, Severity } from '../schema/configuration.ts';
import type { Leading, OverviewPublisher, OverviewRule, OverviewUsage, RuleCount } from './overviewModel.ts';
import { rules } from '../rules/index.ts';
import { noProblems, severities } from '../schema/severity.ts';
import { display } from '../text/display.ts';
import { filterTerm } from '../tree/filterTerm.ts';

/** The most rows of one list. */
const longestList = 20;

/** The most usages that have a colour of their own. */
const mostUsages = 6;

interface RuledIndex {
  readonly index: Corpus;
  readonly configuration: Configuration;
}

/** The first of many in an order, found without putting all of them in it. */
export function leading<T extends { readonly seeds: number }, R>(
  items: Iterable<T>,
  compare: (a: T, b: T) => number,
  toRow: (item: T) => R,
  longest = longestList,
): Leading<R> {
  const first: T[] = [];
  let others = 0;
  let othersSeeds = 0;
  for (const item of items) {
    if (first.length < longest || compare(item, first.at(-1)!) < 0) {
      const place = first.findIndex((each) => compare(item, each) < 0);
      first.splice(place < 0 ? first.length : place, 0, item);
    } else first.push(item);
    if (first.length <= longest) continue;
    others++;
    othersSeeds += first.pop()!.seeds;
  }
  return { rows: first.map(toRow), others, othersSeeds };
}

/** The problems of all files, by rule. */
export class ProblemTally {
  readonly counts = { ...noProblems };
  readonly #rules = new Map<string, { readonly problems: Record<Severity, number>; files: number }>();

  /** @param counts those of one file. */
  add(counts: readonly RuleCount[]): void {
    const seen = new Set<string>();
    for (const { code, severity, count } of counts) {
      let rule = this.#rules.get(code);
      if (!rule) this.#rules.set(code, (rule = { problems: { ...noProblems }, files: 0 }));
      this.counts[severity] += count;
      rule.problems[severity] += count;
      if (!seen.has(code)) rule.files++;
      seen.add(code);
    }
  }

  rules(): readonly OverviewRule[] {
    return [...this.#rules]
      .map(([code, tally]) => ({ code, summary: summaryOf(code), ...tally, filter: `rule:${code}` }))
      .sort((a, b) => severest(a.problems) - severest(b.problems) || b.files - a.files || (a.code < b.code ? -1 : 1));
  }
}

/** Which usages there are, and which of them each seed's is. */
export class UsageTally {
  readonly all: readonly OverviewUsage[];
  readonly #places = new Map<string | undefined, number>();

  constructor(corpora: readonly RuledIndex[]) {
    const counts = countsOf(corpora, 'usage');
    const declared = [
      ...new Set(corpora.flatMap(({ configuration }) => configuration.usages.map(({ value }) => value))),
    ];
    const used = [...counts.keys()].filter((value) => value !== undefined).sort();
    const inOrder = [...new Set([...declared, ...used, ...(counts.has(undefined) ? [undefined] : [])])];
    const candidates = inOrder.map((value, order) => ({ value, order, seeds: counts.get(value) ?? 0 }));
    const { rows, others, othersSeeds } = leading(
      candidates,
      (a, b) => b.seeds - a.seeds || a.order - b.order,
      (usage) => usage,
      mostUsages,
    );
    const shown = [...rows].sort((a, b) => a.order - b.order);
    for (const [place, { value }] of shown.entries()) this.#places.set(value, place);
    const rest = { label: `${others.toLocaleString('en')} more`, kind: 'other', seeds: othersSeeds } as const;
    this.all = [
      ...shown.map(({ value, order, seeds }) => describeUsage(value, order < declared.length, seeds)),
      ...(othersSeeds === 0 ? [] : [rest]),
    ];
  }

  /** The place in `all` of a usage that some seed has. */
  placeOf(usage: string | undefined): number {
    return this.#places.get(usage) ?? this.all.length - 1;
  }
}

/** The publishers with the most seeds, and the usages of these. */
export class PublisherTally {
  readonly #usages: UsageTally;
  readonly #leading: Leading<OverviewPublisher>;
  readonly #usagesOf = new Map<string | undefined, number[]>();

  constructor(corpora: readonly RuledIndex[], usages: UsageTally) {
    this.#usages = usages;
    const counts = [...countsOf(corpora, 'publisher')].map(([slug, seeds]) => ({ slug, seeds }));
    this.#leading = leading(
      counts,
      (a, b) => b.seeds - a.seeds || ((a.slug ?? '') < (b.slug ?? '') ? -1 : 1),
      ({ slug, seeds }) => {
        const each = usages.all.map(() => 0);
        this.#usagesOf.set(slug, each);
        return { ...describePublisher(slug, corpora), seeds, usages: each };
      },
    );
  }

  add(publisher: string | undefined, usage: string | undefined): void {
    const usages = this.#usagesOf.get(publisher);
    if (usages) usages[this.#usages.placeOf(usage)]!++;
  }

  /** To be asked for when all seeds have been added. */
  finish(): Leading<OverviewPublisher> {
    return this.#leading;
  }
}

/** How many seeds have each value; `undefined` for those that have none, where there are any. */
function countsOf(corpora: readonly RuledIndex[], facet: 'usage' | 'publisher'): Map<string | undefined, number> {
  const sums = new Map<string | undefined, number>();
  let without = 0;
  for (const { index } of corpora) {
    without += index.size;
    for (const [value, seeds] of index.counts(facet)) {
      sums.set(value, (sums.get(value) ?? 0) + seeds);
      without -= seeds;
    }
  }
  if (without > 0) sums.set(undefined, without);
  return sums;
}

function describeUsage(value: string | undefined, isDeclared: boolean, seeds: number): OverviewUsage {
  if (value === undefined) return { label: 'No usage', kind: 'none', seeds };
  return {
    label: display(value, 40),
    kind: isDeclared ? 'declared' : 'undeclared',
    seeds,
    ...filterBy('usage', value),
  };
}

function describePublisher(
  slug: string | undefined,
  corpora: readonly RuledIndex[],
): Pick<OverviewPublisher, 'label' | 'kind' | 'filter'> {
  if (slug === undefined) return { label: 'No publisher', kind: 'none' };
  const known = corpora.map(({ configuration }) => configuration.publishers.get(slug)).find((publisher) => publisher);
  return {
    label: display(known?.name ?? slug, 60),
    kind: known ? 'known' : 'unknown',
    ...filterBy('publisher', slug),
  };
}

/** The filter of the seeds with a value; none for a value that cannot be written in one. */
export function filterBy(key: string, value: string): { readonly filter?: string } {
  const filter = filterTerm(key, value);
  return filter === undefined ? {} : { filter };
}

function summaryOf(code: string): string {
  return rules.find((rule) => rule.code === code)?.documentation.summary ?? '';
}

function severest(problems: Readonly<Record<Severity, number>>): number {
  return severities.findIndex((severity) => problems[severity] > 0);
}
