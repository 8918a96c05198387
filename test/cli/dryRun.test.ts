// What `--fix` would do, as a patch, and the programs that take patches.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { suite, test, type TestContext } from 'node:test';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { runCli } from '../support/runCli.ts';

const isWindows = process.platform === 'win32';

suite('seedbed check --fix --dry-run', () => {
  test('prints a patch of what would change and how that would leave the seeds, and writes nothing', async (t) => {
    const files = { 'a/1.seed': clean(1), 'a/2.seed': wrong(2), 'b.seed': wrong(3).replace('ap\n', 'nobody\n') };
    const folder = temporaryFolder(t, files);
    assert.deepEqual(await runCli(folder, ['check', '--fix', '--dry-run']), {
      code: 0,
      out: `--- a/a/2.seed
+++ b/a/2.seed
@@ -2,7 +2,7 @@
 url: https://apnews.com/article/harbour-tunnel-2
 title: Harbour tunnel opens after 2 years of digging
 publisher: ap
-usage: candidat
+usage: candidate
 initial_rank: 2
 ---
 ## Article summary
--- a/b.seed
+++ b/b.seed
@@ -2,7 +2,7 @@
 url: https://apnews.com/article/harbour-tunnel-3
 title: Harbour tunnel opens after 3 years of digging
 publisher: nobody
-usage: candidat
+usage: candidate
 initial_rank: 3
 ---
 ## Article summary
`,
      error: 'Would fix 2 problems in 2 seeds.\nAfter that: 1 problem in 3 seeds: 1 warning.\n',
    });
    for (const [file, text] of Object.entries(files)) assert.equal(folder.read(file), text);
    assert.deepEqual(fs.readdirSync(folder.pathOf('a')), ['1.seed', '2.seed']);
  });

  test('exits as check would after the fixes', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1).replace('ap\n', 'nobody\n') });
    const dryRun = ['check', '--fix', '--dry-run'];
    assert.equal((await runCli(folder, ['check'])).code, 1);
    assert.equal((await runCli(folder, dryRun)).code, 0);
    assert.equal((await runCli(folder, [...dryRun, '--max-warnings=0'])).code, 1);
    folder.write({ '1.seed': wrong(1).replace('candidat', 'maybe') });
    const { code, out, error } = await runCli(folder, dryRun);
    assert.deepEqual([code, out], [1, '']);
    assert.equal(error, 'Nothing would be fixed.\nAfter that: 1 problem in 1 seed: 1 error.\n');
    assert.equal((await runCli(temporaryFolder(t), dryRun)).code, 2, 'nothing was checked');
  });

  test('lets each fix meet the seeds as the fixes before would have left them', async (t) => {
    const twice = [1, 2, 3].map((number) => clean(number).replace(/initial_rank: .*/, 'initial_rank: 1'));
    const folder = temporaryFolder(t, { '1.seed': twice[0]!, '2.seed': twice[1]!, '3.seed': twice[2]! });
    const { code, out } = await runCli(folder, ['check', '--fix-unsafe', '--dry-run']);
    assert.deepEqual(out.match(/^\+initial_rank: .*/gm), ['+initial_rank: 2', '+initial_rank: 3']);
    assert.equal(code, 0);
    assert.equal(folder.read('2.seed'), twice[1]);
  });

  test('prints a patch of what comes on standard input', async (t) => {
    const { code, out, error } = await runCli(temporaryFolder(t), ['check', '--fix', '--dry-run', '-'], wrong(7));
    assert.match(out, /^--- a\/-\n\+\+\+ b\/-\n@@ -2,7 \+2,7 @@\n/);
    assert.deepEqual([code, error], [0, 'Would fix 1 problem in 1 seed.\nAfter that: No problems in 1 seed.\n']);
    assert.equal((await runCli(temporaryFolder(t), ['check', '--fix', '--dry-run', '-'], clean(7))).out, '');
  });

  test('says in one sentence what it cannot be combined with', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1) });
    assert.deepEqual(await runCli(folder, ['check', '--dry-run']), {
      code: 2,
      out: '',
      error: 'seedbed: --dry-run shows what --fix or --fix-unsafe would change. Add one of them.\n',
    });
    assert.deepEqual(await runCli(folder, ['check', '--fix', '--dry-run', '--format', 'json']), {
      code: 2,
      out: '',
      error: 'seedbed: --dry-run prints a patch, so it cannot be combined with --format json.\n',
    });
  });

  const withoutGit = { skip: spawnSync('git', ['--version']).status !== 0 };
  test('prints what git takes, in a subfolder of a repository as well', withoutGit, async (t) => {
    const { folder, patch, fixed } = await oddSeeds(t);
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'core.autocrlf=false', ...words], { cwd: folder.path, input: patch });
    execFileSync('git', ['init', '--quiet', '..'], { cwd: folder.path });
    git('apply', '--check', '--whitespace=nowarn', '-');
    git('apply', '--whitespace=nowarn', '-');
    assert.deepEqual(textsIn(folder), fixed);
  });

  const withoutPatch = { skip: isWindows || spawnSync('patch', ['--version']).status !== 0 };
  test('prints what patch takes', withoutPatch, async (t) => {
    const { folder, patch, fixed } = await oddSeeds(t);
    execFileSync('patch', ['-p1', '--silent'], { cwd: folder.path, input: patch });
    assert.deepEqual(textsIn(folder), fixed);
  });
});

/** Seeds with odd bytes and names, the patch that would fix them, and the texts that fixing them makes. */
async function oddSeeds(t: TestContext) {
  const whole = wrong(1).replace(/## Article[^]*/, '');
  const files = {
    'corpus/crlf.seed': wrong(1).replaceAll('\n', '\r\n'),
    'corpus/byte order mark.seed': `\uFEFF${wrong(2)}`,
    'corpus/no-last-line-break.seed': whole.slice(0, -1),
    'corpus/header first.seed': wrong(3).replace('---\n', '\n---\n'),
    'corpus/a b/ü 😀.seed': wrong(4).replace('opens', 'öffnet \u001B[2J \u0085'),
    'corpus/another publisher.seed': clean(6).replace('publisher: ap', 'publisher: reuters'),
    ...(isWindows ? {} : { 'corpus/"line\nbreak"\t\\.seed': wrong(5) }),
  };
  const outer = temporaryFolder(t, files);
  const folder = { ...outer, path: outer.pathOf('corpus') };
  const { out: patch } = await runCli(folder, ['check', '--fix-unsafe', '--dry-run']);
  const copy = temporaryFolder(t, files);
  const copiedCorpus = { ...copy, path: copy.pathOf('corpus') };
  await runCli(copiedCorpus, ['check', '--fix-unsafe']);
  const fixed = textsIn(copiedCorpus);
  assert.equal(patch.match(/^\+\+\+ /gm)?.length, Object.keys(files).length, 'all of them are fixed');
  assert.match(patch, /^\\ No newline at end of file$/m);
  return { folder, patch, fixed };
}

function textsIn({ path }: TemporaryFolder): Record<string, string> {
  const names = fs.readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  const seeds = names.filter((name) => name.endsWith('.seed'));
  return Object.fromEntries(seeds.map((name) => [name, fs.readFileSync(`${path}/${name}`, 'utf8')]));
}
