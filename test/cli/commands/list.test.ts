// `seedbed list`.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { clean, wrong } from '../../support/corpus.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { runCli } from '../../support/runCli.ts';

const isWindows = process.platform === 'win32';

/** The paths that a list holds. */
async function paths(folder: ReturnType<typeof temporaryFolder>, ...words: string[]): Promise<string[]> {
  const { out } = await runCli(folder, ['list', '--format', 'paths', ...words]);
  return out.split('\n').slice(0, -1);
}

suite('seedbed list', () => {
  test('shows the seeds that fit a filter as a table', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': clean(1), 'a/2.seed': wrong(2), 'b/10.seed': clean(10) });
    assert.deepEqual(await runCli(folder, ['list', 'publisher:ap', '-rank:10']), {
      code: 0,
      out: `FILE      RANK  USAGE      PUBLISHER  PROBLEMS  TITLE
a/1.seed     1  candidate  ap                   Harbour tunnel opens after 1 years of digging
a/2.seed     2  candidat   ap                1  Harbour tunnel opens after 2 years of digging
`,
      error: '',
    });
  });

  test('takes the words of the Seeds view: any of one key, all of several, and a minus', async (t) => {
    const folder = temporaryFolder(t, {
      'seedbed.yaml': 'fields: { desk: { type: string } }\n',
      'a/1.seed': clean(1).replace('---\n##', 'desk: sports\n---\n##'),
      'a/2.seed': wrong(2),
      'b/3.seed': clean(3).replace('Harbour tunnel', 'Old bridge').replace('The tunnel', 'The Smithfield tunnel'),
    });
    assert.deepEqual(await paths(folder, 'rank:1', 'rank:3'), ['a/1.seed', 'b/3.seed']);
    assert.deepEqual(await paths(folder, 'has:error'), ['a/2.seed']);
    assert.deepEqual(await paths(folder, 'rule:unknown-usage', 'folder:b'), []);
    assert.deepEqual(await paths(folder, 'desk:sports'), ['a/1.seed']);
    assert.deepEqual(
      await paths(folder, 'bridge', 'smithfield'),
      ['b/3.seed'],
      'a word of the title and one of the summary',
    );
    assert.deepEqual(await paths(folder, '"tunnel opens"', '-desk:sports'), ['a/2.seed']);
  });

  test('tells paths from words by themselves: a slash, a dot alone, or “--” before', async (t) => {
    const folder = temporaryFolder(t, { 'tunnel/1.seed': clean(1), 'b/2.seed': clean(2), 'b/tunnel.txt': clean(3) });
    assert.deepEqual(await paths(folder, 'tunnel'), ['b/2.seed', 'tunnel/1.seed']);
    assert.deepEqual(await paths(folder, 'tunnel/'), ['tunnel/1.seed']);
    assert.deepEqual(await paths(folder, '--', 'tunnel'), ['tunnel/1.seed']);
    assert.deepEqual(await paths(folder, 'b/tunnel.txt', 'rank:3'), ['b/tunnel.txt']);
    const { code, error } = await runCli(folder, ['list', 'and/or']);
    assert.equal(code, 2);
    assert.match(error, /^seedbed: “and\/or” does not exist\. For words of a title, .* double quotes/);
  });

  test('sorts, and stops at a limit, saying how many there are besides', async (t) => {
    const titled = (number: number, title: string) => clean(number).replace('Harbour tunnel', title);
    const folder = temporaryFolder(t, { '1.seed': titled(3, 'C'), '2.seed': titled(1, 'B'), '3.seed': titled(2, 'A') });
    assert.deepEqual(await paths(folder), ['1.seed', '2.seed', '3.seed']);
    assert.deepEqual(await paths(folder, '--sort', 'rank'), ['2.seed', '3.seed', '1.seed']);
    assert.deepEqual(await paths(folder, '--sort', 'title'), ['3.seed', '2.seed', '1.seed']);
    assert.deepEqual(await runCli(folder, ['list', '--limit', '1', '--format', 'paths']), {
      code: 0,
      out: '1.seed\n',
      error: 'seedbed: 2 more seeds. --limit sets how many are listed.\n',
    });
  });

  test('writes JSON, in one value or line by line', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1), '2.seed': wrong(2) });
    const { out } = await runCli(folder, ['list', '--format', 'json']);
    const lines = await runCli(folder, ['list', '--format', 'ndjson']);
    const values = lines.out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown);
    assert.deepEqual(JSON.parse(out), values);
    assert.deepEqual(values[1], {
      file: '2.seed',
      url: 'https://apnews.com/article/harbour-tunnel-2',
      title: 'Harbour tunnel opens after 2 years of digging',
      publisher: 'ap',
      usage: 'candidat',
      rank: 2,
      problems: { errors: 1, warnings: 0, information: 0, hints: 0 },
    });
    assert.equal((await runCli(folder, ['list', 'rank:9', '--format', 'json'])).out, '[]\n');
  });

  test('writes CSV that a spreadsheet runs nothing of', async (t) => {
    const formula = clean(1).replace(/title: .*/, `title: "=HYPERLINK(\\"https://x.example\\")"`);
    const folder = temporaryFolder(t, { '1.seed': formula });
    assert.equal(
      (await runCli(folder, ['list', '--format', 'csv'])).out,
      'file,url,title,publisher,usage,initial_rank\r\n' +
        `1.seed,https://apnews.com/article/harbour-tunnel-1,"'=HYPERLINK(""https://x.example"")",ap,candidate,1\r\n`,
    );
  });

  test('ends paths with NUL, each as it is', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, { 'a\n1.seed': clean(1), '-2.seed': clean(2) });
    assert.equal((await runCli(folder, ['list', '--format', 'paths', '-0'])).out, './-2.seed\0a\n1.seed\0');
    assert.equal((await runCli(folder, ['list', '--format', 'paths'])).out, '-2.seed\na\\u{A}1.seed\n');
  });

  test('gives neither a terminal nor a log of CI anything to obey', { skip: isWindows }, async (t) => {
    const title = String.raw`title: "\e[31m\u202E::error::x ##[group]"`;
    const folder = temporaryFolder(t, { '::error::1.seed': clean(1).replace(/title: .*/, title) });
    const env = { GITHUB_ACTIONS: 'true' };
    for (const format of ['table', 'json', 'ndjson', 'csv', 'paths']) {
      const { out } = await runCli(folder, ['list', '--format', format], '', { env });
      assert.doesNotMatch(out, /^\s*::|##\[/m, format);
      if (format !== 'csv') assert.doesNotMatch(out, /[\u001B\u202E]/, format);
    }
    const { out } = await runCli(folder, ['list', '--format', 'ndjson'], '', { env });
    assert.equal((JSON.parse(out) as { title: string }).title, '\u001B[31m\u202E::error::x ##[group]');
  });

  test('exits 1 where nothing fits, and 2 for a filter that it cannot understand', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1), 'empty/readme.txt': 'none' });
    const outcomes: readonly (readonly [string[], number, RegExp])[] = [
      [['usage:used'], 1, /^seedbed: No seed matches “usage:used”\.\n$/],
      [['empty/'], 2, /^seedbed: There are no seeds here: .*\n$/],
      [['usag:used'], 2, /^seedbed: You cannot filter by “usag:”\. Did you mean “usage:”\?/],
      [['rank:x'], 2, /^seedbed: .*\n$/],
      [['--format', 'xml'], 2, /^seedbed: There is no format “xml”\. Choose from “table”, “json”/],
      [['--sort', 'ranks'], 2, /^seedbed: There is no order “ranks”\. Did you mean “rank”\?\n$/],
      [['--limit', 'many'], 2, /^seedbed: --limit takes a whole number, not “many”\.\n$/],
      [['--no-such'], 2, /^seedbed: .*--no-such.*\n$/],
    ];
    for (const [words, code, error] of outcomes) {
      const outcome = await runCli(folder, ['list', ...words]);
      assert.deepEqual([outcome.code, outcome.out], [code, ''], words.join(' '));
      assert.match(outcome.error, error);
    }
  });
});
