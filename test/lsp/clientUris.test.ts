import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import type { CodeAction, Command } from 'vscode-languageserver-protocol';
import { linesOf } from '../../server/src/core/index.ts';
import { ClientUris } from '../../server/src/lsp/clientUris.ts';
import { normalizeUri } from '../../server/src/workspace/index.ts';
import { other, seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const [a, b, c] = ['001_00000000000000aa.txt', '002_00000000000000bb.txt', '003_00000000000000cc.txt'] as const;

/** How one server spells files, after a client has opened a folder and a document. */
function spelled(folder: string | undefined, document: string | undefined, uri: string): string {
  const uris = new ClientUris();
  if (folder !== undefined) uris.learnFolder(folder);
  if (document !== undefined) uris.learn(document);
  return uris.spell(normalizeUri(uri));
}

suite('the spelling of uris', () => {
  test('is that of the client for a document that it has opened', () => {
    for (const uri of ['file:///week(1)/a.seed', 'file:///week%281%29/a.seed', 'file:///C:/a%5b1%5D.seed']) {
      assert.equal(spelled(undefined, uri, uri), uri);
    }
  });

  test('is that of the open folder for all that is in it', () => {
    assert.equal(spelled('file:///C:/x', undefined, 'file:///c%3A/x/a.seed'), 'file:///C:/x/a.seed');
    assert.equal(spelled('file:///C:/x/', undefined, 'file:///c%3A/x/a.seed'), 'file:///C:/x/a.seed');
    assert.equal(spelled('file:///%7Eme', undefined, 'file:///~me/a.seed'), 'file:///%7Eme/a.seed');
    assert.equal(spelled('file:///%7Eme', undefined, 'file:///~metoo/a.seed'), 'file:///~metoo/a.seed');
  });

  test('leaves the characters alone that the client leaves alone, in files that it has not named too', () => {
    const document = 'file:///week(1)/a.seed';
    assert.equal(spelled(undefined, document, 'file:///week(2)/b(3).seed'), 'file:///week(2)/b(3).seed');
    assert.equal(spelled(undefined, document, 'file:///week(2)/b, c.seed'), 'file:///week(2)/b%2C%20c.seed');
    assert.equal(spelled(undefined, document, 'file:///100%2528.seed'), 'file:///100%2528.seed');
  });

  test('is the usual one where the client has used no other', () => {
    for (const uri of ['file:///week%281%29/a.seed', 'untitled:Untitled-1', 'https://example.org:80/a.seed']) {
      assert.equal(spelled(uri, uri, 'file:///x(1)/a%3Ab.seed'), 'file:///x%281%29/a%3Ab.seed', uri);
    }
  });

  test('follows a client that comes to write otherwise', () => {
    const uris = new ClientUris();
    uris.learn('file:///week(1)/a.seed');
    uris.learn('file:///week%281%29/a.seed');
    assert.equal(uris.spell('file:///week%281%29/a.seed'), 'file:///week%281%29/a.seed');
    assert.equal(uris.spell('file:///week%281%29/b.seed'), 'file:///week%281%29/b.seed');
  });

  test('is that of no other text in a message', () => {
    const uris = new ClientUris();
    uris.learn('file:///week(1)/a.seed');
    const uri = 'file:///week%281%29/a.seed';
    assert.deepEqual(uris.spellAll({ uri, newText: uri, nested: [{ uris: [uri], label: uri, version: null }] }), {
      uri: 'file:///week(1)/a.seed',
      newText: uri,
      nested: [{ uris: ['file:///week(1)/a.seed'], label: uri, version: null }],
    });
  });
});

for (const name of ['week(1)', 'week%281%29']) {
  suite(`a client that calls a folder ${name}`, () => {
    test('gets every uri back so', async (t) => {
      const { client, text, uriOf, asked } = await open(t, name);
      const document = { textDocument: { uri: uriOf(a) } };
      const at = (word: string) => ({ ...document, position: linesOf({ text }).positionAt(text.indexOf(word)) });
      const whole = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
      const none = { context: { diagnostics: [] } };

      const actions = await asked<(CodeAction & Command)[]>('textDocument/codeAction', {
        ...document,
        range: whole,
        ...none,
      });
      const has = (test: (action: CodeAction) => unknown, what: string) => assert.ok(actions.some(test), what);
      has(({ edit }) => edit && JSON.stringify(edit).includes(a), 'an edit of the seed');
      has(({ edit }) => edit && JSON.stringify(edit).includes('seedbed.yaml'), 'an edit of seedbed.yaml');
      has(({ command }) => command?.command === 'seedbed.open', 'a command');
      await asked('textDocument/definition', at('https'));
      await asked('textDocument/definition', at('used'));
      await asked('textDocument/references', { ...at('used'), context: { includeDeclaration: true } });
      await asked('textDocument/codeLens', document);
      await asked('textDocument/rename', { ...at('used'), newName: 'spent' });
      await asked('workspace/symbol', { query: '' });
      const command = (to: string, argument: object) =>
        asked('workspace/executeCommand', { command: `seedbed.${to}`, arguments: [argument] });
      await command('jump', { to: 'nextTwin', uri: uriOf(a) });
      await command('rename', { uri: uriOf(a), facet: 'usage', from: 'used', to: 'spent' });
      await client.request('workspace/executeCommand', { command: 'seedbed.open', arguments: [{ uri: uriOf(b) }] });

      await asked('seedbed/tree', { groupBy: 'none' });
      await asked('seedbed/tree', { groupBy: 'folder' });
      await asked('seedbed/locate', { groupBy: 'folder', uri: uriOf(b) });
      await asked('seedbed/card', { uri: uriOf(a) });
      await asked('seedbed/related', { uri: uriOf(a) });
      await asked('seedbed/find', { query: '' });
      await asked('seedbed/configurationFiles', {});
      await asked('seedbed/coverage');
      await asked('seedbed/planFixAll');
      await asked('seedbed/newSeed', { url: 'https://apnews.com/article/a-new-one', near: uriOf(a) });
      await asked('seedbed/newSeed', { url: 'https://apnews.com/article/other-3', near: uriOf(a) });
      const uris = [uriOf(a), uriOf(b), uriOf('none.txt')];
      await asked('seedbed/editSeeds', { uris, change: { kind: 'set', field: 'usage', value: 'candidate' } });
      await asked('seedbed/editSeeds', { uris, change: { kind: 'fix' } });
      await asked('seedbed/planRanks', { kind: 'place', uris: [uriOf(b)], rank: 1 });
      await asked('seedbed/planRanks', { kind: 'move', uris: [uriOf(c)], before: uriOf(b) });
    });

    test('hears of the problems of open and closed files so, and of the seeds that they are about', async (t) => {
      const { client, check } = await open(t, name);
      for (const file of [a, b]) check(client.published(`week(1)/${file}`), file);
    });
  });
}

/** A client that calls a folder by a name of its own, and what checks that an answer has that name in it, and no other. */
async function open(t: TestContext, name: string) {
  const client = await TestClient.start(
    t,
    {
      'other/readme.md': '',
      'week(1)/seedbed.yaml': 'usages: [used, candidate]\n',
      [`week(1)/${a}`]: seed('publisher: nobody\nusage: used'),
      [`week(1)/${b}`]: seed('usage: Candidat\ninitial_rank: 2'),
      [`week(1)/${c}`]: other(3, 'url: https://apnews.com/article/other-3\nusage: used\ninitial_rank: 3'),
    },
    {
      open: 'other',
      capabilities: {
        workspace: {
          workspaceFolders: true,
          applyEdit: true,
          workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
        },
        window: { showDocument: { support: true } },
      },
      initializationOptions: { relatedCommand: 'show.related' },
    },
  );
  const folder = `${client.folder.uri}/${name}`;
  const uriOf = (file: string) => `${folder}/${file}`;
  const check = (answer: unknown, what: string) => {
    const uris = urisIn(answer);
    assert.ok(uris.length > 0, `${what} has no uri: ${JSON.stringify(answer)}`);
    for (const uri of uris) assert.ok(uri === folder || uri.startsWith(`${folder}/`), `${what} says ${uri}`);
  };
  const asked = async <R>(method: string, params?: object): Promise<R> => {
    const answer = await client.request<R>(method, params);
    check(answer, `${method} ${JSON.stringify(params)}`);
    return answer;
  };
  client.connection.onRequest('workspace/applyEdit', (params) => {
    check(params, 'workspace/applyEdit');
    return { applied: true };
  });
  await client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: folder, name: 'week' }], removed: [] },
  });
  const text = client.folder.read(`week(1)/${a}`);
  await client.notify('textDocument/didOpen', {
    textDocument: { uri: uriOf(a), languageId: 'seed', version: 1, text },
  });
  await client.request('seedbed/rescan');
  t.after(() => client.shown.forEach((shown) => check(shown, 'window/showDocument')));
  return { client, text, uriOf, asked, check };
}

/** All strings in a message that are uris of files, keys of objects among them. */
function urisIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('file:') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...urisIn(key), ...urisIn(inner)]);
}
