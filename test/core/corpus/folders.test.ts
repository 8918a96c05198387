import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Folders } from '../../../server/src/core/corpus/folders.ts';
import { readFileName } from '../../../server/src/core/corpus/fileName.ts';
import { Related } from '../../support/relations.ts';
import { summaryOf } from '../../support/summaries.ts';

/** Adds and removes files, and says which others are told. */
function folder(): { folders: Folders; add(name: string): string[]; remove(name: string): string[] } {
  const related = new Related(() => new Folders());
  const change = (name: string, isThere: boolean) => {
    const uri = `file:///a/${name}`;
    const affected = related.update(uri, isThere ? summaryOf(uri) : undefined);
    return [...affected].map((other) => other.slice('file:///a/'.length)).sort();
  };
  return { folders: related.relation, add: (name) => change(name, true), remove: (name) => change(name, false) };
}

const regular = (number: number) => `${String(number).padStart(3, '0')}_0123456789abcdef.txt`;

test('the name of a seed is a number, an underscore and sixteen hexadecimal digits', () => {
  for (const [name, number, isRegular] of [
    ['001_0123456789abcdef.txt', 1, true],
    ['0042_0123456789abcdef.txt', 42, true],
    ['001_0123456789ABCDEF.txt', 1, false],
    ['001_0123456789abcde.txt', 1, false],
    ['001_0123456789abcdef0.txt', 1, false],
    ['001_0123456789abcdef.seed', 1, false],
    ['001_tunnel.txt', 1, false],
    ['01_0123456789abcdef.txt', undefined, false],
    ['001-0123456789abcdef.txt', undefined, false],
    ['tunnel.txt', undefined, false],
    [`${'9'.repeat(15)}_a.txt`, 999_999_999_999_999, false],
    [`${'9'.repeat(16)}_a.txt`, undefined, false],
  ] as const) {
    const read = readFileName(`file:///a/${name}`);
    assert.deepEqual([read.number, read.isRegular], [number, isRegular], name);
  }
  assert.deepEqual(
    ['a.txt', 'a.seed', 'a.txt.bak'].map((name) => readFileName(name).isText),
    [true, false, false],
  );
});

test('a folder is named regularly when most of its text files are', () => {
  const { folders, add, remove } = folder();
  const isRegular = () => folders.isRegularlyNamed('file:///a');
  assert.equal(isRegular(), false);
  assert.deepEqual(add('tunnel.txt'), []);
  add(regular(1));
  assert.equal(isRegular(), false);
  // With the second one, the odd one out is told.
  assert.deepEqual(add(regular(2)), ['tunnel.txt']);
  assert.equal(isRegular(), true);
  assert.deepEqual(add('ferry.seed'), []);
  assert.equal(folders.size('file:///a'), 4);
  assert.deepEqual(remove(regular(2)), ['tunnel.txt']);
  assert.equal(isRegular(), false);
  for (const name of [regular(1), 'tunnel.txt', 'ferry.seed']) remove(name);
  assert.deepEqual([folders.size('file:///a'), isRegular()], [0, false]);
});

test('a file that changes and keeps its name changes nothing', () => {
  const related = new Related(() => new Folders());
  const uri = `file:///a/${regular(1)}`;
  related.put(summaryOf(uri, { title: 'Old' }));
  const affected = related.update(uri, summaryOf(uri, { title: 'New' }));
  assert.deepEqual([affected.size, related.relation.size('file:///a')], [0, 1]);
});

// Told each time, a hundred thousand would keep this test busy for minutes.
test('however many files are named otherwise, one more is no change to all', { timeout: 60_000 }, () => {
  const { folders, add } = folder();
  for (let number = 1; number <= 50_000; number++) {
    assert.ok(add(regular(number)).length <= 1000);
    assert.ok(add(`${number}.txt`).length <= 1001);
  }
  assert.equal(folders.isRegularlyNamed('file:///a'), false);
});
