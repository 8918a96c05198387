// What explains, shows and proposes: `seedbed explain`, `config` and `init`.

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { suite, test } from 'node:test';
import { noSeeds } from '../../../server/src/cli/noSeeds.ts';
import { clean, wrong } from '../../support/corpus.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { runCli } from '../../support/runCli.ts';

const isWindows = process.platform === 'win32';

suite('seedbed explain', () => {
  test('shows a rule’s page', async (t) => {
    const folder = temporaryFolder(t);
    const { code, out, error } = await runCli(folder, ['explain', 'unknown-usage']);
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /^unknown-usage {2}error\n\nThe usage is not in the list of usages\./);
    assert.match(out, /\n\nWhy\n\n.*\n\nWrong\n\n {4}---\n.* {4}usage: candidat\n.*\n\nRight\n\n.*\n\nFix\n\n/s);
    assert.ok(
      out.split('\n').every((line) => line.length <= 90),
      'in lines that fit',
    );
  });

  test('writes out what cannot be seen', async (t) => {
    assert.match((await runCli(temporaryFolder(t), ['explain', 'tab-indentation'])).out, /publisher:\\u\{9\}ap/);
  });

  test('lists all codes where none is given', async (t) => {
    const folder = temporaryFolder(t);
    assert.equal((await runCli(folder, ['explain'])).out, (await runCli(folder, ['rules'])).out);
  });

  test('proposes a code for one that there is not', async (t) => {
    const folder = temporaryFolder(t);
    const errorFor = async (code: string) => (await runCli(folder, ['explain', code])).error;
    assert.equal(
      await errorFor('unkown-usage'),
      'seedbed: There is no rule “unkown-usage”. Did you mean “unknown-usage”?\n',
    );
    assert.equal(await errorFor('near'), 'seedbed: There is no rule “near”. Did you mean “near-duplicate”?\n');
    assert.match(await errorFor('\u001B[2J'), /^seedbed: There is no rule “\\u\{1B\}\[2J”\. “seedbed explain” lists/);
    assert.equal((await runCli(folder, ['explain', 'near'])).code, 2);
  });
});

suite('seedbed config', () => {
  test('shows what rules a file, and where each setting comes from', async (t) => {
    const folder = temporaryFolder(t, {
      'seedbed.yaml': `rank: { unique: corpus }
rules: { field-order: off, rank-gap: hint }
overrides:
  'old/**': { rank-gap: error }
ignore: { 'old/**': [unknown-usage] }
`,
      'old/1.seed': clean(1),
      'new/2.seed': clean(2),
    });
    const lineFor = async (path: string, name: string) =>
      (await runCli(folder, ['config', path])).out.split('\n').find((line) => line.startsWith(`${name} `));
    const { code, out } = await runCli(folder, ['config', 'old/1.seed']);
    assert.equal(code, 0);
    assert.match(
      out,
      /^“old\/1\.seed” is a seed: its name matches “\*\*\/\*\.seed” in seeds\.include\.\nseedbed\.yaml applies to it\.\n/,
    );
    assert.match((await lineFor('old/1.seed', 'rank.unique'))!, /seedbed\.yaml:1 +corpus$/);
    assert.match((await lineFor('old/1.seed', 'body.headings'))!, /default +\[Article summary\]$/);
    assert.match((await lineFor('old/1.seed', 'rules.field-order'))!, /seedbed\.yaml:2 +off$/);
    assert.match((await lineFor('old/1.seed', 'rules.rank-gap'))!, /seedbed\.yaml:4 +error for “old\/\*\*”$/);
    assert.match((await lineFor('new/2.seed', 'rules.rank-gap'))!, /seedbed\.yaml:2 +hint$/);
    assert.match((await lineFor('old', 'rules.unknown-usage'))!, /seedbed\.yaml:5 +off for “old\/\*\*”$/);
    assert.match((await lineFor('new', 'rules.unknown-usage'))!, /default +error$/);
  });

  test('says why a file is no seed', async (t) => {
    const folder = temporaryFolder(t, {
      'seedbed.yaml': 'seeds: { exclude: [drafts] }\n',
      'drafts/1.seed': clean(1),
      'notes.txt': '',
    });
    const first = async (path: string) => (await runCli(folder, ['config', path])).out.split('\n')[0];
    assert.equal(
      await first('drafts/1.seed'),
      '“drafts/1.seed” is not a seed: its name matches “drafts” in seeds.exclude.',
    );
    assert.equal(await first('notes.txt'), '“notes.txt” is not a seed: no glob in seeds.include matches its name.');
  });

  test('is for programs, too, and needs no seedbed.yaml', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1) });
    const { out } = await runCli(folder, ['config', '1.seed', '--format', 'json']);
    const { settings, ...rest } = JSON.parse(out) as { settings: { name: string; value: string; source: unknown }[] };
    assert.deepEqual(rest, { path: '1.seed', seed: { isSeed: true, glob: '**/*.seed' }, problems: [] });
    assert.deepEqual(
      settings.find(({ name }) => name === 'rank.unique'),
      { name: 'rank.unique', value: 'folder', source: 'default' },
    );
    assert.match(
      (await runCli(folder, ['config'])).out,
      /\nNo seedbed\.yaml applies to it: all settings have their defaults\.\n/,
    );
  });

  test('exits 1 where seedbed.yaml has errors, and says which', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': 'rulez: {}\n' });
    const { code, error } = await runCli(folder, ['config']);
    assert.equal(code, 1);
    assert.match(error, /^seedbed\.yaml:1:1 error .*“rulez”/);
    assert.equal((await runCli(folder, ['config', 'none'])).code, 2);
  });
});

suite('seedbed init', () => {
  const many = (from: number, to: number, change: (seed: string) => string) =>
    Object.fromEntries(
      Array.from({ length: to - from + 1 }, (_, at) => [`${from + at}.seed`, change(clean(from + at))]),
    );

  test('declares what the seeds hold, with the number of seeds that have it', async (t) => {
    const folder = temporaryFolder(t, {
      ...many(1, 4, (seed) =>
        seed
          .replace('apnews.com', 'harbourpost.example')
          .replace('publisher: ap', 'publisher: harbour-post')
          .replace('---\n##', 'pages: 4\ntags: [a, b]\nlink: https://a.example/\n---\n##'),
      ),
      ...many(5, 6, (seed) => seed.replace('---\n##', 'pages:\ntitel: x\n---\n##')),
      '7.seed': wrong(7).replace('Article summary', 'Summary'),
    });
    assert.deepEqual(await runCli(folder, ['init']), {
      code: 0,
      out: 'Wrote “seedbed.yaml” from 7 seeds. Look it over: only you know what is right.\n',
      error: '',
    });
    assert.equal(
      folder.read('seedbed.yaml').split('\n').slice(3).join('\n'),
      `# Publishers that are built in: ap (3)
publishers:
  harbour-post: { domains: [harbourpost.example] } # 4 seeds

usages:
  - candidate # 6 seeds
  # - candidat # 1 seed; perhaps “candidate”
  - selected # 0 seeds
  - used # 0 seeds
  - rejected # 0 seeds

fields:
  pages: { type: integer, empty: true } # 6 seeds; empty in 2
  link: { type: url } # 4 seeds
  tags: { type: list } # 4 seeds
  # titel: { type: string } # 2 seeds; perhaps “title”

body:
  levels: [2]
  headings:
    - Article summary # 6 seeds
    - Summary # 1 seed
`,
    );
    const { out } = await runCli(folder, ['check', '--rule', 'bad-configuration']);
    assert.equal(out, 'No problems in 7 seeds.\n');
  });

  test('takes a word from few for a list of values', async (t) => {
    const desk = (seed: string) => (/_rank: \d*[02468]\n/.test(seed) ? 'news' : 'sport');
    const folder = temporaryFolder(
      t,
      many(1, 24, (seed) => seed.replace('---\n##', `desk: ${desk(seed)}\n---\n##`)),
    );
    assert.match(
      (await runCli(folder, ['init', '--stdout'])).out,
      /\n {2}desk: \{ type: enum, values: \[news, sport\] \} # 24 seeds\n/,
    );
    assert.equal(folder.kind('seedbed.yaml'), 'none');
  });

  test('never changes a seedbed.yaml, nor what a link leads to', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': clean(1), 'b/2.seed': clean(2), 'a/seedbed.yaml': '{}\n' });
    fs.symlinkSync('../none', folder.pathOf('b/seedbed.yaml'));
    for (const name of ['a', 'b']) {
      const { code, out, error } = await runCli(folder, ['init', name]);
      assert.deepEqual([code, out], [2, '']);
      assert.equal(error, `seedbed: “${name}/seedbed.yaml” already exists. Seedbed does not change it.\n`);
    }
    assert.deepEqual([folder.read('a/seedbed.yaml'), folder.kind('none')], ['{}\n', 'none']);
    assert.equal((await runCli(folder, ['init', 'a', '--stdout'])).code, 0);
  });

  test('leaves out what does not print, and puts out of force what cannot be declared', async (t) => {
    const folder = temporaryFolder(t, {
      ...many(1, 4, (seed) => seed.replace('usage: candidate', 'usage: "two\\nlines"')),
      ...many(5, 9, (seed) => seed.replace('---\n##', '"# odd: {": x\nInitial-Rank: 1\n"\\e[2J": y\n---\n##')),
    });
    assert.equal((await runCli(folder, ['init'])).code, 0);
    assert.doesNotMatch(folder.read('seedbed.yaml'), /lines|\u001B|\\e/);
    assert.match(folder.read('seedbed.yaml'), /\n {2}# Initial-Rank: /);
    assert.equal((await runCli(folder, ['check', '--rule', 'bad-configuration'])).code, 0);
  });

  test('includes files that look like seeds where none is named like one', async (t) => {
    const folder = temporaryFolder(t, {
      'week1/harbour.md': wrong(1),
      'week1/tunnel.md': clean(2),
      'week2/ferry.markdown': clean(3),
      'README.markdown': '# About\n',
      'notes/todo.txt': 'Ask about the tunnel.\n',
      'drafts/4.md': clean(4),
      '.gitignore': 'drafts/\n',
      'other/5.md': clean(5),
      'other/seedbed.yaml': 'usages: [candidate]\n',
    });
    assert.deepEqual(await runCli(folder, ['init']), {
      code: 0,
      out: 'Wrote “seedbed.yaml” from 3 files that look like seeds. Look it over: only you know what is right.\n',
      error: '',
    });
    assert.equal(
      folder.read('seedbed.yaml').split('\n').slice(3, 18).join('\n'),
      `# 3 files that look like seeds under other names
seeds:
  include:
    - "**/*.md"
    - "week2/*.markdown"
    - "**/[0-9][0-9][0-9]*_[0-9a-f]*.txt"

# Publishers that are built in: ap (3)

usages:
  - candidate # 2 seeds
  # - candidat # 1 seed; perhaps “candidate”
  - selected # 0 seeds
  - used # 0 seeds
  - rejected # 0 seeds`,
    );
    const { out } = await runCli(folder, ['check']);
    assert.match(out, /^week1\/harbour\.md:5:8 error .*\n\n1 problem in 3 seeds: 1 error\./);
  });

  test('only says of such files beside others how they would be included', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1), 'more/2.txt': clean(2), 'readme.txt': '' });
    const { code, out, error } = await runCli(folder, ['init']);
    assert.deepEqual(
      [code, out],
      [0, 'Wrote “seedbed.yaml” from 1 seed. Look it over: only you know what is right.\n'],
    );
    assert.equal(
      error,
      'seedbed: 1 more file here looks like a seed. “seedbed.yaml” has a comment that would include it.\n',
    );
    const text = folder.read('seedbed.yaml');
    assert.match(text, /\n# 1 more file that looks like a seed under another name; this would include it:\n# seeds:\n/);
    assert.match((await runCli(folder, ['check'])).out, / in 1 seed\./);
    folder.write({ 'seedbed.yaml': text.replace(/^# (?=seeds:| {2})/gm, '') });
    assert.equal((await runCli(folder, ['check'])).out, 'No problems in 2 seeds.\n');
  });

  test('writes nothing where there is no seed', async (t) => {
    const folder = temporaryFolder(t, { 'readme.txt': '' });
    assert.deepEqual(await runCli(folder, ['init']), {
      code: 2,
      out: '',
      error: `seedbed: ${noSeeds}\n`,
    });
    assert.equal(folder.kind('seedbed.yaml'), 'none');
  });
});

suite('help', () => {
  test('each command has a page, and stands in the list of all', async (t) => {
    const folder = temporaryFolder(t);
    const { out } = await runCli(folder, ['--help']);
    for (const name of ['list', 'explain', 'init', 'config', 'new', 'set', 'rank']) {
      assert.match(out, new RegExp(`^ {2}${name} `, 'm'));
      const page = await runCli(folder, [name, '--help']);
      assert.match(page.out, new RegExp(`^Usage: seedbed ${name} .*\n\n.*Examples:.*Exit code: `, 's'));
      assert.deepEqual([page.code, page.error], [0, '']);
      assert.equal((await runCli(folder, ['help', name])).out, page.out);
    }
  });
});
