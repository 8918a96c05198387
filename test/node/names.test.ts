// Names of files and folders: whatever a file system allows.

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { localPath, nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { childOf, nameOf, normalizeUri, pathOf, uriOfPath, Workspace } from '../../server/src/workspace/index.ts';
import { clean } from '../support/corpus.ts';
import { runs } from '../support/properties.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const isLinux = process.platform === 'linux';
const isWindows = process.platform === 'win32';

const awkward = [
  'Q: and A',
  'C:',
  'c:\\x',
  'A:',
  '::error',
  '%41',
  '%zz',
  '%',
  '~',
  '\\',
  '\n',
  '\r\n',
  '\u001B[2J',
  '￿',
  'a?b#c',
];
const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc
    .tuple(fc.constantFrom('A', 'Z', 'a', 'z'), fc.string({ maxLength: 10 }))
    .map(([letter, rest]) => `${letter}:${rest}`),
);
const name = fc
  .oneof(
    { weight: 3, arbitrary: text.map((chosen) => Buffer.from(chosen)) },
    { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes)) },
  )
  // Hidden folders hold no seeds.
  .filter((bytes) => !bytes.includes(0) && !bytes.includes('/') && bytes[0] !== '.'.charCodeAt(0));
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 8, selector: (bytes) => bytes.toString('utf8') });

test(
  'every seed is read, or counted and named as skipped, whatever it or its folder is called',
  { skip: !isLinux },
  async (t) => {
    await fc.assert(
      fc.asyncProperty(names, async (chosen) => {
        const folder = temporaryFolder(t);
        const at = (...parts: readonly (Buffer | string)[]) =>
          Buffer.concat([folder.path, ...parts].map((part) => Buffer.from(part)));
        for (const [number, called] of chosen.entries()) {
          fs.mkdirSync(at('/', called));
          fs.writeFileSync(at('/', called, '/1.seed'), clean(2 * number));
          fs.writeFileSync(at('/', called, '.seed'), clean(2 * number + 1));
        }
        const workspace = new Workspace({ fileSystem: nodeFileSystem, yieldToEvents: () => Promise.resolve() });
        workspace.addFolder(folder.uri);
        await workspace.idle();
        const { checked, skipped, unreadableFolders } = workspace.coverage();
        const [unreadable, readable] = [true, false].map((expected) =>
          chosen.filter((bytes) => Buffer.from(bytes.toString('utf8')).equals(bytes) !== expected),
        ) as [Buffer[], Buffer[]];
        assert.equal(checked, 2 * readable.length);
        const called = (bytes: Buffer) => childOf(folder.uri, bytes.toString('utf8'));
        assert.deepEqual([...unreadableFolders.keys()].sort(), unreadable.map(called).sort());
        assert.deepEqual([...skipped.keys()].sort(), unreadable.map((bytes) => `${called(bytes)}.seed`).sort());
        assert.deepEqual(new Set([...skipped.values(), ...unreadableFolders.values()]).size, unreadable.length && 1);
        fs.rmSync(folder.path, { recursive: true });
      }),
      { numRuns: runs(500) },
    );
  },
);

test('a path and its uri name the same file, whatever its name', { skip: isWindows }, () => {
  fc.assert(
    fc.property(
      text.filter((chosen) => !/[/\0]/.test(chosen)),
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
