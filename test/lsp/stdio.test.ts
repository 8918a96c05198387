// What any editor has of Seedbed that knows of nothing but LSP; some of it from `seedbed lsp --stdio`, as editors start it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type {
  ClientCapabilities,
  CodeLens,
  DocumentHighlight,
  InlayHint,
  Location,
  Range,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { seed } from '../support/seed.ts';
import type { Lifetime } from '../support/temporaryFolder.ts';
import { TestClient } from './client.ts';

/** An editor that shows documents when it is asked to, and has versions of them. */
const capabilities: ClientCapabilities = {
  window: { showDocument: { support: true } },
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: { rename: { prepareSupport: true } },
};

const tunnel = 'morning/001_00000000000000aa.txt';
const copy = 'evening/001_00000000000000bb.txt';
const ferry = 'morning/002_00000000000000cc.txt';

const files: Readonly<Record<string, string>> = {
  [tunnel]: seed('initial_rank: 1'),
  [copy]: seed('url: https://www.apnews.com/article/harbour-tunnel-opens/\ntitle: Ships\ninitial_rank: 1'),
  [ferry]: seed('url: https://www.reuters.com/ferry\ntitle: Ferry leaves\npublisher: reuters\ninitial_rank: 2'),
};

/** A client of a server in this process. */
function start(t: Lifetime, more: Record<string, string> = {}): Promise<TestClient> {
  return TestClient.start(t, { ...files, ...more }, { capabilities });
}

/** A client of a server that is a process. */
function spawned(t: Lifetime): Promise<TestClient> {
  return TestClient.start(t, files, { capabilities, start: 'commandLine' });
}

suite('seedbed lsp --stdio', () => {
  test('tells twins of each other, and when one goes, the other is told so', async (t) => {
    const client = await spawned(t);
    const [finding] = await client.findings(tunnel, ['duplicate-url']);
    assert.deepEqual(
      finding?.relatedInformation?.map(({ location }) => [location.uri, textAt(client, copy, location.range)]),
      [[client.folder.uriOf(copy), 'https://www.apnews.com/article/harbour-tunnel-opens/']],
    );
    await client.findings(copy, ['duplicate-url']);

    client.folder.remove(copy);
    await client.diskChanged(['deleted', copy]);
    await client.findings(tunnel, []);
    await client.findings(copy, []);
  });

  test('links each finding to the page of its rule that is installed', async (t) => {
    const client = await spawned(t);
    const [finding] = await client.findings(tunnel, ['duplicate-url']);
    const page = fileURLToPath(finding!.codeDescription!.href);
    assert.equal(page, path.resolve(import.meta.dirname, '../../docs/rules/duplicate-url.md'));
    assert.match(readFileSync(page, 'utf8'), /^# duplicate-url$/m);
  });

  test('ends when it is told to', async (t) => {
    const client = await spawned(t);
    assert.equal(await client.request('shutdown'), null);
    await client.notify('exit', undefined);
    assert.equal(await client.exited(), 0);
  });
});

suite('an editor that knows of nothing but LSP', () => {
  test('tells a twin that is not open as soon as an open one is typed into', async (t) => {
    const client = await start(t);
    await client.findings(tunnel, ['duplicate-url']);
    await client.open(copy);
    await client.type(copy, 'harbour-tunnel-opens', 'harbour-bridge-opens');
    await client.findings(tunnel, []);
    await client.type(copy, 'harbour-bridge-opens', 'harbour-tunnel-opens');
    await client.findings(tunnel, ['duplicate-url']);
    await client.type(copy, 'harbour-tunnel-opens', 'harbour-bridge-opens');
    await client.findings(tunnel, []);
    await client.close(copy);
    await client.findings(tunnel, ['duplicate-url']);
  });

  test('finds seeds by the words of their titles, their ranks and their publishers', async (t) => {
    const client = await start(t);
    await client.findings(tunnel, ['duplicate-url']);
    const find = async (query: string): Promise<string[]> => {
      const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query });
      return symbols.map(({ location }) => pathOf(client, location.uri));
    };
    assert.deepEqual(await find('digging tunnel'), [tunnel]);
    assert.deepEqual(await find('#2'), [ferry]);
    assert.deepEqual(await find('reuters'), [ferry]);
    assert.deepEqual((await find('')).sort(), [copy, tunnel, ferry].sort());
  });

  test('goes from a value to its declaration, and from there to all who use it', async (t) => {
    const client = await start(t, { 'seedbed.yaml': 'publishers:\n  ap: { name: The Associated Press }\n' });
    await client.findings(tunnel, ['duplicate-url']);
    await client.open(tunnel);
    await client.open('seedbed.yaml', undefined, 'yaml');
    const at = client.at(tunnel, 'publisher: a');

    const definitions = await client.request<Location[]>('textDocument/definition', at);
    const declaration = { uri: client.folder.uriOf('seedbed.yaml'), range: client.rangeOf('seedbed.yaml', 'ap') };
    assert.deepEqual(definitions, [declaration]);

    const references = (from: object, includeDeclaration: boolean): Promise<Location[]> =>
      client.request('textDocument/references', { ...from, context: { includeDeclaration } });
    const used = [copy, tunnel].map((file) => ({
      uri: client.folder.uriOf(file),
      range: rangeOf(files[file]!, 'ap', 3),
    }));
    assert.deepEqual(await references(at, false), used);
    assert.deepEqual(await references(at, true), [...used, declaration]);
    assert.deepEqual(await references(client.at('seedbed.yaml', '  a'), false), used);

    const highlights = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', at);
    assert.deepEqual(
      highlights.map(({ range }) => range),
      [rangeOf(files[tunnel]!, 'ap', 3)],
    );
  });

  test('goes from a url to the other seeds of the article', async (t) => {
    const client = await start(t);
    await client.findings(tunnel, ['duplicate-url']);
    await client.open(tunnel);
    const at = client.at(tunnel, 'https://apnews');
    const context = { includeDeclaration: true };
    const references = await client.request<Location[]>('textDocument/references', { ...at, context });
    assert.deepEqual(
      references.map(({ uri }) => pathOf(client, uri)),
      [copy, tunnel],
    );
    const [first] = await client.request<Location[]>('textDocument/definition', at);
    assert.equal(first?.uri, client.folder.uriOf(copy));
  });

  test('renames a usage in all seeds and in seedbed.yaml', async (t) => {
    const yaml = '# Ours.\nusages:\n  - candidate # not yet\n  - used\n';
    const client = await start(t, { 'seedbed.yaml': yaml });
    await client.open(tunnel);
    const at = client.at(tunnel, 'usage: cand');
    const prepared = await client.request('textDocument/prepareRename', at);
    assert.deepEqual(prepared, { range: client.rangeOf(tunnel, 'candidate'), placeholder: 'candidate' });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'proposed' });
    assert.deepEqual(client.applied(edit), {
      'seedbed.yaml': yaml.replace('candidate', 'proposed'),
      [copy]: files[copy]!.replace('candidate', 'proposed'),
      [tunnel]: files[tunnel]!.replace('candidate', 'proposed'),
      [ferry]: files[ferry]!.replace('candidate', 'proposed'),
    });
  });

  test('goes from seed to seed, and has the place shown', async (t) => {
    const client = await start(t);
    await client.findings(tunnel, ['duplicate-url']);
    const jump = async (to: string, file: string): Promise<string | undefined> => {
      const command = { command: 'seedbed.jump', arguments: [{ to, uri: client.folder.uriOf(file) }] };
      const location = await client.request<Location | null>('workspace/executeCommand', command);
      assert.equal(client.shown.at(-1)?.uri, location?.uri);
      assert.equal(client.shown.at(-1)?.takeFocus, true);
      return location ? pathOf(client, location.uri) : undefined;
    };
    assert.equal(await jump('nextByRank', tunnel), ferry);
    assert.equal(await jump('nextByRank', ferry), tunnel);
    assert.equal(await jump('nextTwin', tunnel), copy);
    assert.equal(await jump('nextOfPublisher', tunnel), copy);
    assert.equal(await jump('nextProblem', ferry), copy);
  });

  test('says above a seed where it stands, and that it has a twin', async (t) => {
    const client = await start(t);
    await client.findings(tunnel, ['duplicate-url']);
    await client.open(tunnel);
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', client.of(tunnel));
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['#1 of 2', '1 twin'],
    );
    const { command, arguments: words } = lenses[1]!.command!;
    await client.request('workspace/executeCommand', { command, arguments: words });
    assert.equal(client.shown.at(-1)?.uri, client.folder.uriOf(copy));
  });

  test("shows the publisher's name after its slug", async (t) => {
    const client = await start(t);
    await client.open(tunnel);
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { ...client.of(tunnel), range });
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position]),
      [['Associated Press', client.rangeOf(tunnel, 'publisher: ap').end]],
    );
  });
});

function pathOf(client: TestClient, uri: string): string {
  return uri.slice(client.folder.uri.length + 1);
}

/** Where a word stands on a line, both counted from 0. */
function rangeOf(text: string, word: string, line: number): Range {
  const character = text.split('\n')[line]!.lastIndexOf(word);
  return { start: { line, character }, end: { line, character: character + word.length } };
}

/** What stands in a part of a line of a file on disk. */
function textAt(client: TestClient, file: string, { start, end }: Range): string {
  return client.folder.read(file).split('\n')[start.line]!.slice(start.character, end.character);
}
