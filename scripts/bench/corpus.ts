import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.ts';

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
}

/**
 * A folder with so many seeds, always the same ones: as PyYAML writes them, one in twenty with something wrong. Written
 * once and kept.
 */
export function corpusOf(size: number, variant?: Variant): string {
  const { name, ending = '.txt', shortBodies = false } = variant ?? {};
  const folder = join(root, `.bench/corpus-${generation}-${size}${name === undefined ? '' : `-${name}`}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const random = createRandom(size);
  for (let index = 0; index < size; index++) {
    const desk = join(unfinished, `desk-${String(Math.floor(index / seedsInFolder)).padStart(3, '0')}`);
    if (index % seedsInFolder === 0) mkdirSync(desk, { recursive: true });
    const rank = (index % seedsInFolder) + 1;
    const identity = Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
    const written = seed(random, rank, identity);
    const text = shortBodies ? written.replace(longBody, '$1A short one.\n') : written;
    const isWrong = random() < 0.05;
    writeFileSync(
      join(desk, `${String(rank).padStart(3, '0')}_${identity}${ending}`),
      isWrong ? spoil(random, text) : text,
    );
  }
  renameSync(unfinished, folder);
  return folder;
}

const longBody = /(## Article summary\n)[^]*/;

/** A seed with nothing wrong. */
function seed(random: () => number, rank: number, identity: string): string {
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

function spoil(random: () => number, text: string): string {
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

function sentence(random: () => number, length: number): string {
  const text = Array.from({ length }, () => pick(random, vocabulary)).join(' ');
  return text[0]!.toUpperCase() + text.slice(1);
}

function paragraph(random: () => number): string {
  return Array.from({ length: 6 }, () => `${sentence(random, 12 + Math.floor(random() * 10))}.`).join(' ');
}

function pick<T>(random: () => number, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)]!;
}

/** Numbers from 0 up to 1, the same for the same start: the generator known as mulberry32. */
function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
