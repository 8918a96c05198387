import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import { suite, test, type TestContext } from 'node:test';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { Workspace, type FileSystem } from '../../server/src/workspace/index.ts';
import { memoryFolder } from '../support/memoryFolder.ts';
import { seed } from '../support/seed.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';

const files = ['seeds/a.seed', 'seeds/drafts/b.seed', 'seeds/old/c.seed'];

/** The seeds that are read of a folder in a repository, where other files are as given. */
async function read(
  t: TestContext,
  open: string,
  others: Readonly<Record<string, string>>,
  userRules?: string,
): Promise<readonly string[]> {
  const seeds = Object.fromEntries(files.map((file) => [file, seed()]));
  const folder = temporaryFolder(t, { '.git/HEAD': '', ...seeds, ...others });
  const checked = new Set<string>();
  const workspace = new Workspace({
    fileSystem: nodeFileSystem,
    yieldToEvents: () => Promise.resolve(),
    gitExcludes: () => userRules,
    onChecked: ({ uri }) => checked.add(uri.slice(folder.uri.length + 1)),
  });
  workspace.addFolder(open === '.' ? folder.uri : folder.uriOf(open));
  await workspace.idle();
  return [...checked].filter((file) => file.endsWith('.seed')).sort();
}

suite('what git leaves out is left out, whichever folder of the repository is open', () => {
  for (const open of ['.', 'seeds']) {
    test(`by a .gitignore at its top, in ${open}`, async (t) => {
      assert.deepEqual(await read(t, open, { '.gitignore': 'drafts/\n' }), ['seeds/a.seed', 'seeds/old/c.seed']);
    });

    test(`by .git/info/exclude, in ${open}`, async (t) => {
      const rules = { '.git/info/exclude': '/seeds/old\n' };
      assert.deepEqual(await read(t, open, rules), ['seeds/a.seed', 'seeds/drafts/b.seed']);
    });

    test(`by the user's own rules, in ${open}`, async (t) => {
      assert.deepEqual(await read(t, open, {}, 'old\ndrafts\n'), ['seeds/a.seed']);
    });

    test(`except for what a nearer file takes in again, in ${open}`, async (t) => {
      const rules = { '.git/info/exclude': 'old\n', '.gitignore': '!old\ndrafts\n', 'seeds/.gitignore': '!drafts\n' };
      assert.deepEqual(await read(t, open, rules, 'old\n'), files);
    });
  }
});

test('a folder that is left out as a whole is read when it is asked for by itself', async (t) => {
  assert.deepEqual(await read(t, 'seeds', { '.gitignore': 'seeds/\n' }), files);
  assert.deepEqual(await read(t, '.', { '.gitignore': 'seeds/\n' }), []);
});

test('without a repository, rules above a folder say nothing', async (t) => {
  const folder = temporaryFolder(t, { '.gitignore': 'a.seed\n', 'seeds/a.seed': seed() });
  const workspace = new Workspace({
    fileSystem: nodeFileSystem,
    yieldToEvents: () => Promise.resolve(),
    gitExcludes: () => '*\n',
  });
  workspace.addFolder(folder.uriOf('seeds'));
  await workspace.idle();
  assert.equal(workspace.coverage().checked, 1);
});

suite('what git leaves out where .git is a file', { skip: spawnSync('git', ['--version']).status !== 0 }, () => {
  const names = ['a.seed', 'b.seed', 'deep/c.seed', 'deep/d.seed'];
  const seeds = (folder: string) => Object.fromEntries(names.map((name) => [`${folder}/${name}`, seed()]));
  const excluded = 'b.seed\n/deep/d.seed\n';

  /** The seeds that are read in a folder, and those that git does not leave out of it. */
  const both = async (folder: TemporaryFolder, open: string) => {
    const shown = git(folder, open, 'ls-files', '--others', '--exclude-standard', '--', '*.seed');
    return { read: await readIn(folder.uriOf(open)), shown: shown.split('\n').filter(Boolean).sort() };
  };

  test('it is left out of a worktree, by the rules of its repository', async (t) => {
    const folder = repository(t);
    git(folder, 'main', 'worktree', 'add', '--quiet', '-b', 'other', '../other tree');
    folder.write({ ...seeds('other tree'), 'main/.git/info/exclude': excluded });
    assert.match(git(folder, 'other tree', 'check-ignore', '-v', 'b.seed'), /info\/exclude:1:b\.seed\tb\.seed\n$/);
    for (const [open, expected] of [
      ['other tree', ['a.seed', 'deep/c.seed']],
      ['other tree/deep', ['c.seed']],
    ] as const) {
      assert.deepEqual(await both(folder, open), { read: expected, shown: expected });
    }
    // What all worktrees share counts, and nothing else.
    const own = fs.readdirSync(folder.pathOf('main/.git/worktrees'))[0]!;
    folder.write({ [`main/.git/worktrees/${own}/info/exclude`]: '*\n' });
    assert.equal((await both(folder, 'other tree')).read.length, 2);
  });

  test('it is left out of a submodule, and of a repository that is elsewhere, by their own rules', async (t) => {
    const folder = repository(t);
    repository(t, folder, 'library');
    git(folder, 'main', 'submodule', '--quiet', 'add', folder.pathOf('library'), 'sub');
    git(folder, '.', 'init', '--quiet', '--separate-git-dir', folder.pathOf('apart.git'), folder.pathOf('tree'));
    folder.write({
      ...seeds('main/sub'),
      ...seeds('tree'),
      'main/.git/modules/sub/info/exclude': excluded,
      'apart.git/info/exclude': excluded,
    });
    const expected = ['a.seed', 'deep/c.seed'];
    for (const open of ['main/sub', 'tree']) {
      assert.equal(folder.kind(`${open}/.git`), 'file');
      assert.deepEqual(await both(folder, open), { read: expected, shown: expected }, open);
    }
  });

  test('the way to it leads through links as git follows them', { skip: process.platform === 'win32' }, async (t) => {
    const folder = temporaryFolder(t, seeds('real/tree'));
    git(folder, '.', 'init', '--quiet', '--separate-git-dir', folder.pathOf('real/store'), folder.pathOf('real/tree'));
    fs.symlinkSync(folder.pathOf('real/tree'), folder.pathOf('link'));
    folder.write({
      'real/tree/.git': 'gitdir: ../store\n',
      'real/store/info/exclude': excluded,
      'store/info/exclude': '*\n',
    });
    const expected = ['a.seed', 'deep/c.seed'];
    assert.deepEqual(await both(folder, 'link'), { read: expected, shown: expected });
  });
});

suite('a .git that leads nowhere leaves nothing out', () => {
  const rules = { 'store/info/exclude': 'a.seed\n' };
  /** What is read of a folder with a file `.git`, and where else its text had files be looked for. */
  const readWith = async (text: string, others: Readonly<Record<string, string>> = rules) => {
    const folder = memoryFolder({ 'tree/a.seed': seed(), 'tree/.git': text, ...others });
    const wanted: string[] = [];
    const read: FileSystem['read'] = (uris) => {
      wanted.push(...uris);
      return folder.fileSystem.read(uris);
    };
    const found = await readIn(folder.uriOf('tree'), { ...folder.fileSystem, read });
    const isElsewhere = (uri: string) => !uri.startsWith(folder.uriOf('tree/')) && !uri.endsWith('/seedbed.yaml');
    return { found, elsewhere: wanted.filter(isElsewhere) };
  };

  test('and no file of another machine is looked for, nor any by what is no plain path', async () => {
    assert.deepEqual((await readWith('gitdir: /memory/store\n')).found, [], 'this is one');
    for (const path of [
      '',
      '\n',
      '//server/share',
      String.raw`\\server\share`,
      String.raw`..\store`,
      '/memory/store\nmore',
      '/memory/store\0',
      `/memory/${'x/'.repeat(3000)}`,
    ]) {
      assert.deepEqual(await readWith(`gitdir: ${path}`), { found: ['a.seed'], elsewhere: [] }, path);
    }
    for (const text of ['gitdir:/memory/store', 'x\ngitdir: /memory/store', ' gitdir: /memory/store']) {
      assert.deepEqual(await readWith(text), { found: ['a.seed'], elsewhere: [] }, text);
    }
  });

  test('nor by a commondir', async () => {
    const common = (path: string) => readWith('gitdir: /memory/own', { ...rules, 'own/commondir': path });
    assert.deepEqual((await common('/memory/store\r\n')).found, []);
    for (const path of ['//server/share', '\n', '/memory/store\t']) {
      assert.deepEqual(await common(path), { found: ['a.seed'], elsewhere: ['file:///memory/own/commondir'] }, path);
    }
  });
});

/** The seeds that are read of a folder, by their paths from it. */
async function readIn(uri: string, fileSystem: FileSystem = nodeFileSystem): Promise<readonly string[]> {
  const checked = new Set<string>();
  const workspace = new Workspace({
    fileSystem,
    yieldToEvents: () => Promise.resolve(),
    onChecked: (file) => checked.add(file.uri.slice(uri.length + 1)),
  });
  workspace.addFolder(uri);
  await workspace.idle();
  return [...checked].filter((file) => file.endsWith('.seed')).sort();
}

/** A repository with a commit, in a folder of a temporary one. */
function repository(t: TestContext, folder = temporaryFolder(t), name = 'main'): TemporaryFolder {
  folder.write({ [`${name}/readme.txt`]: '' });
  git(folder, name, 'init', '--quiet');
  git(folder, name, 'add', '.');
  git(folder, name, 'commit', '--quiet', '-m', 'Begin');
  return folder;
}

/** Runs git without what this machine's user has set. */
function git(folder: TemporaryFolder, inFolder: string, ...words: readonly string[]): string {
  const settings = ['user.name=a', 'user.email=a@example.com', 'protocol.file.allow=always', 'core.autocrlf=false'];
  return execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...words], {
    cwd: folder.pathOf(inFolder),
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' },
  });
}
