// `seedbed check --since` and `--staged`, in real repositories.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { suite, test, type TestContext } from 'node:test';
import { article } from '../support/article.ts';
import { wrong } from '../support/corpus.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { runCli } from '../support/runCli.ts';

const isWindows = process.platform === 'win32';
const withoutGit = { skip: spawnSync('git', ['--version']).status !== 0 };

suite('seedbed check --since', withoutGit, () => {
  test('reports what is wrong in seeds that have changed, and in new ones', async (t) => {
    const { folder, git } = repository(t, { 'a/1.seed': wrong(1), 'a/2.seed': wrong(2), '.gitignore': 'ignored\n' });
    git('checkout', '-q', '-b', 'branch');
    folder.write({ 'a/2.seed': `${wrong(2)}More.\n` });
    git('commit', '-qam', 'Two');
    const odd = isWindows ? 'ä new.seed' : 'ä "new"\n.seed';
    folder.write({ [odd]: wrong(3), 'ignored/4.seed': wrong(4) });
    const found = ['a/2.seed unknown-usage', `${odd} unknown-usage`];
    assert.deepEqual(await problems(folder, '--since', 'main'), found);
    assert.deepEqual(await problems(folder, '--since', 'HEAD', 'a'), []);
    const { code, out } = await runCli(folder, ['check', '--since=HEAD', 'a']);
    assert.deepEqual([code, out], [0, 'No problems in 0 changed of 2 seeds.\n']);
  });

  test('compares with where the branch began, not with what has happened since', async (t) => {
    const { folder, git } = repository(t, { '1.seed': wrong(1), '2.seed': wrong(2) });
    git('checkout', '-q', '-b', 'branch');
    folder.write({ '1.seed': `${wrong(1)}More.\n` });
    git('commit', '-qam', 'One');
    git('checkout', '-q', 'main');
    folder.write({ '2.seed': `${wrong(2)}More.\n` });
    git('commit', '-qam', 'Two');
    git('checkout', '-q', 'branch');
    assert.deepEqual(await problems(folder, '--since', 'main'), ['1.seed unknown-usage']);
  });

  test('reports on the twins of what has changed, and only what they have to do with it', async (t) => {
    const { folder } = repository(t, {
      '1.seed': article(1).replace('usage: candidate', 'usage: candidat'),
      '2.seed': article(2),
      '3.seed': article(3, { url: 2 }),
    });
    assert.deepEqual(await problems(folder, '--since', 'HEAD'), []);
    folder.write({ 'new.seed': article(4, { url: 1 }) });
    assert.deepEqual(
      (await problems(folder, '--since', 'HEAD')).filter((problem) => !problem.includes('usage-conflict')),
      ['1.seed duplicate-url', 'new.seed duplicate-url'],
    );
  });

  test('takes all seeds for changed whose seedbed.yaml has changed', async (t) => {
    const { folder } = repository(t, { 'a/seedbed.yaml': '{}\n', 'a/1.seed': wrong(1), '2.seed': wrong(2) });
    folder.write({ 'a/seedbed.yaml': 'rules: {}\n' });
    assert.deepEqual(await problems(folder, '--since', 'HEAD'), ['a/1.seed unknown-usage']);
  });

  test('fixes only what has changed', async (t) => {
    const { folder } = repository(t, { '1.seed': wrong(1), '2.seed': wrong(2) });
    folder.write({ '2.seed': `${wrong(2)}More.\n` });
    assert.equal((await runCli(folder, ['check', '--since', 'HEAD', '--fix'])).code, 0);
    assert.equal(folder.read('1.seed'), wrong(1));
    assert.doesNotMatch(folder.read('2.seed'), /candidat\n/);
  });

  test('works in a subfolder, and by way of a link', { skip: isWindows }, async (t) => {
    const { folder } = repository(t, { 'a/b/1.seed': wrong(1), 'c/2.seed': wrong(2) });
    folder.write({ 'a/b/1.seed': `${wrong(1)}More.\n`, 'c/2.seed': `${wrong(2)}More.\n` });
    const below = { ...folder, path: folder.pathOf('a') };
    assert.deepEqual(await problems(below, '--since', 'HEAD'), ['b/1.seed unknown-usage']);
    const outside = temporaryFolder(t);
    fs.symlinkSync(folder.pathOf('a'), outside.pathOf('link'));
    assert.deepEqual(await problems(outside, '--since', 'HEAD', 'link'), ['link/b/1.seed unknown-usage']);
  });
});

suite('seedbed check --staged', withoutGit, () => {
  test('reports on what the next commit holds', async (t) => {
    const { folder, git } = repository(t, { '1.seed': wrong(1) });
    folder.write({ '2.seed': wrong(2), '3.seed': wrong(3), '1.seed': `${wrong(1)}More.\n` });
    git('add', '2.seed');
    assert.deepEqual(await problems(folder, '--staged'), ['2.seed unknown-usage']);
    const { out } = await runCli(folder, ['check', '--staged', '--format', 'json']);
    assert.equal((JSON.parse(out) as { summary: { changed: number } }).summary.changed, 1);
  });
});

test('what git cannot say is said in one sentence', withoutGit, async (t) => {
  const { folder } = repository(t, { '1.seed': wrong(1) });
  const plain = temporaryFolder(t, { '1.seed': wrong(1) });
  const complaint = async (where: TemporaryFolder, words: readonly string[], env = {}) => {
    const { code, out, error } = await runCli(where, ['check', ...words], '', { env });
    assert.deepEqual([code, out], [2, '']);
    return error;
  };
  assert.equal(await complaint(folder, ['--since', 'none']), 'seedbed: --since: git knows no revision “none”.\n');
  assert.equal(
    await complaint(folder, ['--since=--output=x']),
    'seedbed: --since: git knows no revision “--output=x”.\n',
    'and takes it for no option',
  );
  assert.match(
    await complaint(plain, ['--staged'], { GIT_CEILING_DIRECTORIES: plain.path }),
    /^seedbed: --since and --staged need a git repository, and “.*” is not in one\.\n$/,
  );
  assert.equal(
    await complaint(folder, ['--staged'], { PATH: folder.path }),
    'seedbed: --since and --staged need git, and there is none on this machine.\n',
  );
  assert.match(await complaint(folder, ['--staged', '--since', 'HEAD']), /cannot be combined/);
  assert.match(await complaint(folder, ['--staged', '-']), /so they cannot be combined with “-”/);
});

function repository(t: TestContext, files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder(t, files);
  const settings = ['user.name=A', 'user.email=a@example.org', 'core.autocrlf=false', 'commit.gpgsign=false'];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const git = (...words: string[]) => void execFileSync('git', [...options, ...words], { cwd: folder.path });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'Start');
  return { folder, git };
}

/** The problems that are reported: `file code`. */
async function problems(folder: TemporaryFolder, ...words: readonly string[]): Promise<readonly string[]> {
  const { out, error } = await runCli(folder, ['check', '--format', 'json', ...words]);
  assert.equal(error, '');
  return (JSON.parse(out) as { problems: { file: string; code: string }[] }).problems.map(
    ({ file, code }) => `${file} ${code}`,
  );
}
