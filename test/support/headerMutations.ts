// Headers to hold readings against each other by: as PyYAML writes them, and what chance makes of those.

import { writeMapping } from '../../server/src/core/pyyaml/writer.ts';
import { pick, type Random } from '../../scripts/bench/random.ts';

/** A seed with a headline as news has them, as PyYAML writes it. */
export function writtenSeed(random: Random, allowUnicode: boolean): string {
  const header = writeMapping(
    [
      [
        'url',
        `https://www.example.com/news/${Math.floor(random() * 1e9)}${pick(random, ['', '#top', '?id=7&page=2'])}`,
      ],
      ['title', headline(random)],
      ['publisher', pick(random, ['ap', 'bbc', 'guardian', 'le_monde', 'npr'])],
      ['usage', pick(random, ['candidate', 'selected', 'used', 'rejected'])],
      ['initial_rank', 1 + Math.floor(random() * 300)],
    ],
    { allowUnicode },
  );
  return `---\n${header}---\n## Article summary\nA paragraph.\n`;
}

/** A seed with fields of all shapes that people and programs write, in any order. */
export function variedSeed(random: Random): string {
  const shapes = Array.from({ length: 2 + Math.floor(random() * 6) }, () => pick(random, shapesOfFields)(random));
  const lines = [`title: ${scalar(random, 2)}`, ...shapes, 'usage: candidate'];
  for (let changes = 0; changes < 2; changes++) lines.splice(Math.floor(random() * lines.length), 0, lines.pop()!);
  const header = `${lines.join('\n')}\n`;
  return `${random() < 0.1 ? '\uFEFF' : ''}---\n${random() < 0.1 ? header.replaceAll('\n', '\r\n') : header}---\nBody\n`;
}

const shapesOfFields: readonly ((random: Random) => string)[] = [
  (random) => `${key(random)}: ${scalar(random, 2)}`,
  (random) => `${key(random)}: ${scalar(random, 2)}${pick(random, ['  # why', ' #', '  ', ' # [a]: b', '#'])}`,
  (random) => pick(random, ['# A comment: of words', '', '#', '  ', '# ## a', '## a', '  # a', '# {a} [b] - c']),
  (random) => `${key(random)}:${pick(random, ['', ' ', '  '])}`,
  (random) => `${key(random)}: ${pick(random, dates)}`,
  (random) => {
    const indent = pick(random, ['', '', '  ', '    ', ' ']);
    const items = some(
      random,
      () => `${indent}-${pick(random, [' ', ' ', ' ', '  '])}${scalar(random, indent.length + 2)}`,
    );
    return `${key(random)}:${pick(random, ['', '', ' '])}\n${items.join(pick(random, ['\n', '\n', '\n', '\n\n', '\n# a\n', ' # a\n']))}`;
  },
  (random) => {
    const items = some(random, () => scalar(random, 2));
    return `${key(random)}: [${pick(random, ['', '', ' '])}${items.join(pick(random, [', ', ',', ' , ', ',  ']))}]`;
  },
  (random) => {
    const indent = pick(random, ['  ', '  ', '    ']);
    return `${key(random)}:\n${some(random, () => `${indent}${key(random)}: ${scalar(random, indent.length + 2)}`).join('\n')}`;
  },
  (random) => {
    const indent = pick(random, ['  ', '  ', '    ', ' ']);
    const lines = some(random, () => `${indent}${pick(random, ['', '', '', '  ', '- '])}${words(random)}`);
    const style = pick(random, ['|', '>', '|-', '>-', '|', '>', '|+', '>2']);
    return `${key(random)}: ${style}\n${lines.join(pick(random, ['\n', '\n', '\n\n', '\n\n\n']))}${pick(random, ['', '', '', '\n'])}`;
  },
];

const dates = [
  '2026-01-01',
  '2026-01-01 10:00:00 +00:00',
  '2026-01-01T10:00:00Z',
  "'2026-01-01'",
  '2026-13-01',
  '1_0',
  '=',
  '<<',
];

function key(random: Random): string {
  return pick(random, [
    'tags',
    'authors',
    'date',
    'summary',
    'image',
    'comments',
    'x-y',
    'url',
    'publisher',
    'initial_rank',
  ]);
}

function words(random: Random): string {
  return Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(random, [...vocabulary, ...beyondAscii])).join(
    ' ',
  );
}

/** Words or quoted text, maybe of two lines. */
function scalar(random: Random, indent: number): string {
  const gap = random() < 0.1 ? `\n${' '.repeat(indent)}` : ' ';
  const text = `${words(random)}${gap}${words(random)}`;
  return pick(random, [
    text,
    text,
    text,
    words(random),
    `'${text.replaceAll("'", "''")}'`,
    `"${text.replaceAll('"', '\\"')}"`,
    pick(random, dates),
  ]);
}

function some<T>(random: Random, make: () => T): T[] {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, make);
}

function headline(random: Random): string {
  const words = Array.from({ length: 4 + Math.floor(random() * 14) }, () => pick(random, vocabulary));
  const place = Math.floor(random() * words.length);
  const word = words[place]!;
  // One in five headlines has a colon, a quotation, a letter beyond ASCII or the like.
  if (random() < 0.2) {
    words[place] = pick(random, [`${word}:`, `"${word}"`, `'${word}'`, `#${word}`, `‘${word}’`, ...beyondAscii]);
  }
  const title = words.join(' ');
  return title[0]!.toUpperCase() + title.slice(1);
}

const vocabulary = (
  "the a in of for over after as says report minister council's harbour Trump UK US-China Ukraine war climate 2026 40% " +
  "$1,000 7.5 No. 10 won't record-breaking AI chip tariffs (video) storm, floods; fire? killed! and/or AT&T C# 12:30 e-mail"
).split(' ');

const beyondAscii = 'Zürich São café don’t it’s – — €3bn naïve 東京 😀'.split(' ');

/** A text changed in one to four places. */
export function mutate(text: string, random: Random): string {
  let result = text;
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) result = mutateOnce(result, random);
  return result;
}

function mutateOnce(text: string, random: Random): string {
  // Most of what is worth changing stands in the header.
  const end = random() < 0.9 ? Math.max(1, text.indexOf('\n---', 1)) : text.length;
  const at = Math.floor(random() * (end + 1));
  const until = Math.min(text.length, at + 1 + Math.floor(random() * 4));
  switch (Math.floor(random() * 7)) {
    case 0:
      return text.slice(0, at) + text.slice(until);
    case 1:
      return text.slice(0, at) + pick(random, pieces) + text.slice(until);
    case 2: {
      const lines = text.split('\n');
      const from = Math.floor(random() * lines.length);
      lines.splice(Math.floor(random() * lines.length), 0, ...lines.splice(from, 1));
      return lines.join('\n');
    }
    case 3:
      return text.slice(0, at) + text.slice(at, until).repeat(2) + text.slice(until);
    case 4:
      return random() < 0.2 ? text.replaceAll('\n', '\r\n') : text.slice(0, at) + character(random) + text.slice(at);
    case 5: {
      const values = [...text.matchAll(/(?<=: ).+/g)];
      const value = values.length > 0 ? pick(random, values) : undefined;
      if (!value) return text;
      const written = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, pieces)).join('');
      return text.slice(0, value.index) + written + text.slice(value.index + value[0].length);
    }
    default:
      return text.slice(0, at) + pick(random, pieces) + text.slice(at);
  }
}

/** Any character, those that mean something more often. */
function character(random: Random): string {
  const limit = pick(random, [0x80, 0x80, 0x100, 0x3000, 0x10000]);
  return String.fromCharCode(Math.floor(random() * limit));
}

/** What means something to YAML, to PyYAML's typing, to fences and to readers that differ. */
const pieces = [
  ...(
    ': |:| #|#| |  |\n|\r\n|\r|\n  |\n   |\n    |\n |\r\n  |\n\n|\n---\n|---|\n--- |...|\n...\n|- |-|? |?|[|]|{|}|,|&a|*a|!|!!str |' +
    "'|\"|''|\\|\\n|%|@|`|~|=|<<|\t|null|Null|true|yes|No|on|1|-1|+1|010|0x1F|0b1|1_0|1.5|1e3|.inf|.nan|190:20:30|2026-01-01|" +
    '2026-13-45|2026-01-01T10:00:00Z|a|Ä|😀|key: value\n|usage: used\n|title: |• |"a": b\n|\'a\': b\n|url : x\n|–|—|‐|−|…|‘|’|' +
    'Article summary|## |\uFEFF|\\x41|\\xE|\\u2019|\\uD83D|\\U0001F600|\\\n  |\\\n  \\ |\\ |\\_|\\/|: b|---\n|===\n'
  ).split('|'),
  '|',
  '|\n  ',
  '>-\n  ',
  '|\n  a\n\n  b\n',
  'tags:\n- a\n- b\n',
  'tags: [a, "b"]\n',
  'image:\n  a: b\n',
  '\n- ',
  '\n  - ',
  ', ',
  ']\n',
  ' # a',
  '# a\n',
  ':\n',
  ...[
    0x00, 0x07, 0x7f, 0x85, 0xa0, 0xad, 0x1680, 0x2003, 0x200b, 0x2028, 0x2029, 0x202e, 0x2060, 0x3000, 0xd83d, 0xde00,
    0xe000, 0xfffd, 0xfffe, 0xffff,
  ].map((code) => String.fromCharCode(code)),
];
