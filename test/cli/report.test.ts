// `seedbed report`.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { suite, test } from 'node:test';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { runCli } from '../support/runCli.ts';

const isWindows = process.platform === 'win32';

suite('seedbed report', () => {
  test('writes one page, and says what it wrote', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': clean(1), 'a/3.seed': wrong(3), 'b/2.seed': clean(2) });
    assert.deepEqual(await runCli(folder, ['report', '--html', 'out.html']), {
      code: 0,
      out: 'Wrote “out.html”: 3 seeds, 1 error.\n',
      error: '',
    });
    const page = folder.read('out.html');
    assert.match(page, /^<!doctype html>\n.*<\/html>\n$/s);
    assert.match(page, /unknown-usage/);
    assert.match(page, /<bdi>a<\/bdi>/);
    await runCli(folder, ['report', '--html=again.html', '.']);
    assert.equal(folder.read('again.html'), page, 'the same on every run');
  });

  test('reports on what is named, under the configuration that is named', async (t) => {
    const folder = temporaryFolder(t, {
      'a/1.seed': wrong(1),
      'b/notes.txt': clean(1),
      'b/2.seed': wrong(2),
      'other.yaml': 'usages: [candidat]\n',
    });
    const words = ['report', 'a', 'b/notes.txt', '--config', 'other.yaml', '--html', 'b/out.html'];
    const { code, out } = await runCli(folder, words);
    assert.deepEqual([code, out], [0, 'Wrote “b/out.html”: 2 seeds, 1 error.\n']);
  });

  test('tells what could not be read', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': clean(1), 'a/2&3.seed': Uint8Array.of(0xe9) });
    assert.equal((await runCli(folder, ['report', '--html', 'out.html'])).code, 0);
    assert.match(folder.read('out.html'), /<bdi dir="ltr">a\/2&amp;3\.seed<\/bdi> <small>not UTF-8<\/small>/);
  });

  test('never takes silence for success, and writes no empty page', async (t) => {
    const folder = temporaryFolder(t, { 'empty/readme.txt': 'no seed', 'bad/1.seed': Uint8Array.of(0xe9) });
    const empty = await runCli(folder, ['report', 'empty', '--html', 'out.html']);
    assert.deepEqual([empty.code, empty.out], [2, '']);
    assert.match(empty.error, /^seedbed: There are no seeds here: .*\n$/);
    assert.equal(folder.kind('out.html'), 'none');
    const unreadable = await runCli(folder, ['report', 'bad', '--html', 'out.html']);
    assert.deepEqual(unreadable, {
      code: 2,
      out: 'Wrote “out.html”: 0 seeds, 1 error.\n',
      error: 'seedbed: No seed could be read.\n',
    });
  });

  test('replaces a page, but no seed and no configuration', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1), 'seedbed.yaml': '{}\n', 'out.html': 'old' });
    await runCli(folder, ['report', '--html', 'out.html']);
    assert.match(folder.read('out.html'), /^<!doctype html>/);
    const seed = await runCli(folder, ['report', '--html', '1.seed']);
    assert.deepEqual(seed, {
      code: 2,
      out: '',
      error: 'seedbed: “1.seed” is a seed, so Seedbed does not replace it.\n',
    });
    assert.equal(folder.read('1.seed'), clean(1));
    const configuration = await runCli(folder, ['report', '--html', 'seedbed.yaml']);
    assert.equal(configuration.error, 'seedbed: “seedbed.yaml” is a configuration, so Seedbed does not replace it.\n');
    assert.equal(folder.read('seedbed.yaml'), '{}\n');
  });

  test('writes through no link, waits for no pipe, and never over a seed', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': clean(1), 'b/2.seed': clean(2), outside: 'kept' });
    const refused = async (name: string, why: string) => {
      const { code, out, error } = await runCli(folder, ['report', 'a', '--html', name]);
      assert.deepEqual([code, out, error], [2, '', `seedbed: “${name}” is ${why}, so Seedbed does not replace it.\n`]);
    };
    fs.symlinkSync('outside', folder.pathOf('link.html'));
    fs.symlinkSync('a/1.seed', folder.pathOf('seed.html'));
    fs.symlinkSync('none', folder.pathOf('dangling.html'));
    fs.symlinkSync('a', folder.pathOf('c'));
    execFileSync('mkfifo', [folder.pathOf('pipe.html')]);
    await refused('link.html', 'a link');
    await refused('seed.html', 'a link');
    await refused('dangling.html', 'a link');
    await refused('pipe.html', 'not a file');
    await refused('c/1.seed', 'a seed');
    await refused('b/2.seed', 'a seed');
    await refused('b/3.seed', 'a seed');
    fs.linkSync(folder.pathOf('a/1.seed'), folder.pathOf('same.html'));
    assert.equal((await runCli(folder, ['report', 'a', '--html', 'same.html'])).code, 0);
    assert.match(folder.read('same.html'), /^<!doctype html>/);
    assert.deepEqual(
      ['outside', 'a/1.seed', 'b/2.seed'].map((file) => folder.read(file)),
      ['kept', clean(1), clean(2)],
    );
    assert.deepEqual(fs.readdirSync(folder.pathOf('a')), ['1.seed']);
  });

  test('says in one sentence what is wrong with a call, and exits 2', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1) });
    const complaints: readonly (readonly [string[], RegExp])[] = [
      [[], /^seedbed: Name the file to write: .*\n$/],
      [['--html'], /^seedbed: .*--html.*\n$/],
      [['--html', 'no/out.html'], /^seedbed: “no\/out\.html” cannot be written \(ENOENT\)\.\n$/],
      [['--html', 'out.html', '-'], /^seedbed: A report needs files\. .*\n$/],
      [['--html', 'out.html', 'none'], /^seedbed: “none” does not exist\.\n$/],
      [['--html', 'out.html', '--config', 'none.yaml'], /^seedbed: “none\.yaml” does not exist\.\n$/],
    ];
    for (const [words, expected] of complaints) {
      const { code, out, error } = await runCli(folder, ['report', ...words]);
      assert.match(error, expected);
      assert.deepEqual([code, out], [2, '']);
    }
    assert.match((await runCli(folder, ['report', '--help'])).out, /^Usage: seedbed report .*--html FILE/s);
  });
});
