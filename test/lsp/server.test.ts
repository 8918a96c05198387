import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { article } from '../support/article.ts';
import { seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const file = '001_00000000000000aa.txt';

const manySeeds = Object.fromEntries(
  Array.from({ length: 1000 }, (_, index) => [`${index + 100}_00000000000000bb.txt`, article(index + 100)]),
);

suite('the server', () => {
  test('says what it can do, and asks for no more than the client offers', async (t) => {
    const client = await TestClient.start(t, { [file]: seed() });
    const { capabilities, serverInfo } = client.initialized;
    assert.equal(serverInfo?.name, 'Seedbed');
    assert.deepEqual(capabilities.completionProvider?.triggerCharacters, [':', ' ']);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.seedbed'],
    });
    assert.deepEqual(capabilities.executeCommandProvider, {
      commands: ['seedbed.open', 'seedbed.jump', 'seedbed.rename', 'seedbed.fixAllInSeed', 'seedbed.applyEdit'],
    });
    assert.equal(capabilities.renameProvider, true, 'no preparation for a client that knows of none');
    await client.request('seedbed/rescan');
    assert.deepEqual([...client.registrations.keys()], []);
    assert.deepEqual(client.notifications, []);
  });

  test('registers for files and settings where the client offers it', async (t) => {
    const dynamic = { dynamicRegistration: true };
    const capabilities = { workspace: { didChangeWatchedFiles: dynamic, didChangeConfiguration: dynamic } };
    const client = await TestClient.start(t, { [file]: seed() }, { capabilities });
    await client.until(
      () => client.registrations.size === 2,
      () => `only ${[...client.registrations.keys()].join()} is registered`,
    );
    assert.deepEqual(client.registrations.get('workspace/didChangeWatchedFiles'), {
      watchers: [{ globPattern: '**/*' }],
    });
    assert.deepEqual(client.registrations.get('workspace/didChangeConfiguration'), { section: 'seedbed' });
  });

  test('shows how far a long scan has come', async (t) => {
    const capabilities = { window: { workDoneProgress: true } };
    const client = await TestClient.start(t, manySeeds, { capabilities, host: { progressDelay: 0 } });
    const kinds = (): string[] =>
      client.notifications
        .filter(({ method }) => method === '$/progress')
        .map(({ params }) => (params as { value: { kind: string } }).value.kind);
    await client.until(
      () => kinds().at(0) === 'begin' && kinds().at(-1) === 'end',
      () => `the progress is ${kinds().join()}`,
    );
  });

  test('shows nothing of a scan that is over in a moment', async (t) => {
    const capabilities = { window: { workDoneProgress: true } };
    const client = await TestClient.start(t, manySeeds, { capabilities, host: { progressDelay: 1_000_000 } });
    for (let time = 0; time < 3; time++) await client.request('seedbed/rescan');
    assert.deepEqual(client.notifications, []);
  });

  test('answers before the first scan has come to an end, and before it has begun', async (t) => {
    const client = await TestClient.start(t, { ...manySeeds, [file]: seed('usage: candidat') });
    await client.open(file);
    assert.notEqual(await client.request('textDocument/hover', client.at(file, 'publisher: a')), null);
    await client.findings(file, ['unknown-usage']);
  });

  test('keeps a client with views of its own up to date', async (t) => {
    const client = await TestClient.start(
      t,
      { [file]: seed('usage: candidat') },
      { initializationOptions: { views: true } },
    );
    const status = (): unknown => client.notifications.findLast(({ method }) => method === 'seedbed/status')?.params;
    const problems = { error: 1, warning: 0, information: 0, hint: 0 };
    await client.until(
      () =>
        JSON.stringify(status()) ===
        JSON.stringify({ state: 'ready', corpora: 1, seeds: 1, problems, unreviewed: 0, skipped: 0 }),
      () => `the status is ${JSON.stringify(status())}`,
    );

    const uri = client.folder.uriOf(file);
    const [group] = await client.request<{ id: string; label: string; problems: object }[]>('seedbed/tree', {
      groupBy: 'usage',
    });
    assert.equal(group?.label, 'candidat');
    assert.deepEqual(group.problems, problems);
    const level = await client.request('seedbed/tree', { groupBy: 'usage', group: group.id });
    const place = await client.request('seedbed/locate', { groupBy: 'usage', uri });
    const node = {
      kind: 'seed',
      uri,
      label: 'Harbour tunnel opens after nine years of digging',
      rank: 4,
      publisher: 'ap',
      usage: 'candidat',
      folder: 'seeds',
      twins: 0,
      problems,
    };
    assert.deepEqual(level, [node]);
    assert.deepEqual(place, { groups: [group], seed: node, position: 0, groupPosition: 0 });

    const before = client.notifications.length;
    await client.open(file);
    await client.type(file, 'candidat', 'used');
    await client.until(
      () => client.notifications.slice(before).some(({ method }) => method === 'seedbed/indexChanged'),
      () => 'the change of the index was not told',
    );
    const groups = await client.request<{ label: string }[]>('seedbed/tree', { groupBy: 'usage' });
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['used'],
    );
  });

  test('serves a document that no disk has', async (t) => {
    const client = await TestClient.start(t, {});
    const textDocument = { uri: 'untitled:Untitled-1', languageId: 'seed', version: 1, text: seed('usage: ') };
    await client.notify('textDocument/didOpen', { textDocument });
    const position = { line: 4, character: 7 };
    const items = await client.request<unknown[]>('textDocument/completion', { textDocument, position });
    assert.notDeepEqual(items, []);
    await client.findings('untitled:Untitled-1', ['empty-value']);
    await client.notify('textDocument/didClose', { textDocument });
    await client.findings('untitled:Untitled-1', []);
  });

  test('knows which configuration rules a file', async (t) => {
    const client = await TestClient.start(t, { [`a/${file}`]: seed(), 'a/seedbed.yaml': '', [`b/${file}`]: seed() });
    await client.request('seedbed/rescan');
    const uriOf = (name: string): string => client.folder.uriOf(name);
    const files = (params: object): Promise<unknown> => client.request('seedbed/configurationFiles', params);
    assert.deepEqual(await files({ uri: uriOf(`a/${file}`) }), [{ uri: uriOf('a/seedbed.yaml'), exists: true }]);
    assert.deepEqual(await files({ uri: uriOf(`b/${file}`) }), [{ uri: uriOf('seedbed.yaml'), exists: false }]);
    assert.deepEqual(await files({}), [
      { uri: uriOf('seedbed.yaml'), exists: false },
      { uri: uriOf('a/seedbed.yaml'), exists: true },
    ]);
  });

  test('answers garbage, and lives on', async (t) => {
    const client = await TestClient.start(t, { [file]: seed('usage: candidat') });
    const garbage = [
      undefined,
      null,
      {},
      [],
      [null],
      { textDocument: null },
      { textDocument: { uri: '%' } },
      { uri: 7 },
    ];
    const position = { line: -1, character: Number.MAX_SAFE_INTEGER };
    const methods = [
      'textDocument/completion',
      'textDocument/hover',
      'textDocument/codeAction',
      'textDocument/documentSymbol',
      'textDocument/documentLink',
      'textDocument/foldingRange',
      'textDocument/definition',
      'textDocument/references',
      'textDocument/documentHighlight',
      'textDocument/prepareRename',
      'textDocument/rename',
      'textDocument/codeLens',
      'textDocument/inlayHint',
      'workspace/symbol',
      'workspace/executeCommand',
      'seedbed/tree',
      'seedbed/locate',
      'seedbed/fixAll',
      'seedbed/planFixAll',
      'seedbed/editSeeds',
      'seedbed/isSeed',
      'seedbed/related',
      'seedbed/find',
      'seedbed/configurationFiles',
      'workspace/willRenameFiles',
      'no/such/method',
    ];
    const answered = (method: string, params?: unknown): Promise<unknown> =>
      client.request(method, params).catch((error: { code: number }) => assert.equal(typeof error.code, 'number'));
    for (const command of ['seedbed.open', 'seedbed.jump', 'seedbed.rename']) {
      for (const params of garbage) await answered('workspace/executeCommand', { command, arguments: [params] });
      await answered('workspace/executeCommand', { command, arguments: {} });
    }
    for (const method of methods) {
      for (const params of garbage) await answered(method, params);
      await answered(method, { ...client.of(file), position, range: { start: position, end: position }, context: {} });
    }
    for (const method of ['didOpen', 'didChange', 'didClose', 'didSave']) {
      for (const params of garbage) if (params !== undefined) await client.notify(`textDocument/${method}`, params);
    }
    for (const method of [
      'didChangeWatchedFiles',
      'didRenameFiles',
      'didChangeConfiguration',
      'didChangeWorkspaceFolders',
    ]) {
      for (const params of garbage) if (params !== undefined) await client.notify(`workspace/${method}`, params);
    }
    await client.open(file);
    await client.type(file, 'candidat', 'candidate');
    await client.findings(file, []);
  });

  test('ends when it is told to', async (t) => {
    const client = await TestClient.start(t, { [file]: seed() }, { start: 'module' });
    assert.equal(await client.request('shutdown'), null);
    await client.notify('exit', undefined);
    assert.equal(await client.exited(), 0);
  });

  test('ends when the client is gone', async (t) => {
    const client = await TestClient.start(t, { [file]: seed() }, { start: 'module' });
    client.leave();
    assert.equal(await client.exited(), 1);
  });
});
