import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFixes, other, seed } from '../../support/seed.ts';

const ferry = 'url: https://apnews.com/article/island-ferry';

/** Seeds of one article, with nothing else in common. */
function twins(count: number): Record<string, string> {
  const paths = Array.from({ length: count }, (_, index) => String(index + 1).padStart(3, '0'));
  return Object.fromEntries(
    paths.map((path, index) => [`a/${path}.seed`, other(index, `${ferry}\ninitial_rank: ${index + 1}`)]),
  );
}

test('another seed has the same article', () => {
  expectFindings(
    seed(`${ferry}
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(duplicate-url): The same article is in another seed: “Island ferry sails again on day 0”, #1 in a/001.seed.`),
    { others: twins(1) },
  );
});

test('urls count by where they lead', () => {
  for (const url of ['http://www.apnews.com/article/island-ferry/', 'https://m.apnews.com/article/island-ferry#top']) {
    const codes = check(contextOf(seed(`url: ${url}`), { others: twins(1) })).map(({ rule }) => rule.code);
    assert.ok(codes.includes('duplicate-url'), url);
  }
  expectFindings(seed('url: https://apnews.com/article/island-ferry-2'), { others: twins(1) });
  expectFindings(seed('url: https://apnews.com/article/Island-Ferry'), { others: twins(1) });
});

test('of several, the message says how many, and names one', () => {
  expectFindings(
    seed(`${ferry}
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(duplicate-url): The same article is in 2 other seeds, among them “Island ferry sails again on day 0”, #1 in a/001.seed.`),
    { others: twins(2) },
  );
  expectFindings(
    seed(`${ferry}
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(duplicate-url): The same article is in 16 other seeds, among them “Island ferry sails again on day 0”, #1 in a/001.seed.`),
    { others: twins(16) },
  );
  expectFindings(
    seed(`${ferry}
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(duplicate-url): The same article is in more than 16 other seeds, among them “Island ferry sails again on day 24”, #25 in a/025.seed.`),
    { others: twins(40) },
  );
});

test('each of them is related, at its url', () => {
  const [finding] = check(contextOf(seed(ferry), { others: twins(2) }));
  assert.deepEqual(
    finding?.related?.map(({ uri, message }) => [uri, message]),
    [
      ['file:///seeds/a/001.seed', '“Island ferry sails again on day 0”, #1 in a/001.seed'],
      ['file:///seeds/a/002.seed', '“Island ferry sails again on day 1”, #2 in a/002.seed'],
    ],
  );
  const { corpus } = contextOf(seed(ferry), { others: twins(2) });
  assert.deepEqual(
    finding?.related?.map(({ place }) => place),
    finding?.related?.map(({ uri }) => corpus.get(uri)?.urlPlace),
  );
  assert.notEqual(finding?.related?.[0]?.place, 0);
});

test('the first few can be opened; nothing is changed', () => {
  expectFixes(
    seed(`${ferry}
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(duplicate-url)`),
    [
      'unsafe: Open “Island ferry sails again on day 0”, #1 in a/001.seed',
      'unsafe: Open “Island ferry sails again on day 1”, #2 in a/002.seed',
      'unsafe: Open “Island ferry sails again on day 2”, #3 in a/003.seed',
    ],
    { others: twins(5) },
  );
  const [finding] = check(contextOf(seed(ferry), { others: twins(1) }));
  const [{ uri, place } = {}] = finding?.related ?? [];
  assert.deepEqual(finding?.fixes?.()[0]?.open, { uri, place });
});

test('a seed is named by what it has, its path is readable, and neither can turn a message around', () => {
  const headless = (path: string, lines: string) => ({ [path]: `---\n${ferry}\n${lines}---\n` });
  const named = (others: Record<string, string>) =>
    check(contextOf(seed(ferry), { others }))[0]?.related?.map(({ message }) => message);
  assert.deepEqual(named(headless('b/caf%C3%A9%20au%20lait.seed', '')), ['b/café au lait.seed']);
  assert.deepEqual(named(headless('b/two.seed', 'initial_rank: 2\n')), ['#2 in b/two.seed']);
  assert.deepEqual(named(headless('b/two.seed', 'title: "Up\\u202Edown"\n')), ['“Up\\u{202E}down” in b/two.seed']);
  assert.deepEqual(named(headless('b/%E2%80%AE.seed', '')), ['b/\\u{202E}.seed']);
  const [long = ''] = named(headless(`${'long/'.repeat(200)}two.seed`, '')) ?? [];
  assert.match(long, /^….*\/long\/two\.seed$/);
  assert.equal(long.length, 80);
});

test('a url that is a finding itself is not compared', () => {
  expectFindings(
    seed(`url: island-ferry
     ^^^^^^^^^^^^ error(invalid-url)`),
    { others: { 'one.seed': other(1, 'url: island-ferry\ninitial_rank: 1') } },
  );
});
