import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import type {
  FilledSeed,
  CopySeedsParams,
  EditedSeeds,
  ProposedSeed,
  RankOrder,
  RankPlan,
  SeedChange,
  VocabularyValue,
  VocabularyParams,
} from '../../server/src/protocol/index.ts';
import { header, other, seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const nameOf = (number: number) => `00${number}_00000000000000aa.txt`;
const [a, b, c, d] = [1, 2, 3, 4].map(nameOf) as [string, string, string, string];

const applied = (text: string, edits: readonly TextEdit[]) =>
  TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);

async function start(t: TestContext, files: Readonly<Record<string, string>>): Promise<TestClient> {
  const client = await TestClient.start(t, files);
  await client.request('seedbed/rescan');
  return client;
}

suite('a change of many seeds', () => {
  const change = async (client: TestClient, files: readonly string[], what: SeedChange) => {
    const uris = files.map((file) => client.folder.uriOf(file));
    return client.request<EditedSeeds>('seedbed/editSeeds', { uris, change: what });
  };

  test('is told as edits of the text that is open, with its version, and else of the file on disk', async (t) => {
    const files = {
      [a]: seed(),
      [b]: seed('usage: "candidate" # so far').replaceAll('\n', '\r\n'),
      [c]: seed('usage: used'),
    };
    const client = await start(t, files);
    await client.open(a);
    await client.type(a, 'Harbour', 'Ferry');
    const { edits, refused } = await change(client, [a, b, c], { kind: 'set', field: 'usage', value: 'used' });
    assert.deepEqual(refused, []);
    assert.deepEqual(
      edits.map(({ uri, version }) => [uri, version]),
      [
        [client.folder.uriOf(a), 2],
        [client.folder.uriOf(b), null],
      ],
      'one of them is used already',
    );
    assert.equal(applied(client.text(a), edits[0]!.edits), seed('usage: used').replace('Harbour', 'Ferry'));
    assert.match(applied(files[b]!, edits[1]!.edits), /\r\nusage: 'used' # so far\r\n/);
  });

  test('says which seeds it cannot be done to, and why', async (t) => {
    const client = await start(t, { [a]: header('usage: [a'), [b]: 'No header.\n', [c]: header('') });
    const value = { kind: 'set', field: 'publisher', value: 'bbc' } as const;
    const { edits, refused } = await change(client, [a, b, c, 'readme.txt'], value);
    assert.deepEqual(
      edits.map(({ uri }) => uri),
      [client.folder.uriOf(c)],
    );
    assert.deepEqual(
      refused.map(({ uri }) => uri),
      [a, b, 'readme.txt'].map((file) => client.folder.uriOf(file)),
    );
    for (const { reason } of refused) assert.match(reason, /^\p{Lu}.*\.$/u);
    assert.equal(refused.at(-1)?.reason, 'It is not a seed, or cannot be read.');
  });

  test('sets a field that seedbed.yaml declares', async (t) => {
    const configuration = 'fields: {desk: {values: [sports, world]}}';
    const client = await start(t, { [a]: seed('desk: world'), [b]: other(2), 'seedbed.yaml': configuration });
    const { edits } = await change(client, [a, b], { kind: 'set', field: 'desk', value: 'sports' });
    assert.deepEqual(
      edits.map(({ edits: [edit] }) => edit!.newText),
      ['sports', 'desk: sports\n'],
    );
    const [refused] = (await change(client, [a], { kind: 'set', field: 'colour', value: 'red' })).refused;
    assert.equal(refused?.reason, 'seedbed.yaml declares no field “colour” with a single text value.');
  });

  test('gives each seed its own rank', async (t) => {
    const client = await start(t, { [a]: seed('initial_rank: 1'), [b]: other(2, 'initial_rank: 2'), [c]: other(3) });
    const ranks = [
      { uri: client.folder.uriOf(a), rank: 2 },
      { uri: client.folder.uriOf(b), rank: 1 },
      { uri: client.folder.uriOf(d), rank: 9 },
    ];
    const { edits, refused } = await change(client, [a, b, c], { kind: 'rank', ranks });
    assert.deepEqual(refused, []);
    assert.deepEqual(
      edits.map(({ uri, edits: [edit] }) => [uri, edit!.newText]),
      [
        [client.folder.uriOf(a), '2'],
        [client.folder.uriOf(b), '1'],
      ],
    );
    const half = [{ uri: client.folder.uriOf(a), rank: 1.5 }];
    assert.deepEqual((await change(client, [a], { kind: 'rank', ranks: half })).refused, [
      { uri: client.folder.uriOf(a), reason: 'A rank is a whole number, 1 or higher.', repairable: false },
    ]);
  });
});

suite('a change of a seed whose header is broken', () => {
  const set = async (client: TestClient, repair?: boolean) =>
    client.request<EditedSeeds>('seedbed/editSeeds', {
      uris: [a, b].map((file) => client.folder.uriOf(file)),
      change: { kind: 'set', field: 'usage', value: 'used' },
      repair,
    });
  const brokenFence = seed().replace(/^---\n/, '--\n');
  const twoUsages = other(2, 'usage: candidate\nusage: rejected');

  test('is refused, and said to be possible after the safe fixes where it is', async (t) => {
    const client = await start(t, { [a]: brokenFence, [b]: twoUsages });
    const { edits, refused } = await set(client);
    assert.deepEqual(edits, []);
    assert.deepEqual(
      refused.map(({ uri, repairable }) => [uri, repairable]),
      [
        [client.folder.uriOf(a), true],
        [client.folder.uriOf(b), false],
      ],
    );
  });

  test('comes with the safe fixes where that is asked for', async (t) => {
    const client = await start(t, { [a]: brokenFence, [b]: twoUsages });
    const { edits, refused } = await set(client, true);
    assert.deepEqual(
      refused.map(({ uri }) => uri),
      [client.folder.uriOf(b)],
    );
    assert.equal(applied(brokenFence, edits[0]!.edits), seed('usage: used'));
  });
});

suite('a plan of ranks', () => {
  const ranked = (folder: string, ranks: readonly number[]) =>
    Object.fromEntries(ranks.map((rank, index) => [folder + nameOf(index + 1), other(index, `initial_rank: ${rank}`)]));

  /** `name: new rank` of each seed that changes, or the refusal. */
  const plan = async (client: TestClient, params: RankOrder) => {
    const { ranks, refusal } = await client.request<RankPlan>('seedbed/planRanks', params);
    return refusal ?? ranks.map(({ uri, rank }) => `${uri.slice(client.folder.uri.length + 1)}: ${rank}`);
  };
  const move = (client: TestClient, files: readonly string[], before: string | null) =>
    plan(client, {
      kind: 'move',
      uris: files.map((file) => client.folder.uriOf(file)),
      before: before === null ? null : client.folder.uriOf(before),
    });

  test('moves seeds before another one, or to the end, and rewrites as few files as can be', async (t) => {
    const client = await start(t, ranked('', [1, 2, 3, 7]));
    assert.deepEqual(await move(client, [d], c), [`${d}: 3`, `${c}: 4`]);
    assert.deepEqual(await move(client, [a], d), [`${a}: 4`]);
    assert.deepEqual(await move(client, [a, b], null), [`${a}: 8`, `${b}: 9`]);
    assert.deepEqual(await move(client, [a], b), [], 'it is there');
  });

  test('gives seeds a rank, and makes room', async (t) => {
    const client = await start(t, ranked('', [1, 2, 3, 7]));
    const place = (rank: number) => plan(client, { kind: 'place', uris: [client.folder.uriOf(d)], rank });
    assert.deepEqual(await place(3), [`${d}: 3`, `${c}: 4`]);
    assert.deepEqual(await place(5), [`${d}: 5`]);
    assert.equal(await place(0), 'A rank is a whole number between 1 and 1,000,000,000.');
  });

  test('numbers the seeds of a folder from 1 on', async (t) => {
    const client = await start(t, { ...ranked('x/', [2, 5, 9]), ...ranked('y/', [4]) });
    assert.deepEqual(await plan(client, { kind: 'renumber', uri: client.folder.uriOf(`x/${b}`) }), [
      `x/${a}: 1`,
      `x/${b}: 2`,
      `x/${c}: 3`,
    ]);
    client.folder.write({ 'seedbed.yaml': 'rank: { unique: corpus }\n' });
    await client.diskChanged(['created', 'seedbed.yaml']);
    assert.deepEqual(await plan(client, { kind: 'renumber', uri: client.folder.uriOf(`x/${b}`) }), [
      `x/${a}: 1`,
      `y/${a}: 2`,
      `x/${b}: 3`,
      `x/${c}: 4`,
    ]);
  });

  test('steps over a seed that cannot be changed, and names it', async (t) => {
    const files = ranked('', [1, 2, 3, 4]);
    const client = await start(t, { ...files, [c]: files[c]!.replace('usage:', 'initial_rank: 9\nusage:') });
    const place = { kind: 'place', uris: [client.folder.uriOf(d)], rank: 2 } as const;
    assert.deepEqual(await plan(client, place), [`${d}: 2`, `${b}: 4`]);
    const { kept } = await client.request<RankPlan>('seedbed/planRanks', place);
    assert.deepEqual(kept, [
      { uri: client.folder.uriOf(c), reason: 'The header has “initial_rank” more than once.', repairable: false },
    ]);
    assert.deepEqual(await move(client, [d], b), [`${d}: 2`, `${b}: 4`]);
    assert.match(String(await move(client, [d], c)), /^There is no room before “003_.+ more than once\.$/);
    assert.match(String(await plan(client, { ...place, rank: 3 })), /^Rank 3 belongs to “003_.+ more than once\.$/);
    assert.match(String(await move(client, [c], a)), /^“003_.+” cannot move\. The header has/);
  });

  test('is made of a seed that is moved and can be repaired, but steps over the others that could be', async (t) => {
    const files = ranked('', [1, 2, 3, 5]);
    const withoutFence = (file: string) => ({ [file]: files[file]!.replace(/^---\n/, '--\n') });
    const client = await start(t, { ...files, ...withoutFence(b), ...withoutFence(c) });
    const place = (file: string, rank: number) =>
      plan(client, { kind: 'place', uris: [client.folder.uriOf(file)], rank });
    assert.deepEqual(await place(c, 1), [`${c}: 1`, `${a}: 3`]);
    assert.deepEqual(await plan(client, { kind: 'renumber', uri: client.folder.uriOf(a) }), [`${d}: 4`]);
  });

  test('is refused where it has no meaning', async (t) => {
    const client = await start(t, {
      ...ranked('x/', [1, 2]),
      ...ranked('y/', [1]),
      'z/seedbed.yaml': '',
      ...ranked('z/', [1]),
    });
    assert.equal(
      await move(client, [`x/${a}`], `y/${a}`),
      'Each folder has its own ranks, so you can only order seeds of the same folder.',
    );
    assert.equal(
      await move(client, [`x/${a}`, `z/${a}`], null),
      'These seeds belong to different seedbed.yaml files, and each has its own ranks.',
    );
    assert.equal(await move(client, [`x/${a}`, `x/${b}`], `x/${a}`), 'A seed cannot move before itself.');
    assert.equal(await move(client, ['readme.txt'], null), '“readme.txt” is not a seed, or cannot be read.');
    assert.equal(await move(client, [], null), 'There is no seed to move.');
    assert.match(String(await plan(client, {} as RankOrder)), /log/);
  });

  test('waits until all seeds have been read', async (t) => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `${100 + index}_00000000000000aa.txt`,
        other(index, `initial_rank: ${index + 2}`),
      ]),
    );
    const client = await TestClient.start(t, many);
    const [first] = Object.keys(many);
    assert.equal((await plan(client, { kind: 'renumber', uri: client.folder.uriOf(first!) })).length, 300);
  });
});

suite('a new seed over LSP', () => {
  const create = (client: TestClient, url: string, near?: string) =>
    client.request<ProposedSeed>('seedbed/newSeed', {
      url,
      ...(near === undefined ? {} : { near: client.folder.uriOf(near) }),
    });
  const url = 'https://www.reuters.com/world/lighthouse-keeper-retires/';

  test('is a file with a name of its own, and its title is to be selected', async (t) => {
    const client = await start(t, { [`x/${a}`]: seed('initial_rank: 1'), [`x/${b}`]: other(2, 'initial_rank: 2') });
    const created = await create(client, url);
    assert.ok('text' in created, JSON.stringify(created));
    assert.match(created.uri.slice(client.folder.uri.length), /^\/x\/003_[0-9a-f]{16}\.txt$/);
    assert.match(created.text, /^publisher: reuters$/m);
    assert.match(created.text, /^initial_rank: 3$/m);
    const document = TextDocument.create('', '', 0, created.text);
    assert.equal(document.getText(created.selection), 'Lighthouse keeper retires');

    client.folder.write({ [created.uri.slice(client.folder.uri.length + 1)]: created.text });
    await client.diskChanged(['created', created.uri.slice(client.folder.uri.length + 1)]);
    const again = await create(client, `${url}?utm_source=mail`);
    assert.deepEqual('existing' in again && again.existing.uri, created.uri);
  });

  test('is put beside a file, in a folder, or where most seeds are', async (t) => {
    const client = await start(t, {
      [`x/${a}`]: seed(),
      [`y/${b}`]: other(2),
      [`y/${c}`]: other(3),
      'w/readme.txt': '',
    });
    const folderOf = async (near?: string) => {
      const created = await create(client, url, near);
      return 'uri' in created && created.uri.slice(client.folder.uri.length + 1).replace(/\/?[^/]*$/, '');
    };
    assert.equal(await folderOf(), 'y');
    assert.equal(await folderOf(`x/${a}`), 'x');
    assert.equal(await folderOf('x'), 'x');
    assert.equal(await folderOf('w/readme.txt'), 'w');
    assert.equal(await folderOf('seedbed.yaml'), '');
  });

  test('goes to the open folder where there are no seeds yet, and names differ', async (t) => {
    const client = await start(t, {});
    const names = await Promise.all([create(client, url), create(client, url)]);
    assert.equal(new Set(names.map((created) => 'uri' in created && created.uri)).size, 2);
  });

  test('is refused in a sentence', async (t) => {
    const client = await start(t, { [a]: seed() });
    const refusal = async (address: unknown) => {
      const created = await create(client, address as string);
      return 'refusal' in created ? created.refusal : undefined;
    };
    assert.match(String(await refusal('lighthouse')), /^“lighthouse” is not an article URL/);
    assert.match(String(await refusal(5)), /log/);
  });
});

suite('a url that is pasted', () => {
  test('fills what else is missing of the header', async (t) => {
    const text = header('url: \ntitle: My title\npublisher:\nusage: candidate');
    const client = await start(t, { [a]: text });
    await client.open(a);
    const fill = (file: string, place: string) =>
      client.request<FilledSeed | null>('seedbed/fill', {
        uri: client.folder.uriOf(file),
        url: 'https://apnews.com/article/lighthouse?utm_source=mail',
        position: client.rangeOf(file, place).end,
      });
    const filled = (await fill(a, 'url: '))!;
    assert.equal(
      applied(text, [{ range: filled.range, newText: filled.text }]),
      header(
        'url: https://apnews.com/article/lighthouse\ntitle: My title\npublisher: ap\nusage: candidate\ninitial_rank: 1',
      ),
    );
    assert.equal(await fill(a, 'title: '), null);
  });
});

suite('seeds as text', () => {
  test('are links, citations or a table, in the order in which they are named', async (t) => {
    const client = await start(t, { [a]: seed(), [b]: other(2, 'initial_rank: 5') });
    const copied = (as: CopySeedsParams['as']) =>
      client.request<string>('seedbed/copy', {
        uris: [b, a, 'readme.txt'].map((file) => client.folder.uriOf(file)),
        as,
      });
    assert.equal(
      await copied('links'),
      `[Island ferry sails again on day 2](https://apnews.com/article/island-ferry-2)
[Harbour tunnel opens after nine years of digging](https://apnews.com/article/harbour-tunnel-opens)`,
    );
    assert.match(await copied('citations'), /^Island ferry.*\. Associated Press\. https:.*\nHarbour/);
    assert.deepEqual((await copied('csv')).split('\r\n').slice(0, 2), [
      'file,url,title,publisher,usage,initial_rank',
      `${b},https://apnews.com/article/island-ferry-2,Island ferry sails again on day 2,ap,candidate,5`,
    ]);
  });
});

suite('the values of a field', () => {
  test('are those of a corpus, or of all, with how many seeds have them', async (t) => {
    const client = await start(t, {
      [`x/${a}`]: seed(),
      'y/seedbed.yaml': 'usages: { fresh: Nobody has read it. }\n',
      [`y/${b}`]: other(2, 'usage: fresh'),
      [`y/${c}`]: other(3, 'usage: odd'),
    });
    const values = (params: VocabularyParams) => client.request<VocabularyValue[]>('seedbed/vocabulary', params);
    assert.deepEqual(await values({ field: 'usage', uri: client.folder.uriOf(`y/${b}`) }), [
      { value: 'fresh', description: 'Nobody has read it.', count: 1, declared: true },
      { value: 'odd', count: 1, declared: false },
    ]);
    const everywhere = await values({ field: 'usage' });
    assert.deepEqual(
      everywhere.filter(({ count }) => count > 0).map(({ value }) => value),
      ['candidate', 'fresh', 'odd'],
    );
    const [first] = await values({ field: 'publisher' });
    assert.deepEqual(first, { value: 'ap', description: 'Associated Press', count: 3, declared: true });
  });
});
