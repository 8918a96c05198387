// What files of a folder of seeds hold: few values in few files, so that most of them have something to do with each other.

import fc from 'fast-check';
import { longestFile } from '../../server/src/workspace/index.ts';
import { article } from './article.ts';

/** What a file holds, and in words what that is. */
export interface Content {
  readonly says: string;
  readonly bytes: string | Uint8Array;
}

const folders = ['', 'a/', 'a/b/', 'c/'];
const seedNames = ['1.seed', '2.seed', '002_0123456789abcdef.txt', 'é 1#.seed.md'];

const values = fc.record(
  {
    url: fc.integer({ min: 1, max: 2 }),
    title: fc.integer({ min: 1, max: 2 }),
    rank: fc.integer({ min: 1, max: 3 }),
    usage: fc.constantFrom('candidate', 'used', 'Candidat'),
    // A word that only the corpus knows, one that is built in, and few domains: what most seeds say is often another.
    publisher: fc.constantFrom('wire', 'wire', 'wire', 'ap', 'Wire', 'news'),
    domain: fc.constantFrom('apnews.com', 'tidewater.example'),
    body: fc.integer({ min: 1, max: 2 }),
  },
  { requiredKeys: [] },
);
const seed: fc.Arbitrary<Content> = values.map((given) => ({
  says: `an article with ${JSON.stringify(given)}`,
  bytes: article(1, given),
}));

/** The same text as other programs write it, with another field, or damaged. */
const forms: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': (text) => `\uFEFF${text}`,
  'in UTF-16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'in Latin-1': (text) => Buffer.from(text.replace('Harbour', 'H\u00E4fen'), 'latin1'),
  'with a desk': (text) => text.replace('usage:', 'desk: sports\nusage:'),
  'with another desk': (text) => text.replace('usage:', 'desk: odd\nusage:'),
  'with its source': (text) => text.replace('publisher:', 'source:'),
  'without a usage': (text) => text.replace(/usage: .*\n/, ''),
  'with a title in quotes that do not end': (text) => text.replace('title: ', 'title: "'),
  'without its end': (text) => text.slice(0, 90),
  'with escapes': (text) => text.replace(/title: (.*)/, 'title: "\\xC9$1"'),
  'with a tracking parameter': (text) => text.replace(/(url: .*)/, '$1?utm_source=a'),
};
const form = fc.constantFrom(...Object.keys(forms));
const otherSeed: fc.Arbitrary<Content> = fc.tuple(seed, form).map(([{ says, bytes }, name]) => ({
  says: `${says}, ${name}`,
  bytes: forms[name]!(String(bytes)),
}));

const odd = fc.constantFrom<Content>(
  { says: 'nothing', bytes: '' },
  { says: 'no header', bytes: 'no header\n' },
  { says: 'a program', bytes: '---js\n1\n---\n' },
  { says: 'too much', bytes: ' '.repeat(longestFile + 1) },
);
const broken: readonly string[] = ['usages: [used', 'rank: [', ''];
const configurations: readonly string[] = [
  'usages: [used]\n',
  'usages: {used: Done., Candidat: {key: c}}\n',
  'seeds: {include: ["**/*.txt"]}\n',
  'seeds: {exclude: ["b", "**/2.seed"]}\n',
  'rank: {unique: corpus}\n',
  'rank: {unique: off}\nrules: {duplicate-url: error}\n',
  'duplicates: {threshold: 0.6, different: [[1.seed, a/2.seed, 2.seed]]}\n',
  'rules: {rank-gap: warning, unknown-publisher: error}\n',
  'rules: {duplicate-url: off, duplicate-title: off, near-duplicate: off, usage-conflict: off}\n',
  'rules: {duplicate-rank: off, unknown-field: off}\n',
  'strict: {publishers: true}\n',
  'publishers: {wire: {aliases: [news], domains: [tidewater.example]}}\n',
  'fields: {desk: {type: enum, values: [sports, news]}}\n',
  'fields: {publisher: {name: source}, desk: {type: string}}\n',
  'fields: {usage: {required: false}}\nheader: {order: [title, url]}\n',
  'writing: {unicode: false}\nbody: {headings: [Summary]}\n',
  'baseline: known.json\n',
  'baseline: a/known.json\nrules: {missing-field: warning}\n',
  'ignore: {"a/**": [duplicate-url], "**/2.seed": [missing-field]}\noverrides: {"c/*": {duplicate-rank: off}}\n',
];
const configuration = fc.constantFrom(...configurations, ...broken).map((text) => ({ says: text, bytes: text }));
const otherConfiguration = fc.tuple(configuration, fc.constantFrom('with CRLF', 'in UTF-16', 'with a byte order mark'));

const baseline = fc.constantFrom(
  ...[
    ['1.seed', 'unknown-usage', 'usage', 'Candidat'],
    ['a/2.seed', 'duplicate-url', 'url', ''],
    ['b/1.seed', 'unreadable-file', '', ''],
  ].map((entry) => JSON.stringify({ version: 1, problems: [entry] })),
  'broken',
);
const ignores = fc.constantFrom('b\n', '*.seed\n', '!1.seed\n/a\n', 'seedbed.yaml\n', '');
const plain = (text: fc.Arbitrary<string>): fc.Arbitrary<Content> => text.map((says) => ({ says, bytes: says }));

/** The path of a seed, or of a file that says what of the others. */
export const file: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...folders),
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...seedNames) },
      { weight: 2, arbitrary: fc.constant('seedbed.yaml') },
      { weight: 1, arbitrary: fc.constantFrom('.gitignore', 'known.json') },
    ),
  )
  .map(([folder, name]) => folder + name);

/** The path of a folder, which need not be there. */
export const folder: fc.Arbitrary<string> = fc.constantFrom('a', 'a/b', 'c', 'c/d');

/** A file with what files of its name hold. */
export const filled: fc.Arbitrary<{ readonly path: string; readonly content: Content }> = file.chain((path) =>
  contentFor(path).map((content) => ({ path, content })),
);

function contentFor(path: string): fc.Arbitrary<Content> {
  if (path.endsWith('seedbed.yaml')) {
    const other = otherConfiguration.map(([{ says, bytes }, name]) => ({
      says: `${says}, ${name}`,
      bytes: forms[name]!(bytes),
    }));
    return fc.oneof({ weight: 6, arbitrary: configuration }, { weight: 1, arbitrary: fc.oneof(other, odd) });
  }
  if (path.endsWith('.gitignore')) return plain(ignores);
  if (path.endsWith('known.json')) return plain(baseline);
  return fc.oneof({ weight: 6, arbitrary: seed }, { weight: 3, arbitrary: otherSeed }, { weight: 1, arbitrary: odd });
}
