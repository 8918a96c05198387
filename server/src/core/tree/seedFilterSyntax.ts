import type { Configuration } from '../schema/configuration.ts';
import type { TextRange } from '../text/range.ts';
import { ruleCodes } from '../rules/index.ts';
import { listedFacets } from '../schema/facets.ts';
import { severities } from '../schema/severity.ts';
import { quoteForMessage } from '../text/message.ts';
import { nearest } from '../text/similarity.ts';

/** One condition of a filter as it is written. Offsets are UTF-16 code units of the filter's text. */
export interface FilterTerm {
  /** One of `filterKeys`, or of a declared facet; undefined for words of the title or the summary. */
  readonly key: string | undefined;
  /** After the colon and without quotes; never empty. */
  readonly value: string;
  /** Whether it stands in quotes, and means itself only. */
  readonly isQuoted: boolean;
  /** Whether a `-` before it takes out what it fits. */
  readonly isNegated: boolean;
  readonly range: TextRange;
}

export interface FilterProblem {
  /** One sentence: what is wrong and what is expected. */
  readonly message: string;
  readonly range: TextRange;
}

/** What a condition can be about in every corpus, with what is said of it where filters are typed. */
export const filterKeys = {
  publisher: 'publisher’s slug or name',
  usage: 'usage',
  rank: 'rank, or a range such as 1-20',
  folder: 'part of the path',
  domain: 'the url’s domain, such as bbc.co.uk',
  has: 'problem, error or warning',
  is: 'unreviewed, duplicate or unranked',
  rule: 'a kind of problem, such as duplicate-url',
  severity: 'error, warning, information or hint',
} as const;

export type FilterKey = keyof typeof filterKeys;

/** What a condition can be about in some corpora, with what is said of it. */
export type FilterKeys = ReadonlyMap<string, string>;

const everywhere: FilterKeys = new Map(Object.entries(filterKeys));

/** Those of every corpus, then its other facets. Of one that has the name of another key only that one is meant. */
export function filterKeysFor(corpora: Iterable<{ readonly configuration: Configuration }>): FilterKeys {
  const keys = new Map(everywhere);
  for (const { configuration } of corpora) {
    for (const { key, definition } of listedFacets(configuration)) {
      if (!canBeKey.test(key) || keys.has(key) || isFilterKey(key.toLowerCase())) continue;
      keys.set(key, definition.description || 'declared in seedbed.yaml');
    }
  }
  return keys;
}

/** The key that is meant by a written one, in any letter case; undefined where it is none. */
export function findFilterKey(keys: FilterKeys, written: string): string | undefined {
  if (keys.has(written)) return written;
  const folded = written.toLowerCase();
  return keys.has(folded) ? folded : [...keys.keys()].find((key) => key.toLowerCase() === folded);
}

/** What could not be told apart from a minus, quotes, or the words around it is no key of a filter. */
const canBeKey = /^[^\s":-][^\s":]*$/;

/** The values that mean something for the keys that have just a few. */
export const filterValues: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['has', ['problem', 'error', 'warning']],
  ['is', ['unreviewed', 'duplicate', 'unranked']],
  ['severity', severities],
]);

/** The longest filter that is read, in UTF-16 code units. */
export const longestFilter = 1000;

/** Reads the conditions of a filter. What cannot be used is a problem, and the rest applies. */
export function parseFilter(
  filter: string,
  keys: FilterKeys = everywhere,
): {
  readonly terms: readonly FilterTerm[];
  readonly problems: readonly FilterProblem[];
} {
  const terms: FilterTerm[] = [];
  const problems: FilterProblem[] = [];
  const text = filter.slice(0, longestFilter);
  if (text.length < filter.length) {
    const range = { start: longestFilter, end: filter.length };
    problems.push({ message: `A filter can have at most ${longestFilter} characters. The rest is ignored.`, range });
  }
  for (const { key, ...piece } of filterPieces(text, keys)) {
    const { value, range } = piece;
    const known = key === undefined ? undefined : findFilterKey(keys, key);
    if (key !== undefined && known === undefined) {
      problems.push({ message: describeUnknownKey(key, keys), range });
      continue;
    }
    if (value === '') {
      if (known !== undefined) problems.push({ message: `Type a value after “${known}:”.`, range });
      continue;
    }
    const term = { ...piece, key: known };
    const message = problemOf(term);
    if (message === undefined) terms.push(term);
    else problems.push({ message, range });
  }
  return { terms, problems };
}

/** A condition as far as it is written: with any key, and perhaps without a value. */
export interface FilterPiece extends Omit<FilterTerm, 'key'> {
  readonly key: string | undefined;
}

/** What stands between the blanks of a filter, in its order; a `-` alone as well. */
export function filterPieces(text: string, keys: FilterKeys = everywhere): readonly FilterPiece[] {
  const pieces: FilterPiece[] = [];
  for (const word of text.matchAll(pieceOf(keys))) {
    const [source, minus, key, quoted, plain = ''] = word;
    if (source === '') continue;
    pieces.push({
      key,
      value: (quoted ?? plain).trim(),
      isQuoted: quoted !== undefined,
      isNegated: minus === '-',
      range: { start: word.index, end: word.index + source.length },
    });
  }
  return pieces;
}

/** A word before a colon is a key, known or not; what has other characters only where it is a known one. */
function pieceOf(keys: FilterKeys): RegExp {
  const others = [...keys.keys()].filter((key) => !/^[A-Za-z_]+$/.test(key));
  const key = ['[A-Za-z_]+', ...others.map((other) => other.replace(/[^\p{L}\p{N}_]/gu, '\\$&'))].join('|');
  return new RegExp(`(-?)(?:(${key}):)?(?:"([^"]*)"?|([^\\s"]\\S*)|)`, 'gi');
}

/** The ranks that a value such as `4`, `1-20`, `10-` or `-3` stands for; undefined for any other. */
export function readRanks(value: string): { readonly from: number; readonly to: number } | undefined {
  const [, from, dash, to] = /^#?(\d{0,15})(?:([-–])#?(\d{0,15}))?$/.exec(value) ?? [];
  if (from === undefined || (from === '' && !to)) return undefined;
  const first = from === '' ? 1 : Number(from);
  const last = dash === undefined ? first : to ? Number(to) : Infinity;
  return first <= last ? { from: first, to: last } : undefined;
}

function problemOf({ key, value }: FilterTerm): string | undefined {
  if (key === undefined) return undefined;
  if (key === 'rank' && !readRanks(value)) {
    return `${quoteForMessage(value)} is not a rank. Type a number such as 4 or a range such as 1-20.`;
  }
  if (key === 'rule') return problemOfCode(value);
  const values = filterValues.get(key);
  if (!values || values.includes(value.toLowerCase())) return undefined;
  return `Type one of these after “${key}:”: ${values.join(', ')}.`;
}

function problemOfCode(code: string): string | undefined {
  if (ruleCodes.includes(code.toLowerCase())) return undefined;
  const meant = nearest(code, ruleCodes);
  const advice = meant === undefined ? 'Type a code such as duplicate-url.' : `Did you mean “${meant}”?`;
  return `${quoteForMessage(code)} is not a rule. ${advice}`;
}

function describeUnknownKey(key: string, known: FilterKeys): string {
  const keys = [...known.keys()];
  const meant = nearest(key, keys);
  const advice =
    meant === undefined ? `Use one of these: ${keys.slice(0, mostNamed).join(', ')}.` : `Did you mean “${meant}:”?`;
  return `You cannot filter by ${quoteForMessage(`${key}:`)}. ${advice} To search for it as text, put it in quotes.`;
}

/** The most keys that a message names. */
const mostNamed = 20;

export function isFilterKey(key: string): key is FilterKey {
  return Object.hasOwn(filterKeys, key);
}
