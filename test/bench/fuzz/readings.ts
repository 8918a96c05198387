// Holds what is read of a header against what PyYAML reads: a mapping to it is sound, with the same keys and values, and
// what it refuses is not, and has an error. Prints a short example of each kind of difference.
// npm run fuzz -- readings [--seconds N] [--seed N] [--edits N] [--most N]

import { parseArgs } from 'node:util';
import type { SeedContext, SeedDocument } from '../../../server/src/core/index.ts';
import { createRandom } from '../../../scripts/bench/random.ts';
import { editedSeed } from '../../support/headerEdits.ts';
import { mutate, variedSeed } from '../../support/headerMutations.ts';
import { PyYaml } from '../../support/headerReading.ts';
import { differenceOf } from '../../support/readingDifference.ts';
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
const pyyaml = new PyYaml();
const seed = Number(options.seed);
const deadline = performance.now() + 1000 * Number(options.seconds);
/** How many texts PyYAML is given at a time. */
const batchSize = 64;
const shapes = readShapes(ownShapes).map(({ text }) => text);
const found = new Map<string, string[]>();
const tried = new Map<string, number>();

console.log(`seed ${seed}`);
let ahead = begin(0);
for (let run = batchSize; performance.now() < deadline; run += batchSize) {
  const { seeds, learnt } = ahead;
  // PyYAML reads while the next ones are made.
  ahead = begin(run);
  await learnt;
  for (const made of seeds) note(made);
}
await ahead.learnt;
console.log([...tried].map(([kind, count]) => `${kind}: ${count}`).join(', '));
for (const [kind, texts] of found) {
  console.error(`\n${kind} (${texts.length} times with seed ${seed})`);
  for (const text of texts.sort((a, b) => a.length - b.length).slice(0, Number(options.most))) {
    const short = await shorten(text, async (shorter) => (await kindOf(shorter)) === kind);
    console.error(`  ${escapeInvisible(JSON.stringify(short))}`);
  }
}
pyyaml.close();
process.exitCode = found.size > 0 ? 1 : 0;

function begin(first: number): { readonly seeds: readonly SeedContext[]; readonly learnt: Promise<void> } {
  const seeds = Array.from({ length: batchSize }, (_, index) => contextOf(makeText(first + index)));
  return { seeds, learnt: pyyaml.learn(seeds.map(({ document }) => withFences(document))) };
}

function note(made: SeedContext): void {
  const reading = pyyaml.read(withFences(made.document));
  tried.set(reading.kind, (tried.get(reading.kind) ?? 0) + 1);
  const kind = differenceOf(made, reading);
  if (kind !== undefined) found.set(kind, [...(found.get(kind) ?? []), made.document.text]);
}

function escapeInvisible(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function makeText(run: number): string {
  const random = createRandom(seed + run * 7919);
  if (random() < 0.75) return editedSeed(random, shapes, Number(options.edits));
  return mutate(variedSeed(random), random).replace(/[\uD800-\uDFFF]/gu, '');
}

async function kindOf(text: string): Promise<string | undefined> {
  const made = contextOf(text);
  const read = withFences(made.document);
  await pyyaml.learn([read]);
  return differenceOf(made, pyyaml.read(read));
}

/** What is sound, between fences that the reader knows: a line `...` closes a header, too, and a CR alone ends a line. */
function withFences({ text, frontMatter: { leading, header }, isSound }: SeedDocument): string {
  const written = text.slice(header.start, header.end);
  return isSound ? `${text.slice(0, leading.start)}---\n${written}${/(?:^|\n)$/.test(written) ? '' : '\n'}---\n` : text;
}
