import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { hasReadableFields } from '../syntax/parseSeed.ts';
import { parseHttpUrl } from '../text/url.ts';
import type { FieldType } from '../schema/fields.ts';

/** What the seeds of a corpus hold, whether it is declared or not: counted seed by seed, with bounded memory. */
export class CorpusSurvey {
  seeds = 0;
  readonly publishers = new Counts<PublisherUse>();
  readonly usages = new Counts();
  /** Those that are not built in. */
  readonly fields = new Counts<FieldUse>();
  /** The first heading of each body, and its level. */
  readonly headings = new Counts<Set<number>>();

  add({ document, summary, configuration }: SeedContext): void {
    this.seeds++;
    const { publisher, usage, domain } = summary;
    if (publisher !== undefined) {
      const use = this.publishers.count(publisher, () => ({ domains: new Counts() }));
      if (domain !== undefined) use?.domains.count(domain);
    }
    if (usage !== undefined) this.usages.count(usage);
    const [heading] = document.headings;
    if (heading && heading.text !== '') this.headings.count(heading.text, () => new Set())?.add(heading.level);
    if (!hasReadableFields(document)) return;
    const builtIn = new Set(configuration.fields.filter(({ role }) => role !== undefined).map(({ key }) => key));
    const seen = new Set<string>();
    for (const field of document.fields) {
      if (builtIn.has(field.key) || seen.has(field.key)) continue;
      seen.add(field.key);
      const use = this.fields.count(field.key, () => ({ types: new Counts(), values: new Counts(), empty: 0 }));
      if (use) countField(use, field);
    }
  }
}

interface PublisherUse {
  readonly domains: Counts;
}

export interface FieldUse {
  readonly types: Counts<undefined, FieldType>;
  /** Texts, as far as they are few. */
  readonly values: Counts;
  /** In how many seeds it stands there without a value. */
  empty: number;
}

/** How often each key was counted, and what else is known of it. Keys beyond some thousands are not told apart. */
export class Counts<Use = undefined, Key extends string = string> {
  readonly #counts = new Map<Key, { seeds: number; readonly use: Use }>();
  /** Whether there are more keys than are counted. */
  isFull = false;

  /** @returns what is known of the key; undefined where there are too many of them. */
  count(key: Key, create: () => Use = () => undefined as Use): Use | undefined {
    let entry = this.#counts.get(key);
    if (!entry) {
      if (this.#counts.size >= mostKeys) {
        this.isFull = true;
        return undefined;
      }
      this.#counts.set(key, (entry = { seeds: 0, use: create() }));
    }
    entry.seeds++;
    return entry.use;
  }

  /** The most frequent first; equally frequent ones by their names. */
  sorted(): readonly { readonly key: Key; readonly seeds: number; readonly use: Use }[] {
    return Array.from(this.#counts, ([key, entry]) => ({ key, ...entry })).sort(
      (a, b) => b.seeds - a.seeds || (a.key < b.key ? -1 : 1),
    );
  }
}

const mostKeys = 2000;

function countField(use: FieldUse, { value }: Field): void {
  switch (value.kind) {
    case 'null':
      use.empty++;
      return;
    case 'string':
      if (value.text === '') use.empty++;
      else {
        use.types.count(parseHttpUrl(value.text) ? 'url' : 'string');
        if (!use.values.isFull) use.values.count(value.text.slice(0, longestValue));
      }
      return;
    case 'refused':
    case 'broken':
      return;
    default:
      use.types.count(value.kind);
  }
}

/** In UTF-16 code units: no word of a list is longer. */
const longestValue = 100;
