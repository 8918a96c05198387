import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { test, type TestContext } from 'node:test';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { removeStrays } from '../../server/src/node/temporaryFiles.ts';
import type { FileContent, FolderContent, FolderListing } from '../../server/src/workspace/index.ts';
import { childOf, longestFile } from '../../server/src/workspace/index.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const isWindows = process.platform === 'win32';
const isAdministrator = process.getuid?.() === 0;

const readWhole = (uri: string): FileContent => (nodeFileSystem.read([uri]) as readonly FileContent[])[0]!;

/** A file's text, or why there is none. */
const read = (uri: string): FileContent => {
  const content = readWhole(uri);
  return 'text' in content ? { text: content.text } : content;
};

function list(uri: string): string[] | string {
  const content = nodeFileSystem.list(uri) as FolderContent;
  if ('unreadable' in content) return content.unreadable;
  return [...content.entries].map(({ name, kind }) => (kind === 'folder' ? `${name}/` : name)).sort();
}

test('a file that is UTF-8 is read as it is, byte order mark and line breaks included', (t) => {
  const folder = temporaryFolder(t, { 'a b#?%.txt': '\uFEFFÄ 😀\r\nb\rc\n', empty: '' });
  assert.deepEqual(read(folder.uriOf('a b#?%.txt')), { text: '\uFEFFÄ 😀\r\nb\rc\n' });
  assert.deepEqual(read(folder.uriOf('empty')), { text: '' });
});

test('a reading says when the file was changed last', (t) => {
  const folder = temporaryFolder(t, { seed: '' });
  fs.utimesSync(folder.pathOf('seed'), new Date(), new Date(1_700_000_000_123));
  assert.deepEqual(readWhole(folder.uriOf('seed')), { text: '', modified: 1_700_000_000_123 });
});

test('a file that cannot be read has a reason, and is never read with losses', (t) => {
  const folder = temporaryFolder(t, {
    latin1: Uint8Array.of(0x63, 0x61, 0x66, 0xe9),
    utf16: Uint8Array.of(0xff, 0xfe, 0x61, 0x00),
    large: 'a'.repeat(longestFile + 1),
    largest: 'a'.repeat(longestFile),
    'folder/file': '',
  });
  assert.deepEqual(read(folder.uriOf('latin1')), { unreadable: 'not UTF-8' });
  assert.deepEqual(read(folder.uriOf('utf16')), { unreadable: 'not UTF-8' });
  assert.deepEqual(read(folder.uriOf('large')), { unreadable: 'too large' });
  assert.equal('text' in read(folder.uriOf('largest')), true);
  assert.deepEqual(read(folder.uriOf('folder')), { unreadable: 'not a file' });
  assert.deepEqual(read(folder.uriOf('none')), { unreadable: 'missing' });
  assert.deepEqual(read(folder.uriOf('largest/none')), { unreadable: 'missing' });
  assert.deepEqual(read('untitled:Untitled-1'), { unreadable: 'missing' });
  assert.deepEqual(read(`${folder.uri}/a%00b`), { unreadable: 'out of reach' });
});

test('links are not followed, and pipes are not waited for', { skip: isWindows }, (t) => {
  const folder = temporaryFolder(t, { 'real/seed.txt': 'text' });
  fs.symlinkSync('real/seed.txt', folder.pathOf('link.txt'));
  fs.symlinkSync('/dev/zero', folder.pathOf('endless.txt'));
  fs.symlinkSync('.', folder.pathOf('real/loop'));
  execFileSync('mkfifo', [folder.pathOf('pipe.txt')]);
  assert.deepEqual(list(folder.uri), ['real/']);
  assert.deepEqual(list(folder.uriOf('real')), ['seed.txt']);
  for (const name of ['link.txt', 'endless.txt', 'pipe.txt', 'real/loop']) {
    assert.deepEqual(read(folder.uriOf(name)), { unreadable: 'not a file' }, name);
    assert.equal(nodeFileSystem.kindOf(folder.uriOf(name)), undefined, name);
  }
});

test('a folder is listed with files and folders of any name', { skip: isWindows }, (t) => {
  const folder = temporaryFolder(t, { 'a\nb.txt': 'line break', 'c/d': '', 'ü [x].txt': 'brackets' });
  assert.deepEqual(list(folder.uri), ['a\nb.txt', 'c/', 'ü [x].txt']);
  assert.deepEqual(read(childOf(folder.uri, 'a\nb.txt')), { text: 'line break' });
  assert.deepEqual(read(childOf(folder.uri, 'ü [x].txt')), { text: 'brackets' });
  assert.equal(childOf(folder.uri, 'ü [x].txt'), folder.uriOf('ü [x].txt'));
  assert.equal(list(folder.uriOf('none')), 'missing');
  assert.equal(list(folder.uriOf('c/d')), 'not a folder');
});

test(
  'a file under a name that is not UTF-8 is not read, and that is said',
  { skip: process.platform !== 'linux' },
  (t) => {
    const folder = temporaryFolder(t);
    fs.writeFileSync(Buffer.concat([Buffer.from(folder.pathOf('caf')), Buffer.of(0xe9)]), 'text');
    const [name] = list(folder.uri);
    assert.deepEqual(read(childOf(folder.uri, name!)), { unreadable: 'under a name that is not UTF-8' });
  },
);

test('what is not permitted is said to be so', { skip: isWindows || isAdministrator }, (t) => {
  const folder = temporaryFolder(t, { secret: 'text', 'locked/file': '' });
  fs.chmodSync(folder.pathOf('secret'), 0);
  fs.chmodSync(folder.pathOf('locked'), 0);
  assert.deepEqual(read(folder.uriOf('secret')), { unreadable: 'not permitted' });
  assert.equal(list(folder.uriOf('locked')), 'not permitted');
  fs.chmodSync(folder.pathOf('locked'), 0o700);
});

test('a file is written at once, keeps its permissions and leaves nothing beside it', (t) => {
  const folder = temporaryFolder(t, { 'seed.txt': '\uFEFFold\r\n' });
  if (!isWindows) fs.chmodSync(folder.pathOf('seed.txt'), 0o640);
  const write = (text: string, expected: string) =>
    nodeFileSystem.write(folder.uriOf('seed.txt'), text, expected, folder.uri);
  assert.equal(write('\uFEFFnew\r\n', '\uFEFFold\r\n'), 'written');
  assert.equal(folder.read('seed.txt'), '\uFEFFnew\r\n');
  if (!isWindows) assert.equal(fs.statSync(folder.pathOf('seed.txt')).mode & 0o777, 0o640);
  assert.deepEqual(fs.readdirSync(folder.path), ['seed.txt']);
});

test('what has not been read is not written over', (t) => {
  const folder = temporaryFolder(t, { 'seed.txt': 'somebody else’s', latin1: Uint8Array.of(0xe9) });
  const write = (file: string) => nodeFileSystem.write(folder.uriOf(file), 'new', 'old', folder.uri);
  assert.equal(write('seed.txt'), 'changed meanwhile');
  assert.equal(write('latin1'), 'changed meanwhile');
  assert.deepEqual(write('gone.txt'), { unwritable: 'missing' });
  assert.equal(folder.read('seed.txt'), 'somebody else’s');
  assert.deepEqual(fs.readdirSync(folder.path).sort(), ['latin1', 'seed.txt']);
});

test('nothing is written where that is not permitted', { skip: isWindows || isAdministrator }, (t) => {
  const folder = temporaryFolder(t, { 'kept.txt': 'text', 'locked/seed.txt': 'text' });
  fs.chmodSync(folder.pathOf('kept.txt'), 0o444);
  fs.chmodSync(folder.pathOf('locked'), 0o500);
  const write = (file: string) => nodeFileSystem.write(folder.uriOf(file), 'new', 'text', folder.uri);
  assert.deepEqual(write('kept.txt'), { unwritable: 'not permitted' });
  assert.deepEqual(write('locked/seed.txt'), { unwritable: 'not permitted' });
  fs.chmodSync(folder.pathOf('locked'), 0o700);
  assert.deepEqual([folder.read('kept.txt'), folder.read('locked/seed.txt')], ['text', 'text']);
  assert.deepEqual(fs.readdirSync(folder.pathOf('locked')), ['seed.txt']);
});

test('nothing is written outside of the corpus', { skip: isWindows }, (t) => {
  const folder = temporaryFolder(t, { 'outside/seed.txt': 'text', 'corpus/seed.txt': 'text' });
  fs.symlinkSync('../outside', folder.pathOf('corpus/way-out'));
  fs.symlinkSync('seed.txt', folder.pathOf('corpus/link.txt'));
  const write = (file: string) => nodeFileSystem.write(folder.uriOf(file), 'new', 'text', folder.uriOf('corpus'));
  assert.deepEqual(write('corpus/way-out/seed.txt'), { unwritable: 'outside of its folder' });
  assert.deepEqual(write('outside/seed.txt'), { unwritable: 'outside of its folder' });
  assert.deepEqual(write('corpus/link.txt'), { unwritable: 'not a file' });
  assert.equal(folder.read('outside/seed.txt'), 'text');
  assert.equal(folder.read('corpus/seed.txt'), 'text');
});

/** Does something in the middle of a write, when the new text is on the disk and not yet in its place. */
function inTheMiddle(t: TestContext, what: () => void): void {
  const { fsyncSync } = fs;
  t.mock.method(process.getBuiltinModule('node:fs'), 'fsyncSync', (file: number) => {
    fsyncSync(file);
    what();
  });
  syncBuiltinESMExports();
  t.after(() => {
    t.mock.restoreAll();
    syncBuiltinESMExports();
  });
}

test('what another program adds while a file is written is kept, and nothing is left beside it', (t) => {
  const folder = temporaryFolder(t, { 'seed.txt': 'old' });
  inTheMiddle(t, () => fs.appendFileSync(folder.pathOf('seed.txt'), ' and added'));
  const outcome = nodeFileSystem.write(folder.uriOf('seed.txt'), 'new', 'old', folder.uri);
  assert.equal(outcome, 'changed meanwhile');
  assert.equal(folder.read('seed.txt'), 'old and added');
  assert.deepEqual(fs.readdirSync(folder.path), ['seed.txt']);
});

test('a folder that becomes a link while a file is written leads nowhere', { skip: isWindows }, (t) => {
  const folder = temporaryFolder(t, { 'outside/seed.txt': 'old', 'corpus/a/seed.txt': 'old' });
  inTheMiddle(t, () => {
    folder.rename('corpus/a', 'corpus/b');
    fs.symlinkSync('../outside', folder.pathOf('corpus/a'));
  });
  const outcome = nodeFileSystem.write(folder.uriOf('corpus/a/seed.txt'), 'new', 'old', folder.uriOf('corpus'));
  assert.deepEqual(outcome, { unwritable: 'outside of its folder' });
  assert.deepEqual([folder.read('outside/seed.txt'), folder.read('corpus/b/seed.txt')], ['old', 'old']);
  assert.deepEqual(fs.readdirSync(folder.pathOf('outside')), ['seed.txt']);
});

test('a file that becomes a link while it is written leads nowhere', { skip: isWindows }, (t) => {
  const folder = temporaryFolder(t, { 'other.txt': 'old', 'seed.txt': 'old' });
  inTheMiddle(t, () => {
    folder.remove('seed.txt');
    fs.symlinkSync('other.txt', folder.pathOf('seed.txt'));
  });
  const outcome = nodeFileSystem.write(folder.uriOf('seed.txt'), 'new', 'old', folder.uri);
  assert.deepEqual(outcome, { unwritable: 'not a file' });
  assert.deepEqual(fs.readdirSync(folder.path).sort(), ['other.txt', 'seed.txt']);
  assert.equal(folder.read('other.txt'), 'old');
});

test('a mode is kept whole', { skip: isWindows }, (t) => {
  const folder = temporaryFolder(t, { 'seed.txt': 'old' });
  for (const mode of [0o600, 0o755, 0o4755, 0o2664]) {
    fs.writeFileSync(folder.pathOf('seed.txt'), 'old');
    fs.chmodSync(folder.pathOf('seed.txt'), mode);
    assert.equal(nodeFileSystem.write(folder.uriOf('seed.txt'), 'new', 'old', folder.uri), 'written');
    assert.equal(fs.statSync(folder.pathOf('seed.txt')).mode & 0o7777, mode);
  }
});

test('what is listed of a folder before the listing fails is told, and that it failed', (t) => {
  const folder = temporaryFolder(t, { a: '', b: '' });
  const content = nodeFileSystem.list(folder.uri) as FolderListing;
  let calls = 0;
  const { readSync } = fs.Dir.prototype;
  t.mock.method(fs.Dir.prototype, 'readSync', function failing(this: fs.Dir) {
    if (calls++ > 0) throw Object.assign(new Error('gone'), { code: 'EIO' });
    return readSync.call(this);
  });
  assert.equal([...content.entries].length, 1);
  assert.equal(content.failed!(), 'out of reach');
});

test('temporary files are nothing to anybody, and removed where whoever wrote them is gone', (t) => {
  const folder = temporaryFolder(t, { '1.seed': '', '.seedbed-notes.tmp': '' });
  const { pid } = spawnSync(process.execPath, ['--version']);
  const [mine, stray] = [process.ppid, pid].map((owner) => `.seedbed-${owner}-${crypto.randomUUID()}.tmp`);
  folder.write({ [mine!]: '', [stray!]: '' });
  assert.deepEqual(list(folder.uri), ['.seedbed-notes.tmp', '1.seed']);
  removeStrays(folder.path);
  assert.deepEqual(fs.readdirSync(folder.path).sort(), [mine, '.seedbed-notes.tmp', '1.seed'].sort());
});
