// Names of files and folders: whatever a file system allows.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localPath } from '../../server/src/node/fileSystem.ts';
import { childOf, nameOf, normalizeUri, pathOf, uriOfPath } from '../../server/src/workspace/index.ts';
import { expectAllReadOrNamed, fileNames, nameText } from '../support/fileNames.ts';
import { runs } from '../support/properties.ts';

const isLinux = process.platform === 'linux';
const isWindows = process.platform === 'win32';

test(
  'every seed is read, or counted and named as skipped, whatever it or its folder is called',
  { skip: !isLinux },
  () => fc.assert(fc.asyncProperty(fileNames, expectAllReadOrNamed), { numRuns: runs(500) }),
);

test('a path and its uri name the same file, whatever its name', { skip: isWindows }, () => {
  fc.assert(
    fc.property(
      nameText.filter((chosen) => !/[/\0]/.test(chosen)),
      (chosen) => {
        for (const path of [`/${chosen}`, `/a b/${chosen}`, `/${chosen}/c`]) {
          assert.equal(localPath(uriOfPath(path)), path);
          if (!chosen.startsWith('.')) assert.equal(localPath(normalizeUri(uriOfPath(`/a${path}`))), `/a${path}`);
        }
        assert.equal(nameOf(childOf('file:///a', chosen)), chosen);
      },
    ),
    { numRuns: runs(2000) },
  );
});

test('a name that holds half of a character is one that is not there', () => {
  assert.equal(childOf('file:///a', 'b\uD800'), 'file:///a/b%EF%BF%BD');
});

test('uris are spelled as editors spell them', () => {
  assert.equal(uriOfPath('/a b/ü:[x]'), 'file:///a%20b/%C3%BC%3A%5Bx%5D');
  assert.equal(uriOfPath('/'), 'file://');
  assert.equal(normalizeUri('file:///a%20b/%C3%BC:[x]/'), uriOfPath('/a b/ü:[x]'));
  if (!isWindows) assert.equal(pathOf(uriOfPath('/a b/ü:[x]')), '/a b/ü:[x]');
});
