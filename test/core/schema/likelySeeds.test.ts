import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { includeText, looksLikeSeed, patternsFor } from '../../../server/src/core/schema/likelySeeds.ts';
import { isSeedPath, readConfiguration } from '../../../server/src/core/index.ts';

suite('files that look like seeds', () => {
  test('have three of the fields at their start, whatever else they have', () => {
    assert.ok(looksLikeSeed('---\nurl: https://apnews.com/a\ntitle: A\nauthor: B\nusage: used\n---\n'));
    assert.ok(looksLikeSeed('url : x\r\ntitle:\r\ninitial_rank: 4'));
    assert.ok(!looksLikeSeed('---\ntitle: A\nurl: x\ntitle: B\n---\n'));
    assert.ok(!looksLikeSeed(`# Notes\n${'text\n'.repeat(50)}url: x\ntitle: y\nusage: z\n`));
    assert.ok(!looksLikeSeed(''));
  });

  test('are named by as few globs as fit no other file', () => {
    assert.deepEqual(patternsFor(['a/1.md', 'b/2.md'], ['notes.txt']), ['**/*.md']);
    assert.deepEqual(patternsFor(['a/1.md', 'a/2.md', 'b/3.txt'], ['README.md']), ['**/*.txt', 'a/*.md']);
    assert.deepEqual(patternsFor(['1.md', 'a/2.md'], ['README.md', 'a/notes.md']), ['1.md', 'a/2.md']);
    assert.deepEqual(patternsFor(['week [1]/1.md'], ['README.md']), ['week ?1?/*.md']);
  });

  test('are included by a seedbed.yaml, with the names of new seeds', () => {
    const { configuration, problems } = readConfiguration(includeText(patternsFor(['a "b"/1.md'], ['c.md'])), []);
    assert.deepEqual(problems, []);
    for (const path of ['a "b"/1.md', '001_0123456789abcdef.txt']) assert.ok(isSeedPath(path, configuration), path);
    assert.ok(!isSeedPath('c.md', configuration));
  });
});
