import assert from 'node:assert/strict';
import { test } from 'node:test';
import { greeting } from '../../../client/src/desk/greeting.ts';

const status = (seeds: number, unreviewed: number, error: number) => ({
  state: 'ready' as const,
  corpora: 1,
  seeds,
  unreviewed,
  skipped: 0,
  problems: { error, warning: 3, information: 0, hint: 0 },
});

test('a workspace is greeted with what there is to do', () => {
  assert.equal(greeting(status(1640, 133, 41)), '1,640 seeds: 133 to review, 41 errors.');
  assert.equal(greeting(status(1, 0, 0)), '1 seed: no errors.');
});
