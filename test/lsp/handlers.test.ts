import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { createHandlers } from '../../server/src/lsp/handlers.ts';

suite('a handler', () => {
  test('answers with what is harmless when a feature throws or rejects, and says so once', async () => {
    const log: string[] = [];
    const handlers = createHandlers((message) => log.push(message));
    const broken = handlers.request('hover', 'nothing', () => {
      throw new Error('oops');
    });
    const rejecting = handlers.request('links', 'nothing', () => Promise.reject('no reason'));
    for (let time = 0; time < 3; time++) {
      assert.equal(await broken({}, CancellationToken.None), 'nothing');
      assert.equal(await rejecting({}, CancellationToken.None), 'nothing');
    }
    assert.equal(log.length, 2);
    assert.match(log[0]!, /^hover failed: Error: oops/);
    assert.equal(log[1], 'links failed: no reason');
  });

  test('does no work for a request that was cancelled before its turn', async () => {
    let ran = false;
    const handler = createHandlers(assert.fail).request('hover', undefined, () => void (ran = true));
    const answer = await handler({}, CancellationToken.Cancelled);
    assert.ok(answer instanceof ResponseError);
    assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
    assert.ok(!ran);
  });

  test('hands over the parameters, or nothing for a message without any', async () => {
    const handler = createHandlers(assert.fail).request('echo', 'failed', (params: unknown) => params);
    assert.deepEqual(await handler({ a: 1 }, CancellationToken.None), { a: 1 });
    assert.equal(await handler(CancellationToken.None), undefined);
  });

  test('lets an event fail without ending what called it', () => {
    const log: string[] = [];
    const event = createHandlers((message) => log.push(message)).event('opened', (name: string) => {
      throw new Error(name);
    });
    event('one');
    event('two');
    assert.equal(log.length, 2);
  });
});

test('requests are refused before the server is initialized, and after it was shut down', async () => {
  for (const [life, code] of [
    ['uninitialized', ErrorCodes.ServerNotInitialized],
    ['shut down', ErrorCodes.InvalidRequest],
  ] as const) {
    const handler = createHandlers(assert.fail, undefined, () => life).request('hover', null, () => assert.fail());
    const answer = await handler({}, CancellationToken.None);
    assert.ok(answer instanceof ResponseError);
    assert.equal(answer.code, code);
  }
});
