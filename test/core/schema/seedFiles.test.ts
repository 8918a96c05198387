import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration, readConfiguration } from '../../../server/src/core/schema/configuration.ts';
import { isSeedPath } from '../../../server/src/core/schema/seedFiles.ts';

function seedsAmong(paths: readonly string[], configuration?: string): string[] {
  const read = configuration === undefined ? defaultConfiguration : readConfiguration(configuration, []).configuration;
  return paths.filter((path) => isSeedPath(path, read));
}

test('by default: a number, an underscore and hex digits, or the extension', () => {
  const seeds = [
    '000_b6ee2dbcf95e924e.txt',
    'deep/er/1234_b6ee2dbcf95e924e.txt',
    '012_a.txt',
    'a.seed',
    'deep/a.b.seed.md',
  ];
  const others = [
    'notes.txt',
    '00_b6ee.txt',
    '000-b6ee.txt',
    '000_xyz.txt',
    'a.md',
    'a.seed.bak',
    'seed',
    '.hidden/a.seed',
  ];
  assert.deepEqual(seedsAmong([...seeds, ...others]), seeds);
});

test('as the configuration says, instead', () => {
  const paths = ['a.txt', 'b/a.txt', 'b/c/a.txt', 'b/drafts/a.txt', 'a.seed'];
  assert.deepEqual(seedsAmong(paths, 'seeds: {include: ["**/*.txt"]}'), paths.slice(0, 4));
  assert.deepEqual(seedsAmong(paths, 'seeds: {include: ["*.txt", "b/*/a.txt"]}'), [
    'a.txt',
    'b/c/a.txt',
    'b/drafts/a.txt',
  ]);
});

test('a folder that is excluded takes along what is in it', () => {
  const paths = ['a.seed', 'drafts/a.seed', 'b/drafts/c/a.seed', 'drafts.seed'];
  for (const pattern of ['drafts', 'drafts/', 'drafts/**']) {
    assert.deepEqual(seedsAmong(paths, `seeds: {exclude: ["${pattern}"]}`), [
      'a.seed',
      'b/drafts/c/a.seed',
      'drafts.seed',
    ]);
  }
  assert.deepEqual(seedsAmong(paths, 'seeds: {exclude: ["**/drafts"]}'), ['a.seed', 'drafts.seed']);
});
