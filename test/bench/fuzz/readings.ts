// Holds what is read of a header against what PyYAML reads: a mapping to it is sound, with the same keys and values, and
// what it refuses is not, and has an error. Prints a short example of each kind of difference.
// npm run fuzz -- readings [--seconds N] [--seed N] [--edits N] [--most N]

import { parseArgs } from 'node:util';
import type { CheckedFinding, Field, SeedContext, SeedDocument } from '../../../server/src/core/index.ts';
import { check } from '../../../server/src/core/index.ts';
import type { SyntaxProblem } from '../../../server/src/core/syntax/seedDocument.ts';
import { createRandom } from '../../support/breakages.ts';
import { editedSeed } from '../../support/headerEdits.ts';
import { mutate, variedSeed } from '../../support/headerMutations.ts';
import type { Entry, Reading } from '../../support/headerReading.ts';
import { PyYaml } from '../../support/headerReading.ts';
import { ownShapes, readShapes } from '../../support/realShapes.ts';
import { contextOf } from '../../support/seed.ts';
import { shorten } from '../../support/shorten.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** How many edits a text has at most. */
    edits: { type: 'string', default: '3' },
    /** How many examples of each kind are made short and printed. */
    most: { type: 'string', default: '5' },
  },
});

if (!PyYaml.isAtHand()) {
  console.error('python3 with PyYAML is needed: it says what is right.');
  process.exit(2);
}
/** The types of PyYAML's values, in the words of `pyyaml_reader.py`. */
const typesByKind = {
  null: 'NoneType',
  boolean: 'bool',
  float: 'float',
  date: 'date',
  list: 'list',
  mapping: 'map',
} as const;
const typedKey = /^(?:int|float|bool|NoneType|date|bytes) /;

const pyyaml = new PyYaml();
const seed = Number(options.seed);
const deadline = performance.now() + 1000 * Number(options.seconds);
const shapes = readShapes(ownShapes).map(({ text }) => text);
const found = new Map<string, string[]>();
const tried = new Map<string, number>();

console.log(`seed ${seed}`);
for (let run = 0; performance.now() < deadline; run += 64) {
  const seeds = Array.from({ length: 64 }, (_, index) => contextOf(makeText(run + index)));
  await pyyaml.learn(seeds.map(({ document }) => withFence(document)));
  for (const seed of seeds) {
    const { text } = seed.document;
    const reading = pyyaml.read(withFence(seed.document));
    tried.set(reading.kind, (tried.get(reading.kind) ?? 0) + 1);
    const kind = differenceOf(seed, reading);
    if (kind !== undefined) found.set(kind, [...(found.get(kind) ?? []), text]);
  }
}
console.log([...tried].map(([kind, count]) => `${kind}: ${count}`).join(', '));
for (const [kind, texts] of found) {
  console.error(`\n${kind} (${texts.length} times with seed ${seed})`);
  for (const text of texts.sort((a, b) => a.length - b.length).slice(0, Number(options.most))) {
    const short = await shorten(text, async (shorter) => (await learn(contextOf(shorter))) === kind);
    console.error(`  ${escapeInvisible(JSON.stringify(short))}`);
  }
}
pyyaml.close();
process.exitCode = found.size > 0 ? 1 : 0;

function escapeInvisible(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function makeText(run: number): string {
  const random = createRandom(seed + run * 7919);
  if (random() < 0.75) return editedSeed(random, shapes, Number(options.edits));
  return mutate(variedSeed(random), random).replace(/[\uD800-\uDFFF]/gu, '');
}

async function learn(seed: SeedContext): Promise<string | undefined> {
  const text = withFence(seed.document);
  await pyyaml.learn([text]);
  return differenceOf(seed, pyyaml.read(text));
}

/** The text with a fence where a line `...` closes the header, or one that ends with CR alone. */
function withFence({ text, frontMatter: { kind, closing } }: SeedDocument): string {
  const rest = text.slice(closing.start);
  return kind === 'closed' && /^(?:\.\.\.|---[ \t]*\r(?!\n))/.test(rest)
    ? `${text.slice(0, closing.start)}---\n${text.slice(closing.end)}`
    : text;
}

/** How we and PyYAML differ about a seed, in a few words; undefined where we do not. */
function differenceOf(seed: SeedContext, reading: Reading): string | undefined {
  const { document } = seed;
  switch (reading.kind) {
    case 'none':
      return undefined;
    case 'other':
      return document.isSound && document.fields.length > 0 ? 'sound, and no mapping to PyYAML' : undefined;
    case 'error':
      if (document.isSound) return 'sound, and PyYAML refuses it';
      return check(seed).some(isError) ? undefined : 'refused, and no error';
    case 'mapping':
      if (document.isSound) return differenceOfFields(document, reading.entries);
      return isExcused(reading.entries) ? undefined : 'PyYAML reads it, and it is not sound';
  }
}

/**
 * Where we are too strict, and why that stays: a key that is nothing at all (`?`, or `&a:`) is never what anybody means, and an
 * error says so.
 */
function isExcused(entries: ReadonlyMap<string, Entry>): boolean {
  return entries.has('NoneType None');
}

/** Most texts lack some field, whatever is wrong with the others. */
function isError({ severity, rule }: CheckedFinding): boolean {
  return severity === 'error' && rule.code !== 'missing-field';
}

function differenceOfFields(document: SeedDocument, entries: ReadonlyMap<string, Entry>): string | undefined {
  // A key that nobody meant, such as `• url`, is read as what is meant.
  if (document.problems.some(isOfKey) || document.fields.some(({ value }) => value.kind === 'broken')) return undefined;
  // Of a key that stands twice, readers take the last.
  const fields = new Map(document.fields.map((field) => [field.key, field]));
  const added = [...entries.keys()].filter((key) => !fields.has(key));
  const isMerged = fields.has('<<');
  for (const [key, field] of fields) {
    const entry = entries.get(key);
    // PyYAML has numbers, dates and the like for keys, too, and the keys of what is merged.
    if (!entry && !isMerged && !added.some((other) => typedKey.test(other))) return 'a key is not there to PyYAML';
    if (entry && !isSameValue(field, entry)) return `another value (${field.value.kind} and ${typeOf(entry)})`;
  }
  return isMerged || added.every((key) => typedKey.test(key)) ? undefined : 'a key is there to PyYAML only';
}

function isOfKey(problem: SyntaxProblem): boolean {
  if (problem.code === 'yaml-syntax') return problem.mistake === 'decorated key';
  return problem.code === 'missing-space-after-colon' || problem.code === 'missing-colon';
}

function isSameValue({ value }: Field, entry: Entry): boolean {
  // Two line breaks that hardly any reader knows are a part of the value to PyYAML. We read a space, and an error says so.
  if (value.kind === 'string') return entry.text === value.text || /[\u2028\u2029]/.test(entry.text ?? '');
  if (value.kind === 'integer') return entry.value === `int ${value.value}`;
  if (value.kind === 'list' && value.items && typeOf(entry) === 'list')
    return textsOf(entry).every((text) => value.items!.includes(text));
  if (value.kind === 'refused' || value.kind === 'broken') return true;
  return typesByKind[value.kind] === typeOf(entry);
}

/** All texts in a list, also those in further lists. */
function textsOf({ value }: Entry): string[] {
  return [...value.matchAll(/(?<=str )"(?:[^"\\]|\\.)*"/g)].map(([written]) => JSON.parse(written) as string);
}

function typeOf({ value }: Entry): string {
  return value.slice(0, value.indexOf(' '));
}
