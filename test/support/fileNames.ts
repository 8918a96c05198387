// Names of files and folders, whatever a file system allows, and what is to become of seeds that have them.

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import fc from 'fast-check';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { childOf, Workspace } from '../../server/src/workspace/index.ts';
import { clean } from './corpus.ts';
import { anyCharacter } from './characters.ts';
import { temporaryFolder } from './temporaryFolder.ts';

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
/** A text that a file may be called. */
export const nameText = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: anyCharacter, minLength: 1, maxLength: 20 }),
  fc
    .tuple(fc.constantFrom('A', 'Z', 'a', 'z'), fc.string({ maxLength: 10 }))
    .map(([letter, rest]) => `${letter}:${rest}`),
);
const name = fc
  .oneof(
    { weight: 3, arbitrary: nameText.map((chosen) => Buffer.from(chosen)) },
    { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes)) },
  )
  // Hidden folders hold no seeds.
  .filter((bytes) => !bytes.includes(0) && !bytes.includes('/') && bytes[0] !== '.'.charCodeAt(0));
/** The bytes of some different names. */
export const fileNames = fc.uniqueArray(name, {
  minLength: 1,
  maxLength: 8,
  selector: (bytes) => bytes.toString('utf8'),
});

/** Each seed is read, or counted and named as skipped, whatever it or its folder is called. */
export async function expectAllReadOrNamed(chosen: readonly Buffer[]): Promise<void> {
  const cleanUps: (() => void | Promise<void>)[] = [];
  const folder = temporaryFolder({ after: (cleanUp) => cleanUps.push(cleanUp) });
  try {
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
  } finally {
    for (const cleanUp of cleanUps) await cleanUp();
  }
}
