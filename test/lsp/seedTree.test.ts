import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { suite, test, type TestContext } from 'node:test';
import type {
  FacetSummary,
  FilterCheck,
  FilterCompletion,
  LocateSeedParams,
  SeedCard,
  SeedMark,
  SeedPlace,
  SeedTreeNode,
  SeedTreeParams,
} from '../../server/src/protocol/index.ts';
import { seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const tunnel = 'harbour/001_00000000000000aa.txt';
const copy = 'harbour/002_00000000000000bb.txt';
const ferry = 'island/001_00000000000000cc.txt';
const museum = 'island/002_00000000000000dd.txt';

const files: Readonly<Record<string, string>> = {
  [tunnel]: seed('initial_rank: 2'),
  [copy]: seed('title: Ships stop\nusage: used\ninitial_rank: 1'),
  [ferry]: seed('url: https://www.reuters.com/ferry\ntitle: Ferry leaves\npublisher: reuters\ninitial_rank: 1'),
  [museum]: seed('url: https://apnews.com/museum\ntitle: A museum, robbed\nusage: maybe\ninitial_rank: 2'),
};

async function start(t: TestContext): Promise<TestClient> {
  const client = await TestClient.start(t, files);
  await client.request('seedbed/rescan');
  return client;
}

/** A level of the tree as it would be drawn: groups as `label (seeds)`, seeds by their paths, and `… of total`. */
async function draw(client: TestClient, params: SeedTreeParams): Promise<string[]> {
  const nodes = await client.request<SeedTreeNode[]>('seedbed/tree', params);
  return nodes.map((node) => {
    if (node.kind === 'group') return `${node.label} (${node.seeds})`;
    return node.kind === 'seed' ? pathOf(client, node.uri) : `${node.shown} of ${node.total}`;
  });
}

const pathOf = (client: TestClient, uri: string) => uri.slice(client.folder.uri.length + 1);

suite('the tree of seeds over LSP', () => {
  test('is grouped by what is asked for', async (t) => {
    const client = await start(t);
    assert.deepEqual(await draw(client, { groupBy: 'usage' }), ['candidate (2)', 'used (1)', 'maybe (1)']);
    assert.deepEqual(await draw(client, { groupBy: 'publisher' }), ['Associated Press (3)', 'Reuters (1)']);
    assert.deepEqual(await draw(client, { groupBy: 'folder' }), ['harbour (2)', 'island (2)']);
    assert.deepEqual(await draw(client, { groupBy: 'domain' }), ['apnews.com (3)', 'reuters.com (1)']);
    assert.deepEqual(await draw(client, { groupBy: 'problem' }), [
      'usage-conflict (2)',
      'unknown-usage (1)',
      'duplicate-url (2)',
      'No problems (1)',
    ]);
    assert.deepEqual((await draw(client, { groupBy: 'none' })).length, 4);
  });

  test('has the seeds of a group in the order that is asked for', async (t) => {
    const client = await start(t);
    const sorted = (sortBy?: SeedTreeParams['sortBy']) =>
      draw(client, { groupBy: 'none', ...(sortBy ? { sortBy } : {}) });
    assert.deepEqual(await sorted(), [copy, ferry, tunnel, museum]);
    assert.deepEqual(await sorted('title'), [museum, ferry, tunnel, copy]);
    assert.deepEqual(await sorted('file'), [tunnel, copy, ferry, museum]);
  });

  test('has the file first that was changed last, be it open or not', async (t) => {
    const client = await start(t);
    const touch = async (file: string, year: number) => {
      fs.utimesSync(client.folder.pathOf(file), new Date(), new Date(Date.UTC(year, 0)));
      await client.diskChanged(['changed', file]);
    };
    await client.open(museum);
    await touch(tunnel, 2001);
    await touch(copy, 2003);
    await touch(museum, 2002);
    await touch(ferry, 2004);
    await client.request('seedbed/rescan');
    const changed = { groupBy: 'none', sortBy: 'changed' } as const;
    assert.deepEqual(await draw(client, changed), [ferry, copy, museum, tunnel]);
    await touch(museum, 2005);
    await client.request('seedbed/rescan');
    assert.deepEqual(await draw(client, changed), [museum, ferry, copy, tunnel]);
    await client.type(museum, 'maybe', 'used');
    assert.deepEqual(await draw(client, changed), [museum, ferry, copy, tunnel], 'what is typed is no change on disk');
  });

  test('holds the seeds that a filter lets through', async (t) => {
    const client = await start(t);
    const filtered = (filter: string) => draw(client, { groupBy: 'none', filter });
    assert.deepEqual(await filtered('publisher:ap usage:candidate'), [tunnel]);
    assert.deepEqual(await filtered('publisher:reuters publisher:ap -rank:2'), [copy, ferry]);
    assert.deepEqual(await filtered('rule:unknown-usage'), [museum]);
    assert.deepEqual(await filtered('is:duplicate'), [copy, tunnel]);
    assert.deepEqual(await filtered('nothing has this'), []);
    assert.deepEqual(await draw(client, { groupBy: 'usage', filter: 'folder:island' }), ['candidate (1)', 'maybe (1)']);
  });

  test('follows what is typed in an open seed', async (t) => {
    const client = await start(t);
    await client.open(museum);
    await client.type(museum, 'maybe', 'used');
    assert.deepEqual(await draw(client, { groupBy: 'none', filter: 'usage:used' }), [copy, museum]);
    assert.deepEqual(await draw(client, { groupBy: 'problem' }), [
      'usage-conflict (2)',
      'duplicate-url (2)',
      'No problems (2)',
    ]);
  });

  test('shows no more of a level than is wanted, and tells where a seed is all the same', async (t) => {
    const client = await start(t);
    assert.deepEqual(await draw(client, { groupBy: 'none', limit: 2 }), [copy, ferry, '2 of 4']);
    assert.deepEqual(await draw(client, { groupBy: 'usage', limit: 1 }), ['candidate (2)', '1 of 3']);
    assert.deepEqual(await draw(client, { groupBy: 'none', limit: 4 }), [copy, ferry, tunnel, museum]);

    const locate = (params: Omit<LocateSeedParams, 'uri'>, file: string) =>
      client.request<SeedPlace | null>('seedbed/locate', { ...params, uri: client.folder.uriOf(file) });
    assert.equal((await locate({ groupBy: 'none' }, museum))?.position, 3);
    assert.equal((await locate({ groupBy: 'none', sortBy: 'title' }, museum))?.position, 0);
    const place = await locate({ groupBy: 'folder', filter: 'rank:2' }, museum);
    assert.deepEqual(
      [place?.groups.map(({ label }) => label), place?.groupPosition, place?.position],
      [['island'], 1, 0],
    );
    assert.equal(await locate({ groupBy: 'none', filter: 'rank:1' }, museum), null);
    assert.equal(await locate({ groupBy: 'none' }, 'readme.txt'), null);
  });

  test('says of a group what value its seeds have', async (t) => {
    const client = await start(t);
    const groups = await client.request<SeedTreeNode[]>('seedbed/tree', { groupBy: 'publisher' });
    assert.deepEqual(
      groups.map((node) => node.kind === 'group' && node.value),
      ['ap', 'reuters'],
    );
  });

  test('is grouped by a field as soon as seedbed.yaml declares it', async (t) => {
    const desks = { [ferry]: 'desk: https://desk/sea', [museum]: 'desk: arts', [tunnel]: 'desk: arts' };
    const lines = Object.entries(desks).map(([path, line]) => [path, seed(line)] as const);
    const client = await TestClient.start(t, Object.fromEntries(lines));
    await client.request('seedbed/rescan');
    const declared = async () =>
      (await client.request<FacetSummary[]>('seedbed/facets', {})).map(({ key, isOpen }) => `${key} ${isOpen}`);
    assert.deepEqual(await draw(client, { groupBy: 'field:desk' }), ['No desk (3)']);
    assert.deepEqual(await declared(), ['publisher false', 'usage false']);
    client.folder.write({ 'seedbed.yaml': 'fields: {desk: {type: string, description: Who writes it}}' });
    await client.request('seedbed/rescan');
    assert.deepEqual(await draw(client, { groupBy: 'field:desk' }), ['arts (2)', 'https://desk/sea (1)']);
    assert.deepEqual(await draw(client, { groupBy: 'none', filter: 'desk:https://desk/sea' }), [ferry]);
    assert.deepEqual(await declared(), ['publisher false', 'usage false', 'desk true']);
    const groups = await client.request<SeedTreeNode[]>('seedbed/tree', { groupBy: 'field:desk' });
    assert.deepEqual(
      groups.map((node) => node.kind === 'group' && node.value),
      ['arts', 'https://desk/sea'],
    );
  });

  test('lists the seeds of a group, and tells of some by their uris', async (t) => {
    const client = await start(t);
    const { uris } = await client.request<{ uris: string[] }>('seedbed/treeSeeds', {
      groupBy: 'usage',
      group: 'usage=used',
    });
    assert.equal(uris.length > 0, true);
    const marks = await client.request<(SeedMark | null)[]>('seedbed/marks', { uris: [...uris, 'file:///no/seed'] });
    assert.deepEqual(
      marks.map((mark) => mark && [mark.usage, mark.letter]),
      [...uris.map(() => ['used', 'U']), null],
    );
  });

  test('is empty for what no client should ask', async (t) => {
    const client = await start(t);
    for (const params of [{}, { groupBy: 'colour' }, { groupBy: 'usage', group: 'colour=red' }]) {
      assert.deepEqual(await client.request('seedbed/tree', params), [], JSON.stringify(params));
    }
  });
});

suite('a filter over LSP', () => {
  test('is checked while it is typed: how many seeds fit, and what cannot be understood', async (t) => {
    const client = await start(t);
    const checked = (filter: string) => client.request<FilterCheck>('seedbed/checkFilter', { filter });
    assert.deepEqual(await checked('usage:candidate'), { seeds: 2 });
    assert.deepEqual(await checked(''), { seeds: 4 });
    const { problem, seeds } = await checked('publisher:ap rank:first');
    assert.deepEqual([problem?.start, problem?.end, seeds], [13, 23, 3]);
    const filters = ['usage:candidate', 'is:unreviewed', 'publisher:ap'];
    assert.deepEqual(await client.request('seedbed/countFilters', { filters }), [2, 2, 3]);
    assert.match(problem!.message, /“first” is not a rank/);
  });

  test('is completed with what seeds have', async (t) => {
    const client = await start(t);
    const complete = (filter: string, offset = filter.length) =>
      client.request<FilterCompletion>('seedbed/completeFilter', { filter, offset });
    const { start: from, end, items } = await complete('ferry usage:u');
    assert.deepEqual([from, end], [6, 13]);
    assert.deepEqual(
      items.map(({ text }) => text),
      ['usage:used'],
    );
    assert.equal(
      (await complete('')).items.some(({ text }) => text === 'publisher:'),
      true,
    );
  });
});

suite('a seed’s card over LSP', () => {
  test('tells what is in the seed, what else is the same, and what is wrong', async (t) => {
    const client = await start(t);
    const card = (file: string) => client.request<SeedCard | null>('seedbed/card', { uri: client.folder.uriOf(file) });
    assert.deepEqual(await card(museum), {
      uri: client.folder.uriOf(museum),
      label: 'A museum, robbed',
      rank: 2,
      publisher: 'ap',
      publisherName: 'Associated Press',
      usage: 'maybe',
      url: 'https://apnews.com/museum',
      summary: 'The tunnel under the harbour opened on Monday.',
      twins: [],
      problems: (await card(museum))?.problems,
    });
    assert.match((await card(museum))!.problems.join(), /^“maybe” is not one of your usages/);
    assert.deepEqual(
      (await card(tunnel))?.twins.map(({ label }) => label),
      ['Ships stop'],
    );
    assert.equal(await card('readme.txt'), null);
  });
});
