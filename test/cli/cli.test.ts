// The command line, and how it is as a process.

import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { suite, test, type TestContext } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { article } from '../support/article.ts';
import { bundle } from '../support/bundles.ts';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { runCli, spawnCli } from '../support/runCli.ts';

const usageProblem = {
  code: 'unknown-usage',
  severity: 'error',
  message: '“candidat” is not one of your usages. Did you mean “candidate”?',
  range: { start: { line: 4, character: 7 }, end: { line: 4, character: 15 } },
  fixable: 'safe',
};

suite('seedbed check', () => {
  test('reports by file and place, and exits 1 for errors', async (t) => {
    const folder = temporaryFolder(t, {
      'b/2.seed': wrong(2),
      'a/1.seed': wrong(1).replace('publisher: ap', 'publisher: app'),
      'a/3.seed': clean(3),
      'a/readme.txt': 'no seed',
    });
    assert.deepEqual(await spawnCli(folder, ['check']), {
      code: 1,
      out: `a/1.seed:4:12 warning “app” is not a known publisher. Did you mean “ap”? unknown-publisher
a/1.seed:5:8 error “candidat” is not one of your usages. Did you mean “candidate”? unknown-usage

b/2.seed:5:8 error “candidat” is not one of your usages. Did you mean “candidate”? unknown-usage

3 problems in 3 seeds: 2 errors, 1 warning. 2 can be fixed with --fix.
`,
      error: '',
    });
  });

  test('reports as JSON', async (t) => {
    const folder = temporaryFolder(t, {
      'sub/2.seed': wrong(2),
      'sub/1.seed': clean(1),
      'latin1.seed': Uint8Array.of(0xe9),
    });
    const { code, out } = await runCli(folder, ['check', '--format', 'json']);
    assert.equal(code, 1);
    const report = JSON.parse(out) as { version: string; summary: unknown; problems: { file: string; code: string }[] };
    assert.deepEqual(Object.keys(report), ['version', 'summary', 'problems']);
    assert.deepEqual(report.summary, {
      checked: 2,
      skipped: 1,
      errors: 2,
      warnings: 0,
      information: 0,
      hints: 0,
      fixed: 0,
    });
    assert.deepEqual(
      report.problems.map(({ file, code }) => [file, code]),
      [
        ['latin1.seed', 'unreadable-file'],
        ['sub/2.seed', 'unknown-usage'],
      ],
    );
    assert.deepEqual(report.problems[1], { file: 'sub/2.seed', ...usageProblem });
    assert.equal((await runCli(folder, ['check', '--format=json'])).out, out, 'the same on every run');
  });

  test('exits 0 when there is no error, unless there are more warnings than allowed', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': clean(1).replace('publisher: ap', 'publisher: nobody-we-know') });
    assert.equal((await runCli(folder, ['check'])).code, 0);
    assert.equal((await runCli(folder, ['check', '--max-warnings', '1'])).code, 0);
    const { code, error } = await runCli(folder, ['check', '--max-warnings=0']);
    assert.equal(code, 1);
    assert.equal(error, 'seedbed: 1 warning, and 0 allowed.\n');
    assert.match((await runCli(folder, ['check', '--quiet'])).out, /^1 problem in 1 seed: 1 warning\./);
    folder.write({ '1.seed': clean(1) });
    assert.deepEqual(await runCli(folder, ['check']), { code: 0, out: 'No problems in 1 seed.\n', error: '' });
  });

  test('checks a file that is named, whatever its name, and a link to it as the file', async (t) => {
    const folder = temporaryFolder(t, { 'notes.txt': wrong(1), 'a/1.seed': wrong(2), '.gitignore': 'a\n' });
    fs.symlinkSync('notes.txt', folder.pathOf('link'));
    const files = async (...words: string[]) => {
      const { out } = await runCli(folder, ['check', '--format', 'json', ...words]);
      return (JSON.parse(out) as { problems: { file: string }[] }).problems.map(({ file }) => file);
    };
    assert.deepEqual(await files('notes.txt', 'a/1.seed'), ['a/1.seed', 'notes.txt']);
    assert.deepEqual(await files('link', './notes.txt', folder.pathOf('notes.txt')), ['notes.txt']);
    assert.deepEqual(await files('a', 'a/1.seed'), ['a/1.seed'], 'a folder that is named is looked into');
  });

  test('reports globs of seedbed.yaml that match no seed', async (t) => {
    const folder = temporaryFolder(t, {
      'seedbed.yaml': "ignore: { 'old/*': [unknown-usage], 'new/*': [unknown-usage] }\n",
      'new/1.seed': wrong(1),
    });
    assert.deepEqual(await runCli(folder, ['check']), {
      code: 0,
      out: `seedbed.yaml:1:11 warning “old/*” matches no seed. bad-configuration

1 problem in 1 seed: 1 warning.
`,
      error: '',
    });
    assert.match((await runCli(folder, ['check', 'new'])).out, /^No problems/, 'the others are not known');
  });

  test('is ruled by seedbed.yaml, and reports its mistakes', async (t) => {
    const folder = temporaryFolder(t, {
      'seedbed.yaml': 'usages: [candidat]\nrulez: {}\n',
      'a/1.seed': wrong(1),
      'other.yaml': 'usages: [candidate]\n',
    });
    const below = { ...folder, path: folder.pathOf('a') };
    const ruled = await runCli(below, ['check']);
    assert.match(
      ruled.out,
      /^\.\.\/seedbed\.yaml:2:1 error .*“rules”.* bad-configuration\n\n1 problem in 1 seed: 1 error\.\n$/,
    );
    assert.equal(ruled.code, 1);
    const other = await runCli(below, ['check', '--config', '../other.yaml']);
    assert.match(other.out, /^1\.seed:5:8 error .* unknown-usage\n\n1 problem/);
    assert.equal((await runCli(folder, ['check', 'seedbed.yaml'])).code, 1, 'named, and nothing else');
  });

  test('fixes what is safe to fix, leaving all else as it is', async (t) => {
    const odd = wrong(3).replaceAll('\n', '\r\n').replace('publisher: ap', 'publisher: nobody');
    const folder = temporaryFolder(t, {
      'a/1.seed': clean(1),
      'a/2.seed': `\uFEFF${wrong(2)}`,
      'a/3.seed': odd,
      'a/latin1.seed': Buffer.from(wrong(4).replace('Harbour', 'Caf\xe9'), 'latin1'),
    });
    const latin1 = fs.readFileSync(folder.pathOf('a/latin1.seed'));
    const { code, out, error } = await runCli(folder, ['check', '--fix', 'a']);
    assert.equal(folder.read('a/1.seed'), clean(1));
    assert.equal(folder.read('a/2.seed'), `\uFEFF${clean(2)}`);
    assert.equal(folder.read('a/3.seed'), odd.replace('candidat', 'candidate'));
    assert.deepEqual(fs.readFileSync(folder.pathOf('a/latin1.seed')), latin1);
    assert.deepEqual(fs.readdirSync(folder.pathOf('a')).length, 4);
    assert.match(out, /a\/3\.seed:4:12 warning .* unknown-publisher\n/);
    assert.match(
      out,
      /\nFixed 2 problems in 2 seeds\.\n2 problems in 3 seeds \(1 more could not be read\): 1 error, 1 warning\.\n$/,
    );
    assert.deepEqual([code, error], [1, '']);
    const again = await runCli(folder, ['check', '--fix', '--format', 'json', 'a']);
    assert.equal((JSON.parse(again.out) as { summary: { fixed: number } }).summary.fixed, 0);
  });

  test('reports and fixes what the chosen rules find', async (t) => {
    const folder = temporaryFolder(t, {
      '1.seed': wrong(1).replace('title: ', 'title:  "').replace('digging', 'digging "'),
    });
    const codes = async (...words: string[]) => {
      const { code, out } = await runCli(folder, ['check', '--format=json', ...words]);
      const { problems } = JSON.parse(out) as { problems: { code: string }[] };
      return [code, ...problems.map((problem) => problem.code)];
    };
    assert.deepEqual(await codes(), [1, 'title-whitespace', 'unknown-usage']);
    assert.deepEqual(await codes('--rule', 'title-whitespace'), [0, 'title-whitespace']);
    assert.deepEqual(await codes('--ignore-rule', 'title-whitespace'), [1, 'unknown-usage']);
    assert.deepEqual(await codes('--rule', 'title-whitespace', '--rule=unknown-usage'), await codes());
    assert.deepEqual(await codes('--fix', '--ignore-rule=unknown-usage'), [0]);
    assert.deepEqual(await codes(), [1, 'unknown-usage']);
    assert.deepEqual(await codes('--fix', '--rule=unknown-usage'), [0]);
  });

  test('fixes nothing through a link that it comes upon, and what a link on the command line names', async (t) => {
    const folder = temporaryFolder(t, { 'outside/1.seed': wrong(1), 'a/2.seed': clean(2) });
    fs.symlinkSync('../outside', folder.pathOf('a/folder'));
    fs.symlinkSync('../outside/1.seed', folder.pathOf('a/1.seed'));
    assert.equal((await runCli(folder, ['check', '--fix', 'a'])).out, 'No problems in 1 seed.\n');
    assert.equal(folder.read('outside/1.seed'), wrong(1));
    await runCli(folder, ['check', '--fix', 'a/1.seed']);
    assert.equal(folder.read('outside/1.seed'), clean(1));
    assert.ok(fs.lstatSync(folder.pathOf('a/1.seed')).isSymbolicLink());
  });

  const asAdministrator = { skip: process.platform === 'win32' || process.getuid?.() === 0 };
  test('says of each seed that could not be written why, and fixes the others', asAdministrator, async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1), '2.seed': wrong(2) });
    fs.chmodSync(folder.pathOf('1.seed'), 0o444);
    const { code, out, error } = await runCli(folder, ['check', '--fix']);
    assert.equal(error, 'seedbed: “1.seed” could not be fixed: it is not permitted.\n');
    assert.match(out, /\nFixed 1 problem in 1 seed\.\n1 problem in 2 seeds: 1 error\./);
    assert.deepEqual([code, folder.read('1.seed'), folder.read('2.seed')], [2, wrong(1), clean(2)]);
  });

  test(
    'says that a disk is full, and leaves the files as they are',
    { skip: process.platform === 'win32' },
    async (t) => {
      const long = `${wrong(1)}${'A long body.\n'.repeat(500)}`;
      const folder = temporaryFolder(t, { '1.seed': long });
      // No file may become longer than 512 bytes, as if no more space were left.
      const limited = ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, await bundle('cli'), 'check', '--fix'];
      const { status, stdout, stderr } = spawnSync('sh', limited, { cwd: folder.path, encoding: 'utf8' });
      assert.equal(stderr, 'seedbed: “1.seed” could not be fixed: the disk is full.\n');
      assert.match(stdout, /^1\.seed:5:8 error /);
      assert.deepEqual([status, folder.read('1.seed'), fs.readdirSync(folder.path)], [2, long, ['1.seed']]);
    },
  );

  test('removes what a run has left that was killed, and takes it for no seed', async (t) => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const stray = () => `.seedbed-${pid}-${crypto.randomUUID()}.tmp`;
    const folder = temporaryFolder(t, {
      'seedbed.yaml': "seeds: { include: ['**/*.seed', '**/.*', '**/*.tmp'] }\n",
      'a/1.seed': wrong(1),
      [`a/${stray()}`]: wrong(2),
    });
    assert.match((await runCli(folder, ['check'])).out, /\n1 problem in 1 seed: /);
    assert.equal(fs.readdirSync(folder.pathOf('a')).length, 2, 'only --fix writes');
    assert.equal((await runCli(folder, ['check', '--fix'])).code, 0);
    assert.deepEqual(fs.readdirSync(folder.pathOf('a')), ['1.seed']);
    folder.write({ [`a/${stray()}`]: wrong(2) });
    assert.equal((await runCli(folder, ['check', '--fix', 'a/1.seed'])).code, 0);
    assert.deepEqual(fs.readdirSync(folder.pathOf('a')), ['1.seed']);
  });

  test('leaves every file whole when it is killed, and goes on where it was', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1), '2.seed': wrong(2), '3.seed': wrong(3) });
    const killing = `import fs from 'node:fs'; const { renameSync } = fs; let calls = 0;
      fs.renameSync = (...paths) => calls++ > 0 ? process.kill(process.pid, 'SIGKILL') : renameSync(...paths);`;
    assert.notEqual((await spawnCli(folder, ['check', '--fix'], '', { env: running(killing) })).code, 0);
    assert.deepEqual(
      ['1.seed', '2.seed', '3.seed'].map((file) => folder.read(file)),
      [clean(1), wrong(2), wrong(3)],
    );
    assert.equal(fs.readdirSync(folder.path).length, 4);
    const { code, out } = await runCli(folder, ['check', '--fix']);
    assert.deepEqual([code, out], [0, 'Fixed 2 problems in 2 seeds.\nNo problems in 3 seeds.\n']);
    assert.deepEqual(fs.readdirSync(folder.path), ['1.seed', '2.seed', '3.seed']);
  });

  test('names a folder that can be read only in part, and checks what was read', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1), '2.seed': clean(2) });
    const failing = `import fs from 'node:fs'; const { readSync } = fs.Dir.prototype; let calls = 0;
      fs.Dir.prototype.readSync = function () { if (calls++ > 0) throw Object.assign(new Error('x'), { code: 'EACCES' });
      return readSync.call(this); };`;
    const { code, out, error } = await spawnCli(folder, ['check'], '', { env: running(failing) });
    assert.equal(error, 'seedbed: The folder “.” could not be read: not permitted.\n');
    assert.match(out, /in 1 seed/);
    assert.equal(code, 2);
  });

  test('fixes what is a guess only when asked, and makes up no value', async (t) => {
    const other = clean(1).replace('publisher: ap', 'publisher: reuters');
    const rankless = clean(2).replace(/initial_rank: .*\n/, '');
    const folder = temporaryFolder(t, { '1.seed': other, '2.seed': rankless });
    await runCli(folder, ['check', '--fix']);
    assert.deepEqual([folder.read('1.seed'), folder.read('2.seed')], [other, rankless]);
    const { code } = await runCli(folder, ['check', '--fix-unsafe']);
    assert.deepEqual([code, folder.read('1.seed'), folder.read('2.seed')], [1, clean(1), rankless]);
  });

  test('reports what seeds have in common as it is when all are read, and each problem once', async (t) => {
    const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
    const folder = temporaryFolder(
      t,
      Object.fromEntries(numbers.map((number) => [`${number}.seed`, article(number, { url: (number + 1) >> 1 })])),
    );
    const { code, out } = await runCli(folder, ['check', '--format', 'json']);
    assert.equal(code, 0);
    const { summary, problems } = JSON.parse(out) as {
      summary: { checked: number; warnings: number };
      problems: { file: string; code: string }[];
    };
    assert.equal(summary.checked, 100);
    assert.equal(summary.warnings, 100);
    assert.deepEqual(
      problems.map(({ file, code: rule }) => `${file} ${rule}`).sort(),
      numbers.map((number) => `${number}.seed duplicate-url`).sort(),
    );
  });

  test('reports what is left between seeds when some of them are fixed', async (t) => {
    const folder = temporaryFolder(t, {
      '1.seed': article(1),
      '2.seed': article(2, { rank: 1 }),
      '3.seed': article(3, { rank: 1 }),
      '4.seed': article(4, { url: 3 }),
      'b/5.seed': article(5).replace('initial_rank: 5', 'initial_rank: 05'),
      'b/6.seed': article(6, { rank: 5 }),
    });
    const { out } = await runCli(folder, ['check', '--fix-unsafe', '--format', 'json']);
    const { summary, problems } = JSON.parse(out) as {
      summary: { checked: number; fixed: number };
      problems: { file: string; code: string }[];
    };
    assert.equal(summary.checked, 6);
    assert.deepEqual(
      problems.map(({ file, code }) => `${file} ${code}`),
      ['3.seed duplicate-url', '4.seed duplicate-url'],
    );
    const ranks = ['1.seed', '2.seed', '3.seed', '4.seed'].map(
      (file) => /initial_rank: (.*)/.exec(folder.read(file))![1],
    );
    assert.equal(new Set(ranks).size, 4, ranks.join());
    const again = await runCli(folder, ['check', '--format', 'json']);
    assert.deepEqual(
      (JSON.parse(again.out) as { problems: unknown }).problems,
      problems,
      'just what a new check finds',
    );
  });

  test('checks and fixes what comes on standard input', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': 'usages: [candidate]\n', '1.seed': wrong(1) });
    const { code, out } = await runCli(folder, ['check', '-', '--format', 'json'], wrong(7));
    assert.equal(code, 1);
    assert.deepEqual((JSON.parse(out) as { problems: unknown }).problems, [{ file: '-', ...usageProblem }]);
    assert.deepEqual(await spawnCli(folder, ['check', '--fix', '-'], wrong(7)), {
      code: 0,
      out: clean(7),
      error: 'Fixed 1 problem in 1 seed.\nNo problems in 1 seed.\n',
    });
    const latin1 = await runCli(folder, ['check', '-'], Uint8Array.of(0xe9));
    assert.deepEqual(latin1, { code: 2, out: '', error: 'seedbed: Standard input is not UTF-8.\n' });
  });

  test('never takes silence for success', async (t) => {
    const folder = temporaryFolder(t, {
      'readme.txt': 'no seed',
      'empty/.gitkeep': '',
      'bad/1.seed': Uint8Array.of(0xe9),
    });
    const empty = await runCli(folder, ['check', 'empty']);
    const nothing =
      'There are no seeds here: files named like 001_0123456789abcdef.txt or ferry.seed, or as seedbed.yaml says.';
    assert.deepEqual([empty.code, empty.error], [2, `seedbed: ${nothing}\n`]);
    folder.write({ 'other/1.txt': clean(1), 'other/2.md': clean(2) });
    assert.equal(
      (await runCli(folder, ['check', 'other'])).error,
      `seedbed: ${nothing} 2 other files look like seeds. “seedbed init” writes a seedbed.yaml that includes them.\n`,
    );
    folder.write({ 'other/seedbed.yaml': '' });
    folder.remove('other/1.txt');
    assert.equal(
      (await runCli(folder, ['check', 'other'])).error,
      `seedbed: ${nothing} 1 other file looks like one. Add it to “seeds.include” there.\n`,
    );
    folder.remove('other');
    const unreadable = await runCli(folder, ['check', 'bad']);
    assert.deepEqual([unreadable.code, unreadable.error], [2, 'seedbed: No seed could be read.\n']);
    assert.match(unreadable.out, /^bad\/1\.seed:1:1 error /);
    const missing = await runCli(folder, ['check', 'empty', 'none/1.seed']);
    assert.deepEqual(missing, { code: 2, out: '', error: 'seedbed: “none/1.seed” does not exist.\n' });
  });

  test(
    'shows names and values that could move a terminal’s cursor as what they are',
    { skip: process.platform === 'win32' },
    async (t) => {
      const folder = temporaryFolder(t, { 'a\u001B[2J\n1.seed': wrong(1).replace('candidat', '"\\e[2Jx"') });
      const { out } = await runCli(folder, ['check']);
      assert.match(out, /^a\\u\{1B\}\[2J\\u\{A\}1\.seed:5:8 error “\\u\{1B\}\[2Jx” is not/);
      assert.ok(!out.includes('\u001B'));
    },
  );

  test(
    'reads what is in a folder called as a drive is, and shows its name as it is',
    { skip: process.platform === 'win32' },
    async (t) => {
      const folder = temporaryFolder(t, { 'Q: and A/C: x.seed': wrong(1) });
      const { code, out } = await runCli(folder, ['check']);
      assert.match(out, /^Q: and A\/C: x\.seed:5:8 error /);
      assert.equal(code, 1);
      assert.equal((await runCli({ ...folder, path: folder.pathOf('Q: and A') }, ['check', '--fix'])).code, 0);
      assert.equal(folder.read('Q: and A/C: x.seed'), clean(1));
    },
  );

  test('writes all of a long report to a reader that takes its time', async (t) => {
    const { code, out } = await spawnCli(longCorpus(t), ['check', '--format', 'json']);
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as { problems: unknown[] }).problems.length, 600);
  });

  test('exits 2 without a word when the reader leaves, and 2 with a sentence when there is no space left', async (t) => {
    const folder = longCorpus(t);
    const left = await outcomeOf(folder, 'pipe', (child) => child.stdout!.destroy());
    assert.deepEqual(left, { code: 2, error: '' });
    if (!fs.existsSync('/dev/full')) return;
    const full = fs.openSync('/dev/full', 'w');
    t.after(() => fs.closeSync(full));
    assert.deepEqual(await outcomeOf(folder, full), {
      code: 2,
      error: 'seedbed: Standard output cannot be written: the disk is full.\n',
    });
  });

  test('does not need more memory for seeds with problems than a report of all of them takes', async (t) => {
    const folder = temporaryFolder(t, { '0.seed': wrong(1) + 'All the words of this body. '.repeat(30_000) });
    for (let number = 1; number < 100; number++) fs.linkSync(folder.pathOf('0.seed'), folder.pathOf(`${number}.seed`));
    // The texts of all of them take 84 MB.
    const options = { NODE_OPTIONS: '--max-old-space-size=60' };
    const { code, out, error } = await spawnCli(folder, ['check', '--rule', 'unknown-usage'], '', { env: options });
    assert.deepEqual([code, error], [1, '']);
    assert.equal(out.match(/^\d+\.seed:5:8 error /gm)?.length, 100);
    assert.match(out, /\n100 problems in 100 seeds: 100 errors\. 100 can be fixed with --fix\.\n$/);
  });
});

suite('seedbed', () => {
  test('explains itself', async (t) => {
    const folder = temporaryFolder(t);
    assert.equal((await spawnCli(folder, ['--version'])).out, `${manifest.version}\n`);
    assert.match((await runCli(folder, ['--help'])).out, /^Seedbed checks and repairs/);
    assert.match((await runCli(folder, ['check', '--help'])).out, /^Usage: seedbed check .*--max-warnings N/s);
    const { code, out } = await runCli(folder, ['rules', '--format', 'json']);
    assert.equal(code, 0);
    const { rules } = JSON.parse(out) as { rules: Record<string, string>[] };
    assert.deepEqual(Object.keys(rules.find((rule) => rule.code === 'unknown-usage')!), [
      'code',
      'severity',
      'summary',
      'reason',
      'wrong',
      'right',
      'fix',
    ]);
    assert.match((await runCli(folder, ['rules'])).out, /^unknown-usage +error +\S/m);
  });

  test('says in one sentence what is wrong with a call, and exits 2', async (t) => {
    const folder = temporaryFolder(t, { 'bad.yaml': Uint8Array.of(0xe9) });
    const complaints: readonly (readonly [string[], RegExp])[] = [
      [[], /^seedbed: Name a command\. .*\n$/],
      [['chekc'], /^seedbed: There is no command “chekc”\. .*\n$/],
      [['check', '--fixx'], /^seedbed: There is no option “--fixx”\. Did you mean “--fix”\?\n$/],
      [['check', '--recursive'], /^seedbed: There is no option “--recursive”\. “seedbed COMMAND --help” .*\n$/],
      [
        ['check', '--format', 'xml'],
        /^seedbed: There is no format “xml”\. Choose from “text”, “compact”, .* and “junit”\.\n$/,
      ],
      [['check', '--max-warnings', 'many'], /^seedbed: --max-warnings takes a whole number, not “many”\.\n$/],
      [['check', '-', 'a'], /^seedbed: “-” is standard input and cannot be combined with other paths\.\n$/],
      [['check', '--config', 'none.yaml'], /^seedbed: “none\.yaml” does not exist\.\n$/],
      [['check', '--config', 'bad.yaml'], /^seedbed: The configuration “bad\.yaml” cannot be read: not UTF-8\.\n$/],
      [
        ['check', '--rule', 'unknown-usages'],
        /^seedbed: --rule: there is no rule “unknown-usages”\. “seedbed rules” lists all rules\.\n$/,
      ],
      [['check', '--ignore-rule', 'x'], /^seedbed: --ignore-rule: there is no rule “x”\. .*\n$/],
      [['lsp'], /^seedbed: Say how to talk to the editor: .*\n$/],
    ];
    for (const [words, expected] of complaints) {
      const { code, out, error } = await runCli(folder, words);
      assert.deepEqual([code, out], [2, ''], words.join(' '));
      assert.match(error, expected);
    }
  });

  test('serves an editor', async (t) => {
    const folder = temporaryFolder(t);
    const message = (content: object) => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...content });
      return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
    };
    const { code, out } = await spawnCli(
      folder,
      ['lsp', '--stdio'],
      message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }) +
        message({ id: 2, method: 'shutdown' }) +
        message({ method: 'exit' }),
      { endless: true },
    );
    assert.equal(code, 0);
    assert.match(out, /"serverInfo":\{"name":"Seedbed"/);
  });
});

function longCorpus(t: TestContext): TemporaryFolder {
  const files = Array.from({ length: 600 }, (_, index) => [`${index}.seed`, wrong(index + 1)]);
  return temporaryFolder(t, Object.fromEntries(files) as Record<string, string>);
}

/** How a check ends whose standard output goes elsewhere. */
async function outcomeOf(
  folder: TemporaryFolder,
  stdout: 'pipe' | number,
  meanwhile?: (child: ChildProcess) => void,
): Promise<{ code: number | null; error: string }> {
  const child = spawn(process.execPath, [await bundle('cli'), 'check'], {
    cwd: folder.path,
    stdio: ['ignore', stdout, 'pipe'],
  });
  meanwhile?.(child);
  let error = '';
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (error += chunk));
  return { code: await new Promise((resolve) => child.on('close', resolve)), error };
}

/** The environment in which a program runs before Seedbed, in the same process. */
function running(program: string): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--import="data:text/javascript,${encodeURIComponent(program)}"` };
}
