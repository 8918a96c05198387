// Messages of clients: what is wrong with their framing is found whatever pieces they come in, and nothing where nothing is; and a
// server answers whatever it is asked, and goes on.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Framing } from '../../../server/src/node/framing.ts';
import * as protocol from '../../../server/src/protocol/index.ts';
import { TestClient } from '../../lsp/client.ts';
import { seed } from '../../support/seed.ts';
import { atEnd, search } from './search.ts';

const message = fc.json({ maxDepth: 2 }).map((text) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
const stream = fc.array(message, { minLength: 1, maxLength: 5 }).map((messages) => Buffer.from(messages.join('')));
const damages = ['\r', '\n', ':', 'x', '0', ' ', '-', 'Content-Length: 5\r\n'];
interface Damage {
  readonly at: number;
  readonly by: string;
}
const damage: fc.Arbitrary<Damage> = fc.record({ at: fc.nat(), by: fc.constantFrom(...damages) });
const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });

await search(
  'framing',
  fc.property(stream, fc.option(damage), sizes, (whole, damaged, pieces) => {
    if (!damaged) assert.equal(new Framing().take(whole), undefined);
    const place = damaged ? damaged.at % whole.length : 0;
    const bytes = damaged
      ? Buffer.concat([whole.subarray(0, place), Buffer.from(damaged.by), whole.subarray(place + 1)])
      : whole;
    const framing = new Framing();
    let problem: string | undefined;
    for (let at = 0, piece = 0; at < bytes.length && problem === undefined; piece++) {
      const size = pieces[piece % pieces.length]!;
      problem = framing.take(bytes.subarray(at, at + size));
      at += size;
    }
    assert.equal(problem, new Framing().take(bytes));
  }),
  0.3,
);

const client = await TestClient.start(atEnd, { 'other.seed': seed() });
await client.open('this.seed', seed('usage: Candidate'));
const place = { ...client.of('this.seed'), position: { line: 1, character: 2 } };
const features = [
  'hover',
  'completion',
  'definition',
  'references',
  'documentSymbol',
  'codeAction',
  'formatting',
  'rename',
  'prepareRename',
  'codeLens',
  'inlayHint',
  'foldingRange',
  'documentLink',
  'documentHighlight',
];
const own = Object.values(protocol).flatMap((each) =>
  typeof each === 'object' && 'method' in each ? [each.method] : [],
);
const notes = ['didOpen', 'didChange', 'didClose', 'didSave'].map((name) => `textDocument/${name}`);
const method = fc.oneof(
  fc.constantFrom(...features.map((name) => `textDocument/${name}`)),
  fc.constantFrom(
    ...own,
    'workspace/symbol',
    'workspace/executeCommand',
    'completionItem/resolve',
    'codeAction/resolve',
    '$/cancelRequest',
  ),
  fc.constantFrom(
    ...notes,
    'workspace/didChangeWatchedFiles',
    'workspace/didChangeConfiguration',
    'workspace/didChangeWorkspaceFolders',
  ),
);
const params = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc
    .jsonValue({ maxDepth: 2 })
    .map((value) => ({ ...place, context: value, options: value, newName: 'a', changes: value })),
  fc.dictionary(
    fc.constantFrom(
      'textDocument',
      'position',
      'range',
      'uri',
      'uris',
      'change',
      'query',
      'command',
      'arguments',
      'contentChanges',
      'event',
    ),
    fc.jsonValue({ maxDepth: 2 }),
  ),
);

await search(
  'messages',
  fc.asyncProperty(method, params, async (name, value) => {
    // What is told of a document that is open changes it.
    const isNote = /\/did|^\$/.test(name);
    if (isNote) await client.connection.sendNotification(name, 'position' in Object(value) ? {} : value);
    else await client.request(name, value).catch(() => {});
    const symbols = await client.request<unknown[]>('textDocument/documentSymbol', client.of('this.seed'));
    assert.ok(Array.isArray(symbols) && symbols.length > 0, 'the server has forgotten a document');
  }),
  0.7,
);
await atEnd.run();
