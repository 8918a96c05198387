import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import type {
  ApplyWorkspaceEditParams,
  ClientCapabilities,
  CodeAction,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { article } from '../support/article.ts';
import { seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const nameOf = (number: number): string => `${100 + number}_00000000000000aa.txt`;
const [a, b, c, d] = [1, 2, 3, 4].map(nameOf) as [string, string, string, string];
const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [nameOf(index), article(index + 1)]));

const versions: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true } } };
const everything: ClientCapabilities = {
  window: { workDoneProgress: true },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} },
  },
};

suite('rename over LSP', () => {
  const rename = (client: TestClient, file: string, place: string, newName: string): Promise<WorkspaceEdit> =>
    client.request('textDocument/rename', { ...client.at(file, place), newName });

  test('changes seeds that are open, as they are, and those that are not', async (t) => {
    const files = { [a]: seed(), [b]: `\uFEFF${seed('usage: "candidate"')}`, [c]: seed('usage: used') };
    const client = await TestClient.start(t, files, { capabilities: versions });
    await client.open(a);
    await client.type(a, 'Harbour', 'Ferry');
    const edit = await rename(client, a, 'usage: cand', 'a: b');
    assert.deepEqual(
      edit.documentChanges?.map((change) => 'textDocument' in change && change.textDocument),
      [
        { uri: client.folder.uriOf(a), version: 2 },
        { uri: client.folder.uriOf(b), version: null },
      ],
    );
    assert.deepEqual(client.applied(edit), {
      [a]: seed("usage: 'a: b'").replace('Harbour', 'Ferry'),
      [b]: `\uFEFF${seed("usage: 'a: b'")}`,
    });
  });

  test('has an answer for clients that know of no versions', async (t) => {
    const client = await TestClient.start(t, { [a]: seed(), [b]: seed() });
    await client.open(a);
    const edit = await rename(client, a, 'usage: cand', 'proposed');
    assert.deepEqual(Object.keys(edit.changes!), [client.folder.uriOf(a), client.folder.uriOf(b)]);
    assert.deepEqual(client.applied(edit)[b], seed('usage: proposed'));
  });

  test('asks before two names become one, where the client can ask', async (t) => {
    for (const capabilities of [everything, versions]) {
      const client = await TestClient.start(t, { [a]: seed(), [b]: seed('usage: used') }, { capabilities });
      await client.open(a);
      const edit = await rename(client, a, 'usage: cand', 'used');
      assert.deepEqual(client.applied(edit)[a], seed('usage: used'));
      const questions = Object.values(edit.changeAnnotations ?? {});
      assert.equal(questions.length, capabilities === everything ? 1 : 0);
      for (const { label, needsConfirmation, description } of questions) {
        assert.equal(label, 'Merge “candidate” into “used”');
        assert.equal(needsConfirmation, true);
        assert.match(description!, /^1 seed already has the usage “used”/);
      }
      const isTold = told(client).some((message) => message.startsWith('1 seed already has the usage “used”'));
      assert.equal(isTold, capabilities === versions, 'in words where it cannot ask');
    }
  });

  test('says that a name has to be declared where the client makes no seedbed.yaml', async (t) => {
    const client = await TestClient.start(t, { [a]: seed() }, { capabilities: versions });
    await client.open(a);
    await rename(client, a, 'publisher: a', 'assocpress');
    assert.deepEqual(told(client), ['“assocpress” is not declared in seedbed.yaml yet.']);
  });

  test('says what it cannot reach, where the folder that is open is only a part of what seedbed.yaml rules', async (t) => {
    const files = { 'seedbed.yaml': 'usages: [candidate]\n', [`week-1/${a}`]: seed(), [`week-2/${b}`]: seed() };
    for (const capabilities of [everything, versions]) {
      const client = await TestClient.start(t, files, { capabilities, open: 'week-1' });
      await client.open(`week-1/${a}`);
      const edit = await rename(client, `week-1/${a}`, 'usage: cand', 'proposed');
      assert.deepEqual(Object.keys(client.applied(edit)), ['seedbed.yaml', `week-1/${a}`]);
      const asked = Object.values(edit.changeAnnotations ?? {}).map(({ description = '' }) => description);
      const [message, ...others] = capabilities === everything ? asked : told(client);
      assert.match(
        message!,
        /^The seedbed\.yaml of the folder “.+” applies to all seeds in it, .+ say “candidate” keep it\./,
      );
      assert.deepEqual(others, []);
    }
  });

  test('makes a seedbed.yaml for what was built in, where the client makes files', async (t) => {
    const client = await TestClient.start(t, { [a]: seed() }, { capabilities: everything });
    await client.open(a);
    const edit = await rename(client, a, 'publisher: a', 'assocpress');
    assert.deepEqual(edit.documentChanges?.[0], {
      kind: 'create',
      uri: client.folder.uriOf('seedbed.yaml'),
      options: { ignoreIfExists: true },
    });
    const { 'seedbed.yaml': configuration, [a]: renamed } = client.applied(edit);
    assert.match(configuration!, /assocpress:[^]*Associated Press/);
    assert.equal(renamed, seed('publisher: assocpress'));
  });

  test('begins at a name in seedbed.yaml as well', async (t) => {
    const yaml = 'usages:\n  candidate: Not yet.\n  used: Done.\n';
    const files = { [a]: seed(), 'seedbed.yaml': yaml };
    const client = await TestClient.start(t, files, {
      capabilities: { ...versions, textDocument: { rename: { prepareSupport: true } } },
    });
    assert.deepEqual(client.initialized.capabilities.renameProvider, { prepareProvider: true, workDoneProgress: true });
    await client.open('seedbed.yaml', undefined, 'yaml');
    const range = client.rangeOf('seedbed.yaml', 'candidate');
    const prepare = (place: string): Promise<unknown> =>
      client.request('textDocument/prepareRename', client.at('seedbed.yaml', place));
    assert.deepEqual(await prepare('cand'), { range, placeholder: 'candidate' });
    assert.equal(await prepare('Not'), null);
    const edit = await rename(client, 'seedbed.yaml', 'cand', 'proposed');
    assert.deepEqual(client.applied(edit), {
      'seedbed.yaml': yaml.replace('candidate', 'proposed'),
      [a]: seed('usage: proposed'),
    });
  });

  test('says in a sentence why there is nothing to rename', async (t) => {
    const client = await TestClient.start(t, { [a]: seed(), 'notes.md': seed() });
    await client.open(a);
    await client.open('notes.md', undefined, 'markdown');
    const refused = (file: string, place: string, newName: string, message: RegExp): Promise<void> =>
      assert.rejects(rename(client, file, place, newName), { code: -32803, message });
    await refused(a, 'usage: cand', ' ', /^A usage needs a name\.$/);
    await refused(a, 'publisher: a', 'two words', /^“two words” cannot be a publisher/);
    await refused(a, 'title: Har', 'x', /^You can rename a publisher, a usage or the value of/);
    await refused('notes.md', 'usage: cand', 'x', /^You can rename a publisher, a usage or the value of/);
  });

  test('tells of seeds that keep the old name', async (t) => {
    const files = { [a]: seed(), [b]: seed('usage: "candidate') };
    const client = await TestClient.start(t, files, { capabilities: everything });
    await client.open(a);
    const edit = await rename(client, a, 'usage: cand', 'proposed');
    assert.deepEqual(Object.keys(client.applied(edit)), ['seedbed.yaml', a]);
    const message = '1 seed still says “candidate”, not “proposed”. Fix its broken header first.';
    assert.deepEqual(
      client.notifications.filter(({ method }) => method === 'window/showMessage'),
      [{ method: 'window/showMessage', params: { type: 2, message } }],
    );
  });

  test('tells that what a stopped scan has not read may keep the old name', async (t) => {
    const client = await TestClient.start(t, many, { capabilities: versions });
    await client.open(a);
    await client.request('seedbed/cancelScan');
    const edit = await rename(client, a, 'usage: cand', 'proposed');
    assert.ok(Object.keys(client.applied(edit)).length < 1000);
    const told = client.notifications.find(({ method }) => method === 'window/showMessage')?.params;
    assert.match(
      JSON.stringify(told),
      /Seeds that were not read because the scan was stopped may still say “candidate”\./,
    );
  });

  test('does not mistake the place when the seed is edited meanwhile', async (t) => {
    const client = await TestClient.start(t, many);
    await client.open(a);
    const renamed = rename(client, a, 'usage: cand', 'proposed');
    await Promise.all([
      assert.rejects(renamed, { code: -32801 }),
      client.edit(a, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: '\n' }]),
    ]);
  });

  test('lets others have their turn, and tells how far it is', async (t) => {
    const client = await TestClient.start(t, many, { capabilities: everything });
    await client.request('seedbed/rescan');
    await client.open(a);
    const answered: string[] = [];
    const params = { ...client.at(a, 'usage: cand'), newName: 'proposed', workDoneToken: 'rename' };
    const [edit] = await Promise.all([
      client.request<WorkspaceEdit>('textDocument/rename', params).finally(() => answered.push('rename')),
      client.request('textDocument/hover', client.at(a, 'publisher: a')).then(() => answered.push('hover')),
    ]);
    assert.deepEqual(answered, ['hover', 'rename']);
    assert.equal(Object.keys(client.applied(edit)).length, 1001, 'all seeds and seedbed.yaml');
    const progress = client.notifications
      .map(({ params }) => params as { token?: string; value?: { kind: string; percentage?: number } })
      .filter(({ token }) => token === 'rename')
      .map(({ value }) => value!);
    assert.equal(progress.at(0)?.kind, 'begin');
    assert.equal(progress.at(-1)?.kind, 'end');
    assert.ok(progress.some(({ kind, percentage = 0 }) => kind === 'report' && percentage > 0 && percentage < 100));
  });

  test('goes no further when it is cancelled', async (t) => {
    const client = await TestClient.start(t, many);
    await client.request('seedbed/rescan');
    await client.open(a);
    const cancellation = new CancellationTokenSource();
    const params = { ...client.at(a, 'usage: cand'), newName: 'proposed' };
    const renamed = client.connection.sendRequest('textDocument/rename', params, cancellation.token);
    cancellation.cancel();
    await assert.rejects(renamed, { code: -32800 });
  });

  test('stays within the corpus of one seedbed.yaml', async (t) => {
    const files = { [a]: seed(), 'other/seedbed.yaml': '', [`other/${d}`]: seed() };
    const client = await TestClient.start(t, files, { capabilities: versions });
    await client.open(a);
    const edit = await rename(client, a, 'usage: cand', 'proposed');
    assert.deepEqual(Object.keys(client.applied(edit)), [a]);
  });
});

suite('a name changed in all seeds by a quick fix', () => {
  const applying: ClientCapabilities = { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } };
  const files = { [a]: seed('publisher: A.P.'), [b]: seed('publisher: A.P.'), [c]: seed() };

  const start = async (t: TestContext): Promise<{ client: TestClient; applied: WorkspaceEdit[] }> => {
    const client = await TestClient.start(t, files, { capabilities: applying });
    const applied: WorkspaceEdit[] = [];
    client.connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      applied.push(edit);
      return { applied: true };
    });
    await client.open(a);
    return { client, applied };
  };

  test('is applied by the client, also to seeds that are not open', async (t) => {
    const { client, applied } = await start(t);
    await client.request('seedbed/rescan');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      ...client.of(a),
      range: client.rangeOf(a, 'A.P.'),
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title === 'Change all 2 to “ap”');
    await client.request('workspace/executeCommand', action!.command);
    assert.deepEqual(
      applied.map((edit) => client.applied(edit)),
      [{ [a]: seed(), [b]: seed() }],
    );
    assert.match(told(client).join(), /^1 seed already has the publisher “ap”/);
  });

  test('is only answered to a client that applies it itself', async (t) => {
    const { client, applied } = await start(t);
    const argument = { uri: client.folder.uriOf(a), facet: 'publisher', from: 'A.P.', to: 'ap', answerOnly: true };
    const params = { command: 'seedbed.rename', arguments: [argument] };
    const edit = await client.request<WorkspaceEdit>('workspace/executeCommand', params);
    assert.deepEqual(Object.keys(client.applied(edit)), [a, b]);
    assert.deepEqual(applied, []);
  });

  test('is refused in words', async (t) => {
    const { client, applied } = await start(t);
    const argument = { uri: client.folder.uriOf(a), facet: 'publisher', from: 'ap', to: 'two words' };
    const params = { command: 'seedbed.rename', arguments: [argument] };
    assert.equal(await client.request('workspace/executeCommand', params), null);
    assert.match(told(client).join(), /^“two words” cannot be a publisher/);
    assert.deepEqual(applied, []);
  });
});

/** What the server has told in words. */
function told(client: TestClient): readonly string[] {
  return client.notifications
    .filter(({ method }) => method === 'window/showMessage')
    .map(({ params }) => (params as { readonly message: string }).message);
}
