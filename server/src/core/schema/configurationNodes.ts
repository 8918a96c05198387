import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { TextRange } from '../text/range.ts';
import type { ConfigurationProblem } from './configurationModel.ts';
import { describePlainScalar, resolveYaml12Scalar } from '../pyyaml/resolver.ts';
import { quoteForMessage } from '../text/message.ts';
import { nearest } from '../text/similarity.ts';
import { lineEnd, oneOf, quoting, writing } from './configurationProblems.ts';

/** A value in the configuration and where it stands. */
export interface Place {
  /** How messages name it, such as `publishers.ap.domains`. */
  readonly path: string;
  /** Absent where nothing stands: `key:`, or `null`. */
  readonly value: ParsedNode | undefined;
  /** The value, or, where there is none, what announces it. */
  readonly range: TextRange;
}

/** One `key: value` of a mapping. */
export interface Entry extends Place {
  readonly key: string;
  readonly keyRange: TextRange;
  /** As for an item. */
  readonly keyIsPlain: boolean;
}

/** A text and where it stands. */
export interface Item {
  readonly text: string;
  readonly range: TextRange;
  /** Whether it stands without quotes, so that other readers may take it for something else than text. */
  readonly isPlain: boolean;
}

/** The most words that a message names as choices. */
const mostNamed = 16;
/** The most problems of one file that are reported. */
const mostProblems = 100;

/**
 * Reads values out of parsed nodes without ever expanding an alias, and collects what does not fit. Whatever cannot be
 * read is reported once, and answered with `undefined`.
 */
export class NodeReader {
  readonly problems: ConfigurationProblem[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reports a problem. Of a range of many lines only the first is marked, unless there is a replacement for all of it. */
  report(range: TextRange, message: string, replacement?: ConfigurationProblem['replacement']): undefined {
    if (this.problems.length < mostProblems) {
      const firstLine = { start: range.start, end: Math.min(range.end, lineEnd(this.#text, range.start)) };
      this.problems.push(replacement ? { range, message, replacement } : { range: firstLine, message });
    }
  }

  /** The entries of a mapping, none where nothing stands. Of a key that stands twice the first counts. */
  entries(place: Place): readonly Entry[] | undefined {
    if (!place.value) return [];
    if (!isMap(place.value)) return this.#wrongType(place, '“key: value” lines');
    const entries = new Map<string, Entry>();
    for (const { key, value } of place.value.items as { key: ParsedNode | null; value: ParsedNode | null }[]) {
      const range = key?.range ? rangeOf(key) : place.range;
      const text = key ? scalarText(key) : undefined;
      if (text === undefined) {
        this.report(range, `${nameOf(place)} has a key that is not text.`);
      } else if (entries.has(text)) {
        this.report(range, `${quoteForMessage(text)} is here twice. Seedbed reads only the first one.`);
      } else {
        entries.set(text, {
          path: place.path === '' ? text : `${place.path}.${text}`,
          key: text,
          keyRange: range,
          keyIsPlain: isPlain(key!),
          ...placeOf(value, range),
        });
      }
    }
    return [...entries.values()];
  }

  /** The entries of a mapping whose keys are known, by key; none where the mapping cannot be read. */
  record<Key extends string>(place: Place | undefined, keys: readonly Key[]): Partial<Record<Key, Entry>> {
    return place ? this.pick(place, this.entries(place) ?? [], keys) : {};
  }

  /** Those entries of `place` that it knows, by key. */
  pick<Key extends string>(place: Place, entries: readonly Entry[], keys: readonly Key[]): Partial<Record<Key, Entry>> {
    const picked: Partial<Record<Key, Entry>> = {};
    for (const entry of entries) {
      const key = keys.find((known) => known === entry.key);
      if (key) picked[key] = entry;
      else
        this.#unknown(
          entry.keyRange,
          `${quoteForMessage(entry.key)} is not a key of ${nameOf(place)}`,
          entry.key,
          keys,
        );
    }
    return picked;
  }

  /** Text in one piece. */
  text(place: Place): Item | undefined {
    if (!place.value) return this.report(place.range, `${nameOf(place)} has no value. Write text.`);
    const text = scalarText(place.value);
    if (text === undefined) return this.#wrongType(place, 'text');
    const isText = isScalar(place.value) && typeof place.value.value === 'string';
    if (!isText) {
      const reading = describePlainScalar(resolveYaml12Scalar(text), text);
      const message = `${nameOf(place)} is ${quoteForMessage(text)} without quotes, which YAML reads as ${reading}. Put it in quotes.`;
      this.report(place.range, message, quoting(text));
    }
    return { text, range: place.range, isPlain: isText && isPlain(place.value) };
  }

  /** A list of texts, none where nothing stands; a single text is a list of one. */
  texts(place: Place, most = Infinity): readonly Item[] | undefined {
    if (!place.value) return [];
    if (isScalar(place.value)) {
      const item = this.text(place);
      return item && [item];
    }
    return this.items(place, most, 'a list of texts')?.flatMap((item) => this.text(item) ?? []);
  }

  /** What stands in a list, none where nothing does. */
  items(place: Place, most = Infinity, expected = 'a list'): readonly Place[] | undefined {
    if (!place.value) return [];
    if (!isSeq(place.value)) return this.#wrongType(place, expected);
    const nodes = place.value.items as (ParsedNode | null)[];
    if (nodes.length > most)
      this.report(place.range, `${nameOf(place)} has more than ${most} entries. Seedbed ignores the rest.`);
    return nodes
      .slice(0, most)
      .map((node, index) => ({ path: `${place.path}[${index}]`, ...placeOf(node, place.range) }));
  }

  /** A number from `lowest` to 1. */
  share(place: Place, lowest: number): number | undefined {
    const number = isScalar(place.value) ? place.value.value : undefined;
    const expected = `a number from ${lowest} to 1`;
    if (typeof number !== 'number') return this.#wrongType(place, expected);
    const isShare = (value: number): boolean => value >= lowest && value <= 1;
    if (isShare(number)) return number;
    const message = `${nameOf(place)} is ${quoteForMessage(scalarText(place.value!) ?? '')}. Write ${expected}.`;
    return this.report(place.range, message, isShare(number / 100) ? writing(String(number / 100)) : undefined);
  }

  /** A whole number from `lowest` to `highest`. */
  whole(place: Place, lowest: number, highest: number): number | undefined {
    const number = isScalar(place.value) ? place.value.value : undefined;
    const expected = `a whole number from ${lowest} to ${highest}`;
    if (typeof number === 'number' && Number.isInteger(number) && number >= lowest && number <= highest) return number;
    return this.#wrongType(place, expected);
  }

  /** A size such as `256 KiB` or `1 MiB`, in bytes. */
  size(place: Place, lowest: number, highest: number): number | undefined {
    const text = place.value && scalarText(place.value);
    const [, digits = '', unit = ''] = /^([0-9]{1,9}) ?([KM])iB$/.exec(text ?? '') ?? [];
    const size = Number(digits) * (unit === 'M' ? 1024 : 1) * 1024;
    if (unit !== '' && size >= lowest && size <= highest) return size;
    const expected = `a size from ${writeSize(lowest)} to ${writeSize(highest)}`;
    const [, number, letter] = /^([0-9]{1,9}) ?([kKmM])i?[bB]?$/.exec(text ?? '') ?? [];
    if (text === undefined || unit !== '' || number === undefined) return this.#wrongType(place, expected);
    const meant = `${number} ${letter!.toUpperCase()}iB`;
    return this.report(place.range, `${nameOf(place)} is ${quoteForMessage(text)}. Write ${expected}.`, writing(meant));
  }

  flag(place: Place): boolean | undefined {
    const value = isScalar(place.value) ? place.value.value : undefined;
    if (typeof value === 'boolean') return value;
    const text = place.value && scalarText(place.value);
    if (text === undefined) return this.#wrongType(place, 'true or false');
    const meant = flagWords.get(text.toLowerCase());
    const message = `${nameOf(place)} is ${quoteForMessage(text)}. Write true or false.`;
    return this.report(place.range, message, meant === undefined ? undefined : writing(String(meant)));
  }

  /** One of some words; `false` is taken for `off`, which YAML 1.1 reads so. */
  choice<Word extends string>(place: Place, words: readonly Word[]): Word | undefined {
    const text = place.value && scalarText(place.value);
    if (text === undefined) return this.#wrongType(place, oneOf(words));
    const isFalse = isScalar(place.value) && place.value.value === false;
    const word = words.find((known) => known === (isFalse ? 'off' : text));
    return word ?? this.#unknown(place.range, `${nameOf(place)} is ${quoteForMessage(text)}`, text, words);
  }

  #unknown(range: TextRange, statement: string, text: string, words: readonly string[]): undefined {
    const folded = text.toLowerCase();
    const meant =
      nearest(text, words) ?? (folded.length > 2 ? words.find((word) => word.startsWith(folded)) : undefined);
    if (meant) return this.report(range, `${statement}. Did you mean ${quoteForMessage(meant)}?`, writing(meant));
    return this.report(range, words.length > mostNamed ? `${statement}.` : `${statement}. Use ${oneOf(words)}.`);
  }

  #wrongType(place: Place, expected: string): undefined {
    const { value } = place;
    if (isAlias(value)) {
      const source = `*${value.source}`;
      const message = `${quoteForMessage(source)} needs quotes, because YAML reads a leading “*” as a reference.`;
      return this.report(place.range, message, quoting(source));
    }
    const found = !value ? 'has no value' : isMap(value) ? 'is a mapping' : isSeq(value) ? 'is a list' : undefined;
    const statement = found ?? `is ${quoteForMessage(scalarText(value!) ?? '')}`;
    return this.report(place.range, `${nameOf(place)} ${statement}. Write ${expected}.`);
  }
}

/** A node as a place without its path; an absent or null one stands where `fallback` says. */
export function placeOf(node: ParsedNode | null, fallback: TextRange): Omit<Place, 'path'> {
  if (!node || (isScalar(node) && node.value === null)) {
    return { value: undefined, range: node?.source ? rangeOf(node) : fallback };
  }
  return { value: node, range: rangeOf(node) };
}

/** The text of a scalar as written, whatever its type; `undefined` for anything else. */
function scalarText(node: ParsedNode): string | undefined {
  if (!isScalar(node)) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? '');
}

function isPlain(node: ParsedNode): boolean {
  return isScalar(node) && node.type === 'PLAIN' && node.tag === undefined;
}

function rangeOf(node: ParsedNode): TextRange {
  return { start: node.range[0], end: node.range[1] };
}

/** How messages name a place. */
export function nameOf({ path }: Place): string {
  return path === '' ? '“seedbed.yaml”' : quoteForMessage(path);
}

function writeSize(size: number): string {
  return size % 2 ** 20 === 0 ? `${size / 2 ** 20} MiB` : `${size / 1024} KiB`;
}

const flagWords: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
]);
