import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { overviewShell, readPageMessage } from '../../../client/src/desk/overviewShell.ts';

suite('the page around the overview', () => {
  test('runs one script and has one style sheet, both marked, and admits nothing else', () => {
    const page = overviewShell('bm9uY2U=');
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    assert.equal(
      policy,
      "default-src 'none'; style-src 'nonce-bm9uY2U='; script-src 'nonce-bm9uY2U='; base-uri 'none'; form-action 'none'",
    );
    assert.deepEqual(page.match(/<(?:script|style)[^>]*>/g), [
      '<style id="overview-style" nonce="bm9uY2U=">',
      '<script nonce="bm9uY2U=">',
    ]);
    assert.doesNotMatch(page, /\son[a-z]+=|\sstyle=|\ssrc=|https?:|\beval\b/);
  });

  test('says only what is expected of it', () => {
    for (const message of [{ type: 'ready' }, { type: 'shown', revision: 2 }, { type: 'filter', filter: 'rank:4' }]) {
      assert.deepEqual(readPageMessage(message), message);
    }
    const others = [
      undefined,
      null,
      'ready',
      { type: 'open', uri: 'file:///etc/passwd' },
      { type: 'filter' },
      { type: 'filter', filter: ['rank:4'] },
      { type: 'filter', filter: 'x'.repeat(1001) },
      { type: 'shown', revision: '2' },
    ];
    for (const message of others) assert.equal(readPageMessage(message), undefined);
  });
});
