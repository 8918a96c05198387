// Open text over disk text: what happens to what is known when documents and files come, change and go.

import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import type { FileSystem } from '../../server/src/workspace/index.ts';
import { article } from '../support/article.ts';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { expectAsFromScratch, slowFileSystem, watch } from '../support/workspace.ts';

async function watched(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder(t, files);
  const watching = watch(folder);
  await watching.workspace.idle();
  watching.news();
  return { folder, ...watching };
}

suite('the first scan', () => {
  test('tells what is wrong in all seeds, and nothing of those with nothing wrong', async (t) => {
    const folder = temporaryFolder(t, {
      'a/1.seed': clean(1),
      'a/2.seed': wrong(2),
      'b/c/003_0123456789abcdef.txt': wrong(3),
      'readme.txt': 'No seed.',
    });
    const { workspace, problems, news } = watch(folder);
    assert.deepEqual(problems(), {}, 'nothing is done within the call');
    await workspace.idle();
    assert.deepEqual(problems(), { 'a/2.seed': 'unknown-usage', 'b/c/003_0123456789abcdef.txt': 'unknown-usage' });
    assert.equal(news().length, 2);
    assert.deepEqual(workspace.problemCounts(folder.uriOf('a/2.seed')), {
      error: 1,
      warning: 0,
      information: 0,
      hint: 0,
    });
    assert.deepEqual(workspace.problemCounts(folder.uriOf('a/1.seed')), {
      error: 0,
      warning: 0,
      information: 0,
      hint: 0,
    });
    assert.deepEqual(
      workspace.corpora().map(({ root, index }) => [root, index.size]),
      [[folder.uri, 3]],
    );
    assert.equal(workspace.coverage().checked, 3);
  });

  test('leaves out what git ignores, other people’s code, and what is hidden', async (t) => {
    const { problems } = await watched(t, {
      '.gitignore': '/drafts/\n*.old.seed\n',
      'kept/.gitignore': '!2.old.seed\n',
      'drafts/1.seed': wrong(1),
      'kept/drafts/1.seed': wrong(1),
      'kept/1.old.seed': wrong(1),
      'kept/2.old.seed': wrong(2),
      '.git/1.seed': wrong(1),
      'node_modules/a/1.seed': wrong(1),
      '.cache/1.seed': wrong(1),
      '.1.seed': wrong(1),
    });
    assert.deepEqual(Object.keys(problems()), ['kept/2.old.seed', 'kept/drafts/1.seed']);
  });

  test('says which files could not be read', async (t) => {
    const { folder, workspace, problems } = await watched(t, {
      'latin1.seed': Uint8Array.of(0xe9),
      'large.seed': 'a'.repeat(1024 * 1024 + 1),
      'fine.seed': clean(1),
    });
    assert.deepEqual(problems(), { 'large.seed': 'unreadable-file', 'latin1.seed': 'unreadable-file' });
    const { checked, skipped } = workspace.coverage();
    assert.equal(checked, 1);
    assert.deepEqual(Object.fromEntries(skipped), {
      [folder.uriOf('latin1.seed')]: 'not UTF-8',
      [folder.uriOf('large.seed')]: 'too large',
    });
  });

  test('goes on when the engine fails on one seed, and says so', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1), '2.seed': clean(2) });
    const failures: string[] = [];
    const { workspace } = watch(folder, {
      host: {
        documentation: () => {
          throw new Error('a bug');
        },
        onInternalError: (uri, error) => failures.push(`${uri}: ${String(error)}`),
      },
    });
    await workspace.idle();
    assert.deepEqual(failures, [`${folder.uriOf('1.seed')}: Error: a bug`]);
    assert.deepEqual([...workspace.coverage().skipped], [[folder.uriOf('1.seed'), 'internal error']]);
    assert.equal(workspace.coverage().checked, 1);
  });

  test('lets others have their turn, and answers for open documents meanwhile', async (t) => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.seed`, wrong(index + 1)]));
    const folder = temporaryFolder(t, files);
    let turns = 0;
    const { workspace, problems, news, open } = watch(folder, {
      host: {
        sliceMilliseconds: 0,
        yieldToEvents: async () => {
          if (++turns !== 3) return;
          const before = Object.keys(problems()).length;
          open('299.seed', clean(300));
          open('new.seed', wrong(301));
          assert.ok(before < 300, 'the scan has not ended');
          assert.equal(problems()['299.seed'], undefined);
          assert.equal(problems()['new.seed'], 'unknown-usage');
        },
      },
    });
    await workspace.idle();
    assert.ok(turns > 5, `${turns} turns`);
    assert.equal(Object.keys(problems()).length, 300);
    assert.ok(!news().some((line) => line.startsWith('299.seed:')), 'the text on disk is not told of');
  });

  test('tells how far it is, and ends', async (t) => {
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.seed`, clean(index + 1)]));
    const states: string[] = [];
    const { workspace } = watch(temporaryFolder(t, files), {
      host: { sliceMilliseconds: 0, onProgress: ({ state, done, total }) => states.push(`${state} ${done}/${total}`) },
    });
    await workspace.idle();
    assert.equal(states.at(-1), 'ready 100/100');
    assert.ok(states.includes('scanning 32/100'), states.join());
    assert.equal(workspace.scanning, false);
  });

  test('can be ended', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1) });
    const { workspace, problems } = watch(folder);
    workspace.dispose();
    await workspace.idle();
    assert.deepEqual(problems(), {});
  });
});

suite('a scan that is cancelled', () => {
  /** Seeds of which two each are of the same article, and a workspace that was cancelled when it had read some. */
  async function cancelled(t: TestContext) {
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    const files = Object.fromEntries(
      numbers.map((index) => [`${index}.seed`, article(index + 1, { url: index >> 1, usage: 'used' })]),
    );
    const folder = temporaryFolder(t, files);
    const states: string[] = [];
    let isToCancel = true;
    const watching = watch(folder, {
      host: {
        sliceMilliseconds: 0,
        yieldToEvents: async () => {
          if (!isToCancel || states.at(-1) !== 'scanning 64/300') return;
          isToCancel = false;
          watching.workspace.cancelScan();
        },
        onProgress: ({ state, done, total }) => states.push(`${state} ${done}/${total}`),
      },
    });
    await watching.workspace.idle();
    return { folder, states, ...watching };
  }

  test('says what is unread, and is right about what is read', async (t) => {
    const { workspace, problems, states } = await cancelled(t);
    const { checked, unread } = workspace.coverage();
    assert.equal(workspace.scanning, false);
    assert.equal(states.at(-1), `cancelled ${checked}/300`);
    assert.deepEqual(unread, { files: 300 - checked, folders: 0 });
    assert.ok(checked >= 64 && checked < 300, `${checked} were read`);
    const { index } = workspace.corpora()[0]!;
    const twins = [...index.seeds()].filter((seed) => index.twins('article', seed).seeds.length > 0);
    assert.ok(twins.length > 0);
    assert.equal(Object.keys(problems()).length, twins.length);
    assert.equal(workspace.totals().warning, twins.length);
  });

  test('follows what is typed, and reads no more for it', async (t) => {
    const { workspace, problems, open } = await cancelled(t);
    const { checked } = workspace.coverage();
    const [read] = workspace.corpora()[0]!.index.seeds();
    const known = Object.keys(problems()).length;
    open('new.seed', article(301, { url: Number(/\d+$/.exec(read!.url!)![0]), usage: 'used' }));
    assert.equal(problems()['new.seed'], 'duplicate-url');
    await workspace.idle();
    assert.ok(Object.keys(problems()).length > known, 'the twin that is not open is told of as well');
    assert.equal(workspace.coverage().checked, checked + 1);
    assert.ok(workspace.coverage().unread.files > 0);
  });

  test('goes on when something happens on disk', async (t) => {
    const { folder, workspace, disk, states, ...watching } = await cancelled(t);
    folder.write({ 'new.seed': article(301) });
    await disk('created new.seed');
    assert.equal(states.at(-1), 'ready 301/301');
    await expectAsFromScratch(folder, { workspace, disk, ...watching });
  });

  test('begins anew when all is to be read again', async (t) => {
    const { folder, workspace, ...watching } = await cancelled(t);
    workspace.rescan();
    assert.equal(workspace.scanning, true);
    await workspace.idle();
    await expectAsFromScratch(folder, { workspace, ...watching });
  });

  test('may not even know what is in the folders', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': wrong(1) });
    const { workspace, problems, disk } = watch(folder);
    workspace.cancelScan();
    await workspace.idle();
    assert.deepEqual(problems(), {});
    assert.deepEqual(workspace.coverage().unread, { files: 0, folders: 1 });
    await disk('changed a');
    assert.deepEqual(workspace.coverage().unread, { files: 0, folders: 1 }, 'nothing that is known of has changed');
    workspace.rescan();
    await workspace.idle();
    assert.deepEqual(problems(), { 'a/1.seed': 'unknown-usage' });
  });

  test('is none when there is nothing left to be read', async (t) => {
    const { workspace } = await watched(t, { '1.seed': clean(1) });
    workspace.cancelScan();
    assert.deepEqual(workspace.coverage().unread, { files: 0, folders: 0 });
    assert.equal(workspace.coverage().checked, 1);
  });
});

suite('twins', () => {
  test('are told of right after the seed that was typed in: open ones at once, others without another read of it', async (t) => {
    const { workspace, news, open, change } = await watched(t, {
      '1.seed': article(1),
      '2.seed': article(2, { url: 1 }),
      '3.seed': article(3, { url: 1 }),
    });
    open('1.seed', article(1));
    open('2.seed', article(2, { url: 1 }));
    await workspace.idle();
    news();
    change('1.seed', article(1, { url: 3, usage: 'candidat' }));
    assert.deepEqual(news(), ['1.seed@2: unknown-usage', '2.seed@1: duplicate-url']);
    await workspace.idle();
    assert.deepEqual(news(), ['3.seed: duplicate-url'], 'one other seed is named, not two');
  });

  test('lead to no reading that anybody would be told of', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': article(1), '2.seed': article(2, { url: 1 }) });
    const states: string[] = [];
    const { workspace, open } = watch(folder, { host: { onProgress: ({ state }) => states.push(state) } });
    await workspace.idle();
    states.length = 0;
    open('1.seed', article(3));
    assert.equal(workspace.scanning, false);
    await workspace.idle();
    assert.deepEqual(states, []);
  });

  test('are checked again when all is read, once each', async (t) => {
    const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
    const files = Object.fromEntries(numbers.map((number) => [`${number}.seed`, article(number, { url: 1 })]));
    const checks = new Map<string, number>();
    const { workspace } = watch(temporaryFolder(t, files), {
      host: { onChecked: ({ uri }) => checks.set(uri, (checks.get(uri) ?? 0) + 1) },
    });
    await workspace.idle();
    assert.equal(checks.size, 100);
    assert.equal(Math.max(...checks.values()), 2);
  });

  test('are those of one corpus: of a folder that is open, or of a seedbed.yaml', async (t) => {
    const same = { url: 1, title: 1, rank: 1, body: 1 };
    const folder = temporaryFolder(t, {
      'a/1.seed': article(1, same),
      'b/1.seed': article(2, same),
      'b/c/seedbed.yaml': 'rank: {unique: corpus}\n',
      'b/c/1.seed': article(3, same),
      'b/c/d/2.seed': article(4, { rank: 1 }),
    });
    const watching = watch(folder, { roots: ['a', 'b'] });
    await watching.workspace.idle();
    assert.deepEqual(watching.problems(), { 'b/c/1.seed': 'duplicate-rank', 'b/c/d/2.seed': 'duplicate-rank' });
    assert.deepEqual(
      watching.workspace.corpora().map((corpus) => [corpus.root, watching.workspace.totals(corpus).warning]),
      [
        [folder.uriOf('a'), 0],
        [folder.uriOf('b'), 0],
        [folder.uriOf('b/c'), 2],
      ],
    );
    assert.equal(watching.workspace.totals().warning, 2);
    await expectAsFromScratch(folder, watching);
  });
});

suite('open documents', () => {
  test('count instead of the file while they are open', async (t) => {
    const { news, open, change, close, workspace } = await watched(t, { '1.seed': clean(1) });
    open('1.seed', wrong(1));
    assert.deepEqual(news(), ['1.seed@1: unknown-usage']);
    change('1.seed', clean(1));
    assert.deepEqual(news(), ['1.seed@2: nothing']);
    change('1.seed', clean(1));
    assert.deepEqual(news(), [], 'nothing new');
    change('1.seed', wrong(1));
    change('1.seed', wrong(1) + '\n');
    assert.deepEqual(news(), ['1.seed@4: unknown-usage', '1.seed@5: unknown-usage'], 'editors move what they show');
    close('1.seed');
    await workspace.idle();
    assert.deepEqual(news(), ['1.seed: nothing']);
  });

  test('are what features see', async (t) => {
    const { folder, open, change, workspace } = await watched(t, { '1.seed': clean(1), '2.seed': clean(2) });
    const uri = folder.uriOf('1.seed');
    open('1.seed', wrong(1));
    const seed = await workspace.seed(uri);
    assert.equal(seed?.document.text, wrong(1));
    assert.equal((await workspace.seed(uri))?.document, seed.document, 'parsed once for a version');
    assert.equal(seed.corpus.get(uri)?.usage, 'candidat');
    assert.deepEqual(
      (await workspace.diagnostics(uri)).map(({ code }) => code),
      ['unknown-usage'],
    );
    change('1.seed', clean(1));
    assert.equal((await workspace.seed(uri))?.corpus.get(uri)?.usage, 'candidate');
    assert.equal((await workspace.seed(folder.uriOf('2.seed')))?.document.text, clean(2));
    assert.equal(await workspace.seed(folder.uriOf('none.seed')), undefined);
  });

  test('may be new, and are forgotten when they are closed without having been saved', async (t) => {
    const { folder, news, open, close, disk, workspace } = await watched(t, { '1.seed': clean(1) });
    open('2.seed', wrong(2));
    assert.deepEqual(news(), ['2.seed@1: unknown-usage']);
    assert.equal(workspace.corpora()[0]?.index.size, 2);
    close('2.seed');
    await workspace.idle();
    assert.deepEqual(news(), ['2.seed: nothing']);
    assert.equal(workspace.corpora()[0]?.index.size, 1);

    open('3.seed', wrong(3));
    folder.write({ '3.seed': wrong(3) });
    await disk('created 3.seed');
    close('3.seed');
    await workspace.idle();
    assert.deepEqual(news(), ['3.seed@1: unknown-usage', '3.seed: unknown-usage'], 'saved before');
  });

  test('are not disturbed by what happens to the file', async (t) => {
    const { folder, news, open, close, disk, workspace } = await watched(t, { '1.seed': clean(1) });
    open('1.seed', clean(1));
    assert.deepEqual(news(), ['1.seed@1: nothing']);
    folder.write({ '1.seed': wrong(1) });
    await disk('changed 1.seed');
    folder.remove('1.seed');
    await disk('deleted 1.seed');
    assert.deepEqual(news(), []);
    assert.equal((await workspace.seed(folder.uriOf('1.seed')))?.document.text, clean(1));
    folder.write({ '1.seed': wrong(1) });
    await disk('created 1.seed');
    assert.deepEqual(news(), []);
    close('1.seed');
    await workspace.idle();
    assert.deepEqual(news(), ['1.seed: unknown-usage']);

    open('1.seed', wrong(1));
    folder.remove('1.seed');
    await disk('deleted 1.seed');
    close('1.seed');
    await workspace.idle();
    assert.deepEqual(news(), ['1.seed@1: unknown-usage', '1.seed: nothing'], 'gone with its last document');
  });

  test('are served wherever they are, when they are seeds by name or by language', async (t) => {
    const folder = temporaryFolder(t, {
      'outside/seedbed.yaml': 'usages: [candidat]\n',
      'outside/near/other.seed': wrong(1),
      'inside/1.seed': clean(1),
    });
    const { news, open, close, workspace } = watch(folder, { roots: ['inside'] });
    await workspace.idle();
    open('outside/near/a.txt', wrong(1), 'seed');
    open('elsewhere/a.seed', wrong(2), 'plaintext');
    open('elsewhere/readme.txt', 'No seed.', 'plaintext');
    assert.deepEqual(
      news(),
      ['outside/near/a.txt@1: nothing', 'elsewhere/a.seed@1: unknown-usage'],
      'ruled by the nearest seedbed.yaml upwards',
    );
    assert.deepEqual(
      ['outside/near/a.txt', 'elsewhere/readme.txt', 'outside/near/other.seed'].map((file) =>
        workspace.isSeed(folder.uriOf(file)),
      ),
      [true, false, false],
    );
    workspace.open({ uri: 'untitled:Untitled-1', languageId: 'seed', version: 1, text: wrong(3) });
    assert.deepEqual(news(), ['untitled:Untitled-1@1: unknown-usage']);
    close('elsewhere/a.seed');
    workspace.close('untitled:Untitled-1');
    await workspace.idle();
    assert.deepEqual(news(), ['elsewhere/a.seed: nothing', 'untitled:Untitled-1: nothing']);
  });
});

suite('files on disk', () => {
  test('are followed when they are created, changed, renamed and deleted', async (t) => {
    const { folder, news, disk } = await watched(t, { '1.seed': clean(1) });
    folder.write({ '2.seed': wrong(2) });
    await disk('created 2.seed');
    assert.deepEqual(news(), ['2.seed: unknown-usage']);
    folder.write({ '1.seed': wrong(1) });
    await disk('changed 1.seed');
    assert.deepEqual(news(), ['1.seed: unknown-usage']);
    await disk('changed 1.seed', 'created 1.seed');
    assert.deepEqual(news(), [], 'told twice, or of nothing new');
    folder.rename('1.seed', '3.seed');
    await disk('deleted 1.seed', 'created 3.seed');
    assert.deepEqual(news().sort(), ['1.seed: nothing', '3.seed: unknown-usage']);
    folder.remove('2.seed');
    await disk('deleted 2.seed');
    assert.deepEqual(news(), ['2.seed: nothing']);
    folder.rename('3.seed', '3.txt');
    await disk('deleted 3.seed', 'created 3.txt');
    assert.deepEqual(news(), ['3.seed: nothing']);
  });

  test('are checked without being read when somebody says what was written, unless they are open', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1), '2.seed': wrong(2), 'notes.txt': '' });
    const read: string[] = [];
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      read: (uris) => {
        read.push(...uris);
        return nodeFileSystem.read(uris);
      },
    };
    const { workspace, problems, open } = watch(folder, { host: { fileSystem } });
    await workspace.idle();
    open('2.seed', wrong(2));
    read.length = 0;
    for (const file of ['1.seed', '2.seed', 'notes.txt']) workspace.written(folder.uriOf(file), clean(1));
    assert.deepEqual(problems(), { '2.seed': 'unknown-usage' });
    await workspace.idle();
    assert.deepEqual(read, []);
  });

  test('come and go with their folders', async (t) => {
    const { folder, news, disk, workspace } = await watched(t, { 'a/b/1.seed': wrong(1), 'a/2.seed': wrong(2) });
    folder.rename('a', 'z');
    await disk('deleted a', 'created z');
    assert.deepEqual(news().sort(), [
      'a/2.seed: nothing',
      'a/b/1.seed: nothing',
      'z/2.seed: unknown-usage',
      'z/b/1.seed: unknown-usage',
    ]);
    folder.remove('z/b');
    await disk('deleted z/b');
    assert.deepEqual(news(), ['z/b/1.seed: nothing']);
    folder.write({ 'new/deep/3.seed': wrong(3), '.git/4.seed': wrong(4) });
    await disk('created new/deep/3.seed', 'created .git/4.seed');
    assert.deepEqual(news(), ['new/deep/3.seed: unknown-usage'], 'whatever is told of a new folder');
    folder.remove('new');
    folder.write({ new: 'a file' });
    await disk('created new');
    assert.deepEqual(news(), ['new/deep/3.seed: nothing']);
    assert.equal(workspace.coverage().checked, 1);
  });

  test('are kept open when their folder goes', async (t) => {
    const { folder, news, open, disk, close } = await watched(t, { 'a/1.seed': wrong(1), 'a/2.seed': wrong(2) });
    open('a/1.seed', wrong(1));
    news();
    folder.remove('a');
    await disk('deleted a');
    assert.deepEqual(news(), ['a/2.seed: nothing']);
    close('a/1.seed');
    assert.deepEqual(news(), ['a/1.seed: nothing']);
  });

  test('are looked at again when .gitignore changes', async (t) => {
    const { folder, news, disk } = await watched(t, { 'a/1.seed': wrong(1), 'a/b/1.seed': wrong(3) });
    folder.write({ 'a/.gitignore': 'b\n' });
    await disk('created a/.gitignore');
    assert.deepEqual(news(), ['a/b/1.seed: nothing']);
    folder.write({ 'a/.gitignore': '*.seed\n' });
    await disk('changed a/.gitignore');
    assert.deepEqual(news(), ['a/1.seed: nothing']);
    folder.write({ 'a/b/2.seed': wrong(2) });
    await disk('created a/b/2.seed');
    assert.deepEqual(news(), []);
    folder.remove('a/.gitignore');
    await disk('deleted a/.gitignore');
    assert.deepEqual(news().sort(), [
      'a/1.seed: unknown-usage',
      'a/b/1.seed: unknown-usage',
      'a/b/2.seed: unknown-usage',
    ]);
  });

  test('can all be read again', async (t) => {
    const { folder, news, workspace } = await watched(t, { '1.seed': clean(1), 'a/2.seed': wrong(2) });
    folder.write({ '1.seed': wrong(1), 'seedbed.yaml': 'usages: [candidat]' });
    folder.remove('a');
    workspace.rescan();
    await workspace.idle();
    assert.deepEqual(news(), ['a/2.seed: nothing']);
  });
});

suite('seedbed.yaml', () => {
  const allowing = 'usages: [candidat, candidate]\n';

  test('rules the seeds below it, up to the next one', async (t) => {
    const { problems, workspace, folder } = await watched(t, {
      '1.seed': wrong(1),
      'a/seedbed.yaml': allowing,
      'a/b/1.seed': wrong(1),
      'a/c/seedbed.yaml': 'usages: [used]\n',
      'a/c/1.seed': wrong(1),
    });
    assert.deepEqual(problems(), { '1.seed': 'unknown-usage', 'a/c/1.seed': 'unknown-usage' });
    assert.deepEqual(
      workspace.corpora().map(({ root, configurationUri, index }) => [root, configurationUri, index.size]),
      [
        [folder.uri, undefined, 1],
        [folder.uriOf('a'), folder.uriOf('a/seedbed.yaml'), 1],
        [folder.uriOf('a/c'), folder.uriOf('a/c/seedbed.yaml'), 1],
      ],
    );
    assert.equal(workspace.corpusOf(folder.uriOf('a/b/2.seed'))?.root, folder.uriOf('a'));
    assert.deepEqual(await workspace.configurationFile(folder.uriOf('a/b/1.seed')), {
      uri: folder.uriOf('a/seedbed.yaml'),
      text: allowing,
      version: undefined,
    });
    assert.equal(await workspace.configurationFile(folder.uriOf('1.seed')), undefined);
  });

  test('says which files are seeds', async (t) => {
    const { folder, problems, disk, open, workspace } = await watched(t, {
      'a/seedbed.yaml': 'seeds: {include: ["articles/*.md"]}\n',
      'a/articles/1.md': wrong(1),
      'a/1.seed': wrong(1),
    });
    assert.deepEqual(problems(), { 'a/articles/1.md': 'unknown-usage' });
    open('a/1.seed', wrong(1), 'plaintext');
    assert.equal(workspace.isSeed(folder.uriOf('a/1.seed')), false);
    folder.write({ 'a/seedbed.yaml': 'seeds: {exclude: [articles]}\n' });
    await disk('changed a/seedbed.yaml');
    assert.deepEqual(problems(), { 'a/1.seed': 'unknown-usage' });
  });

  test('is followed when it is created, changed and deleted', async (t) => {
    const { folder, news, disk, workspace } = await watched(t, { 'a/1.seed': wrong(1) });
    folder.write({ 'a/seedbed.yaml': allowing });
    await disk('created a/seedbed.yaml');
    assert.deepEqual(news(), ['a/1.seed: nothing']);
    folder.write({ 'a/seedbed.yaml': 'usages: [used]\n' });
    await disk('changed a/seedbed.yaml');
    assert.deepEqual(news(), ['a/1.seed: unknown-usage']);
    folder.write({ 'a/seedbed.yaml': allowing });
    await disk('changed a/seedbed.yaml');
    folder.rename('a/seedbed.yaml', 'seedbed.yaml');
    await disk('deleted a/seedbed.yaml', 'created seedbed.yaml');
    assert.deepEqual(
      workspace.corpora().map(({ root, index }) => [root, index.size]),
      [[folder.uri, 1]],
    );
    folder.remove('seedbed.yaml');
    news();
    await disk('deleted seedbed.yaml');
    assert.deepEqual(news(), ['a/1.seed: unknown-usage']);
  });

  test('counts as it is open, for open seeds at once', async (t) => {
    const { news, open, change, close, workspace } = await watched(t, { 'a/1.seed': wrong(1), 'a/2.seed': wrong(2) });
    open('a/1.seed', wrong(1));
    news();
    open('a/seedbed.yaml', allowing, 'yaml');
    assert.deepEqual(news(), ['a/seedbed.yaml@1: nothing', 'a/1.seed@1: nothing']);
    await workspace.idle();
    assert.deepEqual(news(), ['a/2.seed: nothing']);
    change('a/seedbed.yaml', 'usages: [used');
    assert.deepEqual(news(), ['a/seedbed.yaml@2: bad-configuration', 'a/1.seed@1: unknown-usage']);
    change('a/seedbed.yaml', 'usages: [candidates]');
    assert.deepEqual(news(), ['a/seedbed.yaml@3: nothing', 'a/1.seed@1: unknown-usage']);
    close('a/seedbed.yaml');
    await workspace.idle();
    assert.deepEqual(news(), ['a/1.seed@1: unknown-usage', 'a/2.seed: unknown-usage'], 'never saved');
    assert.equal(workspace.corpora().length, 1);
  });

  test('is reported itself', async (t) => {
    const { folder, problems, workspace } = await watched(t, {
      'seedbed.yaml': 'usage: [used]\n',
      'a/seedbed.yaml': Uint8Array.of(0xe9),
      'a/1.seed': clean(1),
    });
    assert.deepEqual(problems(), { 'a/seedbed.yaml': 'unreadable-file', 'seedbed.yaml': 'bad-configuration' });
    assert.equal(workspace.problemCounts(folder.uriOf('seedbed.yaml')).error, 1);
    assert.deepEqual(
      (await workspace.diagnostics(folder.uriOf('seedbed.yaml'))).map(({ code }) => code),
      ['bad-configuration'],
    );
    assert.equal(workspace.coverage().checked, 1);
  });

  test('is found above the folder that is open, of which nothing else is read', async (t) => {
    const folder = temporaryFolder(t, {
      'seedbed.yaml': 'usages: [candidat]\nseeds: {include: ["inside/*.seed"]}\n',
      'inside/1.seed': wrong(1),
      'inside/a/1.seed': wrong(2),
      'outside/1.seed': clean(1),
    });
    const { workspace, problems, open } = watch(folder, { roots: ['inside'] });
    await workspace.idle();
    assert.deepEqual(problems(), {});
    assert.deepEqual(
      workspace.corpora().map(({ root, index }) => [root, index.size]),
      [[folder.uri, 1]],
    );
    open('seedbed.yaml', 'usages: [used]\n', 'yaml');
    await workspace.idle();
    assert.deepEqual(problems(), { 'inside/1.seed': 'unknown-usage', 'inside/a/1.seed': 'unknown-usage' });
  });

  test('can be replaced by one that rules everywhere', async (t) => {
    const folder = temporaryFolder(t, {
      'seedbed.yaml': 'usages: [used]\n',
      'a/seedbed.yaml': ': bad',
      'a/1.seed': wrong(1),
    });
    const { workspace, problems } = watch(folder, {
      host: { configuration: { uri: 'file:///one.yaml', text: 'usages: [candidat]\nusage: 1\n' } },
    });
    await workspace.idle();
    assert.deepEqual(problems(), { 'file:///one.yaml': 'bad-configuration' });
  });
});

suite('folders of the workspace', () => {
  test('may be added and removed', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': wrong(1), 'b/2.seed': wrong(2) });
    const { workspace, problems, open, close } = watch(folder, { roots: ['a'] });
    await workspace.idle();
    workspace.addFolder(folder.uriOf('b'));
    await workspace.idle();
    assert.deepEqual(Object.keys(problems()), ['a/1.seed', 'b/2.seed']);
    open('a/1.seed', wrong(1));
    workspace.removeFolder(folder.uriOf('a'));
    workspace.removeFolder(folder.uriOf('b'));
    await workspace.idle();
    assert.deepEqual(Object.keys(problems()), ['a/1.seed'], 'still open');
    close('a/1.seed');
    await workspace.idle();
    assert.deepEqual(problems(), {});
    assert.deepEqual(workspace.corpora(), []);
  });

  test('may be nested', async (t) => {
    const folder = temporaryFolder(t, { '1.seed': wrong(1), 'node_modules/a/2.seed': wrong(2), 'b/3.seed': wrong(3) });
    const { workspace, problems, news } = watch(folder, { roots: ['', 'node_modules/a', 'b'] });
    await workspace.idle();
    assert.deepEqual(Object.keys(problems()), ['1.seed', 'b/3.seed', 'node_modules/a/2.seed']);
    assert.equal(news().length, 3);
    workspace.removeFolder(folder.uriOf('b'));
    await workspace.idle();
    assert.deepEqual(Object.keys(problems()), ['1.seed', 'b/3.seed', 'node_modules/a/2.seed']);
    workspace.removeFolder(folder.uri);
    await workspace.idle();
    assert.deepEqual(Object.keys(problems()), ['node_modules/a/2.seed']);
  });

  test('may come after a file of theirs, whatever its name, was asked for', async (t) => {
    const folder = temporaryFolder(t, { 'a/notes.txt': wrong(1), 'a/1.seed': wrong(1) });
    const { workspace, problems } = watch(folder, { roots: [] });
    workspace.addFile(folder.uriOf('a/notes.txt'));
    await workspace.idle();
    assert.deepEqual(Object.keys(problems()), ['a/notes.txt']);
    workspace.addFolder(folder.uriOf('a'));
    await workspace.idle();
    assert.deepEqual(Object.keys(problems()), ['a/1.seed', 'a/notes.txt']);
  });
});

test('a file system that answers later makes no difference', async (t) => {
  const folder = temporaryFolder(t, {
    'seedbed.yaml': 'usages: [used]\n',
    'a/1.seed': wrong(1),
    'a/b/2.seed': clean(2),
    '.gitignore': 'ignored\n',
    'ignored/3.seed': wrong(3),
  });
  const { workspace, problems, open, close, disk } = watch(folder, { host: { fileSystem: slowFileSystem } });
  open('a/1.seed', clean(1));
  assert.deepEqual(problems(), {});
  await workspace.idle();
  assert.deepEqual(problems(), { 'a/1.seed': 'unknown-usage', 'a/b/2.seed': 'unknown-usage' });
  folder.remove('seedbed.yaml');
  folder.write({ 'a/c/4.seed': wrong(4) });
  await disk('deleted seedbed.yaml', 'created a/c');
  assert.deepEqual(problems(), { 'a/c/4.seed': 'unknown-usage' });
  close('a/1.seed');
  await workspace.idle();
  assert.deepEqual(problems(), { 'a/1.seed': 'unknown-usage', 'a/c/4.seed': 'unknown-usage' });
  assert.equal((await workspace.seed(folder.uriOf('a/c/4.seed')))?.document.text, wrong(4));
});
