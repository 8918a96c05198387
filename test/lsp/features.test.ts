import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type {
  CodeAction,
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  TextEdit,
} from 'vscode-languageserver-protocol';
import type { ReaderComparison } from '../../server/src/protocol/index.ts';
import { seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const file = '001_00000000000000aa.txt';
const everything = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

suite('features over LSP', () => {
  test('completion proposes values, and says what they mean', async (t) => {
    const client = await TestClient.start(t, { [file]: seed('usage: ') });
    await client.open(file);
    const items = await client.request<CompletionItem[]>('textDocument/completion', client.at(file, 'usage:'));
    const labels = items.map(({ label }) => label);
    assert.deepEqual(labels, ['candidate', 'selected', 'used', 'rejected']);
    assert.ok(items.every(({ documentation }) => documentation !== undefined));
  });

  test('hovering, the outline, links and folding know the header', async (t) => {
    const client = await TestClient.start(t, { [file]: seed() });
    await client.open(file);
    const hover = await client.request<Hover>('textDocument/hover', client.at(file, 'publisher: a'));
    assert.match(JSON.stringify(hover.contents), /Associated Press/);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', client.of(file));
    assert.ok(symbols[0]?.children?.some(({ name, detail }) => name === 'usage' && detail === 'candidate'));
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', client.of(file));
    assert.match(links[0]?.target ?? '', /^https:/);
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', client.of(file));
    assert.equal(folds[0]?.startLine, 0);
  });

  test('a quick fix takes its finding away', async (t) => {
    const client = await TestClient.start(t, { [file]: seed('usage: candidat') });
    await client.open(file);
    await client.findings(file, ['unknown-usage']);
    const range = client.rangeOf(file, 'candidat');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      ...client.of(file),
      range,
      context: { diagnostics: [] },
    });
    const preferred = actions.find(({ isPreferred }) => isPreferred)!;
    assert.equal(preferred.kind, 'quickfix');
    assert.equal(preferred.diagnostics?.[0]?.code, 'unknown-usage');
    await client.edit(file, editsOf(preferred, client));
    await client.findings(file, []);
    assert.equal(client.text(file), seed('usage: candidate'));
  });

  test('fix-all takes all findings away that need no decision', async (t) => {
    const client = await TestClient.start(t, { [file]: seed('usage: Candidate\ninitial_rank: "4"') });
    await client.open(file);
    const context = { diagnostics: [], only: ['source.fixAll'] };
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
      ...client.of(file),
      range: everything,
      context,
    });
    const { fixed, edits } = await client.request<{ fixed: number; edits: TextEdit[] }>('seedbed/fixAll', {
      uri: client.folder.uriOf(file),
    });
    assert.equal(action?.kind, 'source.fixAll.seedbed');
    assert.deepEqual(editsOf(action, client), edits);
    assert.equal(fixed, 2);
    await client.edit(file, edits);
    assert.equal(client.text(file), seed());
    await client.findings(file, []);
  });

  test('quick fixes and fix-all say which version they are for, where the client takes that', async (t) => {
    const capabilities = { workspace: { workspaceEdit: { documentChanges: true } } };
    const client = await TestClient.start(t, { [file]: seed('usage: Candidate') }, { capabilities });
    await client.open(file);
    await client.type(file, 'Harbour', 'Ferry');
    for (const only of [['quickfix'], ['source.fixAll']]) {
      const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
        ...client.of(file),
        range: everything,
        context: { diagnostics: [], only },
      });
      const [change] = action?.edit?.documentChanges ?? [];
      assert.deepEqual(change && 'textDocument' in change && change.textDocument, {
        uri: client.folder.uriOf(file),
        version: 2,
      });
    }
  });

  test('formatting writes the header as PyYAML does', async (t) => {
    const files = { [file]: seed('usage: "used"') };
    const client = await TestClient.start(t, files);
    assert.equal(client.initialized.capabilities.documentFormattingProvider, true);
    await client.open(file);
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await client.request<TextEdit[]>('textDocument/formatting', { ...client.of(file), options });
    await client.edit(file, edits);
    assert.equal(client.text(file), seed('usage: used'));
    assert.deepEqual(await client.request('textDocument/formatting', { ...client.of(file), options }), []);
  });

  test('what readers make of an open seed is told, gray-matter being one of them', async (t) => {
    const client = await TestClient.start(t, { [file]: seed() });
    await client.open(file);
    await client.type(file, 'initial_rank: 4', 'initial_rank: 010');
    const compared = await client.request<ReaderComparison>('seedbed/readers', { uri: client.folder.uriOf(file) });
    assert.deepEqual(compared.readers, [{ name: 'PyYAML' }, { name: 'YAML 1.2' }, { name: 'gray-matter' }]);
    assert.deepEqual(
      compared.fields.filter(({ differ }) => differ),
      [{ key: 'initial_rank', values: ['the number 8', 'the number 10', 'the number 8'], differ: true }],
    );
    assert.equal(await client.request('seedbed/readers', { uri: client.folder.uriOf('notes.md') }), null);
  });

  test('formatting is offered for seeds only, where the client lets the server say so', async (t) => {
    const capabilities = { textDocument: { formatting: { dynamicRegistration: true } } };
    const client = await TestClient.start(t, {}, { capabilities });
    assert.equal(client.initialized.capabilities.documentFormattingProvider, false);
    const method = 'textDocument/formatting';
    await client.until(
      () => client.registrations.has(method),
      () => 'formatting is not registered',
    );
    const { documentSelector } = client.registrations.get(method) as { documentSelector: readonly object[] };
    assert.deepEqual(documentSelector[0], { language: 'seed' });
    assert.ok(!JSON.stringify(documentSelector).includes('markdown'));
  });

  test('a word can be declared in seedbed.yaml, which is made where the client can make files', async (t) => {
    const edit = { documentChanges: true, resourceOperations: ['create'] } as const;
    const capabilities = {
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: [...edit.resourceOperations] } },
    };
    for (const able of [true, false]) {
      const client = await TestClient.start(t, { [file]: seed('usage: maybe') }, able ? { capabilities } : {});
      await client.open(file);
      const range = client.rangeOf(file, 'maybe');
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        ...client.of(file),
        range,
        context: { diagnostics: [] },
      });
      assert.equal(
        actions.some((action) => JSON.stringify(action).includes('seedbed.yaml')),
        able,
      );
    }
  });

  test('a twin can be opened from its finding, where the client shows documents', async (t) => {
    const twin = '002_00000000000000bb.txt';
    for (const support of [true, false]) {
      const capabilities = { window: { showDocument: { support } } };
      const client = await TestClient.start(
        t,
        { [file]: seed(), [twin]: seed('title: Ships\ninitial_rank: 5') },
        { capabilities },
      );
      await client.open(file);
      await client.findings(file, ['duplicate-url']);
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        ...client.of(file),
        range: client.rangeOf(file, 'https:'),
        context: { diagnostics: [] },
      });
      const command = actions.find(({ command }) => command)?.command;
      assert.equal(command?.command, support ? 'seedbed.open' : undefined);
      if (command) await client.request('workspace/executeCommand', command);
      assert.deepEqual(
        client.shown.map(({ uri }) => uri),
        support ? [client.folder.uriOf(twin)] : [],
      );
    }
  });

  test('a mistake in seedbed.yaml has a quick fix', async (t) => {
    const client = await TestClient.start(t, { 'seedbed.yaml': 'usage: [candidate]\n', [file]: seed() });
    await client.open('seedbed.yaml', undefined, 'yaml');
    await client.findings('seedbed.yaml', ['bad-configuration']);
    const range = client.rangeOf('seedbed.yaml', 'usage');
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
      ...client.of('seedbed.yaml'),
      range,
      context: { diagnostics: [] },
    });
    await client.edit('seedbed.yaml', editsOf(action!, client, 'seedbed.yaml'));
    assert.equal(client.text('seedbed.yaml'), 'usages: [candidate]\n');
    await client.findings('seedbed.yaml', []);
  });

  test('a file that is no seed has no answers', async (t) => {
    const client = await TestClient.start(t, { 'notes.md': seed('usage: ') });
    await client.open('notes.md', undefined, 'markdown');
    assert.deepEqual(await client.request('textDocument/completion', client.at('notes.md', 'usage:')), []);
    assert.equal(await client.request('textDocument/hover', client.at('notes.md', 'usage')), null);
    assert.equal(await client.request('seedbed/fixAll', { uri: client.folder.uriOf('notes.md') }), null);
  });

  test('a Markdown file that seeds.include names is a seed', async (t) => {
    const files = { 'notes.md': seed('usage: '), 'seedbed.yaml': 'seeds: {include: ["*.md"]}\n' };
    const client = await TestClient.start(t, files);
    await client.open('notes.md', undefined, 'markdown');
    await client.findings('notes.md', ['empty-value']);
    assert.equal(await client.request('seedbed/isSeed', { uri: client.folder.uriOf('notes.md') }), true);
  });
});

function editsOf({ edit }: CodeAction, client: TestClient, name = file): TextEdit[] {
  return edit?.changes?.[client.folder.uriOf(name)] ?? [];
}

suite('a seedbed.yaml over LSP', () => {
  test('is completed, and tells what its keys are for', async (t) => {
    const client = await TestClient.start(t, { 'seedbed.yaml': 'seeds:\n  inc\n' });
    await client.open('seedbed.yaml', undefined, 'yaml');
    const items = await client.request<CompletionItem[]>('textDocument/completion', client.at('seedbed.yaml', '  inc'));
    assert.deepEqual(
      items.map(({ label }) => label),
      ['include', 'exclude'],
    );
    const hover = await client.request<Hover | null>('textDocument/hover', client.at('seedbed.yaml', 'see'));
    assert.match(JSON.stringify(hover?.contents), /Which files are seeds/);
  });

  test('is left alone where the client says so', async (t) => {
    const initializationOptions = { configurationHelp: false };
    const client = await TestClient.start(t, { 'seedbed.yaml': 'seeds:\n  inc\n' }, { initializationOptions });
    await client.open('seedbed.yaml', undefined, 'yaml');
    assert.equal(await client.request('textDocument/hover', client.at('seedbed.yaml', 'see')), null);
  });
});
