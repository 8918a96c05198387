import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyEdits,
  check,
  complete,
  linesOf,
  newSeed,
  references,
  setField,
  summarize,
} from '../../../server/src/core/index.ts';
import { seedsOf, uriOf } from '../../support/seeds.ts';

// A corpus in which the built-in fields have names of their own.
const configuration = `fields:
  url: { name: source_url }
  title: { name: headline }
  publisher: { name: outlet }
  usage: { name: state }
  initial_rank: { name: rank }
`;

const header = (number: number, rank = number) => `source_url: https://apnews.com/article/ferry-${number}
headline: Ferry ${number} sails again
outlet: ap
state: candidate
rank: ${rank}`;

const codes = (seeds: ReturnType<typeof seedsOf>, path: string) =>
  check(seeds.seed(path)).map(({ rule, message }) => `${rule.code}: ${message}`);

test('rules and the index go by what a field is, and not by its name', () => {
  const seeds = seedsOf([header(1), header(2), header(2, 2)], configuration);
  assert.deepEqual(codes(seeds, 'seed 1.seed'), []);
  const summary = summarize(uriOf('seed 1.seed'), seeds.seed('seed 1.seed').document);
  const { url, title, publisher, usage, rank } = summary;
  assert.deepEqual(
    [url, title, publisher, usage, rank],
    ['https://apnews.com/article/ferry-1', 'Ferry 1 sails again', 'ap', 'candidate', 1],
  );
  const found = new Set(codes(seeds, 'seed 3.seed').map((one) => one.split(':')[0]));
  for (const code of ['duplicate-url', 'duplicate-rank']) assert.ok(found.has(code), code);
});

test('the usual names are those of no field', () => {
  const seeds = seedsOf(
    ['url: https://apnews.com/a\nheadline: A\noutlet: ap\nstate: candidate\nrank: 1'],
    configuration,
  );
  assert.deepEqual(
    codes(seeds, 'seed 1.seed').filter((one) => /“url”|“source_url”/.test(one)),
    [
      'missing-field: The header has no “source_url”. Every seed needs one.',
      'unknown-field: “url” is not a seed field. If you need it, declare it under “fields” in seedbed.yaml.',
    ],
  );
});

test('what is missing is inserted under its own name, with what the url tells', () => {
  const seeds = seedsOf(['source_url: https://apnews.com/a\nheadline: A\nstate: candidate\nrank: 1'], configuration);
  const seed = seeds.seed('seed 1.seed');
  const fix = check(seed)
    .find(({ rule }) => rule.code === 'missing-field')
    ?.fixes?.()[0];
  assert.equal(fix?.kind, 'unsafe');
  assert.match(applyEdits(seed.document.text, fix.edits), /\nheadline: A\noutlet: ap\nstate/);
});

test('completion, references, bulk edits and new seeds use it too', () => {
  const completed = seedsOf([header(1).replace('outlet: ap', 'outlet: <|>')], configuration).cursor;
  assert.equal(complete(completed.seed, completed.position)[0]?.label, 'ap');

  const shared = seedsOf([header(1).replace('state: ', 'state: <|>'), header(2)], configuration);
  assert.deepEqual(
    references(shared.cursor.seed, shared.cursor.position, { includeDeclaration: false }).map(shared.show),
    ['seed 1.seed: candidate', 'seed 2.seed: candidate'],
  );

  const seed = shared.seed('seed 2.seed');
  for (const [key, value, line] of [
    ['usage', 'used', 'state: used'],
    ['publisher', 'bbc', 'outlet: bbc'],
    ['initial_rank', 7n, 'rank: 7'],
  ] as const) {
    const edits = setField(seed, key, value);
    assert.ok(Array.isArray(edits));
    const lines = linesOf(seed.document);
    const text = applyEdits(
      seed.document.text,
      edits.map(({ range, newText }) => ({
        range: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
        newText,
      })),
    );
    assert.ok(text.includes(`\n${line}\n`), text);
  }

  const { corpus, configuration: read } = shared;
  const made = newSeed({
    url: 'https://apnews.com/article/harbour-tunnel-opens',
    folder: uriOf('new'),
    corpus,
    configuration: read,
    randomHex: '0123456789abcdef',
  });
  assert.ok('text' in made);
  assert.equal(
    made.text.split('---\n')[1],
    'source_url: https://apnews.com/article/harbour-tunnel-opens\nheadline: Harbour tunnel opens\noutlet: ap\nstate: candidate\nrank: 1\n',
  );
});
