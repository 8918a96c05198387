// Options of `seedbed check` that say how it reports.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { commands } from '../../server/src/cli/commands/index.ts';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { runCli } from '../support/runCli.ts';

suite('seedbed check --statistics', () => {
  test('prints how many problems each rule finds, the worst first', async (t) => {
    const folder = temporaryFolder(t, {
      '1.seed': wrong(1).replace('title: ', 'title:  "').replace('digging', 'digging "'),
      '2.seed': wrong(2),
    });
    const { code, out } = await runCli(folder, ['check', '--statistics']);
    assert.equal(
      out,
      `      2  error unknown-usage
      1  warning title-whitespace

3 problems in 2 seeds: 2 errors, 1 warning. 3 can be fixed with --fix.
`,
    );
    assert.equal(code, 1);
  });

  test('stands beside the problems in JSON', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1) });
    const { out } = await runCli(folder, ['check', '--statistics', '--format', 'json']);
    const { statistics, problems } = JSON.parse(out) as { statistics: unknown; problems: unknown[] };
    assert.deepEqual(statistics, [{ code: 'unknown-usage', severity: 'error', count: 1, fixable: 1 }]);
    assert.equal(problems.length, 1);
  });
});

suite('seedbed check --stdin-filename', () => {
  test('checks standard input as if it were that file', async (t) => {
    const folder = temporaryFolder(t, {
      'a/seedbed.yaml': 'usages: [candidat]\n',
      'a/1.seed': wrong(1),
      'b/1.seed': clean(1),
    });
    const checked = (name: string) => runCli(folder, ['check', '-', '--stdin-filename', name], wrong(7));
    assert.deepEqual(await checked('a/1.seed'), { code: 0, out: 'No problems in 1 seed.\n', error: '' });
    assert.match((await checked('b/1.seed')).out, /^b\/1\.seed:5:8 error .* unknown-usage\n/);
    assert.match((await checked('none/7.seed')).out, /^none\/7\.seed:5:8 error .* unknown-usage\n/);
    const fixed = await runCli(folder, ['check', '--fix', '-', '--stdin-filename', 'b/1.seed'], wrong(7));
    assert.equal(fixed.out, clean(7));
    assert.equal(folder.read('b/1.seed'), clean(1), 'nothing is written');
  });
});

suite('seedbed check --color', () => {
  const colour = '\u001B[';

  test('prints no byte of colour into a pipe, unless it is asked for', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1) });
    const hasColour = async (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      (await runCli(folder, ['check', ...words], '', { env })).out.includes(colour);
    assert.equal(await hasColour([]), false);
    assert.equal(await hasColour(['--color', 'always']), true);
    assert.equal(await hasColour([], { FORCE_COLOR: '1' }), true);
    assert.equal(await hasColour(['--color', 'never'], { FORCE_COLOR: '1' }), false);
    assert.equal(await hasColour([], { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
    assert.equal(await hasColour([], { FORCE_COLOR: '0' }), false);
    assert.equal(await hasColour(['--color', 'always', '--format', 'compact']), false);
  });
});

test('every command has a page of help with examples, in lines of 120 characters at most', async (t) => {
  const folder = temporaryFolder(t);
  for (const { name, options } of commands) {
    const { code, out } = await runCli(folder, [name, '--help']);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^Usage: seedbed ${name} [^]*\\nExamples:\\n\\n  seedbed ${name}[^]*\\nExit code: `));
    for (const option of Object.keys(options)) assert.ok(out.includes(`--${option}`), `--${option}`);
    for (const line of out.split('\n')) assert.ok(line.length <= 120, line);
  }
});

test('what options exclude is said in one sentence', async (t) => {
  const folder = temporaryFolder(t, { '1.seed': clean(1) });
  const complaints: readonly (readonly [string[], RegExp])[] = [
    [
      ['--color', 'red'],
      /^seedbed: There is no choice of --color “red”\. Choose from “auto”, “always” and “never”\.\n$/,
    ],
    [['--statistics', '--format', 'sarif'], /^seedbed: --statistics works with --format text or json, not sarif\.\n$/],
    [['--stdin-filename', 'a'], /^seedbed: --stdin-filename works only with “-”, standard input\.\n$/],
    [
      ['--fix', '--dry-run', '--output-file', 'a'],
      /^seedbed: --dry-run prints a patch, so it cannot be combined with --output-file\.\n$/,
    ],
  ];
  for (const [words, expected] of complaints) {
    const { code, out, error } = await runCli(folder, ['check', ...words]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, expected);
  }
});
