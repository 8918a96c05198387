// `seedbed scan`, `merge` and `check --jobs`: whoever shares the work, the report is the same.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { bundle } from '../support/bundles.ts';
import { clean, wrong } from '../support/corpus.ts';
import { filesOf, relatedSeeds } from '../support/relatedSeeds.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { asBuilt, runCli, spawnCli } from '../support/runCli.ts';

/** Scans in so many parts. @returns the names of the parts' files */
async function scanned(folder: TemporaryFolder, parts: number, paths: readonly string[] = []): Promise<string[]> {
  const names = Array.from({ length: parts }, (_, index) => `part-${index + 1}.ndjson`);
  for (const [index, name] of names.entries()) {
    const { code, error } = await runCli(folder, [
      'scan',
      '--shard',
      `${index + 1}/${parts}`,
      '--output',
      name,
      ...paths,
    ]);
    assert.deepEqual([code, error], [0, '']);
  }
  return names.reverse();
}

/** Scans in so many parts, then merges them. */
async function inParts(
  folder: TemporaryFolder,
  parts: number,
  words: readonly string[],
  paths: readonly string[] = [],
) {
  const names = await scanned(folder, parts, paths);
  const merged = await runCli(folder, ['merge', ...names, ...words]);
  for (const name of names) folder.remove(name);
  return merged;
}

/** What `check` says, and the same from parts and from processes. */
async function expectSame(test: TestContext, files: Record<string, string | Uint8Array>, parts: number) {
  const folder = temporaryFolder(test, files);
  const words = ['--format', 'json'];
  const expected = await runCli(folder, ['check', ...words]);
  assert.deepEqual(await inParts(folder, parts, words), expected);
  const built = { ...expected, out: asBuilt(expected.out) };
  assert.deepEqual(await spawnCli(folder, ['check', '--jobs', `${parts}`, ...words]), built);
}

suite('Parts of seeds', () => {
  test('have the report of all seeds, however they are shared', async (t) => {
    await fc.assert(
      fc.asyncProperty(relatedSeeds, async ({ parts, ...corpus }) => expectSame(t, filesOf(corpus), parts)),
      { numRuns: Number(process.env['PARTS_RUNS'] ?? 2), endOnFailure: true },
    );
  });

  test('so it is with the examples, in every format', async (t) => {
    const folder = temporaryFolder(t);
    fs.cpSync(path.join(import.meta.dirname, '../../examples'), folder.path, { recursive: true });
    const names = await scanned(folder, 3);
    for (const format of ['text', 'json', 'sarif', 'gitlab', 'compact']) {
      const words = ['--format', format];
      const expected = await runCli(folder, ['check', ...words]);
      assert.deepEqual(await runCli(folder, ['merge', ...names, ...words]), expected, format);
    }
    const expected = await runCli(folder, ['check']);
    assert.deepEqual(await spawnCli(folder, ['check', '--jobs', '2']), expected);
  });

  test('so it is with a baseline, with paths, and with what is above', async (t) => {
    const folder = temporaryFolder(t, {
      'seedbed.yaml': 'baseline: known.json\n',
      'in/a/1.seed': wrong(1),
      'in/a/2.seed': wrong(2),
      'in/b/3.seed': clean(3),
      'in/b/notes.txt': clean(1),
    });
    assert.equal((await runCli(folder, ['baseline', 'in/a'])).code, 0);
    folder.write({ 'in/a/4.seed': wrong(4), 'in/a/1.seed': clean(1) });
    const inner = { ...folder, path: folder.pathOf('in'), remove: (file: string) => folder.remove(`in/${file}`) };
    const words = ['--strict-baseline'];
    const expected = await runCli(inner, ['check', 'a', 'b/notes.txt', ...words]);
    assert.equal(expected.code, 1);
    assert.match(expected.error, /known problem/);
    assert.deepEqual(await inParts(inner, 2, words, ['a', 'b/notes.txt']), expected);
    assert.deepEqual(await spawnCli(inner, ['check', '--jobs', '3', 'a', 'b/notes.txt', ...words]), expected);
  });

  test('write to standard output, too', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1), '2.seed': Uint8Array.of(0xe9) });
    const { code, out } = await runCli(folder, ['scan']);
    const lines = out.trimEnd().split('\n');
    assert.deepEqual([code, lines.length], [0, 3]);
    assert.ok(lines.includes('{"path":"2.seed","unreadable":"not UTF-8"}'));
    const last = JSON.parse(lines[2]!) as { part: { seeds: number; shard: number } };
    assert.deepEqual([last.part.seeds, last.part.shard], [1, 1]);
  });

  test('are refused where they are not whole, or not of one scan', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1), '2.seed': wrong(2), 'other.yaml': 'usages: [candidat]\n' });
    const part = async (name: string, ...words: string[]) => {
      assert.equal((await runCli(folder, ['scan', '--output', name, ...words])).code, 0);
      return folder.read(name);
    };
    const whole = await part('whole', '--shard', '1/1');
    await part('one', '--shard', '1/2');
    await part('two', '--shard', '2/2');
    await part('other', '--config', 'other.yaml');
    const lines = whole.trimEnd().split('\n');
    const resigned = (text: string) => {
      const all = text.trimEnd().split('\n');
      const sha256 = createHash('sha256')
        .update(`${all.slice(0, -1).join('\n')}\n`)
        .digest('hex');
      return `${all.slice(0, -1).join('\n')}\n${all.at(-1)!.replace(/"sha256":"\w+"/, `"sha256":"${sha256}"`)}\n`;
    };
    folder.write({
      endless: `${lines.slice(0, -1).join('\n')}\n`,
      cut: whole.slice(0, -20),
      damaged: whole.replace('Harbour', 'harbour'),
      older: whole.replace(/"version":"[^"]*"/, '"version":"0.0.1"'),
      up: resigned(whole.replace('"path":"1.seed"', '"path":"../1.seed"')),
      absolute: resigned(whole.replace('"path":"1.seed"', '"path":"/1.seed"')),
      twice: resigned(whole.replace('"path":"1.seed"', '"path":"2.seed"')),
      more: `${whole}{}\n`,
      senseless: resigned(whole.replaceAll('"places":[', '"places":["x",')),
      text: clean(1),
    });
    for (const [words, sentence] of [
      [['endless'], '“endless” is not complete: its last line is missing.'],
      [['cut'], '“cut” is not complete: its last line is missing.'],
      [['damaged'], '“damaged” is damaged: its checksum does not fit.'],
      [['older'], '“older” was written by another version of Seedbed. Scan again with this one.'],
      [['other'], '“other” was written with another configuration. Name the same one with --config.'],
      [['one'], 'Shard 2 of 2 is missing.'],
      [['one', 'one'], '“one” has a seed that was there before: “1.seed”.'],
      [['one', 'whole'], '“whole” has a seed that was there before: “1.seed”.'],
      [['up'], '“up” has a path that is not allowed there: “../1.seed”.'],
      [['absolute'], '“absolute” has a path that is not allowed there: “/1.seed”.'],
      [['twice'], '“twice” has a seed that was there before: “2.seed”.'],
      [['more'], '“more” has more lines after its last one.'],
      [['text'], '“text” is no part that “seedbed scan” has written.'],
      [['gone'], '“gone” does not exist.'],
    ] as const) {
      const { code, out, error } = await runCli(folder, ['merge', ...words]);
      const isOther = /there before/.test(sentence) && /there before/.test(error);
      assert.deepEqual([code, out], [2, ''], words.join());
      if (!isOther) assert.equal(error, `seedbed: ${sentence}\n`);
    }
    const senseless = await runCli(folder, ['merge', 'senseless']);
    assert.equal(senseless.code, 2);
    assert.match(senseless.error, /“senseless” has a line that no “seedbed scan” has written\./);
    assert.equal((await runCli(folder, ['merge', 'other', '--config', 'other.yaml'])).code, 1);
  });

  test('are not scanned outside of the folder, nor with an impossible number', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1) });
    for (const words of [
      ['scan', '..'],
      ['scan', '--shard', '3/2'],
      ['scan', '--shard', '0/1'],
      ['check', '--jobs', '0'],
      ['check', '--jobs', '2', '--fix'],
      ['check', '--jobs', '2', '-'],
      ['merge'],
    ])
      assert.deepEqual((await runCli(folder, words)).code, 2, words.join(' '));
  });

  test('end the check when a process is killed', { skip: process.platform !== 'linux' }, async (t) => {
    const folder = temporaryFolder(t);
    folder.write(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`${index}.seed`, clean(index)])));
    const child = spawn(process.execPath, [await bundle('cli'), 'check', '--jobs', '2'], { cwd: folder.path });
    let error = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (error += chunk));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const children = `/proc/${child.pid}/task/${child.pid}/children`;
    for (let pids: string[] = []; pids.length === 0;) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      pids = fs.readFileSync(children, 'utf8').split(' ').filter(Boolean);
      if (pids.length > 0) process.kill(Number(pids[0]), 'SIGKILL');
    }
    assert.equal(await ended, 2);
    assert.equal(error, 'seedbed: A process that was to read seeds was ended (SIGKILL), so nothing is reported.\n');
  });
});
