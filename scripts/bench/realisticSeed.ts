import { pick, type Random } from './random.ts';

/** What the corpora of `realisticSeed` declare beyond the built-in fields. */
export const realisticConfiguration = `fields:
  date: { type: date }
  updated: { type: date }
  authors: { type: list }
  tags: { type: list }
  section: { type: enum, values: [news, culture, sport, science] }
  language: { type: string }
  description: { type: string }
  image: { type: mapping }
  words: { type: integer }
rules: { rank-gap: off, field-order: off }
body: { headings: [Article summary, Zusammenfassung, Résumé, 概要, Краткое содержание] }
`;

/**
 * A seed as they are in the world: lists, dates, comments, blocks, quoted and escaped titles, fields that the corpus
 * declares, and a body from 200 bytes to 20 kB in one of several scripts.
 */
export function realisticSeed(random: Random, rank: number, identity: string): string {
  const language = pick(random, languages);
  const [publisher, domain] = pick(random, publishers);
  const title = sentenceOf(random, language, 5 + Math.floor(random() * 9));
  const fields = [
    `url: https://${domain}/world/${identity}?id=${rank}#top`,
    `title: ${written(random, title)}`,
    `publisher: ${publisher}`,
    `usage: ${pick(random, ['candidate', 'candidate', 'selected', 'used'])}`,
    `initial_rank: ${rank}`,
    `date: 2026-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}${pick(random, ['', ' 09:41:13 +00:00', 'T18:22:59Z'])}`,
  ];
  const further = [
    () => `authors:\n${list(random, '- ', names)}`,
    () => `tags: [${Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(random, topics)).join(', ')}]`,
    () => `tags:\n${list(random, '  - ', topics)}`,
    () => `section: ${pick(random, ['news', 'culture', 'sport', 'science'])} # as printed`,
    () => `language: "${language.code}"`,
    () => `description: |\n  ${sentenceOf(random, language, 12)}\n\n  ${sentenceOf(random, language, 9)}`,
    () => `description: >-\n  ${sentenceOf(random, language, 14)}\n  ${sentenceOf(random, language, 9)}`,
    () => `image:\n  src: /images/${identity}.jpg\n  alt: "${sentenceOf(random, language, 4)}"`,
    () => `# Counted by the pipeline.\nwords: ${200 + Math.floor(random() * 3000)}`,
  ];
  const keys = new Set<string>();
  for (const make of further) {
    const field = random() < 0.5 ? make() : '';
    const key = /^\w+/m.exec(field.replace(/^#.*\n/, ''))?.[0];
    if (key === undefined || keys.has(key)) continue;
    keys.add(key);
    fields.push(field);
  }
  return `---\n${fields.join('\n')}\n---\n${bodyOf(random, language)}`;
}

interface Language {
  readonly code: string;
  readonly heading: string;
  readonly words: readonly string[];
  readonly gap: string;
}

const languages: readonly Language[] = [
  {
    code: 'en',
    heading: 'Article summary',
    words:
      'the a harbour council’s minister “market” storm — report winter school [hospital](https://example.org/h) bridge budget climate station it’s union farmers police energy water housing opens closes warns'.split(
        ' ',
      ),
    gap: ' ',
  },
  {
    code: 'de',
    heading: 'Zusammenfassung',
    words:
      'die der Hafen Brücke Müller Straße Österreich Behörde öffnet schließt für über Gericht Winter Bahn „Zeit“ Wälder Städte fünf **neue** Züge'.split(
        ' ',
      ),
    gap: ' ',
  },
  {
    code: 'fr',
    heading: 'Résumé',
    words:
      "le la l’école été préfet élèves ministère à où grève déjà côté hôpital « marché » rivière s'ouvre forêt après".split(
        ' ',
      ),
    gap: ' ',
  },
  {
    code: 'ru',
    heading: 'Краткое содержание',
    words: 'порт мост город министр суд зима школа рынок отчёт буря новый закрывает открывает после против река'.split(
      ' ',
    ),
    gap: ' ',
  },
  {
    code: 'ja',
    heading: '概要',
    words: '港 橋 市場 大臣 学校 冬の 嵐が 報告 は を に 東京 開く 閉じる 、 病院 予算'.split(' '),
    gap: '',
  },
];

const publishers = [
  ['reuters', 'www.reuters.com'],
  ['ap', 'apnews.com'],
  ['bbc', 'www.bbc.com'],
] as const;

const names = ['Ana María López', 'J. Smith', "Seán O'Brien", 'Zoë Müller', '佐藤 花子', '"The Desk"'];
const topics = ['Harbours', 'Open Source', 'AI', 'elections-2026', '"Climate: water"', "'it''s new'", 'GitHub Copilot'];

function list(random: Random, bullet: string, items: readonly string[]): string {
  return Array.from({ length: 1 + Math.floor(random() * 5) }, () => `${bullet}${pick(random, items)}`).join('\n');
}

/** A title as one of the programs writes it that make seeds. */
function written(random: Random, title: string): string {
  const plain = title
    .replace(/[“”„«»[\]"*—:]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  switch (Math.floor(random() * 4)) {
    case 0:
      return `"${title.replaceAll('"', '\\"')}"`;
    case 1:
      return `'${plain.replaceAll("'", "''")}: it''s new'`;
    case 2:
      return `"${Array.from(title, (letter) => (letter > '~' ? escaped(letter) : letter === '"' ? '\\"' : letter)).join('')}"`;
    default:
      return plain;
  }
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Most are some kilobytes long, and few very long ones. */
function bodyOf(random: Random, language: Language): string {
  const length = 200 * 100 ** (random() * random() * 0.4 + random() * 0.6);
  let body = `## ${language.heading}\n`;
  while (body.length < length) {
    body += `${sentenceOf(random, language, 10 + Math.floor(random() * 12))}.${random() < 0.2 ? '\n\n' : ' '}`;
    if (random() < 0.03)
      body += `\n\n### ${sentenceOf(random, language, 3)}\n\n- ${sentenceOf(random, language, 6)}\n\n`;
  }
  return `${body.trimEnd()}\n`;
}

function sentenceOf(random: Random, { words, gap }: Language, length: number): string {
  const text = Array.from({ length }, () => pick(random, words)).join(gap);
  return text[0]!.toUpperCase() + text.slice(1);
}
