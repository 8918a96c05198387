import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { Workspace } from '../../server/src/workspace/index.ts';
import { seed } from '../support/seed.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

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
