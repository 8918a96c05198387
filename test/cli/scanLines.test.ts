// `seedbed scan --ndjson`: a filter whose parts have the report of the files that the lines hold.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { suite, test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { InputLines, readSeedInput } from '../../server/src/cli/parts/inputLines.ts';
import { PartFailure } from '../../server/src/cli/parts/writePart.ts';
import { bundle } from '../support/bundles.ts';
import { clean, wrong } from '../support/corpus.ts';
import { filesOf, relatedSeeds } from '../support/relatedSeeds.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { runCli, spawnCli } from '../support/runCli.ts';

function lineOf(path: string, text: string): string {
  return `${JSON.stringify({ path, text })}\n`;
}

/** Scans lines that are dealt out to so many filters, then merges what they write. */
async function byLines(folder: TemporaryFolder, files: Readonly<Record<string, string>>, parts: number) {
  const inputs = Array.from({ length: parts }, () => '');
  for (const [index, [path, text]] of Object.entries(files).entries()) inputs[index % parts] += lineOf(path, text);
  const names: string[] = [];
  for (const [index, input] of inputs.entries()) {
    const { code, out, error } = await runCli(folder, ['scan', '--ndjson'], input);
    assert.deepEqual([code, error], [0, '']);
    names.push(`part-${index}`);
    folder.write({ [`part-${index}`]: out });
  }
  const merged = await runCli(folder, ['merge', ...names, '--format', 'json']);
  for (const name of names) folder.remove(name);
  return merged;
}

/** What `check` says of files, and the same from lines; the configurations are files in either case. */
async function expectSame(test: TestContext, files: Readonly<Record<string, string | Uint8Array>>, parts: number) {
  const texts = Object.entries(files).filter((file): file is [string, string] => typeof file[1] === 'string');
  const folder = temporaryFolder(test, Object.fromEntries(texts));
  const expected = await runCli(folder, ['check', '--format', 'json']);
  const seeds = texts.filter(([path]) => path.endsWith('.seed'));
  for (const [path] of seeds) folder.remove(path);
  assert.deepEqual(await byLines(folder, Object.fromEntries(seeds), parts), expected);
}

suite('A scan of lines', () => {
  test('has the report of the files, however the lines are dealt out', async (t) => {
    await fc.assert(
      fc.asyncProperty(relatedSeeds, async ({ parts, ...corpus }) => expectSame(t, filesOf(corpus), parts)),
      { numRuns: Number(process.env['PARTS_RUNS'] ?? 2), endOnFailure: true },
    );
  });

  test('so it is of what is too large, and of odd names and characters', async (t) => {
    const large = `${clean(1)}${'x'.repeat(1024 * 1024)}`;
    await expectSame(
      t,
      { 'large.seed': large, 'ä b/%41\u0001.seed': wrong(2), '😀.seed': `\uFEFF${clean(2)}\u2028` },
      2,
    );
  });

  test('gives a line for each, and the last line', async (t) => {
    const folder = temporaryFolder(t);
    const input = `${lineOf('a/1.seed', clean(1))}${JSON.stringify({ id: 7, text: clean(2), path: '2.seed' })}\r\n${lineOf('3.seed', wrong(3)).trimEnd()}`;
    const { code, out, error } = await runCli(folder, ['scan', '--ndjson', '--shard', '2/5'], input);
    assert.deepEqual([code, error], [0, '']);
    const lines = out.trimEnd().split('\n');
    const read = lines.map((line) => JSON.parse(line) as { path?: string; part?: Record<string, unknown> });
    assert.deepEqual(
      read.map(({ path }) => path),
      ['a/1.seed', '2.seed', '3.seed', undefined],
    );
    const { shard, of, seeds, unreadable } = read[3]!.part!;
    assert.deepEqual({ shard, of, seeds, unreadable }, { shard: 2, of: 5, seeds: 3, unreadable: 0 });
    folder.write({ part: out });
    assert.match((await runCli(folder, ['merge', 'part'])).error, /Shard 1 of 5 is missing\./);
  });

  test('of nothing is a part too', async (t) => {
    const folder = temporaryFolder(t);
    const { code, out } = await runCli(folder, ['scan', '--ndjson']);
    assert.deepEqual([code, out.split('\n').length], [0, 2]);
    folder.write({ empty: out });
    const seeds = await runCli(folder, ['scan', '--ndjson'], lineOf('1.seed', clean(1)));
    folder.write({ full: seeds.out });
    assert.equal((await runCli(folder, ['merge', 'empty', 'full'])).code, 0);
  });

  test('says which lines are no seeds by their paths, and leaves them out', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': 'seeds: { include: ["**/*.txt"] }\n' });
    const input = ['1.txt', 'read.me', '.hidden/2.txt'].map((path) => lineOf(path, wrong(1))).join('');
    const { code, out, error } = await runCli(folder, ['scan', '--ndjson'], input);
    assert.equal(code, 0);
    assert.equal(
      error,
      'seedbed: 2 lines with a path that is not that of a seed, such as “read.me”: “seedbed merge” leaves such lines out.\n',
    );
    folder.write({ part: out });
    const merged = await runCli(folder, ['merge', 'part', '--format', 'compact']);
    assert.match(merged.out, /^1\.txt:5:8: .*\[unknown-usage\]\n[^\n]*1 seed[^\n]*\n$/);
  });

  test('takes the configuration that is named', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': 'usages: [x]\n', 'other.yaml': 'usages: [candidat]\n' });
    const { out } = await runCli(folder, ['scan', '--ndjson', '--config', 'other.yaml'], lineOf('1.seed', wrong(1)));
    folder.write({ part: out });
    assert.equal((await runCli(folder, ['merge', 'part', '--config', 'other.yaml'])).code, 0);
    assert.match((await runCli(folder, ['merge', 'part'])).error, /another configuration/);
  });

  test('refuses a line that is wrong with one sentence', () => {
    const refused: readonly (readonly [line: string | Buffer, sentence: string])[] = [
      ['{"path": "2.seed"\n', 'Line 1 is not a JSON object.'],
      ['\n', 'Line 1 is not a JSON object.'],
      ['7\n', 'Line 1 is not a JSON object.'],
      ['{"text": ""}\n', 'Line 1 has no “path” that is a string.'],
      ['{"path": "2.seed", "text": null}\n', 'Line 1 has no “text” that is a string.'],
      [lineOf('/2.seed', ''), 'Line 1 has a path that is not allowed here: “/2.seed”.'],
      [lineOf('C:\\2.seed', ''), 'Line 1 has a path that is not allowed here: “C:\\2.seed”.'],
      [lineOf('a/../../2.seed', ''), 'Line 1 has a path that is not allowed here: “a/../../2.seed”.'],
      [lineOf('a\\..\\2.seed', ''), 'Line 1 has a path that is not allowed here: “a\\..\\2.seed”.'],
      [lineOf('..', ''), 'Line 1 has a path that is not allowed here: “..”.'],
      [lineOf('', ''), 'Line 1 has a path that is not allowed here: “”.'],
      [lineOf('a//2.seed', ''), 'Line 1 has a path that is not allowed here: “a//2.seed”.'],
      [lineOf('a\0.seed', ''), 'Line 1 has a path that is not allowed here: “a\\u{0}.seed”.'],
      [lineOf('\uD800.seed', ''), 'Line 1 has a path that is not allowed here: “\\u{D800}.seed”.'],
      [lineOf('2.seed', 'a\uDC00'), 'Line 1 has a “text” with half of a character.'],
      [
        lineOf('a/seedbed.yaml', ''),
        'Line 1 is a configuration, “a/seedbed.yaml”, which must be a file or be named with --config.',
      ],
      [lineOf('2.seed', 'x'.repeat(9 * 1024 * 1024)), 'Line 1 is longer than 8 MiB, too long for a seed.'],
      [Buffer.from('{"path": "\xe9.seed", "text": ""}\n', 'latin1'), 'Line 1 is not UTF-8.'],
    ];
    for (const [line, sentence] of refused) {
      const read = () => Array.from(new InputLines().add(Buffer.from(line)), readSeedInput);
      assert.throws(read, new PartFailure(sentence));
    }
  });

  test('ends at such a line, and replaces nothing', async (t) => {
    const folder = temporaryFolder(t, { part: 'before\n' });
    const input = `${lineOf('1.seed', clean(1))}{}\n${lineOf('2.seed', clean(2))}`;
    const error = 'seedbed: Line 2 has no “path” that is a string.\n';
    const toFile = await runCli(folder, ['scan', '--ndjson', '--output', 'part'], input);
    assert.deepEqual(toFile, { code: 2, out: '', error });
    assert.equal(folder.read('part'), 'before\n');
    const { code, out } = await runCli(folder, ['scan', '--ndjson'], input);
    assert.deepEqual([code, out.includes('{"part"')], [2, false]);
    assert.equal((await runCli(folder, ['scan', '--ndjson', '1.seed'])).code, 2);
  });

  test('ends when nobody reads it, whatever comes', { skip: process.platform === 'win32' }, async (t) => {
    const folder = temporaryFolder(t);
    const child = spawn(process.execPath, [await bundle('cli'), 'scan', '--ndjson'], { cwd: folder.path });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    let path = 0;
    const more = () => {
      let isTaken = true;
      while (isTaken && child.exitCode === null) isTaken = child.stdin.write(lineOf(`${path++}.seed`, clean(1)));
    };
    child.stdin.on('error', () => {}).on('drain', more);
    child.stdout.once('data', () => child.stdout.destroy());
    more();
    assert.equal(await ended, 2);
  });

  test(
    'stands behind GNU parallel',
    { skip: spawnSync('parallel', ['--version']).status !== 0 && 'it is not here' },
    async (t) => {
      const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.seed`, clean(index % 30)]));
      const folder = temporaryFolder(t, files);
      const expected = await spawnCli(folder, ['check', '--format', 'json']);
      const input = Object.entries(files)
        .map(([path, text]) => lineOf(path, text))
        .join('');
      const command = `'${process.execPath}' '${await bundle('cli')}' scan --ndjson --output part-{#}`;
      const { status } = spawnSync('parallel', ['--pipe', '--block', '4k', '--jobs', '2', command], {
        cwd: folder.path,
        input,
      });
      assert.equal(status, 0);
      const parts = Array.from({ length: 99 }, (_, index) => `part-${index}`).filter(
        (name) => folder.kind(name) === 'file',
      );
      assert.ok(parts.length > 1);
      assert.deepEqual(await spawnCli(folder, ['merge', ...parts, '--format', 'json']), expected);
    },
  );
});
