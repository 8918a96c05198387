import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ClientCapabilities, CodeLens, InlayHint, Location, LocationLink } from 'vscode-languageserver-protocol';
import type { FoundSeed, JumpArgument, RelatedSeeds } from '../../server/src/protocol/index.ts';
import { seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const [a, b, c] = ['001_00000000000000aa.txt', '002_00000000000000bb.txt', '003_00000000000000cc.txt'];
const start = { line: 0, character: 0 };
const everything = { start, end: { line: 100, character: 0 } };

/** A seed of an article of its own. */
const article = (number: number, changes = ''): string =>
  seed(`url: https://apnews.com/article/${number}\ntitle: ${words[number]}\ninitial_rank: ${number}\n${changes}`);
const words = ['', 'Harbour tunnel opens', 'Ferries stop', 'Museum robbed', 'Snow in June'];

const showing: ClientCapabilities = { window: { showDocument: { support: true } } };

suite('jumps over LSP', () => {
  test('from problem to problem: in a seed, through all others and seedbed.yaml, and round', async (t) => {
    const files = {
      [a]: article(1, 'usage: candidat\npublisher: Associated Press'),
      [b]: article(2),
      [c]: article(3, 'usage: maybe'),
      'seedbed.yaml': 'usage: [candidate]\n',
    };
    const client = await TestClient.start(t, files, { capabilities: showing });
    await client.request('seedbed/rescan');
    const places = [
      [a, 'Associated Press'],
      [a, 'candidat'],
      [c, 'maybe'],
      ['seedbed.yaml', 'usage'],
    ];
    const told: (string | undefined)[][] = [];
    let from: object = {};
    for (let step = 0; step < 5; step++) {
      const found = await jump(client, { to: 'nextProblem', ...from });
      told.push([pathOf(client, found!.uri), textAt(client, found!)]);
      from = { uri: found!.uri, position: client.shown.at(-1)!.selection!.start };
    }
    assert.deepEqual(told, [...places, places[0]]);
    const back: (string | undefined)[][] = [];
    for (let step = 0; step < 4; step++) {
      const found = await jump(client, { to: 'previousProblem', ...from });
      back.push([pathOf(client, found!.uri), textAt(client, found!)]);
      from = { uri: found!.uri, position: client.shown.at(-1)!.selection!.start };
    }
    assert.deepEqual(back, places.toReversed());
  });

  test('go from error to error, past warnings', async (t) => {
    const files = { [a]: article(1, 'publisher: bbc'), [b]: article(2), [c]: article(3, 'usage: maybe') };
    const client = await TestClient.start(t, files, { capabilities: showing });
    await client.request('seedbed/rescan');
    const first = async (to: JumpArgument['to']) => textAt(client, (await jump(client, { to }))!);
    assert.equal(await first('nextProblem'), 'bbc');
    assert.equal(await first('nextError'), 'maybe');
    const from = { uri: client.folder.uriOf(a), position: start };
    assert.equal(textAt(client, (await jump(client, { to: 'previousError', ...from }))!), 'maybe');
  });

  test('go from problem to problem of the text that is open', async (t) => {
    const client = await TestClient.start(t, { [a]: article(1, 'usage: maybe'), [b]: article(2) });
    await client.findings(a, ['unknown-usage']);
    await client.open(a);
    await client.open(b);
    await client.type(a, 'maybe', 'candidate');
    await client.type(b, 'candidate', 'perhaps');
    const found = await jump(client, { to: 'nextProblem' });
    assert.deepEqual(found, { uri: client.folder.uriOf(b), range: client.rangeOf(b, 'perhaps') });
    await client.type(b, 'perhaps', 'candidate');
    assert.equal(await jump(client, { to: 'nextProblem', uri: client.folder.uriOf(b), position: start }), null);
  });

  test('begin at the first seed where they come from none', async (t) => {
    const files = { [`b/${c}`]: article(1), [`a/${b}`]: article(2), [`a/${a}`]: article(3, 'usage: used') };
    const client = await TestClient.start(t, files);
    await client.request('seedbed/rescan');
    const first = async (argument: JumpArgument): Promise<string> =>
      pathOf(client, (await jump(client, argument))!.uri);
    assert.equal(await first({ to: 'nextByRank' }), `a/${b}`);
    assert.equal(await first({ to: 'nextUnreviewed', uri: client.folder.uriOf('notes.md') }), `a/${b}`);
    assert.equal(await first({ to: 'nextUnreviewed', uri: client.folder.uriOf(`a/${b}`) }), `b/${c}`);
  });

  test('find the unreviewed seeds of other corpora too', async (t) => {
    const files = {
      [`a/${a}`]: article(1),
      'a/seedbed.yaml': '',
      [`b/${a}`]: article(1, 'usage: new'),
      'b/seedbed.yaml': 'usages: [new, old]\n',
    };
    const client = await TestClient.start(t, files);
    await client.request('seedbed/rescan');
    const found = await jump(client, { to: 'nextUnreviewed', uri: client.folder.uriOf(`a/${a}`) });
    assert.equal(found?.uri, client.folder.uriOf(`b/${a}`));
  });

  test('lead nowhere where there is no other seed, and ask to show nothing then', async (t) => {
    const client = await TestClient.start(t, { [a]: article(1) }, { capabilities: showing });
    await client.request('seedbed/rescan');
    const uri = client.folder.uriOf(a);
    for (const to of ['nextByRank', 'previousByRank', 'nextTwin', 'nextOfPublisher', 'nextUnreviewed'] as const) {
      assert.equal(await jump(client, { to, uri }), null, to);
    }
    assert.equal(await jump(client, { to: 'nextProblem', uri }), null);
    assert.deepEqual(client.shown, []);
  });

  test('say where they lead to a client that shows nothing by itself', async (t) => {
    const client = await TestClient.start(t, { [a]: article(1), [b]: article(2) });
    await client.request('seedbed/rescan');
    const found = await jump(client, { to: 'nextByRank', uri: client.folder.uriOf(a) });
    assert.deepEqual(found, { uri: client.folder.uriOf(b), range: { start, end: start } });
    assert.deepEqual(client.shown, []);
  });

  test('open what is served, and nothing else', async (t) => {
    const client = await TestClient.start(t, { [a]: article(1), 'notes.md': '' }, { capabilities: showing });
    await client.request('seedbed/rescan');
    const range = { start: { line: 1, character: 5 }, end: { line: 1, character: 8 } };
    for (const file of ['notes.md', a]) {
      const words = { command: 'seedbed.open', arguments: [{ uri: client.folder.uriOf(file), range }] };
      assert.equal(await client.request('workspace/executeCommand', words), null);
    }
    assert.deepEqual(client.shown, [{ uri: client.folder.uriOf(a), takeFocus: true, selection: range }]);
    await assert.rejects(client.request('workspace/executeCommand', { command: 'rm' }), /There is no command “rm”/);
  });
});

suite('navigation over LSP', () => {
  test('a definition is a link where the client takes links', async (t) => {
    const capabilities = { textDocument: { definition: { linkSupport: true } } };
    const files = { [a]: article(1), 'seedbed.yaml': 'usages:\n  candidate: Not yet.\n' };
    const client = await TestClient.start(t, files, { capabilities });
    await client.open(a);
    await client.open('seedbed.yaml', undefined, 'yaml');
    const at = client.at(a, 'usage: cand');
    const word = client.rangeOf('seedbed.yaml', 'candidate');
    assert.deepEqual(await client.request<LocationLink[]>('textDocument/definition', at), [
      {
        originSelectionRange: client.rangeOf(a, 'candidate'),
        targetUri: client.folder.uriOf('seedbed.yaml'),
        targetRange: { start: word.start, end: { line: 1, character: '  candidate: Not yet.'.length } },
        targetSelectionRange: word,
      },
    ]);
  });

  test('a built-in publisher is defined on the page beside those of the rules', async (t) => {
    const initializationOptions = { documentation: 'file:///docs/rules' };
    const client = await TestClient.start(t, { [a]: article(1) }, { initializationOptions });
    await client.open(a);
    const [found] = await client.request<Location[]>('textDocument/definition', client.at(a, 'publisher: a'));
    assert.equal(found?.uri, 'file:///docs/publishers.md');
  });

  test('the seeds related to one are told in groups', async (t) => {
    const client = await TestClient.start(t, { [a]: article(1), [b]: article(1, 'initial_rank: 2'), [c]: article(3) });
    await client.request('seedbed/rescan');
    const related = await client.request<RelatedSeeds>('seedbed/related', { uri: client.folder.uriOf(a) });
    const twin = { uri: client.folder.uriOf(b), label: words[1], rank: 2, publisher: 'ap', usage: 'candidate' };
    assert.deepEqual(related.twins, [twin]);
    assert.deepEqual(
      related.neighbours.map(({ rank }) => rank),
      [2, 3],
    );
    assert.equal(await client.request('seedbed/related', { uri: client.folder.uriOf('notes.md') }), null);
  });

  test('seeds are found, with the folders they are in', async (t) => {
    const client = await TestClient.start(t, { [a]: article(1), [`deep/down/${b}`]: article(2) });
    await client.request('seedbed/rescan');
    const find = (params: object): Promise<FoundSeed[]> => client.request('seedbed/find', params);
    assert.deepEqual(await find({ query: 'stop ferr' }), [
      {
        uri: client.folder.uriOf(`deep/down/${b}`),
        label: words[2],
        rank: 2,
        publisher: 'ap',
        usage: 'candidate',
        folder: 'deep/down',
      },
    ]);
    assert.equal((await find({ query: 'associated' })).length, 2);
    assert.equal((await find({ query: 'ap', limit: 1 })).length, 1);
  });
});

suite('lenses and hints over LSP', () => {
  const refreshing: ClientCapabilities = {
    workspace: { codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
  };
  const titles = async (client: TestClient, file: string): Promise<(string | undefined)[]> => {
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', client.of(file));
    return lenses.map(({ command }) => command?.title);
  };
  const hints = async (client: TestClient, file: string): Promise<InlayHint['label'][]> => {
    const params = { ...client.of(file), range: everything };
    return (await client.request<InlayHint[]>('textDocument/inlayHint', params)).map(({ label }) => label);
  };
  const refreshed = (client: TestClient, features: readonly string[]): Promise<void> =>
    client.until(
      () => JSON.stringify(client.refreshed) === JSON.stringify(features),
      () => `refreshed are ${client.refreshed.join(', ')}, not ${features.join(', ')}`,
    );

  test('are asked for again when other seeds change, if they have been asked for at all', async (t) => {
    const client = await TestClient.start(t, { [a]: article(1), [b]: article(2) }, { capabilities: refreshing });
    await client.request('seedbed/rescan');
    await client.open(a);
    await client.open(b);
    await client.type(b, 'initial_rank: 2', 'initial_rank: 3');
    assert.deepEqual(await titles(client, a), ['#1 of 2']);
    assert.deepEqual(client.refreshed, []);
    client.folder.write({ [c]: article(3) });
    await client.diskChanged(['created', c]);
    await refreshed(client, ['codeLens']);
    assert.deepEqual(await titles(client, a), ['#1 of 3']);
  });

  test('are not asked for again when they are the same', async (t) => {
    const files = { [a]: article(1), [b]: article(2), 'seedbed.yaml': 'publishers:\n  ap: {name: The AP}\n' };
    const client = await TestClient.start(t, files, { capabilities: refreshing });
    await client.request('seedbed/rescan');
    await client.open(a);
    await client.open(b);
    assert.deepEqual(await titles(client, a), ['#1 of 2']);
    await hints(client, a);
    await client.type(b, 'usage: candidate', 'usage: rejected');
    await client.request('seedbed/rescan');
    await client.open('seedbed.yaml', undefined, 'yaml');
    await client.type('seedbed.yaml', 'The AP', 'An agency');
    await refreshed(client, ['inlayHint']);
    client.folder.write({ [c]: article(3) });
    await client.diskChanged(['created', c]);
    await refreshed(client, ['inlayHint', 'codeLens']);
  });

  test('of names are asked for again when seedbed.yaml has others', async (t) => {
    const files = { [a]: article(1), 'seedbed.yaml': 'publishers:\n  ap: {name: The AP}\n' };
    const client = await TestClient.start(t, files, { capabilities: refreshing });
    await client.request('seedbed/rescan');
    await client.open(a);
    assert.deepEqual(await hints(client, a), ['The AP']);
    await client.open('seedbed.yaml', undefined, 'yaml');
    await client.type('seedbed.yaml', 'The AP', 'An agency');
    await refreshed(client, ['inlayHint']);
    assert.deepEqual(await hints(client, a), ['An agency']);
  });

  test('above a seed can be switched off and on', async (t) => {
    const options = { capabilities: refreshing, initializationOptions: { codeLens: false } };
    const client = await TestClient.start(t, { [a]: article(1) }, options);
    await client.request('seedbed/rescan');
    await client.open(a);
    assert.deepEqual(await titles(client, a), []);
    const configure = (codeLens: unknown): Promise<void> =>
      client.notify('workspace/didChangeConfiguration', { settings: { seedbed: { codeLens } } });
    await configure({ enabled: true });
    await refreshed(client, ['codeLens']);
    assert.deepEqual(await titles(client, a), ['#1 of 1']);
    await configure(false);
    await refreshed(client, ['codeLens', 'codeLens']);
    assert.deepEqual(await titles(client, a), []);
  });

  test("lead to the client's own command for related seeds", async (t) => {
    const story = 'Harbour tunnel opens after nine years of digging under the Elbe in Hamburg';
    const files = {
      [a]: article(1, `title: ${story}`),
      [b]: article(2, `title: Elbe harbour tunnel in Hamburg opens after nine years`),
      [c]: article(3),
    };
    const initializationOptions = { relatedCommand: 'my.related' };
    const client = await TestClient.start(t, files, { initializationOptions });
    await client.request('seedbed/rescan');
    await client.open(a);
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', client.of(a));
    const related = lenses.find(({ command }) => command?.command === 'my.related')?.command;
    assert.deepEqual(related, { title: '1 related', command: 'my.related', arguments: [client.folder.uriOf(a)] });
  });
});

function jump(client: TestClient, argument: JumpArgument): Promise<Location | null> {
  return client.request('workspace/executeCommand', { command: 'seedbed.jump', arguments: [argument] });
}

function pathOf(client: TestClient, uri: string): string {
  return uri.slice(client.folder.uri.length + 1);
}

/** What stands at a place on a line of a file on disk. */
function textAt(client: TestClient, { uri, range: { start, end } }: Location): string {
  const line = client.folder.read(pathOf(client, uri)).split('\n')[start.line]!;
  return line.slice(start.character, end.character);
}
