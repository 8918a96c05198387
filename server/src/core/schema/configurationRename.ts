import { isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml';
import type { TextRange } from '../text/range.ts';
import type { Publisher, PublisherRegistry } from './publishers.ts';
import { applyEdits, replacement } from '../text/edit.ts';
import { touches } from '../text/range.ts';
import {
  contentOf,
  declarePublisher,
  editSection,
  endOf,
  inBoth,
  pairOf,
  pairsOf,
  scalar,
} from './configurationEdits.ts';
import { starterUsages } from './configurationModel.ts';
import { readConfiguration } from './configurationReader.ts';
import { parseConfiguration } from './configurationSyntax.ts';
import { builtInPublishers } from './publishers.ts';

/** The value of a facet where `seedbed.yaml` declares it. */
export interface ConfigurationEntry {
  /** `publisher`, `usage`, or the key of a field of `fields`. */
  readonly facet: string;
  readonly value: string;
  /** The value as written, quotes included. */
  readonly word: TextRange;
  /** With all that is said of it. */
  readonly range: TextRange;
}

/** Where a `seedbed.yaml` declares a value of a facet; the first place, which is the one that counts. */
export function entryOf(
  text: string,
  facet: ConfigurationEntry['facet'],
  value: string,
): ConfigurationEntry | undefined {
  return entriesOf(text).find((entry) => entry.facet === facet && entry.value === value);
}

/** The value whose name in a `seedbed.yaml` the offset touches. */
export function entryAt(text: string, offset: number): ConfigurationEntry | undefined {
  return entriesOf(text).find(({ word }) => touches(word, offset));
}

/**
 * The text of a `seedbed.yaml` that says of `to` what it said of `from`, in the same place. What is built in is declared
 * under its new name: a publisher with its name and domains, a usage among the other starter usages. Undefined where
 * neither knows `from`, or where the text declares `to` already, or does not allow it.
 * @param publishers those known while the text is as it is.
 */
export function renameEntry(
  text: string,
  facet: ConfigurationEntry['facet'],
  from: string,
  to: string,
  publishers: PublisherRegistry,
): string | undefined {
  if (parseConfiguration(text).problem || entryOf(text, facet, to)) return undefined;
  const entries = entriesOf(text).filter((entry) => entry.facet === facet && entry.value === from);
  const written = applyEdits(
    text,
    entries.map(({ word }) => replacement(word, scalar(to))),
  );
  const renamed =
    facet === 'publisher'
      ? handOn(written, to, entries.length > 0, publishers.get(to) ? undefined : builtInPublisher(from))
      : entries.length > 0
        ? written
        : facet === 'usage'
          ? declareStarters(text, from, to)
          : undefined;
  return renamed !== undefined && entryOf(renamed, facet, to) && isDeclared(renamed, facet, to) ? renamed : undefined;
}

/** Declares for a publisher what is built in of it under its old name; an entry that has no room for that stays as it is. */
function handOn(text: string, slug: string, isThere: boolean, known: Publisher | undefined): string | undefined {
  const declared = known?.domains.reduce<string | undefined>(
    (before, domain) =>
      before === undefined ? undefined : declarePublisher(before, slug, { name: known.name, domain }),
    text,
  );
  return declared ?? (isThere ? text : undefined);
}

function builtInPublisher(slug: string): Publisher | undefined {
  return builtInPublishers.find((publisher) => publisher.slug === slug);
}

/** Writes the starter usages, with another name for one of them, where the text declares none. */
function declareStarters(text: string, from: string, to: string): string | undefined {
  const values = new Set(starterUsages.map(({ value }) => value));
  if (!values.has(from) || values.has(to)) return undefined;
  const lines = starterUsages.map(({ value, description }) => {
    return `${scalar(value === from ? to : value)}: ${scalar(description ?? '')}`;
  });
  return editSection(text, 'usages', inBoth(lines), () => undefined);
}

function isDeclared(text: string, facet: ConfigurationEntry['facet'], value: string): boolean {
  const { publishers, usages, fields } = readConfiguration(text, []).configuration;
  if (facet === 'publisher') return publishers.get(value)?.builtIn === false;
  const choices = facet === 'usage' ? usages : fields.find(({ key }) => key === facet)?.values;
  return choices?.some((choice) => choice.value === value) === true;
}

/** In the order of the text, for each section. */
function entriesOf(text: string): readonly ConfigurationEntry[] {
  const root = parseConfiguration(text).contents;
  if (!isMap(root)) return [];
  return [
    ...entriesIn(text, 'publisher', contentOf(pairOf(root, 'publishers')?.value ?? null)),
    ...entriesIn(text, 'usage', contentOf(pairOf(root, 'usages')?.value ?? null)),
    ...valuesOfFields(text, contentOf(pairOf(root, 'fields')?.value ?? null)),
  ];
}

function valuesOfFields(text: string, fields: ParsedNode | undefined): readonly ConfigurationEntry[] {
  if (!isMap(fields)) return [];
  return pairsOf(fields).flatMap(({ key, value }) => {
    const field = contentOf(value);
    if (!isScalar(key) || !isMap(field)) return [];
    return entriesIn(text, textOf(key), contentOf(pairOf(field, 'values')?.value ?? null));
  });
}

function entriesIn(
  text: string,
  facet: ConfigurationEntry['facet'],
  section: ParsedNode | undefined,
): readonly ConfigurationEntry[] {
  if (isMap(section)) {
    return pairsOf(section).flatMap((pair) => {
      const entry = entryFor(facet, pair.key);
      if (!entry) return [];
      const { start } = entry.word;
      // A mapping in a block ends after the line break of its last line.
      return [{ ...entry, range: { start, end: start + text.slice(start, endOf(text, pair)).trimEnd().length } }];
    });
  }
  if (facet === 'publisher') return [];
  const items: readonly unknown[] = isSeq(section) ? section.items : [section];
  return items.flatMap((item) => entryFor(facet, item) ?? []);
}

function entryFor(facet: ConfigurationEntry['facet'], node: unknown): ConfigurationEntry | undefined {
  if (!isScalar(node) || !node.range) return undefined;
  const word = { start: node.range[0], end: node.range[1] };
  return { facet, value: textOf(node), word, range: word };
}

function textOf({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? '');
}
