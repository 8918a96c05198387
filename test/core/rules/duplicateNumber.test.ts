import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, other, seed } from '../../support/seed.ts';

const path = '012_81c0f3e5d27b9a46.txt';
const one = other(1, 'initial_rank: 1');

test('two seeds of one folder have the same number', () => {
  const others = { '012_2f9d60b7c81ea354.txt': one };
  expectFindings(
    seed().replace(
      '---\n',
      `---
^^^ information(duplicate-number): The number 12 is also used by another seed in this folder: “Island ferry sails again on day 1”, #1 in 012_2f9d60b7c81ea354.txt.
`,
    ),
    { path, others },
  );
  const [finding] = check(contextOf(seed(), { path, others }));
  assert.deepEqual(
    finding?.related?.map(({ uri }) => uri),
    ['file:///seeds/012_2f9d60b7c81ea354.txt'],
  );
});

test('in another folder, or without an underscore after it, it is no matter', () => {
  expectFindings(seed(), { path, others: { 'a/012_2f9d60b7c81ea354.txt': one } });
  expectFindings(seed(), { path, others: { '012.seed': one, '12_months.seed': other(2, 'initial_rank: 2') } });
});

test('a seed without a header has a number as well', () => {
  const codes = check(contextOf('No header.\n', { path, others: { '012_2f9d60b7c81ea354.txt': one } }));
  assert.deepEqual(
    codes.map(({ rule, range }) => [rule.code, range.start]),
    [
      ['duplicate-number', 0],
      ['missing-header', 0],
    ],
  );
});
