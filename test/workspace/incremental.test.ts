// Whatever happens, and in whatever order it is told: what is known then is what a new workspace would find.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { slowFileSystem, watch, type WatchedWorkspace } from '../support/workspace.ts';

const folders = ['', 'a/', 'a/b/', 'c/'];
const files = ['1.seed', '2.seed', 'notes.txt', 'seedbed.yaml', '.gitignore'];

const contentsOf: Readonly<Record<string, readonly string[]>> = {
  'seedbed.yaml': ['usages: [candidat]\n', 'seeds: {include: ["**/*.txt"]}\n', 'usages: [used', ''],
  '.gitignore': ['b\n', '*.seed\n', '!1.seed\n/a\n', ''],
};
const seeds = [clean(1), wrong(2), 'no header\n', '---js\n1\n---\n'];

const fileStep = fc
  .tuple(fc.constantFrom(...folders), fc.constantFrom(...files), fc.nat(3))
  .map(([folder, name, choice]) => ({ file: folder + name, text: (contentsOf[name] ?? seeds)[choice]! }));

const step = fc.oneof(
  fileStep.map((given) => ({ ...given, kind: 'write' as const })),
  fileStep.map((given) => ({ ...given, kind: 'remove' as const })),
  fileStep.map((given) => ({ ...given, kind: 'open' as const })),
  fileStep.map((given) => ({ ...given, kind: 'close' as const })),
  fc
    .tuple(fc.constantFrom('a', 'a/b', 'c'), fc.constantFrom('a', 'c/d', 'e'))
    .map(([file, to]) => ({ kind: 'rename' as const, file, to })),
  fc.constantFrom('a', 'a/b', 'c').map((file) => ({ kind: 'remove' as const, file })),
);

function known({ workspace, problems }: WatchedWorkspace): unknown {
  return {
    problems: problems(),
    checked: workspace.coverage().checked,
    skipped: Object.fromEntries([...workspace.coverage().skipped].sort()),
    corpora: workspace.corpora().map(({ root, configurationUri, index }) => ({
      root,
      configurationUri,
      seeds: [...index.summaries()].sort((one, other) => (one.uri < other.uri ? -1 : 1)),
    })),
  };
}

test('following equals beginning anew', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }), fc.boolean(), async (steps, isSlow) => {
      const folder = temporaryFolder(t, { 'a/b/1.seed': wrong(1), 'a/2.seed': clean(2), 'c/1.seed': wrong(3) });
      const watched = watch(folder, isSlow ? { host: { fileSystem: slowFileSystem, sliceMilliseconds: 0 } } : {});
      const open = new Map<string, string>();
      await watched.workspace.idle();
      for (const [given, wait] of steps) {
        const { kind, file } = given;
        const events: string[] = [];
        if (kind === 'open') {
          if (open.has(file)) watched.change(file, given.text);
          else watched.open(file, given.text, 'plaintext');
          open.set(file, given.text);
        } else if (kind === 'close') {
          watched.close(file);
          open.delete(file);
        } else if (kind === 'write') {
          if (folder.kind(file.slice(0, file.lastIndexOf('/') + 1)) === 'none')
            events.push(`created ${file.split('/')[0]}`);
          events.push(`${folder.kind(file) === 'none' ? 'created' : 'changed'} ${file}`);
          folder.write({ [file]: given.text });
        } else if (kind === 'remove') {
          if (folder.kind(file) !== 'none') events.push(`deleted ${file}`);
          folder.remove(file);
        } else if (
          folder.kind(file) !== 'none' &&
          folder.kind(given.to) === 'none' &&
          !given.to.startsWith(`${file}/`)
        ) {
          folder.makeFolderFor(given.to);
          folder.rename(file, given.to);
          events.push(`deleted ${file}`, `created ${given.to}`);
        }
        const settled = watched.disk(...events);
        if (wait) await settled;
      }
      await watched.workspace.idle();

      const anew = watch(folder);
      for (const [file, text] of open) anew.open(file, text, 'plaintext');
      await anew.workspace.idle();
      assert.deepEqual(known(watched), known(anew));
      folder.remove('');
    }),
    { numRuns: 60 },
  );
});
