import { isMap, isSeq } from 'yaml';
import type { Configuration, Usage } from './configurationModel.ts';
import type { Item, NodeReader, Place } from './configurationNodes.ts';
import { resolvePlainScalar, describePlainScalar } from '../pyyaml/resolver.ts';
import { hasTooManyAlternatives, mostAlternatives } from '../text/glob.ts';
import { quoteForMessage } from '../text/message.ts';
import { normalizePath } from '../text/relativePath.ts';
import { Duplicates } from './configurationDuplicates.ts';
import { nameOf } from './configurationNodes.ts';
import { inQuotes, quoting, writing } from './configurationProblems.ts';

/*
 * One function for each section of `seedbed.yaml`: what stands at `place`, with `fallback` for what does not stand
 * there or cannot be used.
 */

export function readSeeds(
  reader: NodeReader,
  place: Place | undefined,
  fallback: Configuration['seeds'],
): Configuration['seeds'] {
  const { include, exclude } = reader.record(place, ['include', 'exclude']);
  const included = include ? readPatterns(reader, include) : [];
  return {
    include: included.length > 0 ? included : fallback.include,
    exclude: exclude ? readPatterns(reader, exclude) : fallback.exclude,
  };
}

export function readUsages(reader: NodeReader, place: Place | undefined, fallback: readonly Usage[]): readonly Usage[] {
  if (!place) return fallback;
  const problemsBefore = reader.problems.length;
  const usages = isMap(place.value) ? readUsageMapping(reader, place) : readUsageList(reader, place);
  if (usages.length === 0 && reader.problems.length === problemsBefore) {
    reader.report(place.range, '“usages” is empty. Add at least one usage.');
  }
  return usages.length > 0 ? usages : fallback;
}

export function readStrict(
  reader: NodeReader,
  place: Place | undefined,
  fallback: Configuration['strict'],
): Configuration['strict'] {
  const { publishers, usages } = reader.record(place, ['publishers', 'usages']);
  return {
    publishers: (publishers && reader.flag(publishers)) ?? fallback.publishers,
    usages: (usages && reader.flag(usages)) ?? fallback.usages,
  };
}

export function readRank(
  reader: NodeReader,
  place: Place | undefined,
  fallback: Configuration['rank'],
): Configuration['rank'] {
  const { unique } = reader.record(place, ['unique']);
  return { unique: (unique && reader.choice(unique, rankScopes)) ?? fallback.unique };
}

export function readBody(
  reader: NodeReader,
  place: Place | undefined,
  fallback: Configuration['body'],
): Configuration['body'] {
  const { headings, levels } = reader.record(place, ['headings', 'levels']);
  const items = headings?.value && reader.texts(headings, mostHeadings);
  const numbers = levels?.value ? readLevels(reader, levels) : [];
  return {
    headings: items ? items.flatMap((item) => readHeading(reader, item) ?? []) : fallback.headings,
    levels: numbers.length > 0 ? numbers : fallback.levels,
  };
}

export function readDuplicates(
  reader: NodeReader,
  place: Place | undefined,
  fallback: Configuration['duplicates'],
): Configuration['duplicates'] {
  const { threshold, different } = reader.record(place, ['threshold', 'different']);
  const groups = different ? (reader.items(different, mostGroups) ?? []) : [];
  return new Duplicates(
    (threshold && reader.share(threshold, lowestThreshold)) ?? fallback.threshold,
    groups.map((group) => readDifferent(reader, group)).filter((paths) => paths !== undefined),
  );
}

export function readWriting(
  reader: NodeReader,
  place: Place | undefined,
  fallback: Configuration['writing'],
): Configuration['writing'] {
  const { unicode } = reader.record(place, ['unicode']);
  return { unicode: (unicode && reader.flag(unicode)) ?? fallback.unicode };
}

/** The path of the file of known problems, and where it stands. */
export function readBaselinePath(reader: NodeReader, place: Place | undefined): Configuration['baseline'] {
  const item = place?.value ? reader.text(place) : undefined;
  const path = item && readPath(reader, item);
  if (!item || path === undefined) return undefined;
  return path.endsWith('.json')
    ? { path, range: item.range }
    : reader.report(item.range, `A baseline is a JSON file. Use a path that ends in “.json”.`);
}

/** How much is read of a header at most, in UTF-16 code units. */
export function readHeaderLimit(reader: NodeReader, place: Place | undefined, fallback: number): number {
  return (place && reader.size(place, longestHeader, longestSeed)) ?? fallback;
}

/** A word that seeds are to use unquoted: one line of text that no reader takes for something else. */
export function readWord(reader: NodeReader, { text, range, isPlain }: Item, kind: string): string | undefined {
  if (text.length > longestWord) return reader.report(range, `A ${kind} can have at most ${longestWord} characters.`);
  if (!/^[^\s\p{C}](?:[^\p{C}\p{Zl}\p{Zp}]*[^\s\p{C}])?$/u.test(text)) {
    return reader.report(
      range,
      `${quoteForMessage(text)} cannot be a ${kind}. Write one line of text, without spaces around it.`,
    );
  }
  const reading = resolvePlainScalar(text);
  if (isPlain && reading.kind !== 'string') {
    const as = describePlainScalar(reading, text);
    reader.report(
      range,
      `Without quotes, YAML reads ${quoteForMessage(text)} as ${as}. Put it in quotes.`,
      quoting(text),
    );
  }
  return text;
}

/** Each group is a verdict that somebody gave; the length of the file bounds them too. */
const mostGroups = 10_000;
const mostInGroup = 100;
const longestPath = 1000;
/** Below it, any two reports of one event may have enough in common. */
const lowestThreshold = 0.6;
const mostHeadings = 100;
const highestLevel = 6;
/** In UTF-16 code units: what is read without being asked for, and all of the longest seed. */
const longestHeader = 32 * 1024;
const longestSeed = 1024 * 1024;
const mostPatterns = 100;
const longestPattern = 200;
const longestWord = 100;

const rankScopes = ['folder', 'corpus', 'off'] as const;

function readPatterns(reader: NodeReader, place: Place): readonly string[] {
  const items = reader.texts(place, mostPatterns) ?? [];
  return items.filter((item) => isPattern(reader, item)).map(({ text }) => text);
}

/** Patterns are data of the corpus: none may lead out of its folder. How they match is `compileGlob`'s to say. */
export function isPattern(reader: NodeReader, { text, range }: Item): boolean {
  const pattern = `The glob ${quoteForMessage(text)}`;
  if (text.trim() === '') reader.report(range, 'A glob cannot be empty.');
  else if (text.length > longestPattern) reader.report(range, `A glob can have at most ${longestPattern} characters.`);
  else if (/\\(?![*?[{\\])/.test(text)) {
    const path = text.replaceAll('\\', '/');
    reader.report(range, `${pattern} has a “\\”. Use “/” between folders.`, writing(path, inQuotes(path)));
  } else if (leadsElsewhere(reader, { text, range }, pattern)) {
    return false;
  } else if (text.startsWith('!')) {
    reader.report(range, `${pattern} starts with “!”. Put files that are not seeds under “seeds.exclude”.`);
  } else if (hasTooManyAlternatives(text)) {
    reader.report(range, `${pattern} has braces that stand for more than ${mostAlternatives} globs.`);
  } else return true;
  return false;
}

/** Whether a path or pattern is none from the folder of `seedbed.yaml`; reported by the name that `it` is. */
function leadsElsewhere(reader: NodeReader, { text, range }: Pick<Item, 'text' | 'range'>, it: string): boolean {
  if (/^(?:\/|[A-Za-z]:)/.test(text)) {
    reader.report(range, `${it} is absolute. Write a path relative to this file.`);
  } else if (text.split('/').includes('..')) {
    reader.report(range, `${it} leads out of this file’s folder.`);
  } else return false;
  return true;
}

/** The paths of seeds that are different ones, each once; undefined for fewer than two. */
function readDifferent(reader: NodeReader, place: Place): readonly string[] | undefined {
  const problemsBefore = reader.problems.length;
  const paths = new Set<string>();
  for (const item of reader.texts(place, mostInGroup) ?? []) {
    const path = readPath(reader, item);
    if (path === undefined) continue;
    if (paths.has(path)) reader.report(item.range, `${quoteForMessage(path)} is already in this list.`);
    paths.add(path);
  }
  if (paths.size > 1) return [...paths];
  if (reader.problems.length > problemsBefore) return undefined;
  const named = paths.size === 0 ? 'no seed' : 'only one seed';
  return reader.report(place.range, `${nameOf(place)} names ${named}. List two or more.`);
}

/** The path of a seed as others are compared with it. */
function readPath(reader: NodeReader, { text, range }: Item): string | undefined {
  const path = normalizePath(text);
  const it = `The path ${quoteForMessage(text)}`;
  if (text.length > longestPath) reader.report(range, `A path can have at most ${longestPath} characters.`);
  else if (text.includes('\\')) {
    const meant = text.replaceAll('\\', '/');
    reader.report(range, `${it} has a “\\”. Use “/” between folders.`, writing(meant, inQuotes(meant)));
  } else if (leadsElsewhere(reader, { text, range }, it)) return undefined;
  else if (path === '') reader.report(range, `${it} names no seed.`);
  else return path;
  return undefined;
}

function readUsageList(reader: NodeReader, place: Place): readonly Usage[] {
  const usages = new Map<string, Usage>();
  for (const item of reader.texts(place) ?? []) {
    const value = readWord(reader, item, 'usage');
    if (value === undefined) continue;
    if (usages.has(value)) reader.report(item.range, `The usage ${quoteForMessage(value)} is already in this list.`);
    else usages.set(value, { value });
  }
  return [...usages.values()];
}

function readUsageMapping(reader: NodeReader, place: Place): readonly Usage[] {
  return (reader.entries(place) ?? []).flatMap((entry) => {
    const value = readWord(reader, { text: entry.key, range: entry.keyRange, isPlain: entry.keyIsPlain }, 'usage');
    if (value === undefined) return [];
    const own = isMap(entry.value) ? reader.record(entry, ['description', 'key']) : { description: entry };
    const description = own.description?.value && reader.text(own.description)?.text;
    const key = 'key' in own && own.key ? readKey(reader, own.key) : undefined;
    return [{ value, ...(description === undefined ? {} : { description }), ...(key === undefined ? {} : { key }) }];
  });
}

/** The letter that stands for a usage while seeds are reviewed. */
function readKey(reader: NodeReader, place: Place): string | undefined {
  const item = reader.text(place);
  if (!item || /^[a-z]$/.test(item.text)) return item?.text;
  return reader.report(item.range, `The key ${quoteForMessage(item.text)} is not one letter from a to z.`);
}

function readLevels(reader: NodeReader, place: Place): readonly number[] {
  const levels = new Set<number>();
  const places = isSeq(place.value) ? (reader.items(place, highestLevel) ?? []) : [place];
  for (const one of places) {
    const level = reader.whole(one, 1, highestLevel);
    if (level !== undefined) levels.add(level);
  }
  return [...levels];
}

function readHeading(reader: NodeReader, { text, range }: Item): string | undefined {
  const heading = text.replace(/^\s*#+/, '').trim();
  if (heading === '') return reader.report(range, 'A heading cannot be empty.');
  if (heading !== text)
    reader.report(
      range,
      `Write the heading ${quoteForMessage(text)} without “#” and without spaces around it.`,
      writing(heading, inQuotes(heading)),
    );
  return heading;
}
