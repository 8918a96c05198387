import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type {
  CodeAction,
  CompletionItem,
  DocumentHighlight,
  DocumentSymbol,
  InlayHint,
  Location,
  Position,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { seed } from '../support/seed.ts';
import { TestClient, type ClientOptions } from './client.ts';

type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** How long a text is, as a client counts. */
const length: Record<Encoding, (text: string) => number> = {
  'utf-8': (text) => Buffer.byteLength(text),
  'utf-16': (text) => text.length,
  'utf-32': (text) => Array.from(text).length,
};

const [a, b] = ['001_00000000000000aa.txt', '002_00000000000000bb.txt'] as const;
const yaml = `usages: [🌱neu, geprüft]
fields:
  größe: { values: [weit🌍weg, nah] }
`;
const link = 'https://apnews.com/article/harbour-tunnel-opens';
const text = seed('title: Ärger 🌱  am Fluß\nusage: geprüft\ninitial_rank: 4\ngröße: weit🌍weg').replace(
  'Monday.',
  `Monday 🎉 (é: ${link}).`,
);
const files = {
  'seedbed.yaml': yaml,
  [a]: text,
  [b]: seed('title: Noch 🌱  was\nusage: geprüft\ninitial_rank: 4\ngröße: weit🌍weg'),
};

/** A client that counts like this, and what it makes of places in texts. */
class Counting {
  readonly client: TestClient;
  readonly #encoding: Encoding;

  private constructor(client: TestClient, encoding: Encoding) {
    this.client = client;
    this.#encoding = encoding;
  }

  static async start(
    test: Parameters<typeof TestClient.start>[0],
    encoding: Encoding,
    options: ClientOptions = {},
  ): Promise<Counting> {
    const capabilities = { general: { positionEncodings: [encoding, 'utf-16'] }, ...options.capabilities };
    const client = await TestClient.start(test, files, { ...options, capabilities });
    assert.equal(client.initialized.capabilities.positionEncoding, encoding);
    await client.open(a);
    return new Counting(client, encoding);
  }

  /** What names a file in a request, and a place right behind the first `words` in it. */
  at(file: string, words: string): object {
    const source = this.#text(file);
    return { ...this.client.of(file), position: this.#position(source, source.indexOf(words) + words.length) };
  }

  /** The range of a whole file. */
  all(file: string): Range {
    const source = this.#text(file);
    return { start: { line: 0, character: 0 }, end: this.#position(source, source.length) };
  }

  /** What stands in a range of a file. */
  said(file: string, { start, end }: Range): string {
    const source = this.#text(file);
    return source.slice(this.#offset(source, start), this.#offset(source, end));
  }

  /** What a file is after edits. */
  edited(file: string, edits: readonly TextEdit[]): string {
    const source = this.#text(file);
    return edits
      .map(({ range, newText }) => ({
        from: this.#offset(source, range.start),
        to: this.#offset(source, range.end),
        newText,
      }))
      .sort((one, two) => two.from - one.from)
      .reduce((result, { from, to, newText }) => result.slice(0, from) + newText + result.slice(to), source);
  }

  /** Types over the first `old`, and then over the first `next` in what that leaves, in one message. */
  async type(file: string, ...changes: readonly (readonly [old: string, replacement: string])[]): Promise<void> {
    let source = this.#text(file);
    const contentChanges = changes.map(([old, newText]) => {
      const start = source.indexOf(old);
      const range = { start: this.#position(source, start), end: this.#position(source, start + old.length) };
      source = source.replace(old, () => newText);
      return { range, text: newText };
    });
    this.#texts.set(file, source);
    const textDocument = { uri: this.client.folder.uriOf(file), version: 2 };
    await this.client.notify('textDocument/didChange', { textDocument, contentChanges });
  }

  pathOf(uri: string): string {
    return decodeURIComponent(uri.slice(this.client.folder.uri.length + 1));
  }

  readonly #texts = new Map<string, string>();

  #text(file: string): string {
    return this.#texts.get(file) ?? this.client.folder.read(file);
  }

  #position(source: string, offset: number): Position {
    const lines = source.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: length[this.#encoding](lines.at(-1)!) };
  }

  #offset(source: string, { line, character }: Position): number {
    const lines = source.split('\n');
    const start = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
    let end = 0;
    const count = (): number => length[this.#encoding](lines[line]!.slice(0, end));
    while (count() < character) end += lines[line]!.codePointAt(end)! > 0xffff ? 2 : 1;
    assert.equal(count(), character, 'a place within a character');
    return start + end;
  }
}

for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const) {
  suite(`a client that counts ${encoding}`, () => {
    test('is shown findings where they are, in open files and in others, and their fixes', async (t) => {
      const counting = await Counting.start(t, encoding);
      const { client } = counting;
      for (const [file, blanks] of [
        [a, '  '],
        [b, '  '],
      ] as const) {
        await client.until(
          () => client.codes(file).includes('title-whitespace') && client.codes(file).includes('duplicate-url'),
          () => `${file} has ${client.codes(file).join()}`,
        );
        const { diagnostics } = client.published(file)!;
        const found = diagnostics.find(({ code }) => code === 'title-whitespace')!;
        assert.equal(counting.said(file, found.range), blanks);
        const twin = diagnostics.find(({ code }) => code === 'duplicate-url')!.relatedInformation![0]!.location;
        assert.equal(counting.said(counting.pathOf(twin.uri), twin.range), link);
      }
      const { range } = client.published(a)!.diagnostics.find(({ code }) => code === 'title-whitespace')!;
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        ...client.of(a),
        range,
        context: { diagnostics: [] },
      });
      const edits = actions[0]!.edit!.changes![client.folder.uriOf(a)]!;
      assert.equal(counting.edited(a, edits), text.replace('🌱  am', '🌱 am'));
    });

    test('is understood where it types, also several times in one message', async (t) => {
      const counting = await Counting.start(t, encoding);
      await counting.type(
        a,
        ['Ärger 🌱  am', 'Ärger 🌱🌱 und 🌱  am'],
        ['🌱  am Fluß', '🌱 am Fluß — früh'],
        ['früh', 'spät'],
      );
      const [symbol] = await counting.client.request<DocumentSymbol[]>(
        'textDocument/documentSymbol',
        counting.client.of(a),
      );
      const title = symbol!.children!.find(({ name }) => name === 'title')!;
      assert.equal(title.detail, 'Ärger 🌱🌱 und 🌱 am Fluß — spät');
      assert.equal(counting.said(a, title.range), 'title: Ärger 🌱🌱 und 🌱 am Fluß — spät');
    });

    test('completes the word it stands in', async (t) => {
      const counting = await Counting.start(t, encoding);
      const items = await counting.client.request<CompletionItem[]>(
        'textDocument/completion',
        counting.at(a, 'größe: weit🌍'),
      );
      const nah = items.find(({ label }) => label === 'nah')!;
      assert.equal(counting.edited(a, [nah.textEdit as TextEdit]), text.replace('größe: weit🌍weg', 'größe: nah'));
    });

    test('finds the same names, and renames them in all files', async (t) => {
      const counting = await Counting.start(t, encoding, { capabilities: {} });
      const { client } = counting;
      await client.request('seedbed/rescan');
      await client.open('seedbed.yaml', undefined, 'yaml');
      const context = { includeDeclaration: true };
      for (const [file, place] of [
        [a, 'größe: weit🌍w'],
        ['seedbed.yaml', 'values: [weit🌍w'],
      ] as const) {
        const asked = { ...counting.at(file, place), context };
        const found = await client.request<Location[]>('textDocument/references', asked);
        assert.deepEqual(
          found.map(({ uri, range }) => [counting.pathOf(uri), counting.said(counting.pathOf(uri), range)]),
          [a, b, 'seedbed.yaml'].map((name) => [name, 'weit🌍weg']),
        );
        const { changes } = await client.request<WorkspaceEdit>('textDocument/rename', {
          ...counting.at(file, place),
          newName: 'fern',
        });
        for (const [uri, edits] of Object.entries(changes!)) {
          const path = counting.pathOf(uri);
          const source = files[path as keyof typeof files];
          assert.equal(counting.edited(path, edits), source.replaceAll('weit🌍weg', 'fern'));
        }
        assert.equal(Object.keys(changes!).length, 3);
      }
    });

    test('sees what is marked, hinted and formatted in its place', async (t) => {
      const counting = await Counting.start(t, encoding);
      const { client } = counting;
      const marks = await client.request<DocumentHighlight[]>(
        'textDocument/documentHighlight',
        counting.at(a, '(é: https'),
      );
      assert.deepEqual(
        marks.map(({ range }) => counting.said(a, range)),
        [link, link],
      );
      const range = counting.all(a);
      const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { ...client.of(a), range });
      for (const { position } of hints) counting.said(a, { start: position, end: position });
      const options = { tabSize: 2, insertSpaces: true };
      await counting.type(a, ['größe: weit', 'größe:   weit']);
      const edits = await client.request<TextEdit[]>('textDocument/formatting', { ...client.of(a), options });
      assert.equal(counting.edited(a, edits), text);
    });
  });
}

test('a client that names no encoding, or none that is known, counts UTF-16', async (t) => {
  for (const named of [undefined, [], ['utf-7'], 'utf-8', ['utf-7', 'utf-16', 'utf-8']]) {
    const capabilities = named === undefined ? {} : { general: { positionEncodings: named as string[] } };
    const client = await TestClient.start(t, files, { capabilities });
    assert.equal(client.initialized.capabilities.positionEncoding, 'utf-16');
  }
});
