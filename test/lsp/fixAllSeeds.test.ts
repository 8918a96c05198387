import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { EditedSeeds, FixAllPlan, SeedEdits } from '../../server/src/protocol/index.ts';
import { article } from '../support/article.ts';
import { other, seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const nameOf = (number: number) => `${100 + number}_00000000000000aa.txt`;
const [a, b, c, d] = [1, 2, 3, 4].map(nameOf) as [string, string, string, string];

const many = Object.fromEntries(
  Array.from({ length: 1000 }, (_, index) => [nameOf(index), article(index + 1, { usage: 'Candidat' })]),
);

suite('fix-all in all seeds', () => {
  test('is planned: which seeds would change, how many problems of which rule, and how many would be left', async (t) => {
    const client = await TestClient.start(t, {
      [a]: seed('usage: Candidat'),
      [b]: other(2, 'usage: Candidat\ninitial_rank: "5"'),
      [c]: other(3, 'usage: maybe\ninitial_rank: 6'),
      [d]: other(4, 'initial_rank: 7'),
    });
    assert.deepEqual(await client.request<FixAllPlan>('seedbed/planFixAll'), {
      seeds: [a, b].map((file) => client.folder.uriOf(file)),
      problems: 3,
      rules: [
        { code: 'unknown-usage', problems: 2 },
        { code: 'invalid-rank', problems: 1 },
      ],
      left: 1,
    });
  });

  test('is answered for the text that is open, with its version, and else for the file on disk', async (t) => {
    const files = { [a]: seed('usage: Candidat'), [b]: `\uFEFF${seed('usage: Candidat')}`, [c]: seed() };
    const client = await TestClient.start(t, files);
    await client.findings(b, ['duplicate-url', 'unknown-usage', 'usage-conflict', 'duplicate-rank']);
    await client.open(a);
    await client.type(a, 'Harbour', 'Ferry');
    const fixes = async (...names: string[]) => {
      const uris = names.map((file) => client.folder.uriOf(file));
      return client.request<EditedSeeds>('seedbed/editSeeds', { uris, change: { kind: 'fix' } });
    };
    const { edits: answer, refused } = await fixes(a, b, c, 'none.txt');
    assert.deepEqual(
      answer.map(({ uri, version, fixed }) => [uri, version, fixed]),
      [
        [client.folder.uriOf(a), 2, 1],
        [client.folder.uriOf(b), null, 1],
      ],
    );
    const reason = 'It is not a seed, or cannot be read.';
    assert.deepEqual(refused, [{ uri: client.folder.uriOf('none.txt'), reason, repairable: false }]);
    const applied = (text: string, { edits }: SeedEdits) =>
      TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);
    assert.equal(applied(client.text(a), answer[0]!), seed().replace('Harbour', 'Ferry'));
    assert.equal(applied(files[b]!, answer[1]!), `\uFEFF${seed()}`);

    await client.type(a, 'Candidat', 'candidate');
    assert.deepEqual(await fixes(a), { edits: [], refused: [] }, 'mended by hand meanwhile');
    const { seeds } = await client.request<FixAllPlan>('seedbed/planFixAll');
    assert.deepEqual(seeds, [client.folder.uriOf(b)]);
  });

  test('lets other requests be answered while it is planned', async (t) => {
    const client = await TestClient.start(t, many);
    await client.request('seedbed/rescan');
    await client.open(a);
    const answered: string[] = [];
    await Promise.all([
      client.request('seedbed/planFixAll').then(() => answered.push('plan')),
      client.request('textDocument/hover', client.at(a, 'publisher: a')).then(() => answered.push('hover')),
    ]);
    assert.deepEqual(answered, ['hover', 'plan']);
  });

  test('is planned no further when it is cancelled', async (t) => {
    const client = await TestClient.start(t, many);
    const cancellation = new CancellationTokenSource();
    const plan = client.connection.sendRequest('seedbed/planFixAll', cancellation.token);
    cancellation.cancel();
    await assert.rejects(plan, { code: -32800 });
    const { seeds } = await client.request<FixAllPlan>('seedbed/planFixAll');
    assert.equal(seeds.length, 1000);
  });
});
