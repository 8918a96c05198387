// A corpus in which seeds have all there is in common with others: articles, titles, bodies, ranks, numbers, publishers.

import { createRandom, pick, type Random } from '../../scripts/bench/random.ts';

/** So many seeds by their paths, always the same ones. */
export function* twinSeeds(count: number): Iterable<readonly [path: string, text: string]> {
  const random = createRandom(count);
  for (let index = 0; index < count; index++) yield [pathOf(random, index), textOf(random, count)];
}

/** The configurations that go with them, one for all and one for a folder. */
export const twinConfigurations: Readonly<Record<string, string>> = {
  'seedbed.yaml': 'rules: { rank-gap: warning }\nseeds: { include: ["**/*.txt", "**/*.seed"] }\n',
  'own/seedbed.yaml': 'rules: { rank-gap: information }\nseeds: { include: ["**/*.txt"] }\n',
};

/** A folder has about two hundred seeds; the first has names of its own, and one is a corpus by itself. */
function pathOf(random: Random, index: number): string {
  const folder = pick(random, [
    '',
    'own/',
    'a b/',
    'é/%41/',
    `desk ${Math.floor(index / 1000)}/`,
    `desk-${Math.floor(index / 1000)}/`,
  ]);
  const identity = index.toString(16).padStart(16, '0');
  if (folder === '' || random() < 0.05) return `${folder}story-${index}.txt`;
  return `${folder}${String(1 + Math.floor(random() * 300)).padStart(3, '0')}_${identity}.txt`;
}

function textOf(random: Random, count: number): string {
  const article = Math.floor(random() * count);
  const isMany = random() < 0.1;
  const [domain, publisher] = pick(random, domains);
  const title = isMany
    ? pick(random, ['Corrections', '“Corrections”', 'Live blog'])
    : `Harbour tunnel, day ${Math.floor(random() * count)}`;
  // Whose domain is not known is no matter of other seeds: it keeps its publisher.
  const isBroken = random() < 0.1;
  const named = isBroken || random() > 0.08 ? publisher : pick(random, ['post', 'times', 'nobody', 'bbc']);
  const fields = [
    `url: https://${isMany ? 'example-times.com/corrections' : `${domain}/story/${article}`}`,
    `title: ${title}`,
    `publisher: ${named}`,
    `usage: ${pick(random, ['candidate', 'candidate', 'used', 'Used', 'rejected'])}`,
    `initial_rank: ${pick(random, ['', '', '#'])}${1 + Math.floor(random() * 400)}`,
  ];
  const text = `---\n${fields.join('\n')}\n---\n## Article summary\n${bodyOf(random, count)}\n`;
  return isBroken ? pick(random, breakages)(text) : text;
}

const breakages: readonly ((text: string) => string)[] = [
  (text) => text.replace('\n---\n', '\n'),
  (text) => text.replace(/^url: .*\n/m, ''),
  (text) => text.replace(/^title: (\w+)/m, 'title: $1:'),
  (text) => text.replace(/^title: /m, 'title: "'),
  (text) => text.replace(/^usage: /m, 'usage:\t'),
  (text) => text.replace(/^usage: .*/m, 'usage: [used]'),
  (text) => text.replace(/^usage: /m, 'usage'),
  (text) => text.replace(/^url: .*/m, '$&\n$&'),
];

/** The first ones have no publisher in the built-in list. */
const domains = [
  ['example-times.com', 'times'],
  ['example-post.org', 'post'],
  ['www.example-post.org', 'post'],
  ['apnews.com', 'ap'],
] as const;

/** Some bodies are the same, and many times so; some differ in a few words. */
function bodyOf(random: Random, count: number): string {
  const story = random() < 0.1 ? Math.floor(random() * 3) : 3 + Math.floor(random() * count * 0.8);
  const told = createRandom(story);
  const words = Array.from({ length: 70 + (story % 60) }, () => pick(told, vocabulary));
  for (let changes = pick(random, [0, 0, 1, 2, 3]); changes > 0; changes--) {
    words[Math.floor(random() * words.length)] = pick(random, vocabulary);
  }
  return words.join(' ');
}

const vocabulary = Array.from({ length: 900 }, (_, index) => `w${((index * 7919) % 46656).toString(36)}x`);
