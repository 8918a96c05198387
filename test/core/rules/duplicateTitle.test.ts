import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFixes, other, seed } from '../../support/seed.ts';

/** Another seed with a title of its own, or this one. */
function titled(title = 'Harbour tunnel opens after nine years of digging', changes = 'initial_rank: 1'): string {
  return other(1, `title: ${title}\n${changes}`);
}

const found = seed(`title: Harbour tunnel opens after nine years of digging
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information(duplicate-title)`);

test('another seed has the same title', () => {
  expectFindings(
    seed(`title: Harbour tunnel opens after nine years of digging
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information(duplicate-title): The same title is used by another seed: “Harbour tunnel opens after nine years of digging”, #1 in one.seed.`),
    { others: { 'one.seed': titled() } },
  );
});

test('letter case and punctuation make no difference, words do', () => {
  expectFindings(found, { others: { 'one.seed': titled('HARBOUR TUNNEL opens – after nine years of digging!') } });
  expectFindings(seed(), { others: { 'one.seed': titled('Harbour tunnel opens after ten years of digging') } });
  expectFindings(seed('title: “?”'), { others: { 'one.seed': titled('„!“') } });
});

test('one mistake is one finding: two seeds of one article have one title', () => {
  expectFindings(
    seed(`url: https://apnews.com/article/harbour-tunnel-opens
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(duplicate-url)`),
    {
      others: {
        'one.seed': titled(undefined, 'initial_rank: 1\nurl: https://apnews.com/article/harbour-tunnel-opens'),
      },
    },
  );
});

test('of many, those that are left are told of', () => {
  const article = 'url: https://apnews.com/article/harbour-tunnel-opens';
  const others = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `${index + 10}.seed`,
      titled(undefined, `initial_rank: ${index + 10}\n${index >= 18 ? article : `${article}-${index}`}`),
    ]),
  );
  const messages = check(contextOf(seed(), { others })).map(({ message }) => message);
  assert.match(messages[0]!, /^The same article is in 2 other seeds, among them /);
  assert.match(messages[1]!, /^The same title is used by at least 14 other seeds, among them .* in 14\.seed\.$/);
});

test('seeds that the configuration calls different are not told of', () => {
  const others = {
    'a/one.seed': titled(),
    'two.seed': titled(undefined, 'initial_rank: 2\nurl: https://apnews.com/a'),
  };
  const different = (...paths: string[]) => ({
    others,
    configuration: `duplicates:\n  different:\n    - [${paths.join(', ')}]\n`,
  });
  expectFindings(seed(), different('this.seed', 'a/one.seed', 'two.seed'));
  expectFindings(
    seed(`title: Harbour tunnel opens after nine years of digging
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information(duplicate-title): The same title is used by another seed: “Harbour tunnel opens after nine years of digging”, #2 in two.seed.`),
    different('this.seed', 'a/one.seed'),
  );
  expectFindings(found, different('a/one.seed', 'two.seed'));
});

test('the other can be opened, or declared to be another', () => {
  const others = { 'a/one.seed': titled() };
  expectFixes(
    found,
    [
      'unsafe: Open “Harbour tunnel opens after nine years of digging”, #1 in a/one.seed',
      'unsafe: Not the same: record that in seedbed.yaml',
    ],
    { others },
  );
  const [finding] = check(contextOf(seed(), { others }));
  assert.deepEqual(finding?.fixes?.()[1]?.declaration, {
    kind: 'different',
    uris: ['file:///seeds/this.seed', 'file:///seeds/a/one.seed'],
  });
});
