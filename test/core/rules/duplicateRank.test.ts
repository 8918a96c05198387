import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, other, seed } from '../../support/seed.ts';

const found = seed(`initial_rank: 4
              ^ warning(duplicate-rank)`);

test('another seed of the folder has the same rank', () => {
  expectFindings(
    seed(`initial_rank: 4
              ^ warning(duplicate-rank): The rank 4 is also used by another seed in this folder: “Island ferry sails again on day 1”, #4 in one.seed.`),
    { others: { 'one.seed': other(1) } },
  );
  expectFindings(
    seed(`initial_rank: 4
              ^ warning(duplicate-rank): The rank 4 is also used by 2 other seeds in this folder, among them “Island ferry sails again on day 1”, #4 in one.seed.`),
    { others: { 'one.seed': other(1), 'two.seed': other(2) } },
  );
});

test('a folder has ranks of its own, unless they are those of the corpus, or may repeat', () => {
  const others = { 'a/one.seed': other(1) };
  expectFindings(seed(), { others });
  expectFindings(
    seed(`initial_rank: 4
              ^ warning(duplicate-rank): The rank 4 is also used by another seed in this corpus: “Island ferry sails again on day 1”, #4 in a/one.seed.`),
    { others, configuration: 'rank: { unique: corpus }' },
  );
  expectFindings(seed(), { others: { 'one.seed': other(1) }, configuration: 'rank: { unique: "off" }' });
});

test('the next free rank is offered', () => {
  const others = {
    'one.seed': other(1),
    'two.seed': other(2, 'initial_rank: 1'),
    'three.seed': other(3, 'initial_rank: 3'),
  };
  expectFix(found, seed('initial_rank: 2'), { title: 'Set the rank to 2, the next free one', kind: 'unsafe', others });
  expectFix(
    seed(`initial_rank: 4 # decided on Monday
              ^ warning(duplicate-rank)`),
    seed('initial_rank: 2 # decided on Monday'),
    { others },
  );
});

test('the others are related', () => {
  const [finding] = check(contextOf(seed(), { others: { 'one.seed': other(1), 'two.seed': other(2) } }));
  assert.deepEqual(
    finding?.related?.map(({ uri, message }) => [uri, message]),
    [
      ['file:///seeds/one.seed', '“Island ferry sails again on day 1”, #4 in one.seed'],
      ['file:///seeds/two.seed', '“Island ferry sails again on day 2”, #4 in two.seed'],
    ],
  );
});

test('what is no rank is not compared', () => {
  expectFindings(
    seed(`initial_rank: "4"
              ^^^ error(invalid-rank)`),
    { others: { 'one.seed': other(1, 'initial_rank: "4"'), 'two.seed': other(2) } },
  );
});

test('where a thousand seeds have one rank, that is all that is said', () => {
  const others = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${index + 1000}.seed`, other(index)]));
  expectFindings(
    seed(`initial_rank: 4
              ^ warning(duplicate-rank): The rank 4 is also used by more than 16 other seeds in this folder, among them “Island ferry sails again on day 984”, #4 in 1984.seed.`),
    { others },
  );
});
