// Threads are started with a bundle: small ones are made of the sources, and run as a process.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { buildSync, type BuildOptions } from 'esbuild';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const sources = path.join(import.meta.dirname, '../../server/src');

const skip = availableParallelism() < 2 && 'there is no other processor';

describe('files are read in another thread', { skip }, () => {
  test('but for those that have to be looked at by whoever asked', (t) => {
    assert.deepEqual(twice(t, { entryPoints: [path.join(sources, 'node/readAheadThread.ts')] }), [
      ['One', 'left', 'left', 'Zwei – 😀'],
      ['One', 'left', 'left', 'Zwei – 😀'],
    ]);
  });

  test('and by whoever asked where it fails: another one is not started', (t) => {
    assert.deepEqual(twice(t, scriptOf('throw new Error("No.");')), [[], 'not free']);
    assert.deepEqual(twice(t, scriptOf('process.exitCode = 0;')), [[], 'not free']);
  });
});

/** What is told of the same four files when they are asked for twice. */
function twice(t: TestContext, thread: BuildOptions): unknown {
  const folder = temporaryFolder(t, {
    'seeds/1.seed': 'One',
    'seeds/2.seed': 'Zwei – 😀',
    'seeds/3.seed/no.seed': '',
    'seeds/4.seed': Uint8Array.of(0xff),
  });
  const files = [{ folder: folder.uriOf('seeds'), names: ['1.seed', '3.seed', '4.seed', '2.seed'] }];
  bundle(thread, folder.pathOf('thread.cjs'));
  bundle(scriptOf(programFor(JSON.stringify(files))), folder.pathOf('program.cjs'));
  return JSON.parse(execFileSync(process.execPath, [folder.pathOf('program.cjs')], { encoding: 'utf8' }));
}

function scriptOf(contents: string): BuildOptions {
  return { stdin: { contents, resolveDir: sources, loader: 'ts' } };
}

function bundle(program: BuildOptions, outfile: string): void {
  buildSync({ ...program, bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'warning' });
}

function programFor(files: string): string {
  return `
    import { createReadAhead } from './node/readAhead.ts';

    async function ask(readAhead) {
      if (!readAhead.isFree(1000)) return 'not free';
      const contents = await readAhead.read(${files});
      return contents().map((content) => content?.text ?? 'left');
    }

    async function main() {
      const readAhead = createReadAhead('thread.cjs', 0);
      console.log(JSON.stringify([await ask(readAhead), await ask(readAhead)]));
    }

    main();
  `;
}
