import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { vocabulary } from '../../../server/src/core/index.ts';
import { seedsOf } from '../../support/seeds.ts';

type Facet = Parameters<typeof vocabulary>[1];

/** The values to choose from, each as `value (description) count`, with `?` before one that is not declared. */
function values(facet: Facet, ...corpora: Parameters<typeof vocabulary>[0][]): string[] {
  return vocabulary(
    corpora.flatMap((some) => [...some]),
    facet,
  ).map(({ value, description, count, declared }) => {
    return `${declared ? '' : '?'}${value}${description === undefined ? '' : ` (${description})`} ${count}`;
  });
}

suite('the usages to choose from', () => {
  test('are those of seedbed.yaml in its order, then those that seeds have besides, the most used first', () => {
    const seeds = seedsOf(
      ['usage: used', 'usage: later', 'usage: spare', 'usage: spare', 'usage: 8'],
      'usages: { new: Not seen yet., used: }\n',
    );
    assert.deepEqual(values('usage', [seeds]), ['new (Not seen yet.) 0', 'used 1', '?spare 2', '?later 1']);
  });

  test('are the usual ones where seedbed.yaml does not say', () => {
    assert.deepEqual(values('usage', [seedsOf(['usage: used'])]), [
      'candidate (Waiting for a decision.) 0',
      'selected (Chosen but not used yet.) 0',
      'used (Already used.) 1',
      'rejected (Decided against.) 0',
    ]);
  });

  test('of several corpora are each there once', () => {
    const one = seedsOf(['usage: a', 'usage: x'], 'usages: [a, b]\n');
    const other = seedsOf(['usage: a', 'usage: b'], 'usages: { c: , b: B. }\n');
    assert.deepEqual(values('usage', [one, other]), ['a 2', 'b 1', 'c 0', '?x 1']);
  });
});

suite('the values of a declared field to choose from', () => {
  const configuration = `fields:
  desk: { type: enum, values: { world: Abroad, sports: Games } }
  author: { type: string }
  paywall: { type: boolean }
  source: { type: publisher }
`;
  const seeds = seedsOf(
    [
      'desk: sports\nauthor: Ann Lee\npaywall: yes\nsource: the BBC',
      'desk: weather\nauthor: Bob',
      `desk: weather\nauthor: Bob\nsource: bbc`,
      `author: ${'and others '.repeat(10)}`,
    ],
    configuration,
  );

  test('are the declared ones in their order, then what seeds have besides, which is reported', () => {
    assert.deepEqual(values('desk', [seeds]), ['world (Abroad) 0', 'sports (Games) 1', '?weather 2']);
    assert.deepEqual(values('paywall', [seeds]), ['true 1', 'false 0']);
  });

  test('are what seeds have where any text will do, which is no finding; sentences are left out', () => {
    assert.deepEqual(values('author', [seeds]), ['Bob 2', 'Ann Lee 1']);
  });

  test('are the publishers where the field is for these', () => {
    const all = values('source', [seeds]);
    assert.equal(all[0], 'bbc (BBC) 1');
    assert.ok(all.includes('reuters (Reuters) 0') && !all.some((value) => value.includes('the BBC')));
  });

  test('are none where no corpus declares the field', () => {
    assert.deepEqual(values('colour', [seeds]), []);
  });
});

suite('the publishers to choose from', () => {
  const seeds = seedsOf(
    ['publisher: bbc', 'publisher: ap', 'publisher: bbc', 'publisher: gazette', 'publisher: the BBC'],
    'publishers:\n  harbour-post: { name: The Harbour Post }\n  ap: { name: AP }\n',
  );

  test('are those of seedbed.yaml, those in use, then all others that are known, and last what is reported', () => {
    const all = values('publisher', [seeds]);
    assert.deepEqual(all.slice(0, 3), ['harbour-post (The Harbour Post) 0', 'ap (AP) 1', 'bbc (BBC) 2']);
    assert.equal(all.at(-1), '?gazette 1');
    assert.ok(all.includes('reuters (Reuters) 0'));
    assert.equal(new Set(all).size, all.length);
  });

  test('are those that the corpus itself uses, whatever is built in', () => {
    const house = [1, 2, 3].map((number) => `url: https://www.aljazeera.com/${number}\npublisher: al-jazeera`);
    assert.equal(values('publisher', [seedsOf(house)])[0], 'al-jazeera 3');
  });

  test('are no other spellings, no sentences, and not too many that nobody declared', () => {
    const named = (text: string) =>
      values('publisher', [seedsOf([`publisher: ${text}`])]).some((one) => one.startsWith('?'));
    assert.equal(named('gazette'), true);
    assert.equal(named('the BBC'), false);
    assert.equal(named(`gazette ${'of the town '.repeat(10)}`), false);
    assert.equal(named('"gaz\\u202Eette"'), false);
    const many = seedsOf(Array.from({ length: 300 }, (_, index) => `publisher: gazette-${index}`));
    assert.equal(vocabulary([many], 'publisher').filter(({ declared }) => !declared).length, 200);
  });
});
