import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.ts';
import { createRandom, pick, type Random } from './random.ts';
import { realisticConfiguration, realisticSeed } from './realisticSeed.ts';

/** To be raised when other seeds are written, so that no old corpus is taken for a new one. */
const generation = 1;

const seedsInFolder = 250;

/** How a corpus differs from the usual one. */
export interface Variant {
  /** What names it. */
  readonly name: string;
  /** The ending of its files' names, with the dot. */
  readonly ending?: string;
  /** Bodies so short that Seedbed does not compare them. */
  readonly shortBodies?: boolean;
  /** A list of tags in each header. */
  readonly lists?: boolean;
  /** How many seeds in a row are about one article. */
  readonly twins?: number;
  /** Seeds as they are in the world, a tenth of their articles in two or three copies. */
  readonly realistic?: boolean;
}

export const realistic: Variant = { name: 'realistic', ending: '.seed.md', realistic: true };

/**
 * A folder with so many seeds, always the same ones: as PyYAML writes them, one in twenty with something wrong. Written
 * once and kept.
 */
export function corpusOf(size: number, variant?: Variant): string {
  const { name, ending = '.txt' } = variant ?? {};
  const folder = join(root, `.bench/corpus-${generation}-${size}${name === undefined ? '' : `-${name}`}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const random = createRandom(size);
  const writer = new SeedWriter(random, variant);
  for (let index = 0; index < size; index++) {
    const desk = join(unfinished, `desk-${String(Math.floor(index / seedsInFolder)).padStart(3, '0')}`);
    if (index % seedsInFolder === 0) mkdirSync(desk, { recursive: true });
    const rank = (index % seedsInFolder) + 1;
    const identity = Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
    const text = writer.write(rank, identity);
    const isWrong = random() < 0.05;
    writeFileSync(
      join(desk, `${String(rank).padStart(3, '0')}_${identity}${ending}`),
      isWrong ? spoil(random, text) : text,
    );
  }
  const configuration =
    variant?.realistic === true ? realisticConfiguration : variant?.lists === true ? listFields : '';
  if (configuration !== '') writeFileSync(join(unfinished, 'seedbed.yaml'), configuration);
  renameSync(unfinished, folder);
  return folder;
}

const listFields = 'fields: { tags: { type: list }, areas: { type: list } }\n';

/** Writes one seed after the other, as a variant has them. */
class SeedWriter {
  readonly #random: Random;
  readonly #variant: Variant | undefined;
  /** The last seed, and how many copies of it are still to come. */
  #last = '';
  #copies = 0;

  constructor(random: Random, variant: Variant | undefined) {
    this.#random = random;
    this.#variant = variant;
  }

  write(rank: number, identity: string): string {
    const random = this.#random;
    const { shortBodies, lists, twins = 1, realistic: isRealistic } = this.#variant ?? {};
    if (this.#copies-- > 0) return this.#last.replace(/^initial_rank: .*/m, `initial_rank: ${rank}`);
    let text = isRealistic === true ? realisticSeed(random, rank, identity) : seed(random, rank, identity);
    if (shortBodies === true) text = text.replace(longBody, '$1A short one.\n');
    if (lists === true)
      text = text.replace('\n---\n', '\ntags:\n- harbour\n- "a storm"\n- winter\nareas: [north, south]\n---\n');
    this.#copies = isRealistic === true ? (random() < 0.1 ? pick(random, [1, 2]) : 0) : twins - 1;
    this.#last = text;
    return text;
  }
}

const longBody = /(## Article summary\n)[^]*/;

/** A seed with nothing wrong. */
function seed(random: Random, rank: number, identity: string): string {
  const [slug, domain] = pick(random, publishers);
  const title = sentence(random, 5 + Math.floor(random() * 12));
  const header = [
    `url: https://${domain}/article/${title.toLowerCase().split(' ').slice(0, 6).join('-')}-${identity}`,
    fold(`title: ${title}`),
    `publisher: ${slug}`,
    `usage: ${pick(random, ['candidate', 'candidate', 'candidate', 'selected', 'used', 'rejected'])}`,
    `initial_rank: ${rank}`,
  ];
  const body = ['## Article summary', paragraph(random)];
  for (let section = 0; section < 3; section++) body.push('', `## ${sentence(random, 3)}`, '', paragraph(random));
  return `---\n${header.join('\n')}\n---\n${body.join('\n')}\n`;
}

/** PyYAML breaks a line at the first space after its eightieth column. */
function fold(line: string): string {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.length - 1;
    if (lines[last]!.length > 80) lines.push(`  ${word}`);
    else lines[last] += lines[last] === '' ? word : ` ${word}`;
  }
  return lines.join('\n');
}

const spoilings: readonly ((text: string) => string)[] = [
  (text) => text.replace(/usage: .*/, 'usage: candidat'),
  (text) => text.replace(/publisher: .*/, 'publisher: Associated Press'),
  (text) => text.replace(/initial_rank: (.*)/, 'initial_rank: "$1"'),
  (text) => text.replace(/title: (\S+)/, 'title: $1:'),
  (text) => text.replace(/publisher: .*\n/, ''),
  (text) => text.replace('\n---\n', '\n'),
  (text) => text.replace('## Article summary', '# Article Summary:'),
  (text) => text.replace('title:', 'titel:'),
];

function spoil(random: Random, text: string): string {
  return pick(random, spoilings)(text);
}

const publishers = [
  ['ap', 'apnews.com'],
  ['reuters', 'www.reuters.com'],
  ['bbc', 'www.bbc.com'],
  ['guardian', 'www.theguardian.com'],
  ['npr', 'www.npr.org'],
] as const;

const words =
  'the a harbour river council minister court company market city storm report winter school hospital bridge ' +
  'election budget climate station union researchers farmers police airport energy water housing opens closes finds ' +
  'warns plans delays rejects approves after before over under with without new old first last small large';

const vocabulary = words.split(' ');

function sentence(random: Random, length: number): string {
  const text = Array.from({ length }, () => pick(random, vocabulary)).join(' ');
  return text[0]!.toUpperCase() + text.slice(1);
}

function paragraph(random: Random): string {
  return Array.from({ length: 6 }, () => `${sentence(random, 12 + Math.floor(random() * 10))}.`).join(' ');
}
