// The file of known problems: what is written is read, and nothing else is.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Baseline, readBaseline, writeBaseline, type BaselineEntry } from '../../../server/src/core/index.ts';

const entry = (file: string, about = 'x'): BaselineEntry => ({ file, code: 'unknown-usage', field: 'usage', about });

suite('A baseline', () => {
  test('has a line for each problem, in one order, so that changes of it merge', () => {
    const text = writeBaseline([entry('b'), entry('a'), entry('__proto__')]);
    assert.equal(
      text,
      `{
  "version": 1,
  "problems": [
    ["__proto__","unknown-usage","usage","x"],
    ["a","unknown-usage","usage","x"],
    ["b","unknown-usage","usage","x"]
  ]
}
`,
    );
    const baseline = readBaseline(text);
    assert.ok(baseline instanceof Baseline);
    assert.deepEqual([...baseline.files()], ['__proto__', 'a', 'b']);
    assert.deepEqual(baseline.entriesOf('a'), [entry('a')]);
    assert.deepEqual(baseline.entriesOf('constructor'), []);
  });

  test('may be empty', () => {
    assert.ok(readBaseline(writeBaseline([])) instanceof Baseline);
  });

  for (const text of [
    '',
    '[]',
    'null',
    '{"problems": []}',
    '{"version": 1}',
    '{"version": 1, "problems": [["a", 1]]}',
  ]) {
    test(`is not ${text || 'an empty file'}`, () => assert.equal(typeof readBaseline(text), 'string'));
  }

  test('of a later version is not guessed at', () => {
    assert.equal(readBaseline('{"version": 2, "problems": []}'), 'it was not written by this version of Seedbed');
  });
});
