// Broken seeds made of sound ones, and what fix-all makes of them.

import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { check, defaultConfiguration, fixAll } from '../../server/src/core/index.ts';
import { headerRules } from '../../server/src/core/rules/index.ts';
import { breakages, keys, write, type Original } from './breakages.ts';
import { bodyOf, readWithYaml } from './headerReading.ts';
import { pick, type Random } from '../../scripts/bench/random.ts';
import { contextOf } from './seed.ts';
import { soundSeed } from './soundSeeds.ts';

/**
 * - `restored`: the five values are what they were, the body is untouched, and no error is left.
 * - `left`: something is still reported as an error.
 * - `sound`: the same, since PyYAML reads the header as it stands: only who wrote it knows that it was to end earlier.
 * - `wrong`: no error is reported any more, and a value or the body is not what it was.
 */
export type Outcome = 'restored' | 'left' | 'sound' | 'wrong';

export interface Broken {
  /** The kinds of breakage, in their order. */
  readonly kinds: readonly string[];
  readonly original: Original;
  readonly text: string;
}

export interface Repair {
  readonly outcome: Outcome;
  readonly text: string;
  /** The codes of the errors that are left. */
  readonly errors: readonly string[];
}

/** All kinds of breakage. */
export const kinds: readonly string[] = Object.keys(breakages);

/** A sound seed, broken in one or more ways; undefined where they do not apply to it, or not together. */
export function makeBroken(chosen: readonly string[], random: Random): Broken | undefined {
  const original = makeOriginal(random);
  let text: string | undefined = write(original);
  for (const kind of chosen) text = text === undefined ? undefined : breakages[kind]!(text, original, random);
  if (text === undefined || (chosen.length > 1 && !keepsValues(text, original))) return undefined;
  return { kinds: chosen, original, text };
}

/** Lets fix-all mend a seed, by its safe fixes alone, and compares. */
export function repair({ original, text: broken }: Broken): Repair {
  const before = contextOf(broken);
  const { text } = fixAll(before);
  const mended = contextOf(text);
  const errors = check(mended)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule.code);
  const { fields, frontMatter } = mended.document;
  const same =
    keys.every((key) => {
      const found = fields.filter((field) => field.key === key);
      return found.length === 1 && found[0]!.value.text === String(original[key]);
    }) && text.slice(frontMatter.body.start).trimStart() === original.body;
  const left = before.document.isSound && errors.every((code) => code === 'unclosed-header') ? 'sound' : 'left';
  return { outcome: errors.length > 0 ? left : same ? 'restored' : 'wrong', text, errors };
}

/** What fix-all does to a header in which nothing is wrong with the syntax. */
export interface Leaving {
  readonly text: string;
  readonly fixed: string;
  /** The codes of the errors that say the header cannot be read. */
  readonly errors: readonly string[];
  /** Whether its fields, read by `yaml`, or its body are others now. */
  readonly touched: boolean;
}

/** A sound header with comments, lists, anchors, block scalars and the like, among values with nothing to be mended. */
export function leaveAlone(random: Random): Leaving {
  const text = soundSeed(random, { clean: true });
  const seed = contextOf(text);
  const errors = check(seed)
    .filter(({ rule, severity }) => severity === 'error' && headerCodes.has(rule.code))
    .map(({ rule }) => rule.code);
  const fixed = fixAll(seed).text;
  const touched = bodyOf(fixed) !== bodyOf(text) || !isDeepStrictEqual(valuesOf(fixed), valuesOf(text));
  return { text, fixed, errors, touched };
}

/** In any order, which fix-all may change; undefined where it cannot be read. */
function valuesOf(text: string): ReadonlyMap<string, string> | undefined {
  const reading = readWithYaml(text);
  if (reading.kind !== 'mapping') return undefined;
  return new Map([...reading.entries].map(([key, { value }]) => [key, value]));
}

const headerCodes: ReadonlySet<string> = new Set(headerRules.map(({ code }) => code));

const { publishers, usages } = defaultConfiguration;
const publishersWithDomains = publishers.all.filter(({ domains }) => domains.length > 0);

const written = JSON.parse(
  readFileSync(new URL('../fixtures/pyyaml/written.json', import.meta.url), 'utf8'),
) as readonly { readonly text: string }[];

/** Titles with a few words in a row, as headlines have; the others try characters. */
const titles = written
  .map(({ text }) => text)
  .filter(
    (title) => title === title.trim() && /^[\p{L}\p{N}‘“"'@#][^|\n\u0085\u2028\u2029]*(?: \p{L}+){3}/u.test(title),
  )
  .filter((title) => !/[\n\u0085\u2028\u2029]/.test(title));

const paragraphs = [
  'A paragraph, which has a # and “more: quotes”.',
  'As the ferries sail again, the harbour board speaks: nobody is to wait.',
  // Without the closing fence, PyYAML reads this as one more field, up to the rule below.
  'A paragraph: it has a colon, a # and more.',
];

function makeOriginal(random: Random): Original {
  const publisher = pick(random, publishersWithDomains);
  return {
    url: `https://${publisher.domains[0]}/news/story-${Math.floor(random() * 1e6)}`,
    title: pick(random, titles),
    publisher: publisher.slug,
    usage: pick(random, usages).value,
    initial_rank: 1 + Math.floor(random() * 120),
    body: `## Article summary\n${pick(random, paragraphs)}\n\n---\n\nAnother one.\n`,
  };
}

/**
 * False where a second breakage has thrown away or doubled what the first had moved, or has found a rule of the body in
 * place of the fence that the first took away: nobody could restore that.
 */
function keepsValues(broken: string, { title, publisher, usage, initial_rank: rank, body }: Original): boolean {
  const words = broken.toLowerCase().replace(/\s+/g, ' ');
  const end = title.toLowerCase().slice(-12);
  return (
    broken.endsWith(body) &&
    [publisher, usage, String(rank)].every((value) => words.includes(value.toLowerCase())) &&
    words.split(end).length <= 2
  );
}
