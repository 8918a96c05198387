// Documents that are typed in, over LSP with its changes in parts: in the end the server says just what it says of the same text
// when it is opened anew.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../../lsp/client.ts';
import { anyCharacter } from '../../support/characters.ts';
import { seed } from '../../support/seed.ts';
import { atEnd, search } from './search.ts';

const pieces = [
  '',
  '',
  '---\n',
  '\n',
  '\r\n',
  '\r',
  '"',
  "'",
  ': ',
  ':',
  '#',
  '- ',
  'url: ',
  'title: ',
  'usage: used\n',
  '1',
  '😀',
  'ü',
];
const edit = fc.record({
  at: fc.nat(400),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
  newText: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: anyCharacter, maxLength: 5 })),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 12 });

const client = await TestClient.start(atEnd, { 'other.seed': seed() });
await client.request('seedbed/rescan');
let count = 0;
await search(
  'edits',
  fc.asyncProperty(edits, async (steps) => {
    const [typed, fresh] = [`${++count}.seed`, `${count}-fresh.seed`];
    await client.open(typed, seed());
    for (const { at, length, newText } of steps) {
      const document = TextDocument.create('', '', 0, client.text(typed));
      const range = { start: document.positionAt(at), end: document.positionAt(at + length) };
      await client.edit(typed, [{ range, newText }]);
    }
    const said = await saidOf(typed);
    const text = client.text(typed);
    await client.close(typed);
    await client.open(fresh, text);
    const expected = await saidOf(fresh);
    await client.close(fresh);
    for (const file of [typed, fresh]) client.forget(file);
    assert.deepEqual(said, expected, JSON.stringify(text));
  }),
);
await atEnd.run();

/** What the server says of the newest version of a document, except for the names of other documents. */
async function saidOf(file: string): Promise<readonly object[]> {
  const version = client.version(file);
  await client.until(
    () => client.published(file)?.version === version,
    () => `Nothing is said of version ${version} of ${file}.`,
  );
  return client
    .published(file)!
    .diagnostics.map(({ range, code, message, severity }) => ({ range, code, message, severity }));
}
