// Looks for texts whose fixes break the laws of fixes: sound seeds, edited token by token, and each safe fix of them, and
// fix-all, judged by what PyYAML reads before and after. Prints a short example of each way in which a law is broken.
// npm run fuzz -- fixes [--seconds N] [--seed N] [--edits N] [--example WORDS] [--most N]

import { parseArgs } from 'node:util';
import { Corpus, SeedContext, defaultConfiguration, fieldKeys, parseSeed } from '../../../server/src/core/index.ts';
import { createRandom } from '../../../scripts/bench/random.ts';
import type { Change } from '../../support/fixLaws.ts';
import { breachesOf, changesOf } from '../../support/fixLaws.ts';
import { editedSeed } from '../../support/headerEdits.ts';
import { PyYaml } from '../../support/headerReading.ts';
import { ownShapes, readShapes } from '../../support/realShapes.ts';
import { shorten } from '../../support/shorten.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** How many edits a text has at most. */
    edits: { type: 'string', default: '3' },
    /** Prints a longer list of examples, of the classes with these words in them. */
    example: { type: 'string' },
    /** How many examples of each class are made short, and printed where `--example` names it. */
    most: { type: 'string', default: '1' },
  },
});

interface Class {
  readonly name: string;
  count: number;
  readonly examples: { readonly text: string; readonly run: number }[];
}

if (!PyYaml.isAtHand()) {
  console.error('python3 with PyYAML is needed: what it reads is what the laws are about.');
  process.exit(2);
}
/** How many texts PyYAML is given at a time. */
const batchSize = 64;
const pyyaml = new PyYaml();
const seed = Number(options.seed);
const classes = new Map<string, Class>();
const tried = { headers: 0, fixes: 0, fixAlls: 0 };
const began = performance.now();
const fixesByRule = new Map<string, number>();

console.log(`seed ${seed}`);
/** Headers of other sites, with none of a seed's fields. */
const shapes = readShapes(ownShapes).map(({ text }) => text);

let ahead = begin(0);
for (let first = batchSize; performance.now() - began < 1000 * Number(options.seconds); first += batchSize) {
  const batch = ahead;
  // PyYAML reads while the next ones are mended.
  ahead = begin(first);
  await batch.learnt;
  for (const { run, text, changes } of batch.tries) {
    tried.headers++;
    const laws = new Set<string>();
    for (const change of changes) note(change, text, run, laws);
  }
}
await ahead.learnt;
const seconds = (performance.now() - began) / 1000;
await report();
pyyaml.close();
process.exitCode = classes.size > 0 ? 1 : 0;

interface Try {
  readonly run: number;
  readonly text: string;
  readonly changes: readonly Change[];
}

function begin(first: number): { readonly tries: readonly Try[]; readonly learnt: Promise<void> } {
  const tries = Array.from({ length: batchSize }, (_, index) => {
    const text = editedSeed(createRandom(seed + (first + index) * 7919), shapes, Number(options.edits));
    return { run: first + index, text, changes: changesOf(contextOf(text), contextOf) };
  });
  const texts = tries
    .flatMap(({ changes }) => changes)
    .flatMap(({ before, after }) => [before.document.text, after.document.text]);
  return { tries, learnt: pyyaml.learn(texts) };
}

/** @param laws those that the single fixes of this text break: what fix-all makes of them is theirs to answer for */
function note(change: Change, text: string, run: number, laws: Set<string>): void {
  if (change.single) tried.fixes++;
  else tried.fixAlls++;
  const code = change.single?.finding.rule.code ?? 'fix-all';
  fixesByRule.set(code, (fixesByRule.get(code) ?? 0) + 1);
  for (const { law } of breachesOf(change, pyyaml.read)) {
    if (!change.single && laws.has(law[0]!)) continue;
    laws.add(law[0]!);
    const name = `${nameOf(change)} | ${law}`;
    const known = classes.get(name) ?? { name, count: 0, examples: [] };
    known.count++;
    known.examples.push({ text, run });
    known.examples.sort((a, b) => a.text.length - b.text.length).splice(5);
    classes.set(name, known);
  }
}

function nameOf({ single }: Change): string {
  return single
    ? `${single.finding.rule.code} | ${single.fix.title.replace(/“[^”]*”|(?<= the )[\w-]+$/g, '…')}`
    : 'fix-all';
}

async function report(): Promise<void> {
  const fixes = tried.fixes + tried.fixAlls;
  console.log(
    `${tried.headers} headers, ${tried.fixes} safe fixes and ${tried.fixAlls} fix-alls in ${seconds.toFixed(1)} s: ` +
      `${(tried.headers / seconds).toFixed(0)} headers and ${(fixes / seconds).toFixed(0)} fixes a second`,
  );
  for (const [code, count] of [...fixesByRule].sort()) {
    const broken = [...classes.values()].filter(({ name }) => name.startsWith(`${code} | `));
    const laws = broken.map(({ name, count }) => `${name.slice(name.lastIndexOf(' | ') + 3)}: ${count}`).sort();
    console.log(`  ${code.padEnd(28)} ${String(count).padStart(7)}  ${laws.join('; ') || 'no law broken'}`);
  }
  for (const { name, count, examples } of [...classes.values()].sort((a, b) => a.name.localeCompare(b.name))) {
    if (options.example !== undefined && !name.includes(options.example)) continue;
    for (const { text, run } of examples.slice(0, Number(options.most))) {
      await pyyaml.learn([text]);
      const { kind } = pyyaml.read(text);
      const short = await shorten(
        text,
        async (shorter) => (await findBreach(shorter, name)) !== undefined && pyyaml.read(shorter).kind === kind,
      );
      console.log(`\n${name} (${count} times; --seed ${seed}, run ${run})`);
      const found = await findBreach(short, name);
      if (!found) continue;
      console.log(`  ${found.detail}\n${indent(short)}\n  →\n${indent(found.after)}`);
    }
  }
}

async function findBreach(text: string, name: string): Promise<{ detail: string; after: string } | undefined> {
  const changes = changesOf(contextOf(text), contextOf);
  await pyyaml.learn([text, ...changes.map(({ after }) => after.document.text)]);
  for (const change of changes) {
    const breach = breachesOf(change, pyyaml.read).find(({ law }) => `${nameOf(change)} | ${law}` === name);
    if (breach) {
      const title = change.single ? '' : `${[...change.codes].join(', ')}: `;
      return { detail: title + breach.detail, after: change.after.document.text };
    }
  }
  return undefined;
}

function contextOf(text: string): SeedContext {
  const uri = 'file:///seeds/this.seed';
  const configuration = defaultConfiguration;
  const document = parseSeed(text, fieldKeys(configuration));
  const corpus = new Corpus('file:///seeds', configuration);
  const seed = new SeedContext({ uri, document, configuration, corpus });
  corpus.upsert(seed.summary);
  return seed;
}

/** Quoted line by line, so that blanks and invisible characters are seen. */
function indent(text: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines
    .map((line) => `    ${JSON.stringify(line).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\')}`)
    .join('\n');
}
