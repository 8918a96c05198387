// What changes seeds: `seedbed set`, `rank` and `new`.

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { suite, test } from 'node:test';
import { clean } from '../../support/corpus.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { runCli } from '../../support/runCli.ts';

const isWindows = process.platform === 'win32';

suite('seedbed set', () => {
  test('gives a field of the seeds that fit a value, and changes nothing else', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': clean(1), 'a/2.seed': clean(2), 'b/3.seed': clean(3) });
    assert.deepEqual(await runCli(folder, ['set', 'usage', 'used', 'rank:2-9', 'a/']), {
      code: 0,
      out: 'Set “usage” to “used” in 1 of 1 matching seed.\n',
      error: '',
    });
    assert.equal(folder.read('a/2.seed'), clean(2).replace('candidate', 'used'));
    assert.deepEqual([folder.read('a/1.seed'), folder.read('b/3.seed')], [clean(1), clean(3)]);
    const again = await runCli(folder, ['set', 'usage', 'used', 'a/', 'usage:used']);
    assert.equal(again.out, 'Set “usage” to “used” in 0 of 1 matching seed.\n');
  });

  test('shows a patch in a dry run, and writes nothing', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1) });
    const { code, out, error } = await runCli(folder, ['set', 'usage', 'used', '.', '--dry-run']);
    assert.equal(code, 0);
    assert.match(out, /^--- a\/1\.seed\n\+\+\+ b\/1\.seed\n@@ .*\n-usage: candidate\n\+usage: used\n/s);
    assert.equal(error, 'Would set “usage” to “used” in 1 of 1 matching seed.\n');
    assert.equal(folder.read('1.seed'), clean(1));
  });

  test('sets fields that seedbed.yaml declares', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': 'fields: { desk: [news, sport] }\n', '1.seed': clean(1) });
    folder.write({ 'seedbed.yaml': 'fields: { desk: { type: enum, values: [news, sport] } }\n' });
    assert.equal((await runCli(folder, ['set', 'desk', 'sport', 'rank:1'])).code, 0);
    assert.match(folder.read('1.seed'), /^desk: sport$/m);
    const wrongValue = await runCli(folder, ['set', 'desk', 'sports', 'rank:1']);
    assert.match(wrongValue.error, /“sports” is not a declared value of “desk”.* Did you mean “sport”\?/);
  });

  test('says which seeds are left as they are, and why; --repair mends first what can be mended', async (t) => {
    const twice = clean(2).replace('usage: candidate\n', 'usage: candidate\nusage: used\n');
    const open = clean(3).replace('publisher: ap', 'publisher:\tap');
    const folder = temporaryFolder(t, { '1.seed': clean(1), '2.seed': twice, '3.seed': open });
    const { code, out, error } = await runCli(folder, ['set', 'usage', 'rejected', '.']);
    assert.deepEqual([code, out], [1, 'Set “usage” to “rejected” in 1 of 3 matching seeds.\n']);
    assert.equal(
      error,
      `2 seeds were skipped:
  2.seed: The header has “usage” more than once.
  3.seed: The header is broken at line 4. Fix that first.
--repair can change 1 of them.
`,
    );
    assert.deepEqual([folder.read('2.seed'), folder.read('3.seed')], [twice, open]);
    assert.equal((await runCli(folder, ['set', 'usage', 'rejected', '.', '--repair'])).code, 1);
    assert.equal(folder.read('3.seed'), clean(3).replace('candidate', 'rejected'));
  });

  test('asks for what it cannot guess, and exits 2', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1) });
    const complaints: readonly (readonly [string[], RegExp])[] = [
      [[], /Name a field and its value/],
      [['usage', 'used'], /Say which seeds/],
      [['usag', 'used', '.'], /“usag” cannot be set in many seeds\. Did you mean “usage”\?/],
      [['title', 'x', '.'], /“title” cannot be set in many seeds\. Choose from “publisher”, “usage”\./],
      [['initial_rank', '1', '.'], /Use “seedbed rank” to change ranks/],
      [['usage', 'candidat', '.'], /not a declared value of “usage”.*Did you mean “candidate”\? --undeclared/],
      [['usage', 'used', 'usag:x'], /You cannot filter by “usag:”/],
    ];
    for (const [words, expected] of complaints) {
      const { code, out, error } = await runCli(folder, ['set', ...words]);
      assert.match(error, expected);
      assert.deepEqual([code, out], [2, ''], words.join(' '));
    }
    assert.equal(folder.read('1.seed'), clean(1));
    assert.equal((await runCli(folder, ['set', 'usage', 'odd', '.', '--undeclared'])).code, 0);
    assert.equal((await runCli(folder, ['set', 'usage', 'used', 'rank:7'])).code, 1, 'none matches');
  });

  test('writes through no link', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, { 'in/1.seed': clean(1), 'out/2.seed': clean(2) });
    fs.symlinkSync('../out', folder.pathOf('in/linked'));
    fs.symlinkSync('../out/2.seed', folder.pathOf('in/2.seed'));
    await runCli(folder, ['set', 'usage', 'used', 'in/']);
    assert.deepEqual(
      [folder.read('in/1.seed'), folder.read('out/2.seed')],
      [clean(1).replace('candidate', 'used'), clean(2)],
    );
  });
});

suite('seedbed rank', () => {
  const ranks = (folder: ReturnType<typeof temporaryFolder>, ...files: string[]) =>
    files.map((file) => Number(/initial_rank: (\d+)/.exec(folder.read(file))?.[1]));

  test('renumbers the seeds of a folder in the order that they have', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': clean(7), 'a/2.seed': clean(3), 'b/3.seed': clean(9) });
    assert.deepEqual(await runCli(folder, ['rank', 'renumber', 'a/']), {
      code: 0,
      out: 'Changed the rank of 2 seeds.\n',
      error: '',
    });
    assert.deepEqual(ranks(folder, 'a/1.seed', 'a/2.seed', 'b/3.seed'), [2, 1, 9]);
    assert.equal((await runCli(folder, ['rank', 'renumber', 'rank:9'])).out, 'Changed the rank of 1 seed.\n');
    assert.equal((await runCli(folder, ['rank', 'renumber', '.'])).out, 'The ranks are already right.\n');
    assert.deepEqual(ranks(folder, 'a/1.seed', 'a/2.seed', 'b/3.seed'), [2, 1, 1]);
  });

  test('reads all seeds that share their ranks, also beyond the folder that is named', async (t) => {
    const folder = temporaryFolder(t, {
      'seedbed.yaml': 'rank: { unique: corpus }\n',
      'a/1.seed': clean(5),
      'b/2.seed': clean(2),
    });
    await runCli(folder, ['rank', 'renumber', 'a/']);
    assert.deepEqual(ranks(folder, 'a/1.seed', 'b/2.seed'), [2, 1]);
  });

  test('moves seeds to a rank, and others out of the way', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1), '2.seed': clean(2), '3.seed': clean(3) });
    const dry = await runCli(folder, ['rank', 'move', '3.seed', '1', '--dry-run']);
    assert.match(dry.out, /^--- a\/3\.seed\n.*-initial_rank: 3\n\+initial_rank: 1\n/s);
    assert.equal(dry.error, '1\t3.seed\n2\t1.seed\n3\t2.seed\nWould change the rank of 3 seeds.\n');
    assert.deepEqual(ranks(folder, '1.seed', '2.seed', '3.seed'), [1, 2, 3]);
    assert.equal((await runCli(folder, ['rank', 'move', '3.seed', '1'])).code, 0);
    assert.deepEqual(ranks(folder, '1.seed', '2.seed', '3.seed'), [2, 3, 1]);
    assert.equal((await runCli(folder, ['rank', 'move', '3.seed', '1.seed', 'last'])).code, 0);
    assert.deepEqual(ranks(folder, '2.seed', '3.seed', '1.seed'), [3, 4, 5]);
  });

  test('steps over a seed that cannot be changed, and moves none out of the way in vain', async (t) => {
    const damaged = clean(8).replace('publisher: ap', 'publisher:\tap');
    const folder = temporaryFolder(t, { '1.seed': clean(5), '2.seed': damaged, '3.seed': clean(9) });
    const stuck = await runCli(folder, ['rank', 'move', '2.seed', '5']);
    assert.deepEqual(stuck, {
      code: 2,
      out: '',
      error: 'seedbed: “2.seed” cannot be moved. The header is broken at line 4. Fix that first. --repair does that.\n',
    });
    assert.deepEqual(ranks(folder, '1.seed', '2.seed', '3.seed'), [5, 8, 9]);
    const { code, out, error } = await runCli(folder, ['rank', 'renumber']);
    assert.deepEqual([code, out], [1, 'Changed the rank of 2 seeds.\n']);
    assert.match(error, /^1 seed was skipped:\n {2}2\.seed: The header is broken at line 4\. .*\n$/);
    assert.deepEqual(ranks(folder, '1.seed', '2.seed', '3.seed'), [1, 8, 2]);
    assert.equal((await runCli(folder, ['rank', 'move', '2.seed', '1', '--repair'])).code, 0);
    assert.deepEqual(ranks(folder, '1.seed', '2.seed', '3.seed'), [2, 1, 3]);
  });

  test('says which seed keeps its rank, and why', async (t) => {
    const twice = clean(2).replace('---\n##', 'initial_rank: 2\n---\n##');
    const folder = temporaryFolder(t, { '1.seed': clean(4), '2.seed': twice, '3.seed': clean(3) });
    const { code, error } = await runCli(folder, ['rank', 'move', '1.seed', '2']);
    assert.equal(code, 2);
    assert.match(error, /^seedbed: Rank 2 belongs to “2\.seed”, which cannot change\. /);
    const complaints: readonly (readonly [string[], RegExp])[] = [
      [[], /Say what to do/],
      [['move', '1.seed'], /Name a seed and its new rank/],
      [['move', '.', '1'], /is a folder\. Name a seed/],
      [['move', '1.seed', 'first'], /“first” is not a rank\. Give a whole number/],
      [['move', '1.seed', '0'], /A rank is a whole number between 1/],
    ];
    for (const [words, expected] of complaints) {
      const outcome = await runCli(folder, ['rank', ...words]);
      assert.match(outcome.error, expected);
      assert.deepEqual([outcome.code, outcome.out], [2, '']);
    }
  });
});

suite('seedbed new', () => {
  const url = 'https://apnews.com/article/old-bridge-closes?utm_source=mail';

  test('makes the seed that the editor makes, and prints its path', async (t) => {
    const folder = temporaryFolder(t, { 'a/001_0123456789abcdef.txt': clean(1), 'b/readme.md': '' });
    const { code, out, error } = await runCli(folder, ['new', url]);
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /^a\/002_[0-9a-f]{16}\.txt\n$/);
    assert.equal(
      folder.read(out.trim()),
      `---
url: https://apnews.com/article/old-bridge-closes
title: Old bridge closes
publisher: ap
usage: candidate
initial_rank: 2
---
## Article summary
`,
    );
    const again = await runCli(folder, ['new', url, '--folder', 'b']);
    assert.deepEqual([again.code, again.out], [1, '']);
    assert.equal(again.error, `seedbed: This article already has a seed: ${out.trim()}.\n`);
  });

  test('writes nothing in a dry run', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': '{}\n', 'b/readme.md': '' });
    const { code, out, error } = await runCli(folder, ['new', url, '--folder', 'b', '--dry-run']);
    assert.equal(code, 0);
    assert.match(out, /^---\nurl: https:\/\/apnews\.com\/article\/old-bridge-closes\n/);
    assert.match(error, /^Would write b\/001_[0-9a-f]{16}\.txt\.\n$/);
    assert.deepEqual(fs.readdirSync(folder.pathOf('b')), ['readme.md']);
  });

  test('leaves the corpus by no link', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, { 'in/seedbed.yaml': '{}\n', 'out/sub/readme.md': '' });
    fs.symlinkSync('../out', folder.pathOf('in/linked'));
    const errorFor = async (name: string) => (await runCli(folder, ['new', url, '--folder', name])).error;
    assert.equal(await errorFor('in/linked'), 'seedbed: “in/linked” is a link. Name the folder itself.\n');
    assert.equal(await errorFor('in/linked/sub'), 'seedbed: “in/linked/sub” is outside its corpus.\n');
    assert.deepEqual(fs.readdirSync(folder.pathOf('in')), ['linked', 'seedbed.yaml']);
    assert.deepEqual(fs.readdirSync(folder.pathOf('out/sub')), ['readme.md']);
  });

  test('says what it cannot make a seed of', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1) });
    const complaints: readonly (readonly [string[], RegExp])[] = [
      [[], /Give the url of an article/],
      [['javascript:alert(1)'], /“javascript:alert\(1\)” is not an article URL/],
      [['https://a.example/x', 'https://a.example/y'], /Give one url/],
      [[url, '--folder', '1.seed'], /“1\.seed” is a file\. Name a folder/],
      [[url, '--folder', 'none'], /“none” does not exist/],
    ];
    for (const [words, expected] of complaints) {
      const { code, out, error } = await runCli(folder, ['new', ...words]);
      assert.match(error, expected);
      assert.deepEqual([code, out], [2, '']);
    }
  });
});
