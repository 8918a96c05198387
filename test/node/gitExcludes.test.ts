import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { readGitExcludes } from '../../server/src/node/gitExcludes.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

/** A user with these files at home. */
function at(t: TestContext, files: Readonly<Record<string, string>>): void {
  const { path } = temporaryFolder(t, files);
  for (const name of ['HOME', 'USERPROFILE', 'XDG_CONFIG_HOME']) {
    const before = process.env[name];
    process.env[name] = name === 'XDG_CONFIG_HOME' ? '' : path;
    t.after(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
}

test('without a word about it, the rules are in git’s usual file', (t) => {
  at(t, { '.config/git/ignore': 'usual\n' });
  assert.equal(readGitExcludes(), 'usual\n');
});

test('without any file there are no rules', (t) => {
  at(t, { '.gitconfig': '[user]\n\tname = A\n' });
  assert.equal(readGitExcludes(), undefined);
});

for (const written of [
  '~/own',
  '"~/own"',
  '~/own # mine',
  '~/own; mine',
  '"~/own" ; mine',
  '"~/o" \n excludesFile = ~/own',
]) {
  test(`the file that ${JSON.stringify(written)} names is the user’s own`, (t) => {
    at(t, { '.gitconfig': `[core]\n\tExcludesFile = ${written}\n`, own: 'own\n', '.config/git/ignore': 'usual\n' });
    assert.equal(readGitExcludes(), 'own\n');
  });
}

test('a backslash escapes another one, and a quote', (t) => {
  const name = process.platform === 'win32' ? 'a' : 'a \\ "b"';
  const written = name.replaceAll(/[\\"]/g, '\\$&');
  at(t, { '.gitconfig': `[core]\nexcludesfile = "~/${written}"\n`, [name]: 'own\n' });
  assert.equal(readGitExcludes(), 'own\n');
});
