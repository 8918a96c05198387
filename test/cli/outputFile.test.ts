// `seedbed check --output-file`.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { suite, test } from 'node:test';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { runCli } from '../support/runCli.ts';

const isWindows = process.platform === 'win32';

suite('seedbed check --output-file', () => {
  test('writes the report to the file, says so, and exits as always', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': wrong(1) });
    const words = ['check', '--format', 'gitlab'];
    const { code, out, error } = await runCli(folder, [...words, '--output-file', 'out.json']);
    assert.deepEqual([code, out, error], [1, 'Wrote “out.json”: 1 problem in 1 seed: 1 error.\n', '']);
    assert.equal(folder.read('out.json'), (await runCli(folder, words)).out);
    folder.write({ 'a/1.seed': clean(1) });
    assert.equal((await runCli(folder, [...words, '--output-file=out.json'])).code, 0);
    assert.equal(folder.read('out.json'), '[]\n', 'a document also where nothing is wrong');
    assert.deepEqual(fs.readdirSync(folder.path).sort(), ['a', 'out.json']);
  });

  test('has no colours', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1) });
    await runCli(folder, ['check', '--color', 'always', '--output-file', 'out.log']);
    assert.match(folder.read('out.log'), /^1\.seed:5:8 error “candidat”/);
  });

  test('leaves the report of an earlier run as it is when nothing can be checked', async (t) => {
    const folder = temporaryFolder(t, { 'out.log': 'before' });
    assert.equal((await runCli(folder, ['check', 'none', '--output-file', 'out.log'])).code, 2);
    assert.equal((await runCli(folder, ['check', '--output-file', 'out.log'])).code, 2);
    assert.equal(folder.read('out.log'), 'before');
  });

  test('is never a seed, an input or a configuration', async (t) => {
    const files = {
      'a/1.seed': clean(1),
      'a/notes.md': clean(2),
      'seedbed.yaml': '{}\n',
      'other.yaml': 'usages: [candidate]\n',
    };
    const folder = temporaryFolder(t, files);
    const refused: readonly (readonly [string, string, ...string[]])[] = [
      ['a/1.seed', 'a seed', 'a'],
      ['a/notes.md', 'a seed', 'a/notes.md'],
      ['a/3.seed', 'a seed', 'a'],
      ['seedbed.yaml', 'a configuration', 'a'],
      ['other.yaml', 'a configuration', 'a', '--config', 'other.yaml'],
    ];
    for (const [name, what, ...words] of refused) {
      const { code, error } = await runCli(folder, ['check', ...words, '--output-file', name]);
      assert.deepEqual([code, error], [2, `seedbed: “${name}” is ${what}, so Seedbed does not replace it.\n`]);
    }
    for (const [file, text] of Object.entries(files)) assert.equal(folder.read(file), text);
  });

  test('is written through no link and into no pipe', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': clean(1), outside: 'kept' });
    fs.symlinkSync('outside', folder.pathOf('link'));
    fs.symlinkSync('a', folder.pathOf('folder'));
    execFileSync('mkfifo', [folder.pathOf('pipe')]);
    const said = async (name: string) => (await runCli(folder, ['check', 'a', '--output-file', name])).error;
    assert.equal(await said('link'), 'seedbed: “link” is a link, so Seedbed does not replace it.\n');
    assert.equal(await said('pipe'), 'seedbed: “pipe” is not a file, so Seedbed does not replace it.\n');
    assert.equal(await said('folder/1.seed'), 'seedbed: “folder/1.seed” is a seed, so Seedbed does not replace it.\n');
    assert.equal(await said('no/out'), 'seedbed: “no/out” cannot be written (ENOENT).\n');
    assert.equal(folder.read('outside'), 'kept');
  });
});
