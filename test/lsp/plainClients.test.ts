import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type {
  CodeAction,
  Command,
  CompletionItem,
  Hover,
  MarkupContent,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { escapeMarkdown, markdownCode, markdownCodeBlock, plainTextOf } from '../../server/src/core/text/markdown.ts';
import { other, seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const [file, twin] = ['001_00000000000000aa.txt', '002_00000000000000bb.txt'] as const;
const applying = { workspace: { applyEdit: true } };

suite('a client that knows little', () => {
  test('gets hovers and completions as plain text', async (t) => {
    const client = await TestClient.start(t, { [file]: seed() }, { plain: true });
    await client.open(file);
    const { contents } = await client.request<Hover>('textDocument/hover', client.at(file, 'initial_rank: 4'));
    assert.deepEqual(contents, { kind: 'plaintext', value: '#4 of 1 in this folder' });
    await client.type(file, 'usage: candidate', 'usage: ');
    const items = await client.request<unknown[]>('textDocument/completion', client.at(file, 'usage: '));
    assert.ok(!JSON.stringify(items).includes('markdown'), JSON.stringify(items));
  });

  for (const plain of [true, false]) {
    const title = plain
      ? 'gets the words of files as they are'
      : 'but Markdown gets them without links, marks and HTML';
    test(title, async (t) => {
      const odd = '*a* _b_ [x](https://e.com) <b>`c`</b> &amp; \\d #1 ~s~ | ![i](j) 1.';
      const shown = plain ? odd : escapeMarkdown(odd);
      const quoted = JSON.stringify(odd);
      const client = await TestClient.start(
        t,
        {
          'seedbed.yaml': [
            'publishers:',
            `  ap: { name: ${quoted}, domains: [apnews.com], country: ${quoted} }`,
            `usages: { candidate: ${quoted} }`,
            'fields:',
            `  desk: { values: { sports: ${quoted} } }`,
            `  note: { description: ${quoted} }`,
            '',
          ].join('\n'),
          [file]: seed('desk: sports\nnote: x'),
          [twin]: other(2, `title: ${quoted}\ndesk: sports\nnote: x`),
        },
        { plain },
      );
      await client.request('seedbed/rescan');
      await client.open(file);
      for (const place of [
        'url: https',
        'publisher: ap',
        'usage: candidate',
        'initial_rank: 4',
        'desk: sports',
        'note',
      ]) {
        const { contents } = await client.request<Hover>('textDocument/hover', client.at(file, place));
        const { kind, value } = contents as MarkupContent;
        assert.equal(kind, plain ? 'plaintext' : 'markdown');
        assert.ok(value.includes(shown), `${place}: ${value}`);
      }
      for (const place of ['publisher: ', 'usage: ', 'desk: ', '']) {
        const items = await client.request<CompletionItem[]>('textDocument/completion', client.at(file, place));
        const texts = items.flatMap(({ documentation = '' }) =>
          typeof documentation === 'object' ? documentation.value : documentation,
        );
        if (place !== '')
          assert.ok(
            texts.some((text) => text.includes(shown)),
            `${place}: ${texts.slice(0, 3).join()}`,
          );
        for (const { label, detail = '', labelDetails } of items) {
          assert.doesNotMatch([label, detail, labelDetails?.detail, labelDetails?.description].join(), /\\[*_[<]|&lt;/);
        }
      }
    });
  }

  test('gets the outline as a flat list', async (t) => {
    const client = await TestClient.start(t, { [file]: seed() }, { plain: true });
    await client.open(file);
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', client.of(file));
    assert.deepEqual(
      symbols.slice(0, 2).map(({ name, containerName, location }) => [name, containerName, location.uri]),
      [
        ['Header', undefined, client.folder.uriOf(file)],
        ['url', 'Header', client.folder.uriOf(file)],
      ],
    );
  });

  test('gets no more of a finding than it shows', async (t) => {
    const client = await TestClient.start(t, { [file]: seed(), [twin]: seed('initial_rank: 5') }, { plain: true });
    await client.open(file);
    await client.until(
      () => client.codes(file).includes('duplicate-url'),
      () => client.codes(file).join(),
    );
    const published = client.published(file)!;
    assert.equal(published.version, undefined);
    assert.ok(published.diagnostics.every((diagnostic) => !('relatedInformation' in diagnostic)));
  });

  test('gets code actions as commands, which have the edits made', async (t) => {
    const client = await TestClient.start(
      t,
      { [file]: seed('usage: Candidate') },
      { plain: true, capabilities: applying },
    );
    const applied: WorkspaceEdit[] = [];
    client.connection.onRequest('workspace/applyEdit', ({ edit }: { readonly edit: WorkspaceEdit }) => {
      applied.push(edit);
      return { applied: true };
    });
    await client.open(file);
    const range = client.rangeOf(file, 'Candidate');
    const params = { ...client.of(file), range, context: { diagnostics: [] } };
    const actions = await client.request<Command[]>('textDocument/codeAction', params);
    const commands = new Set(actions.map(({ command }) => command));
    assert.deepEqual([...commands], ['seedbed.applyEdit']);
    await client.request('workspace/executeCommand', actions[0]);
    assert.deepEqual(
      applied.map((edit) => client.applied(edit)),
      [{ [file]: seed('usage: candidate') }],
    );

    await client.type(file, 'Candidate', 'Used');
    await client.request('workspace/executeCommand', actions[0]);
    assert.equal(applied.length, 1);
    const messages = client.notifications.map(({ params: told }) => (told as { message: string }).message);
    assert.deepEqual(messages, ['The seed was edited in the meantime. Ask for its fixes again.']);
  });

  test('gets fix-all in menus that name no kinds, and as a command', async (t) => {
    const client = await TestClient.start(t, { [file]: seed('usage: Candidate') }, { capabilities: applying });
    const applied: WorkspaceEdit[] = [];
    client.connection.onRequest('workspace/applyEdit', ({ edit }: { readonly edit: WorkspaceEdit }) => {
      applied.push(edit);
      return { applied: true };
    });
    await client.open(file);
    const params = { ...client.of(file), range: client.rangeOf(file, 'url'), context: { diagnostics: [] } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
    assert.deepEqual(
      actions.map(({ title, kind }) => [title, kind]),
      [['Fix all problems in this seed', 'source.fixAll.seedbed']],
    );
    const fixing = { command: 'seedbed.fixAllInSeed', arguments: [{ uri: client.folder.uriOf(file) }] };
    await client.request('workspace/executeCommand', fixing);
    assert.deepEqual(
      applied.map((edit) => client.applied(edit)),
      [{ [file]: seed('usage: candidate') }],
    );
  });

  test('gets the first fix alone, if any, where it asks for those of one problem in the range of the whole text', async (t) => {
    const text = seed('usage: perhaps\ninitial_rank: 1\ntitle: Two\u00A0 spaces');
    const client = await TestClient.start(t, { [file]: text, [twin]: other(2, 'initial_rank: 1') }, {});
    await client.open(file);
    await client.until(
      () => client.codes(file).length === 3,
      () => client.codes(file).join(),
    );
    const whole = { start: { line: 0, character: 0 }, end: { line: text.split('\n').length - 1, character: 0 } };
    const titles = async (code: string) => {
      const diagnostics = client.published(file)!.diagnostics.filter((one) => one.code === code);
      const params = { ...client.of(file), range: whole, context: { diagnostics } };
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
      return actions.map(({ title }) => title);
    };
    assert.deepEqual(await titles('title-whitespace'), ['Tidy the spaces in the title']);
    assert.deepEqual(await titles('unknown-usage'), []);
  });

  test('is told where a jump leads when it shows no documents', async (t) => {
    const second = other(2, 'initial_rank: 5\ntitle: Ferry [strike](command:x) ends');
    const client = await TestClient.start(t, { [file]: seed(), [twin]: second }, { plain: true });
    await client.request('seedbed/rescan');
    const jump = { command: 'seedbed.jump', arguments: [{ to: 'nextByRank', uri: client.folder.uriOf(file) }] };
    await client.request('workspace/executeCommand', jump);
    const [message] = client.notifications.map(({ params }) => (params as { message: string }).message);
    // VS Code would make a link of it, which runs a command.
    assert.equal(message, `“Ferry [strike] (command:x) ends”, in ${twin}`);
  });
});

test('Markdown of our own making comes back as the text that it shows', () => {
  for (const text of ['**a** `b` <c> & \\d', 'U.S. (and “more”)', '#1', '`', '``` x', '']) {
    assert.equal(plainTextOf(escapeMarkdown(text)), text);
    assert.equal(plainTextOf(markdownCode(text)).trim(), text);
  }
  assert.equal(plainTextOf(markdownCodeBlock('a: 1\n```\nb', 'yaml')), 'a: 1\n```\nb');
  assert.equal(plainTextOf('**\\#4** of 50\n\n`used` · kept'), '#4 of 50\n\nused · kept');
});
