import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SeedbedStatus } from '../../server/src/protocol/index.ts';
import { article } from '../support/article.ts';
import { TestClient } from './client.ts';

const count = 2000;
const seeds = Object.fromEntries(
  Array.from({ length: count }, (_, index) => [`${index + 100}_00000000000000bb.txt`, article(index + 1)]),
);

const statusOf = (client: TestClient): SeedbedStatus | undefined =>
  client.notifications.findLast(({ method }) => method === 'seedbed/status')?.params as SeedbedStatus | undefined;

const untilStatus = (client: TestClient, state: SeedbedStatus['state']): Promise<void> =>
  client.until(
    () => statusOf(client)?.state === state,
    () => `the status is ${JSON.stringify(statusOf(client))}`,
  );

suite('a scan', () => {
  test('is cancelled by a request, says what is unread, and begins anew', async (t) => {
    const client = await TestClient.start(t, seeds, { initializationOptions: { views: true } });
    await client.request('seedbed/cancelScan');
    await untilStatus(client, 'cancelled');
    const { unread, seeds: read } = statusOf(client)!;
    assert.ok(unread && unread.files + unread.folders > 0);
    assert.ok(read < count);

    await client.request('seedbed/rescan');
    await untilStatus(client, 'ready');
    assert.equal(statusOf(client)?.seeds, count);
    assert.equal(statusOf(client)?.unread, undefined);
  });

  test('is cancelled by the button of its progress', async (t) => {
    const client = await TestClient.start(t, seeds, {
      initializationOptions: { views: true },
      capabilities: { window: { workDoneProgress: true } },
      host: { progressDelay: 0 },
    });
    const progress = (kind: string) =>
      client.notifications.find(
        ({ method, params }) => method === '$/progress' && (params as { value: { kind: string } }).value.kind === kind,
      )?.params as { token: string; value: { cancellable?: boolean } } | undefined;
    await client.until(
      () => progress('begin') !== undefined,
      () => 'no progress began',
    );
    const { token, value } = progress('begin')!;
    assert.equal(value.cancellable, true);
    await client.notify('window/workDoneProgress/cancel', { token });
    await untilStatus(client, 'cancelled');
    await client.until(
      () => progress('end') !== undefined,
      () => 'the progress did not end',
    );
  });
});
