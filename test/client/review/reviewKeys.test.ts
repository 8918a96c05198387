import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { reviewKeys, stepOf } from '../../../client/src/review/reviewKeys.ts';

/** The keys of usages, by the usages. */
const keysOf = (...usages: readonly (string | { value: string; key: string })[]) =>
  Object.fromEntries(
    reviewKeys(usages.map((each) => (typeof each === 'string' ? { value: each } : each))).flatMap(({ keys, step }) =>
      'usage' in step ? [[step.usage, keys.join(' ')]] : [],
    ),
  );

suite('the keys of a review', () => {
  test('are a letter and a number for each usage; a letter stands for one thing only', () => {
    assert.deepEqual(keysOf('candidate', 'selected', 'used', 'rejected'), {
      candidate: 'c 1',
      selected: 's 2',
      used: 'd 3',
      rejected: 'j 4',
    });
  });

  test('are those that seedbed.yaml gives, which count more than those of actions', () => {
    const usages = [{ value: 'new' }, { value: 'rejected', key: 'r' }, { value: 'spiked', key: 'r' }];
    assert.deepEqual(keysOf('new', { value: 'rejected', key: 'r' }, { value: 'spiked', key: 'r' }), {
      new: 'n 1',
      rejected: 'r 2',
      spiked: 's 3',
    });
    assert.deepEqual(stepOf('r', usages), { usage: 'rejected' });
    assert.deepEqual(stepOf('u', usages), { action: 'undo' });
    assert.equal(stepOf('q', usages), undefined);
    assert.deepEqual(
      reviewKeys(usages).find(({ step }) => 'action' in step && step.action === 'rank')?.keys,
      [],
      'an action without a key is in the list all the same',
    );
  });

  test('are letters alone beyond nine usages, and numbers alone where no letter is left', () => {
    const keys = keysOf('aa', 'aa a', 'Über', ...Array.from('cdghijk', (letter) => letter));
    assert.equal(keys['aa'], 'a 1');
    assert.equal(keys['aa a'], '2');
    assert.equal(keys['Über'], '3');
    assert.equal(keys['k'], 'k');
  });
});
