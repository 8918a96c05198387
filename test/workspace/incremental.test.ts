// Whatever happens, and in whatever order it is told: what is known then is what a new workspace would find.

import { test } from 'node:test';
import fc from 'fast-check';
import { article } from '../support/article.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { expectAsFromScratch, slowFileSystem, watch } from '../support/workspace.ts';
import { runs } from '../support/properties.ts';

const folders = ['', 'a/', 'a/b/', 'c/'];

/** Few values in few files: most seeds have twins of some kind. */
const twin = fc
  .record({
    url: fc.integer({ min: 1, max: 2 }),
    title: fc.integer({ min: 1, max: 2 }),
    rank: fc.integer({ min: 1, max: 3 }),
    usage: fc.constantFrom('candidate', 'used'),
    // A word that only the corpus knows, one that is built in, and few domains: what most seeds say is often another.
    publisher: fc.constantFrom('wire', 'wire', 'wire', 'ap', 'Wire'),
    domain: fc.constantFrom('apnews.com', 'apnews.com', 'tidewater.example'),
    body: fc.constantFrom(1, 2, undefined),
  })
  .map(({ body, ...values }) => article(1, body === undefined ? values : { ...values, body }));

const seedText = fc.oneof(
  { weight: 6, arbitrary: twin },
  { weight: 1, arbitrary: fc.constantFrom('no header\n', '---js\n1\n---\n') },
);
const configurationText = fc.constantFrom(
  'usages: [used]\n',
  'seeds: {include: ["**/*.txt"]}\n',
  'rank: {unique: corpus}\n',
  'rank: {unique: off}\nrules: {duplicate-url: error}\n',
  'duplicates: {threshold: 0.6, different: [[1.seed, a/2.seed, 2.seed]]}\n',
  'rules: {rank-gap: warning}\n',
  'strict: {publishers: true}\n',
  'publishers: {wire: {}}\n',
  'ignore: {"a/**": [duplicate-url], "**/2.seed": [missing-field]}\noverrides: {"c/*": {duplicate-rank: off}}\n',
  'usages: [used',
  '',
);
const ignoreText = fc.constantFrom('b\n', '*.seed\n', '!1.seed\n/a\n', '');

const file = fc
  .tuple(
    fc.constantFrom(...folders),
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constantFrom('1.seed', '2.seed', '002_0123456789abcdef.txt'), seedText) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('seedbed.yaml'), configurationText) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('.gitignore'), ignoreText) },
    ),
  )
  .map(([folder, [name, text]]) => ({ file: folder + name, text }));

const within = fc.constantFrom('a', 'a/b', 'c');

const step = fc.oneof(
  { weight: 3, arbitrary: file.map((given) => ({ ...given, kind: 'write' as const })) },
  { weight: 2, arbitrary: file.map((given) => ({ ...given, kind: 'remove' as const })) },
  { weight: 3, arbitrary: file.map((given) => ({ ...given, kind: 'open' as const })) },
  { weight: 2, arbitrary: file.map((given) => ({ ...given, kind: 'close' as const })) },
  fc
    .oneof(
      fc.tuple(within, fc.constantFrom('a', 'c/d', 'e')),
      fc.tuple(
        file.map((given) => given.file),
        fc.constantFrom('1.seed', 'a/2.seed'),
      ),
    )
    .map(([from, to]) => ({ kind: 'rename' as const, file: from, to })),
  within.map((folder) => ({ kind: 'remove' as const, file: folder })),
  within.map((folder) => ({ kind: 'add folder' as const, file: folder })),
  within.map((folder) => ({ kind: 'take folder' as const, file: folder })),
  fc.constant({ kind: 'cancel' as const, file: '' }),
);

test('following equals beginning anew', async (t) => {
  const start = fc.array(file, { maxLength: 6 });
  const steps = fc.array(fc.tuple(step, fc.boolean()), { maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(start, steps, fc.boolean(), async (files, happens, isSlow) => {
      const folder = temporaryFolder(t, Object.fromEntries(files.map(({ file: path, text }) => [path, text])));
      const watched = watch(folder, isSlow ? { host: { fileSystem: slowFileSystem, sliceMilliseconds: 0 } } : {});
      await watched.workspace.idle();
      for (const [given, wait] of happens) {
        const { kind, file: path } = given;
        const events: string[] = [];
        if (kind === 'open') {
          if (watched.documents.has(path)) watched.change(path, given.text);
          else watched.open(path, given.text, 'plaintext');
        } else if (kind === 'close') {
          watched.close(path);
        } else if (kind === 'write') {
          const above = path.slice(0, path.lastIndexOf('/') + 1);
          if (folder.kind(above) === 'none') events.push(`created ${path.split('/')[0]}`);
          events.push(`${folder.kind(path) === 'none' ? 'created' : 'changed'} ${path}`);
          folder.write({ [path]: given.text });
        } else if (kind === 'remove') {
          if (folder.kind(path) !== 'none') events.push(`deleted ${path}`);
          folder.remove(path);
        } else if (kind === 'add folder') {
          if (folder.kind(path) === 'folder') watched.addFolder(path);
        } else if (kind === 'take folder') {
          if (watched.roots.has(path)) watched.removeFolder(path);
        } else if (kind === 'cancel') {
          watched.workspace.cancelScan();
        } else if (
          folder.kind(path) !== 'none' &&
          folder.kind(given.to) === 'none' &&
          !given.to.startsWith(`${path}/`)
        ) {
          const above = given.to.slice(0, given.to.lastIndexOf('/') + 1);
          if (folder.kind(above) === 'none') events.push(`created ${given.to.split('/')[0]}`);
          folder.makeFolderFor(given.to);
          folder.rename(path, given.to);
          events.push(`deleted ${path}`, `created ${given.to}`);
        }
        const settled = watched.disk(...events);
        if (wait) await settled;
      }
      // A scan that was cancelled goes on with whatever is read.
      watched.addFolder('');
      await watched.workspace.idle();
      await expectAsFromScratch(folder, watched);
      folder.remove('');
    }),
    { numRuns: runs(80) },
  );
});
