// Seeds as people and their tools really write them: everything YAML offers for a header, and nothing wrong with its syntax.

import { pick, type Random } from '../../scripts/bench/random.ts';

/**
 * A seed whose header PyYAML reads as a mapping with the five fields; the same for the same random numbers.
 * @param options `clean`: nothing is wrong with the values of the five either
 */
export function soundSeed(random: Random, { clean = false } = {}): string {
  const slugs = ['ap', 'bbc', 'guardian', 'npr', '"ap"', "'bbc'", ...(clean ? [] : ['le_monde', 'apnews'])];
  const fields = [
    `url: ${pick(random, clean ? urls.slice(0, 5) : urls)}`,
    titleField(random, clean),
    `publisher: ${pick(random, slugs)}`,
    `usage: ${pick(random, ['candidate', 'selected', 'used', 'rejected', "'used'"])}`,
    `initial_rank: ${pick(random, ['1', '7', '12', '120', '3  # of the morning', '4 # was 5'])}`,
  ];
  for (let more = Math.floor(random() * 4); more > 0; more--) {
    const field = pick(random, extraFields);
    const key = /^[^:]+/.exec(field)![0];
    if (fields.some((other) => other.startsWith(`${key}:`))) continue;
    fields.splice(Math.floor(random() * (fields.length + 1)), 0, field);
  }
  const lines = fields.flatMap((field) => [...(random() < 0.15 ? [pick(random, between)] : []), field]);
  if (random() < 0.1) lines.push(pick(random, between));
  return store(`---\n${lines.join('\n')}\n---\n${soundBody(random)}`, random);
}

function titleField(random: Random, clean: boolean): string {
  const [first, second] = [pick(random, phrases), pick(random, phrases)];
  const single = (text: string) => `'${text.replaceAll("'", "''")}'`;
  // A title of several lines is not clean.
  switch (clean ? pick(random, [0, 1, 2, 3, 5, 8]) : Math.floor(random() * 9)) {
    case 0:
      return `title: ${single(`${first}: ${second}`)}`;
    case 1:
      return `title: "${first}: \\"${second}\\" \\u2014 caf\\xe9"`;
    case 2:
      return `title: ${first}\n  ${second}`;
    case 3:
      return `title: ${single(`${first}:\n  ${second}`)}`;
    case 4:
      return `title: "${first}\n  ${second}:\n\n  again"`;
    case 5:
      return `title: >-\n  ${first}: ${second}\n  and more`;
    case 6:
      return `title: |-\n  ${first}: "${second}"`;
    default:
      return `title: ${first} ${second}`;
  }
}

function soundBody(random: Random): string {
  const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, bodyParts));
  return random() < 0.8 ? ['## Article summary\nWords of the summary.\n', ...parts].join('\n') : parts.join('\n');
}

/** The ways in which one text is stored. */
function store(text: string, random: Random): string {
  let stored = text;
  if (random() < 0.12) stored = stored.replaceAll('\n', '\r\n');
  if (random() < 0.08) stored = `\uFEFF${stored}`;
  if (random() < 0.1) stored = stored.replace(/\r?\n$/, '');
  return stored;
}

const urls = [
  'https://apnews.com/article/harbour-tunnel-7',
  'https://www.bbc.co.uk/news/world-europe-1234567',
  '"https://www.theguardian.com/world/2026/jan/02/ferry"',
  "'https://www.npr.org/2026/01/02/99/storm'",
  'https://www.lemonde.fr/planete/article/2026/01/02/tempete_6.html',
  'https://apnews.com/article/a?id=7&utm_source=rss',
  'https://apnews.com/article/b#top  # the long one',
];

/** None of them needs quotes after another word, and none holds what begins or ends anything in YAML. */
const phrases = [
  'Harbour tunnel opens',
  'Storm keeps ferries in port',
  'Café São Paulo reopens',
  '港の新しいトンネル',
  'Ferry 😀 sails',
  'نفق الميناء',
  "Council's vote delayed",
  'Ministers’ talks – day 2',
  'Prices up 40% in 2026',
  'AT&T and C# explained',
  'Nine-year dig ends',
  'e\u0301lan and coöperation',
];

const extraFields = [
  'tags:\n- harbour\n- tunnel works\n- "2026"',
  "topics:\n  - sea\n  - land # and coast\n  - 'air: high'",
  'aliases: [one, "two, three", four]',
  'image: {src: picture.jpg, alt: "A ferry: at sea"}',
  'image:\n  src: picture.jpg\n  alt: A ferry at sea\n  size:\n    wide: 1200\n    high: 800',
  'date: 2026-01-02',
  "captured: '2026-01-02T03:04:05Z'",
  'published_at: 2026-01-02 03:04:05 -0500',
  'draft: false',
  'translated: yes',
  'hero:',
  'score: 0.93',
  'number: 0o17',
  'description: >\n  A long story, folded\n  over two lines: and with a colon.\n\n  Another paragraph.',
  'description: |\n  First line\n  ...\n    indented more\n  --- not a fence\n  last: line',
  'excerpt: "Said \\"no\\",\n  twice; C:\\\\temp \\\n  joined"',
  "deck: 'It''s ''so'''",
  'summary: Plain words that go on\n  behind the line’s end\n  and once more',
  'base: &base\n  one: 1\n  two: 2',
  'reporter: &who Ada Byron',
  '"quoted key": value',
  "licence: CC-BY 4.0 # see 'terms'",
  'note: "# no comment"',
  'section: ~',
  'link: http://example.com/a:b?c=d#e',
  'people:\n- name: Ada\n  role: editor\n- name: Grace\n  role: author',
];

const between = [
  '',
  '# a comment between',
  '# publisher: reuters',
  '  # an indented comment',
  '#',
  '\n# after a blank line',
];

const bodyParts = [
  'A paragraph: it has a colon, a # and more.\n',
  '---\n\nBehind a rule.\n',
  '```yaml\nurl: https://example.com\ntitle: Not a field\n---\n```\n',
  '| a | b |\n| --- | --- |\n| 1 | 2 |\n',
  'Setext heading\n---\n\nText under it.\n',
  '# Another heading\n\n- one\n- two\n',
  'title: words that look like a field\n',
  '> “Quoted”, she said — twice.\n\n...\n',
];
