// Messages that cannot be told apart, sent to the language server as a process.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { suite, test } from 'node:test';
import { Framing } from '../../server/src/node/framing.ts';
import { bundle } from '../support/bundles.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const message = (content: object, header = (length: number) => `Content-Length: ${length}\r\n\r\n`): string => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...content });
  return header(Buffer.byteLength(text)) + text;
};
const initialize = { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } };
const ask = { id: 2, method: 'shutdown' };
const exit = { method: 'exit' };

/** What the server answers and how it ends; its input stays open. */
async function serve(...parts: readonly string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, [await bundle('cli'), 'lsp', '--stdio']);
  let [out, error] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (error += chunk));
  child.stdin.on('error', () => {});
  for (const part of parts) child.stdin.write(part);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, error };
}

suite('the language server', () => {
  const broken: readonly (readonly [string, (length: number) => string])[] = [
    ['has no length', () => 'Content-Type: x\r\n\r\n'],
    ['has an impossible length', () => 'Content-Length: many\r\n\r\n'],
    ['has an impossible length', () => 'Content-Length: -5\r\n\r\n'],
    ['has an impossible length', () => 'Content-Length: 1e3\r\n\r\n'],
    ['has an impossible length', () => 'Content-Length: 99999999999\r\n\r\n'],
    ['does not end with CR LF', (length) => `Content-Length: ${length}\n\n`],
    ['does not end with CR LF', (length) => `hello\nContent-Length: ${length}\r\n\r\n`],
    ['does not start with a header', (length) => `hello\r\nContent-Length: ${length}\r\n\r\n`],
    ['does not start with a header', (length) => `Content-Length: ${length - 1}\r\n\r\n`],
    ['has no length', (length) => `Content-Length: ${length + 1}\r\n\r\n`],
    ['is too long', () => 'x'.repeat(5000)],
  ];
  for (const [what, header] of broken)
    test(`can no longer tell messages apart where one ${what}: ${JSON.stringify(header(9).slice(0, 30))}`, () => {
      const bytes = Buffer.from(message(initialize) + message(ask, header) + message(ask) + message(ask));
      assert.match(new Framing().take(bytes)!, new RegExp(`^(?:A|The header of a|A line of a) message.* ${what}\\.$`));
    });

  test('says so and ends then', async () => {
    const { code, error } = await serve(message(initialize), message(ask, broken[0]![1]), message(ask), message(ask));
    assert.equal(code, 1);
    assert.match(error, /^seedbed: A message has no length\. The language server stops because .*\n$/m);
  });

  test('does so, too, where it is reached by a pipe or a port', { skip: process.platform === 'win32' }, async (t) => {
    const pipe = temporaryFolder(t).pathOf('pipe');
    const ways: readonly (readonly [string | number, (address: AddressInfo | string | null) => readonly string[]])[] = [
      [pipe, () => [`--pipe=${pipe}`]],
      [0, (address) => ['--socket', String((address as AddressInfo).port)]],
    ];
    for (const [place, wordsFor] of ways) {
      for (const [header, code, told] of [
        [
          'Content-Length: many\r\n\r\n',
          1,
          /^seedbed: A message has an impossible length\. The language server stops because .*\n$/m,
        ],
        [undefined, 0, /^$/],
      ] as const) {
        const server = createServer();
        await new Promise<void>((listening) => server.listen(place, listening));
        const child = spawn(process.execPath, [await bundle('cli'), 'lsp', ...wordsFor(server.address())]);
        let error = '';
        child.stderr.setEncoding('utf8').on('data', (chunk: string) => (error += chunk));
        const [socket] = (await once(server, 'connection')) as [Socket];
        socket.on('error', () => {}).write(message(initialize));
        socket.write(header ?? message(ask) + message(exit));
        const [ended] = (await once(child, 'close')) as [number];
        assert.equal(ended, code);
        assert.match(error, told);
        server.close();
        socket.destroy();
      }
    }
  });

  test('takes headers however they come', async () => {
    const spelled = (length: number) =>
      `content-length:${length}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n`;
    const { code, out, error } = await serve(...Array.from(message(initialize, spelled)), message(ask) + message(exit));
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /"serverInfo":\{"name":"Seedbed"/);
  });
});

test('messages are followed whatever pieces they come in', () => {
  const bytes = Buffer.from(message(initialize) + message({ method: 'ü€😀' }) + message(exit));
  for (const size of [1, 2, 7, 50, bytes.length]) {
    const framing = new Framing();
    for (let at = 0; at < bytes.length; at += size)
      assert.equal(framing.take(bytes.subarray(at, at + size)), undefined);
    assert.match(framing.take(Buffer.from('}\r\n'))!, /does not start with a header/);
  }
});
