import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { suite, test } from 'node:test';
import type { CoverageReport } from '../../server/src/protocol/index.ts';
import { other, seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const [a, b, c] = ['001_00000000000000aa.txt', '002_00000000000000bb.txt', '003_00000000000000cc.txt'];
const nothing = { error: 0, warning: 0, information: 0, hint: 0 };

suite('the coverage', () => {
  test('says what was checked in each corpus, and what could not be read', async (t) => {
    const client = await TestClient.start(t, {
      [a]: seed(),
      'news/seedbed.yaml': '',
      [`news/${b}`]: other(2, 'usage: maybe'),
      'empty/readme.txt': '',
    });
    client.folder.write({ [`news/${c}`]: Uint8Array.of(0xff), 'late/seedbed.yaml': '' });
    await client.request('seedbed/rescan');
    const uri = (file: string) => client.folder.uriOf(file);
    assert.deepEqual(await client.request<CoverageReport>('seedbed/coverage'), {
      corpora: [
        { root: client.folder.uri, seeds: 1, skipped: 0, problems: nothing },
        { root: uri('late'), configuration: uri('late/seedbed.yaml'), seeds: 0, skipped: 0, problems: nothing },
        {
          root: uri('news'),
          configuration: uri('news/seedbed.yaml'),
          seeds: 1,
          skipped: 1,
          problems: { ...nothing, error: 2 },
        },
      ],
      checked: 2,
      skipped: [{ uri: uri(`news/${c}`), reason: 'not UTF-8' }],
      unreadableFolders: [],
      unread: { files: 0, folders: 0 },
    });
  });

  test('has a corpus of which nothing at all could be read', async (t) => {
    const client = await TestClient.start(t, {});
    client.folder.write({ [a]: Uint8Array.of(0xff) });
    await client.request('seedbed/rescan');
    const { corpora, checked } = await client.request<CoverageReport>('seedbed/coverage');
    assert.deepEqual(corpora, [{ root: client.folder.uri, seeds: 0, skipped: 1, problems: { ...nothing, error: 1 } }]);
    assert.equal(checked, 0);
  });

  const locks = process.platform !== 'win32' && process.getuid?.() !== 0;
  test('names the folders that nobody may look into', { skip: !locks }, async (t) => {
    const client = await TestClient.start(t, { [`locked/${a}`]: seed() });
    fs.chmodSync(client.folder.pathOf('locked'), 0);
    t.after(() => fs.chmodSync(client.folder.pathOf('locked'), 0o700));
    await client.request('seedbed/rescan');
    const { unreadableFolders } = await client.request<CoverageReport>('seedbed/coverage');
    assert.deepEqual(unreadableFolders, [{ uri: client.folder.uriOf('locked'), reason: 'not permitted' }]);
  });
});
