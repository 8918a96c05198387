// Each command as users start it: the bundle, as a process.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { commands } from '../../server/src/cli/commands/index.ts';
import { clean, wrong } from '../support/corpus.ts';
import { asBuilt, runCli, spawnCli } from '../support/runCli.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';

/** What follows the name of each command, and the exit code. Nothing of it writes a seed. */
const calls: Readonly<Record<string, readonly [code: number, ...words: string[]]>> = {
  check: [0, 'check', '--fix', '--dry-run', '--statistics'],
  baseline: [0, 'baseline'],
  report: [0, 'report', '--html', 'page.html'],
  rules: [0, 'rules', '--format', 'json'],
  list: [0, 'list', 'usage:candidate', '--format', 'json'],
  explain: [0, 'explain', 'unknown-usage'],
  init: [0, 'init', 'inner', '--stdout'],
  config: [0, 'config', '1.seed'],
  new: [1, 'new', 'https://apnews.com/article/harbour-tunnel-1'],
  set: [0, 'set', 'usage', 'used', './1.seed', '--dry-run'],
  rank: [2, 'rank', 'move', '1.seed', 'first'],
  scan: [0, 'scan'],
  merge: [2, 'merge', 'none'],
  lsp: [2, 'lsp'],
};

/** Two folders of the same name, which the page of a report has. */
const files = {
  'news/1.seed': clean(1),
  'news/2.seed': wrong(2),
  'news/inner/3.seed': clean(3),
  'news/seedbed.yaml': 'baseline: known.json\n',
};

suite('The command line, as a process', () => {
  for (const { name } of commands) {
    test(`says and writes the same: ${name}`, async (t) => {
      const here = temporaryFolder(t, files);
      const there = temporaryFolder(t, files);
      const [code, ...words] = calls[name]!;
      const outcome = await runCli({ path: here.pathOf('news') }, words);
      assert.equal(outcome.code, code, outcome.error);
      assert.deepEqual(await spawnCli({ path: there.pathOf('news') }, words), {
        ...outcome,
        out: asBuilt(outcome.out),
      });
      assert.deepEqual(contents(there), contents(here).map(asBuilt));
    });
  }
});

function contents(folder: TemporaryFolder): readonly string[] {
  return [...Object.keys(files), 'news/known.json', 'news/page.html'].map((file) =>
    folder.kind(file) === 'file' ? folder.read(file) : '',
  );
}
