// Everything that can happen to a seed, and what is known of its twins then. After each event, what is known equals what
// a new workspace would find.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { article } from '../support/article.ts';
import { memoryFolder } from '../support/memoryFolder.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { expectAsFromScratch, watch, type WatchedWorkspace } from '../support/workspace.ts';

interface Event {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** The folders that are open, where that is not just the one that holds the files. */
  readonly roots?: readonly string[];
  /** What was done before, and is worked in. */
  readonly given?: (watched: Watched) => void;
  readonly happens: (watched: Watched) => void | Promise<void>;
  readonly known: Readonly<Record<string, string>>;
}

type Watched = WatchedWorkspace & { readonly folder: TemporaryFolder };

/** Two seeds of the same article, and one of another. */
const twins = { 'a/1.seed': article(1), 'a/2.seed': article(2, { url: 1 }), 'b/3.seed': article(3) };
const twinsKnown = { 'a/1.seed': 'duplicate-url', 'a/2.seed': 'duplicate-url' };

/** One folder of hundreds of seeds, each with a twin in another. */
const hundreds = Object.fromEntries(
  Array.from({ length: 200 }, (_, index) => [
    [`a/${index}.seed`, article(index + 1)],
    [`b/c/${index}.seed`, article(index + 1, { title: index + 1001 })],
  ]).flat(),
);
const duplicatesIn = (...folders: string[]) =>
  Object.fromEntries(
    folders.flatMap((folder) => Array.from({ length: 200 }, (_, i) => [`${folder}/${i}.seed`, 'duplicate-url'])).sort(),
  );

const documents: readonly Event[] = [
  {
    what: 'closed, and was in a folder that is left out: its configuration is no concern any more',
    files: { '.gitignore': '/a\n', 'a/seedbed.yaml': 'usages: [used' },
    given: ({ open }) => open('a/1.seed', article(1)),
    happens: ({ close }) => close('a/1.seed'),
    known: {},
  },
  {
    what: 'opened as it is on disk',
    files: twins,
    happens: ({ open }) => open('a/1.seed', article(1)),
    known: twinsKnown,
  },
  {
    what: 'opened with a text that was never saved',
    files: twins,
    happens: ({ open }) => open('a/1.seed', article(4)),
    known: {},
  },
  {
    what: 'opened, and is not on disk',
    files: twins,
    happens: ({ open }) => open('a/4.seed', article(4, { url: 3 })),
    known: { ...twinsKnown, 'a/4.seed': 'duplicate-url', 'b/3.seed': 'duplicate-url' },
  },
  {
    what: 'changed, and most seeds from its domain have no longer the publisher that only they know',
    files: Object.fromEntries([1, 2, 3].map((number) => [`a/${number}.seed`, article(number, { publisher: 'wire' })])),
    given: ({ open }) => open('a/3.seed', article(3, { publisher: 'wire' })),
    happens: ({ change }) => change('a/3.seed', article(3)),
    known: { 'a/1.seed': 'unknown-publisher', 'a/2.seed': 'unknown-publisher' },
  },
  {
    what: 'changed into a twin',
    files: twins,
    given: ({ open }) => open('b/3.seed', article(3)),
    happens: ({ change }) => change('b/3.seed', article(3, { url: 1 })),
    known: { ...twinsKnown, 'b/3.seed': 'duplicate-url' },
  },
  {
    what: 'changed, and is a twin no longer',
    files: twins,
    given: ({ open }) => open('a/1.seed', article(1)),
    happens: ({ change }) => change('a/1.seed', article(4)),
    known: {},
  },
  {
    what: 'changed so that it cannot be read as a seed',
    files: twins,
    given: ({ open }) => open('a/1.seed', article(1)),
    happens: ({ change }) => change('a/1.seed', 'No header.\n'),
    known: { 'a/1.seed': 'missing-header' },
  },
  {
    what: 'changed from one group of twins to another',
    files: { ...twins, 'b/4.seed': article(4, { url: 3, rank: 4 }), 'b/5.seed': article(5, { url: 1 }) },
    given: ({ open }) => open('b/5.seed', article(5, { url: 1 })),
    happens: ({ change }) => change('b/5.seed', article(5, { url: 3 })),
    known: { ...twinsKnown, 'b/3.seed': 'duplicate-url', 'b/4.seed': 'duplicate-url', 'b/5.seed': 'duplicate-url' },
  },
  {
    // That a document was saved changes nothing: its text was looked at when it was typed, and until it is closed the
    // file does not count. So nobody listens to `didSave`.
    what: 'saved',
    files: twins,
    given: ({ open, change }) => {
      open('a/1.seed', article(1));
      change('a/1.seed', article(4));
    },
    happens: async ({ folder, disk, news }) => {
      news();
      folder.write({ 'a/1.seed': article(4) });
      await disk('changed a/1.seed');
      assert.deepEqual(news(), []);
    },
    known: {},
  },
  {
    what: 'closed, and was saved before',
    files: twins,
    given: ({ open, change, folder }) => {
      open('a/1.seed', article(1));
      change('a/1.seed', article(4));
      folder.write({ 'a/1.seed': article(4) });
    },
    happens: ({ close }) => close('a/1.seed'),
    known: {},
  },
  {
    what: 'closed without being saved: the text on disk counts again',
    files: twins,
    given: ({ open, change }) => {
      open('a/1.seed', article(1));
      change('a/1.seed', article(4));
    },
    happens: ({ close }) => close('a/1.seed'),
    known: twinsKnown,
  },
  {
    what: 'closed, and was never on disk',
    files: twins,
    given: ({ open }) => open('a/4.seed', article(4, { url: 3 })),
    happens: ({ close }) => close('a/4.seed'),
    known: twinsKnown,
  },
];

const files: readonly Event[] = [
  {
    what: 'created',
    files: twins,
    happens: ({ folder, disk }) => {
      folder.write({ 'new/deep/4.seed': article(4, { url: 3 }) });
      return disk('created new');
    },
    known: { ...twinsKnown, 'b/3.seed': 'duplicate-url', 'new/deep/4.seed': 'duplicate-url' },
  },
  {
    what: 'changed',
    files: twins,
    happens: ({ folder, disk }) => {
      folder.write({ 'a/1.seed': article(4) });
      return disk('changed a/1.seed');
    },
    known: {},
  },
  {
    what: 'changed while it is open: the document counts',
    files: twins,
    given: ({ open }) => open('a/1.seed', article(1)),
    happens: ({ folder, disk }) => {
      folder.write({ 'a/1.seed': article(4) });
      return disk('changed a/1.seed');
    },
    known: twinsKnown,
  },
  {
    what: 'changed into what cannot be read',
    files: twins,
    happens: ({ folder, disk }) => {
      folder.write({ 'a/1.seed': Uint8Array.of(0xe9) });
      return disk('changed a/1.seed');
    },
    known: { 'a/1.seed': 'unreadable-file' },
  },
  {
    what: 'deleted',
    files: twins,
    happens: ({ folder, disk }) => {
      folder.remove('a/2.seed');
      return disk('deleted a/2.seed');
    },
    known: {},
  },
  {
    what: 'deleted while its twin is open',
    files: twins,
    given: ({ open }) => open('a/1.seed', article(1)),
    happens: ({ folder, disk }) => {
      folder.remove('a/2.seed');
      return disk('deleted a/2.seed');
    },
    known: {},
  },
  {
    what: 'deleted while it is open: the document is left',
    files: twins,
    given: ({ open }) => open('a/2.seed', article(2, { url: 1 })),
    happens: ({ folder, disk }) => {
      folder.remove('a/2.seed');
      return disk('deleted a/2.seed');
    },
    known: twinsKnown,
  },
  {
    what: 'deleted while it is open, and closed',
    files: twins,
    given: ({ open }) => open('a/2.seed', article(2, { url: 1 })),
    happens: async ({ folder, disk, close }) => {
      folder.remove('a/2.seed');
      await disk('deleted a/2.seed');
      close('a/2.seed');
    },
    known: {},
  },
  {
    what: 'renamed',
    files: twins,
    happens: ({ folder, disk }) => {
      folder.rename('a/2.seed', 'b/2.seed');
      return disk('deleted a/2.seed', 'created b/2.seed');
    },
    known: { 'a/1.seed': 'duplicate-url', 'b/2.seed': 'duplicate-url' },
  },
  {
    what: 'renamed into what is no seed',
    files: twins,
    happens: ({ folder, disk }) => {
      folder.rename('a/2.seed', 'a/2.txt');
      return disk('deleted a/2.seed', 'created a/2.txt');
    },
    known: {},
  },
  {
    what: 'renamed into a folder with a seed of the same rank',
    files: { 'a/1.seed': article(1), 'b/2.seed': article(2, { rank: 1 }) },
    happens: ({ folder, disk }) => {
      folder.rename('b/2.seed', 'a/2.seed');
      return disk('deleted b/2.seed', 'created a/2.seed');
    },
    known: { 'a/1.seed': 'duplicate-rank', 'a/2.seed': 'duplicate-rank' },
  },
];

const folders: readonly Event[] = [
  {
    what: 'renamed, with hundreds of seeds',
    files: hundreds,
    happens: async ({ folder, disk, news }) => {
      news();
      folder.rename('b', 'z');
      await disk('deleted b', 'created z');
      const told = news();
      assert.equal(new Set(told).size, told.length, 'nothing is told twice');
      assert.ok(told.length <= 3 * 200, `${told.length} times something was told`);
    },
    known: duplicatesIn('a', 'z/c'),
  },
  {
    what: 'renamed while a seed in it is open',
    files: twins,
    given: ({ open }) => open('a/2.seed', article(2, { url: 1 })),
    happens: async ({ folder, disk, open, close }) => {
      folder.rename('a', 'z');
      await disk('deleted a', 'created z');
      close('a/2.seed');
      open('z/2.seed', article(2, { url: 1 }));
    },
    known: { 'z/1.seed': 'duplicate-url', 'z/2.seed': 'duplicate-url' },
  },
  {
    what: 'deleted, with hundreds of seeds',
    files: hundreds,
    happens: ({ folder, disk }) => {
      folder.remove('b');
      return disk('deleted b');
    },
    known: {},
  },
  {
    what: 'added to the workspace: a corpus of its own',
    files: { ...twins, 'b/4.seed': article(4, { url: 1 }), 'b/5.seed': article(5, { url: 3 }) },
    roots: ['a'],
    happens: ({ addFolder }) => addFolder('b'),
    known: { ...twinsKnown, 'b/3.seed': 'duplicate-url', 'b/5.seed': 'duplicate-url' },
  },
  {
    what: 'taken from the workspace',
    files: { ...twins, 'b/4.seed': article(4, { url: 3 }) },
    roots: ['a', 'b'],
    happens: ({ removeFolder }) => removeFolder('a'),
    known: { 'b/3.seed': 'duplicate-url', 'b/4.seed': 'duplicate-url' },
  },
  {
    what: 'added, and is within one that is open: its seeds leave that corpus',
    files: { ...twins, 'b/4.seed': article(4, { url: 1 }) },
    given: ({ open }) => open('b/4.seed', article(4, { url: 1 })),
    happens: ({ addFolder }) => addFolder('b'),
    known: twinsKnown,
  },
  {
    what: 'taken, and is within one that is open: its seeds join that corpus',
    files: { 'a/1.seed': article(1), 'b/4.seed': article(4, { url: 1 }) },
    roots: ['', 'b'],
    given: ({ open }) => open('b/4.seed', article(4, { url: 1 })),
    happens: ({ removeFolder }) => removeFolder('b'),
    known: { 'a/1.seed': 'duplicate-url', 'b/4.seed': 'duplicate-url' },
  },
];

const ignores: readonly Event[] = [
  {
    what: 'created: a folder below that is open by itself stays, under the configuration that it had',
    files: { 'a/seedbed.yaml': 'usages: [used]\n', 'a/b/1.seed': article(1) },
    roots: ['', 'a/b'],
    happens: ({ folder, disk }) => {
      folder.write({ '.gitignore': '/a\n' });
      return disk('created .gitignore');
    },
    known: { 'a/b/1.seed': 'unknown-usage' },
  },
  {
    what: 'changed: it leaves out a folder that is open by itself, where nothing counts of it then',
    files: { '.gitignore': '*.seed\n', ...twins },
    roots: ['', 'a'],
    happens: ({ folder, disk }) => {
      folder.write({ '.gitignore': '/a\n' });
      return disk('changed .gitignore');
    },
    known: twinsKnown,
  },
  {
    what: 'created: what is open below stays, under the configuration that it had',
    files: { 'a/seedbed.yaml': 'usages: [used]\n' },
    given: ({ open }) => open('a/b/1.seed', article(1)),
    happens: ({ folder, disk }) => {
      folder.write({ '.gitignore': '/a\n' });
      return disk('created .gitignore');
    },
    known: { 'a/b/1.seed': 'unknown-usage' },
  },
  {
    what: 'created: seeds leave',
    files: twins,
    happens: ({ folder, disk }) => {
      folder.write({ '.gitignore': '2.seed\n' });
      return disk('created .gitignore');
    },
    known: {},
  },
  {
    what: 'changed: other seeds leave, and these come back',
    files: { ...twins, '.gitignore': '2.seed\n', 'a/4.seed': article(4, { url: 3 }) },
    happens: ({ folder, disk }) => {
      folder.write({ '.gitignore': 'b\n' });
      return disk('changed .gitignore');
    },
    known: twinsKnown,
  },
  {
    what: 'deleted: seeds come',
    files: { ...twins, 'a/.gitignore': '2.seed\n' },
    happens: ({ folder, disk }) => {
      folder.remove('a/.gitignore');
      return disk('deleted a/.gitignore');
    },
    known: twinsKnown,
  },
];

const configuration = (
  what: string,
  before: string | undefined,
  after: string | undefined,
  event: Pick<Event, 'files' | 'known'>,
): Event => ({
  ...event,
  what,
  files: before === undefined ? event.files : { ...event.files, 'seedbed.yaml': before },
  happens: ({ folder, disk }) => {
    if (after === undefined) folder.remove('seedbed.yaml');
    else folder.write({ 'seedbed.yaml': after });
    return disk(`${before === undefined ? 'created' : after === undefined ? 'deleted' : 'changed'} seedbed.yaml`);
  },
});

const sameRank = { 'a/1.seed': article(1), 'b/2.seed': article(2, { rank: 1 }), 'b/3.seed': article(3, { rank: 1 }) };
const alike = { 'a/1.seed': article(1, { body: 1 }), 'b/2.seed': article(2, { body: 1 }) };

const configurations: readonly Event[] = [
  configuration('has ranks unique in the whole corpus', undefined, 'rank: {unique: corpus}\n', {
    files: sameRank,
    known: { 'a/1.seed': 'duplicate-rank', 'b/2.seed': 'duplicate-rank', 'b/3.seed': 'duplicate-rank' },
  }),
  configuration('has ranks unique in a folder', 'rank: {unique: corpus}\n', 'rank: {unique: folder}\n', {
    files: sameRank,
    known: { 'b/2.seed': 'duplicate-rank', 'b/3.seed': 'duplicate-rank' },
  }),
  configuration('lets ranks repeat', 'rank: {unique: corpus}\n', 'rank: {unique: off}\n', {
    files: sameRank,
    known: {},
  }),
  configuration('is deleted', 'rank: {unique: corpus}\n', undefined, {
    files: sameRank,
    known: { 'b/2.seed': 'duplicate-rank', 'b/3.seed': 'duplicate-rank' },
  }),
  configuration('has another vocabulary', 'usages: [candidate]\n', 'usages: [used]\n', {
    files: { 'a/1.seed': article(1, { usage: 'used' }), 'a/2.seed': article(2) },
    known: { 'a/2.seed': 'unknown-usage' },
  }),
  configuration('switches a rule off', undefined, 'rules: {duplicate-url: off}\n', { files: twins, known: {} }),
  configuration('leaves one of two twins out', undefined, 'seeds: {exclude: ["**/2.seed"]}\n', {
    files: twins,
    known: {},
  }),
  configuration('says that two seeds are different', undefined, 'duplicates: {different: [[a/1.seed, b/2.seed]]}\n', {
    files: { 'a/1.seed': article(1), 'b/2.seed': article(2, { title: 1 }) },
    known: {},
  }),
  configuration('says so no longer', 'duplicates: {different: [[a/1.seed, b/2.seed]]}\n', 'duplicates: {}\n', {
    files: alike,
    known: { 'a/1.seed': 'near-duplicate', 'b/2.seed': 'near-duplicate' },
  }),
  {
    what: 'is created in a folder within: its seeds leave the corpus around it',
    files: { ...twins, 'b/4.seed': article(4, { url: 1 }), 'b/c/5.seed': article(5, { url: 3 }) },
    happens: ({ folder, disk }) => {
      folder.write({ 'b/seedbed.yaml': '' });
      return disk('created b/seedbed.yaml');
    },
    known: { ...twinsKnown, 'b/3.seed': 'duplicate-url', 'b/c/5.seed': 'duplicate-url' },
  },
  {
    what: 'is deleted in a folder within: its seeds join the corpus around it',
    files: { ...twins, 'b/4.seed': article(4, { url: 1 }), 'b/seedbed.yaml': '' },
    given: ({ open }) => open('b/4.seed', article(4, { url: 1 })),
    happens: ({ folder, disk }) => {
      folder.remove('b/seedbed.yaml');
      return disk('deleted b/seedbed.yaml');
    },
    known: { ...twinsKnown, 'b/4.seed': 'duplicate-url' },
  },
  {
    what: 'is created around a folder that is open by itself, be it left out there: its seeds join that corpus',
    files: { ...twins, 'b/4.seed': article(4, { url: 1 }), '.gitignore': 'b\n' },
    roots: ['', 'b'],
    happens: ({ folder, disk }) => {
      folder.write({ 'seedbed.yaml': '' });
      return disk('created seedbed.yaml');
    },
    known: { ...twinsKnown, 'b/4.seed': 'duplicate-url' },
  },
  {
    what: 'is changed in an open document',
    files: { ...sameRank, 'seedbed.yaml': 'rank: {unique: corpus}\n' },
    given: ({ open }) => {
      open('a/1.seed', article(1));
      open('seedbed.yaml', 'rank: {unique: corpus}\n', 'yaml');
    },
    happens: ({ change }) => change('seedbed.yaml', 'rank: {unique: folder}\n'),
    known: { 'b/2.seed': 'duplicate-rank', 'b/3.seed': 'duplicate-rank' },
  },
  {
    what: 'is changed in an open document that is closed without being saved',
    files: { ...sameRank, 'seedbed.yaml': 'rank: {unique: off}\n' },
    given: ({ open }) => open('seedbed.yaml', 'rank: {unique: corpus}\n', 'yaml'),
    happens: ({ close }) => close('seedbed.yaml'),
    known: {},
  },
];

const events = {
  'a document is': documents,
  'a file is': files,
  'a folder is': folders,
  '.gitignore is': ignores,
  'seedbed.yaml': configurations,
};

for (const [subject, table] of Object.entries(events)) {
  suite(subject, () => {
    for (const { what, files, roots = [''], given, happens, known } of table) {
      test(what, async (t) => {
        const folder = temporaryFolder(t, files);
        const watched = { folder, ...watch(folder, { roots }) };
        await watched.workspace.idle();
        given?.(watched);
        await watched.workspace.idle();
        const before = watched.problems();
        await happens(watched);
        await watched.workspace.idle();
        assert.deepEqual(watched.problems(), known, `before it was ${JSON.stringify(before)}`);
        await expectAsFromScratch(folder, watched);
      });
    }
  });
}

suite('two thousand files', () => {
  const count = 2000;
  const all = (textOf: (index: number) => string) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index % 100}/${index}.seed`, textOf(index)]));
  const changes = (kind: string) => Object.keys(all(() => '')).map((file) => `${kind} ${file}`);

  test('are created, changed and deleted at once, while somebody types', async () => {
    // In the end each has a twin: the seeds 2n and 2n + 1 are of the same article.
    const alone = all((index) => article(index + 1));
    const paired = all((index) => article(index + 1, { url: index - (index % 2) + 1 }));
    const folder = memoryFolder({ 'a/0.seed': article(20_000) });
    const states: string[] = [];
    /** What happens when others have their turn, once. */
    let meanwhile: (() => void) | undefined;
    const watched = watch(folder, {
      host: {
        fileSystem: folder.fileSystem,
        yieldToEvents: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          if (states.length < 3) return;
          meanwhile?.();
          meanwhile = undefined;
        },
        onProgress: ({ state, done, total }) => states.push(`${state} ${done}/${total}`),
      },
    });
    const { workspace, problems, news, open, change, disk } = watched;
    const duplicates = () => Object.values(problems()).filter((codes) => codes === 'duplicate-url').length;
    await workspace.idle();
    open('a/0.seed', article(20_000));
    folder.reads();

    for (const { kind, files, known, typed } of [
      { kind: 'created', files: alone, known: 1, typed: 'candidat' },
      { kind: 'changed', files: paired, known: count + 1, typed: 'candidates' },
      { kind: 'deleted', files: {}, known: 1, typed: 'candidat' },
    ]) {
      states.length = 0;
      folder.write(files);
      if (kind === 'deleted') for (const file of Object.keys(alone)) folder.remove(file);
      let isAnswered = false;
      meanwhile = () => {
        news();
        change('a/0.seed', article(20_000, { usage: typed }));
        isAnswered = news().some((line) => line.startsWith('a/0.seed@'));
        assert.equal(workspace.scanning, true);
      };
      await disk(...changes(kind));
      assert.equal(isAnswered, true, 'typing is answered within the call');
      assert.equal(Object.keys(problems()).length, known);
      assert.equal(duplicates(), known - 1);
      assert.equal(states.at(-1), `ready ${count}/${count}`);
      assert.ok(states.length > 5, `${states.length} times it was told how far it is`);
      // Once because it changed, and once more because its twin did after it had been read.
      const reads = [...folder.reads().values()];
      assert.ok(Math.max(0, ...reads) <= 2, `a file was read ${Math.max(...reads)} times`);
    }
    assert.equal(workspace.corpora()[0]?.index.size, 1);
  });

  test('change twice while they are read, and are read once more', async () => {
    const folder = memoryFolder(all((index) => article(index + 1)));
    const { workspace, disk } = watch(folder, { host: { fileSystem: folder.fileSystem } });
    await workspace.idle();
    folder.reads();
    const settled = [disk(...changes('changed')), disk(...changes('changed')), disk(...changes('created'))];
    await Promise.all(settled);
    const reads = folder.reads();
    assert.equal(reads.size, count);
    assert.deepEqual([...new Set(reads.values())], [1], 'told three times, read once');
  });
});
