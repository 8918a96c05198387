// Known problems: `seedbed baseline` writes them down, and `seedbed check` does not fail on them.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { runCli } from '../support/runCli.ts';

const configuration = 'baseline: known.json\n';

suite('seedbed baseline', () => {
  test('writes what is wrong now, and check fails only on what comes later', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, 'a/1.seed': wrong(1), 'a/2.seed': clean(2) });
    assert.deepEqual(await runCli(folder, ['baseline']), {
      code: 0,
      out: 'Wrote “known.json”: 1 known problem (1 of them new).\n',
      error: '',
    });
    assert.match(
      folder.read('known.json'),
      /^\{\n {2}"version": 1,\n {2}"problems": \[\n {4}\["a\/1\.seed","unknown-usage","usage","[0-9a-z]+"\]\n {2}\]\n\}\n$/,
    );
    assert.deepEqual(await runCli(folder, ['check']), {
      code: 0,
      out: 'No problems in 2 seeds.\n',
      error: 'seedbed: 1 known problem in the baseline is not shown.\n',
    });

    folder.write({ 'a/2.seed': wrong(2) });
    const { code, out } = await runCli(folder, ['check']);
    assert.equal(code, 1);
    assert.match(out, /^a\/2\.seed:5:8 error /);
  });

  test('knows a problem again when lines come above it', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, '1.seed': wrong(1) });
    await runCli(folder, ['baseline']);
    folder.write({ '1.seed': wrong(1).replace('title:', '# A comment\ntitle:') });
    assert.equal((await runCli(folder, ['check'])).code, 0);
  });

  test('does not know another problem in the same place', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, '1.seed': wrong(1) });
    await runCli(folder, ['baseline']);
    folder.write({ '1.seed': wrong(1).replace('candidat\n', 'candidates\n') });
    const { code, out, error } = await runCli(folder, ['check']);
    assert.equal(code, 1);
    assert.match(out, /“candidates” is not one of your usages/);
    assert.equal(
      error,
      `seedbed: 1 problem in the baseline is gone. “seedbed baseline” removes it:
seedbed:   1.seed unknown-usage usage
`,
    );
  });

  test('tells one missing field from another', async (t) => {
    const without = (key: string) => clean(1).replace(new RegExp(`^${key}: .*\n`, 'm'), '');
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, '1.seed': without('usage') });
    await runCli(folder, ['baseline']);
    folder.write({ '1.seed': without('publisher') });
    assert.match((await runCli(folder, ['check'])).out, /1 problem in 1 seed: 1 error/);
  });

  test('takes out what is gone, and new problems only with --accept-new', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, '1.seed': wrong(1), '2.seed': wrong(2) });
    await runCli(folder, ['baseline']);
    folder.write({ '1.seed': clean(1), '3.seed': wrong(3) });
    assert.equal(
      (await runCli(folder, ['baseline'])).out,
      `Wrote “known.json”: 1 known problem (1 gone).
1 problem is not in it. --accept-new adds it.
`,
    );
    assert.equal(
      (await runCli(folder, ['baseline', '--accept-new'])).out,
      'Wrote “known.json”: 2 known problems (1 of them new).\n',
    );
    assert.equal((await runCli(folder, ['check'])).code, 0);
  });

  test('leaves what it has of other folders', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, 'a/1.seed': wrong(1), 'b/2.seed': wrong(2) });
    await runCli(folder, ['baseline']);
    const before = folder.read('known.json');
    await runCli(folder, ['baseline', 'a']);
    assert.equal(folder.read('known.json'), before);
  });

  test('writes over nothing that is no baseline, and needs to be told where', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, '1.seed': wrong(1), 'known.json': '{"a": 1}' });
    const refused = await runCli(folder, ['baseline']);
    assert.equal(refused.code, 2);
    assert.equal(refused.error, 'seedbed: “known.json” is not a baseline, so Seedbed does not replace it.\n');
    assert.equal(folder.read('known.json'), '{"a": 1}');

    folder.write({ 'seedbed.yaml': 'usages: [candidate]\n' });
    assert.match((await runCli(folder, ['baseline'])).error, /Add “baseline: seedbed-baseline\.json” to it\.\n$/);
  });
});

suite('seedbed check with a baseline', () => {
  test('fails on what is gone with --strict-baseline', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, '1.seed': wrong(1), '2.seed': wrong(2) });
    await runCli(folder, ['baseline']);
    assert.equal((await runCli(folder, ['check', '--strict-baseline'])).code, 0);
    folder.write({ '1.seed': clean(1) });
    folder.remove('2.seed');
    assert.equal((await runCli(folder, ['check'])).code, 0);
    const { code, error } = await runCli(folder, ['check', '--strict-baseline']);
    assert.equal(code, 1);
    assert.match(error, /2 problems in the baseline are gone/);
    assert.equal((await runCli(folder, ['check', '--strict-baseline', '--ignore-rule', 'unknown-usage'])).code, 0);
  });

  test('fixes known problems too', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, '1.seed': wrong(1) });
    await runCli(folder, ['baseline']);
    await runCli(folder, ['check', '--fix']);
    assert.equal(folder.read('1.seed'), clean(1));
  });

  test('says so where the file cannot be read, and takes nothing for known', async (t) => {
    const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, '1.seed': wrong(1), 'known.json': '[]' });
    const { code, out } = await runCli(folder, ['check']);
    assert.equal(code, 1);
    assert.match(out, /^1\.seed:5:8 error /);
    assert.match(out, /seedbed\.yaml:1:11 error The baseline “known\.json” cannot be read: /);
  });
});
