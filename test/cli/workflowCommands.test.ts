// What a service of continuous integration would take for a command, in what is printed to its log.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { suite, test } from 'node:test';
import { bundle } from '../support/bundles.ts';
import { isReadForCommands, jsonWithoutCommands, withoutCommands } from '../../server/src/cli/workflowCommands.ts';
import { wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { runCli } from '../support/runCli.ts';

const isWindows = process.platform === 'win32';

suite('in continuous integration', () => {
  for (const service of ['GITHUB_ACTIONS', 'TF_BUILD', 'CI']) {
    test(`names and values give no command to the log (${service})`, { skip: isWindows }, async (t) => {
      const folder = temporaryFolder(t, {
        '::error file=app.js,line=1::pwned/1.seed': wrong(1).replace('candidat', '"##[error]x"'),
        '::stop-commands::x/2.seed': wrong(2).replace('candidat', '"##vso[task.setvariable variable=a]b"'),
      });
      const { out, error } = await runCli(folder, ['check'], '', { env: { [service]: 'true' } });
      assert.doesNotMatch(out, /^\s*::|##\[|##vso\[/im);
      assert.match(out, /^\\u\{3A\}:error file=app\.js,line=1::pwned\/1\.seed:5:8 error “#\\u\{23\}\[error\]x” is not/);
      assert.equal(error, '');
      const { out: json } = await runCli(folder, ['check', '--format', 'json'], '', { env: { [service]: 'true' } });
      assert.doesNotMatch(json, /^\s*::|##\[|##vso\[/im);
      assert.deepEqual(JSON.parse(json), JSON.parse((await runCli(folder, ['check', '--format', 'json'])).out));
    });
  }

  test('patches and bare paths give no command', { skip: isWindows }, async (t) => {
    const text = wrong(1).replace(/^usage:.*$/m, '$&\n# ##[error]x');
    const folder = temporaryFolder(t, { '::error::x/1.seed': text });
    const env = { CI: 'true' };
    const command = /^[ +-]?\s*::|##\[|##vso\[/im;
    const words = ['set', 'usage', 'used', 'publisher:ap', '--dry-run'];
    const { out } = await runCli(folder, words, '', { env });
    assert.match(out, /^\+usage: used$/m);
    assert.match((await runCli(folder, words)).out, /^ # ##\[error\]x$/m);
    assert.doesNotMatch(out, command);
    const listed = await runCli(folder, ['list', '--format', 'paths', '-0'], '', { env });
    assert.match(listed.out, /1\.seed\0$/);
    assert.doesNotMatch(listed.out, command);
  });

  test(
    'a seed that would give a command is not printed, but goes to a file as it is',
    { skip: isWindows },
    async (t) => {
      const text = `${wrong(1)}::error::x\n`;
      const fixed = text.replace('candidat\n', 'candidate\n');
      const folder = temporaryFolder(t);
      const words = ['check', '--fix', '-'];
      const refused = await runCli(folder, words, text, { env: { CI: 'true' } });
      assert.deepEqual([refused.code, refused.out], [2, '']);
      assert.match(
        refused.error,
        /^seedbed: The fixed seed is not printed, since the log would take a part of it for a command\. /,
      );
      assert.deepEqual(
        (await runCli(folder, words, wrong(1), { env: { CI: 'true' } })).out,
        wrong(1).replace('candidat\n', 'candidate\n'),
      );
      assert.equal((await runCli(folder, words, text)).out, fixed);
      const file = fs.openSync(folder.pathOf('fixed.txt'), 'w');
      const env = { ...process.env, CI: 'true' };
      const { status } = spawnSync(process.execPath, [await bundle('cli'), ...words], {
        input: text,
        stdio: ['pipe', file, 'pipe'],
        env,
      });
      fs.closeSync(file);
      assert.deepEqual([status, folder.read('fixed.txt')], [0, fixed]);
    },
  );

  test('a part gives no command, and is read as any other', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, { '##[a]/1.seed': wrong(1).replace('candidat', '"##[error]x"') });
    const { out } = await runCli(folder, ['scan', '##[a]'], '', { env: { CI: 'true' } });
    assert.doesNotMatch(out, /##\[/);
    folder.write({ 'part.ndjson': out });
    const { out: merged, error } = await runCli(folder, ['merge', 'part.ndjson']);
    assert.deepEqual([merged, error], [(await runCli(folder, ['check', '##[a]'])).out, '']);
  });

  test('a patch goes to a file as it is', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1).replace(/^usage:.*$/m, '$&\n# ##[error]x') });
    const file = fs.openSync(folder.pathOf('fixes.patch'), 'w');
    const env = { ...process.env, CI: 'true' };
    const words = [await bundle('cli'), 'check', '--fix', '--dry-run'];
    spawnSync(process.execPath, words, { cwd: folder.path, stdio: ['ignore', file, 'pipe'], env });
    fs.closeSync(file);
    assert.match(folder.read('fixes.patch'), /^ # ##\[error\]x$/m);
    execFileSync('git', ['apply', 'fixes.patch'], { cwd: folder.path });
    assert.match(folder.read('1.seed'), /^usage: candidate\n# ##\[error\]x$/m);
  });

  test('what goes wrong gives no command either', async (t) => {
    const folder = temporaryFolder(t);
    const { error } = await runCli(folder, ['check', 'a##[error]b'], '', { env: { CI: '1' } });
    assert.equal(error, 'seedbed: “a#\\u{23}[error]b” does not exist.\n');
  });
});

test('elsewhere, names and values are shown as they are', { skip: isWindows }, async (t) => {
  const folder = temporaryFolder(t, { '::a/1.seed': wrong(1).replace('candidat', '"##[x]"') });
  assert.match((await runCli(folder, ['check'])).out, /^::a\/1\.seed:5:8 error “##\[x\]” is not/);
});

test('a service is known by what it sets, and not by what says that there is none', () => {
  for (const environment of [{ CI: 'true' }, { CI: '1' }, { GITHUB_ACTIONS: 'true' }, { TF_BUILD: 'True' }]) {
    assert.ok(isReadForCommands(environment));
  }
  for (const environment of [{}, { CI: '' }, { CI: 'false' }]) assert.ok(!isReadForCommands(environment));
});

test('a command is broken wherever it stands, and nothing else is changed', () => {
  assert.equal(withoutCommands('::a\n \t::b\r::c\n'), '\\u{3A}:a\n \t\\u{3A}:b\r\\u{3A}:c\n');
  assert.equal(withoutCommands('##[a] ###[b] ##VSO[c]'), '#\\u{23}[a] ##\\u{23}[b] #\\u{23}VSO[c]');
  const harmless = 'a::b\n: :c\n# ## [d] ##vs[e]\n';
  assert.equal(withoutCommands(harmless), harmless);
  assert.equal(jsonWithoutCommands('"##[a] ##b"'), '"#\\u0023[a] ##b"');
});
