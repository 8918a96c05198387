import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { defaultConfiguration, findSeedsFor } from '../../../server/src/core/index.ts';
import { seedsOf } from '../../support/seeds.ts';

const { corpus } = seedsOf([
  'title: Harbour tunnel opens\npublisher: ap\nusage: used\ninitial_rank: 12',
  'title: Bridge over the harbour falls\npublisher: bbc\nusage: candidate\ninitial_rank: 1',
  'title: Ferry returns\npublisher: bbc\nusage: used\ninitial_rank: 2',
]);

function found(query: string): string {
  const source = {
    corpus,
    configuration: defaultConfiguration,
    problemsOf: () => undefined,
    codesOf: () => [],
    modifiedOf: () => undefined,
  };
  const matches = findSeedsFor(query, 10, { corpora: [source], roots: [] }, () => undefined);
  return matches.map(({ seed }) => seed.title?.split(' ')[0]).join(' ');
}

suite('a query of words and conditions', () => {
  test('finds what has the words and fits the conditions', () => {
    assert.equal(found('usage:used harb'), 'Harbour');
    assert.equal(found('harb'), 'Bridge Harbour');
    assert.equal(found('publisher:bbc'), 'Bridge Ferry');
    assert.equal(found('-usage:used harbour'), 'Bridge');
    assert.equal(found('rank:2-20 usage:used'), 'Ferry Harbour');
  });

  test('takes a condition that is only begun for none', () => {
    assert.equal(found('harb usage:'), 'Bridge Harbour');
  });

  test('looks for what is no condition as words', () => {
    assert.equal(found('colour:red'), '');
  });
});
