import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { count, describeProblems, listNames, pressing, worst } from '../../client/src/problems.ts';

const none = { error: 0, warning: 0, information: 0, hint: 0 };

suite('problems in words', () => {
  test('name each kind there is, the severest first', () => {
    assert.equal(describeProblems(none), '');
    assert.equal(describeProblems({ ...none, warning: 1 }), '1 warning');
    assert.equal(
      describeProblems({ error: 2, warning: 1, information: 1, hint: 1200 }),
      '2 errors, 1 warning, 1 note, 1,200 hints',
    );
  });

  test('are as bad as the worst of them', () => {
    assert.equal(worst(none), undefined);
    assert.equal(worst({ ...none, hint: 9, information: 1 }), 'information');
    assert.equal(worst({ ...none, hint: 9, error: 1 }), 'error');
  });

  test('press where they are errors or warnings', () => {
    assert.equal(pressing({ error: 2, warning: 3, information: 4, hint: 5 }), 5);
  });
});

test('what is counted is in the singular where there is one', () => {
  assert.equal(count(1, 'seed'), '1 seed');
  assert.equal(count(0, 'seed'), '0 seeds');
  assert.equal(count(12_000, 'seed'), '12,000 seeds');
});

test('names are listed, and those left out are counted', () => {
  assert.equal(listNames(['a'], 0, 'seed'), 'a');
  assert.equal(listNames(['a', 'b', 'c'], 0, 'seed'), 'a, b and c');
  assert.equal(listNames(['a', 'b'], 1, 'file'), 'a, b and 1 more file');
});
