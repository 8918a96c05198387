// Breaks sound seeds in every way of `breakages.ts`, alone and two at once, lets fix-all mend them, and counts what
// came of it: npm run bench:repair [-- --examples KIND] [--runs N] [--seed N]
//
//   restored  the five values are what they were, the body is untouched, and no error is left
//   left      something is still reported as an error
//   wrong     no error is reported any more, and a value or the body is not what it was

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SeedContext } from '../../server/src/core/index.ts';
import { check, Corpus, defaultConfiguration, fieldKeys, fixAll, parseSeed } from '../../server/src/core/index.ts';
import type { Original } from '../support/breakages.ts';
import { breakages, createRandom, keys, pick, write } from '../support/breakages.ts';

const { values: options } = parseArgs({
  options: {
    examples: { type: 'string' },
    runs: { type: 'string', default: '60' },
    seed: { type: 'string', default: '20260101' },
  },
});
const runs = Number(options.runs);

type Outcome = 'restored' | 'left' | 'wrong';

const { publishers, usages } = defaultConfiguration;
const titles = (
  JSON.parse(readFileSync(new URL('../fixtures/pyyaml/written.json', import.meta.url), 'utf8')) as {
    title?: string;
    text?: string;
  }[]
)
  .map(({ title, text }) => title ?? text ?? '')
  .filter(
    (title) =>
      title.length > 10 &&
      !/[\u0085\u2028\u2029\n]/.test(title) &&
      title === title.trim() &&
      /^[\p{L}\p{N}‘“"'@#][^|]*(?: \p{L}+){3}/u.test(title),
  );

const random = createRandom(Number(options.seed));
const names = Object.keys(breakages);

const single = new Map<string, Record<Outcome, number>>();
for (const name of names) {
  for (let run = 0; run < runs; run++) {
    const original = makeOriginal();
    const broken = breakages[name]!(write(original), original, random);
    if (broken !== undefined) count(single, name, original, broken);
  }
}
const double = new Map<string, Record<Outcome, number>>();
for (let run = 0; run < runs * names.length; run++) {
  const original = makeOriginal();
  const [first, second] = [pick(random, names), pick(random, names)];
  if (first === second) continue;
  const once = breakages[first]!(write(original), original, random);
  const twice = once === undefined ? undefined : breakages[second]!(once, original, random);
  // Where the closing fence is gone already, a second breakage may have found a rule of the body instead.
  if (twice?.endsWith(original.body) && keepsValues(twice, original))
    count(double, `${first} + ${second}`, original, twice);
}
print('one breakage', single);
const worst = [...double].filter(([, { left, wrong }]) => left + wrong > 0);
print('two at once', double, new Map(worst.sort(([, a], [, b]) => b.wrong - a.wrong || b.left - a.left).slice(0, 25)));

function makeOriginal(): Original {
  const publisher = pick(
    random,
    publishers.all.filter(({ domains }) => domains.length > 0),
  );
  return {
    url: `https://${publisher.domains[0]}/news/story-${Math.floor(random() * 1e6)}`,
    title: pick(random, titles),
    publisher: publisher.slug,
    usage: pick(random, usages).value,
    initial_rank: 1 + Math.floor(random() * 120),
    body: '## Article summary\nA paragraph: it has a colon, a # and more.\n\n---\n\nAnother one.\n',
  };
}

/** False where the second breakage has thrown away, or doubled, what the first had moved: nobody could restore that. */
function keepsValues(broken: string, { title, publisher, usage, initial_rank: rank }: Original): boolean {
  const words = broken.toLowerCase().replace(/\s+/g, ' ');
  const end = title.toLowerCase().slice(-12);
  return (
    [publisher, usage, String(rank)].every((value) => words.includes(value.toLowerCase())) &&
    words.split(end).length <= 2
  );
}

function count(table: Map<string, Record<Outcome, number>>, name: string, original: Original, broken: string): void {
  const outcome = judge(original, broken, name);
  const row = table.get(name) ?? { restored: 0, left: 0, wrong: 0 };
  row[outcome]++;
  table.set(name, row);
}

function judge(original: Original, broken: string, name: string): Outcome {
  const { text } = fixAll(contextOf(broken));
  const mended = contextOf(text);
  const codes = check(mended)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule.code);
  const { fields, frontMatter } = mended.document;
  const same =
    keys.every((key) => {
      const found = fields.filter((field) => field.key === key);
      return found.length === 1 && found[0]!.value.text === String(original[key]);
    }) && text.slice(frontMatter.body.start).trimStart() === original.body;
  const outcome = codes.length > 0 ? 'left' : same ? 'restored' : 'wrong';
  if (outcome !== 'restored' && options.examples !== undefined && name.includes(options.examples)) {
    console.log(
      `${outcome} ${codes.join(' ')}\n${broken.slice(0, broken.indexOf('Another'))}→\n${text.slice(0, text.indexOf('Another'))}`,
    );
  }
  return outcome;
}

function contextOf(text: string): SeedContext {
  const document = parseSeed(text, fieldKeys(defaultConfiguration));
  return {
    uri: 'file:///corpus/001_0123456789abcdef.txt',
    document,
    configuration: defaultConfiguration,
    corpus: new Corpus(),
  };
}

function print(title: string, table: Map<string, Record<Outcome, number>>, shown = table): void {
  const total: Record<Outcome, number> = { restored: 0, left: 0, wrong: 0 };
  for (const row of table.values())
    for (const outcome of ['restored', 'left', 'wrong'] as const) total[outcome] += row[outcome];
  const all = total.restored + total.left + total.wrong;
  console.log(
    `\n${title}: ${all} headers, ${((100 * total.restored) / all).toFixed(1)} % restored, ${total.left} left, ${total.wrong} wrong`,
  );
  for (const [name, { restored, left, wrong }] of shown) {
    console.log(
      `  ${name.padEnd(72)} ${String(restored).padStart(4)} ${String(left).padStart(4)} ${String(wrong).padStart(4)}`,
    );
  }
}
