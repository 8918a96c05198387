// Breaks sound seeds in every way of `breakages.ts`, alone and two at once, lets fix-all mend them, and counts what
// came of it; then counts what it does to sound headers, and says how much of fix-all the judge of fixes takes:
// npm run bench:repair [-- --runs N] [--seed N] [--examples KIND]

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusOf, realistic } from '../../scripts/bench/corpus.ts';
import { realisticConfiguration } from '../../scripts/bench/realisticSeed.ts';
import { createRandom, pick } from '../../scripts/bench/random.ts';
import { judgeShare } from '../support/judgeShare.ts';
import type { Outcome } from '../support/repair.ts';
import { kinds, leaveAlone, makeBroken, repair } from '../support/repair.ts';
import { contextOf } from '../support/seed.ts';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '60' },
    seed: { type: 'string', default: '20260101' },
    /** Prints what was not restored of the kinds whose names have this in them. */
    examples: { type: 'string' },
  },
});
const runs = Number(options.runs);
const random = createRandom(Number(options.seed));

type Counts = Record<Outcome, number>;

const single = new Map<string, Counts>();
for (const kind of kinds) for (let run = 0; run < runs; run++) count(single, [kind]);
print('one breakage', single);

const double = new Map<string, Counts>();
for (let run = 0; run < runs * kinds.length; run++) {
  const chosen = [pick(random, kinds), pick(random, kinds)];
  if (chosen[0] !== chosen[1]) count(double, chosen);
}
const worst = [...double]
  .filter(([, { left, wrong }]) => left + wrong > 0)
  .sort(([, a], [, b]) => b.wrong - a.wrong || b.left - a.left);
print('two at once', double, new Map(worst.slice(0, 25)));

leaveSoundOnes(runs * 10);

console.log(
  '\nthe judge’s share of fix-all, and what it is without finding problems anew, which the next round needs as well',
);
await printJudgeShare('realistic seeds, a twentieth of them broken', readRealistic(runs * 30));
await printJudgeShare('broken headers alone', makeBrokenOnes(runs * 15));

/** What is sound is to be left alone: each one that is touched is wrong. */
function leaveSoundOnes(most: number): void {
  let [touched, refused] = [0, 0];
  for (let run = 0; run < most; run++) {
    const leaving = leaveAlone(random);
    if (leaving.touched) touched++;
    if (leaving.errors.length > 0) refused++;
    if (leaving.touched && options.examples !== undefined && 'sound'.includes(options.examples)) {
      console.log(`sound: touched ${leaving.errors.join(' ')}\n${leaving.text}→\n${leaving.fixed}`);
    }
  }
  console.log(
    `\nsound headers: ${most}, ${touched} touched (wrong), ${refused} with an error that they cannot be read`,
  );
}

async function printJudgeShare(name: string, texts: readonly string[]): Promise<void> {
  const configuration = { configuration: realisticConfiguration };
  const { all, comparing } = await judgeShare(texts.map((text) => contextOf(text, configuration)));
  const [percent, without] = [all, comparing].map((share) => `${(100 * share).toFixed(1)} %`);
  console.log(`  ${name.padEnd(72)} ${percent}, ${without}`);
}

function readRealistic(size: number): readonly string[] {
  const folder = corpusOf(size, realistic);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(realistic.ending!),
  );
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

function makeBrokenOnes(size: number): readonly string[] {
  const random = createRandom(size);
  return Array.from({ length: size }, () => makeBroken([pick(random, kinds)], random)?.text ?? '').filter(Boolean);
}

function count(table: Map<string, Counts>, chosen: readonly string[]): void {
  const broken = makeBroken(chosen, random);
  if (!broken) return;
  const { outcome, text, errors } = repair(broken);
  const name = chosen.join(' + ');
  const counts = table.get(name) ?? { restored: 0, left: 0, sound: 0, wrong: 0 };
  counts[outcome]++;
  table.set(name, counts);
  if (outcome !== 'restored' && options.examples !== undefined && name.includes(options.examples)) {
    console.log(`${name}: ${outcome} ${errors.join(' ')}\n${broken.text}→\n${text}`);
  }
}

function print(title: string, table: Map<string, Counts>, shown = table): void {
  const total: Counts = { restored: 0, left: 0, sound: 0, wrong: 0 };
  for (const counts of table.values()) {
    for (const outcome of ['restored', 'left', 'sound', 'wrong'] as const) total[outcome] += counts[outcome];
  }
  const all = total.restored + total.left + total.wrong;
  const share = ((100 * total.restored) / all).toFixed(1);
  console.log(
    `\n${title}: ${all} headers, ${share} % restored, ${total.left} left, ${total.wrong} wrong; ` +
      `${total.sound} more are sound as they stand`,
  );
  for (const [name, { restored, left, wrong }] of shown) {
    const counts = [restored, left, wrong].map((value) => String(value).padStart(4)).join(' ');
    console.log(`  ${name.padEnd(72)} ${counts}`);
  }
}
