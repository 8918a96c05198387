import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Corpus, buildSeedTree, longestLevel, readConfiguration } from '../../../server/src/core/index.ts';
import type { ProblemCounts, SeedGrouping, SeedSummary, SeedTree } from '../../../server/src/core/index.ts';
import { summaryOf } from '../../support/summaries.ts';

const root = 'file:///news';

suite('the tree of seeds', () => {
  test('groups by usage, in the order that the configuration declares them', () => {
    const tree = treeBy('usage', {
      seeds: { 'a.txt': { usage: 'used' }, 'b.txt': { usage: 'maybe' }, 'c.txt': { usage: 'candidate' }, 'd.txt': {} },
      configuration: 'usages: {candidate: {description: Waiting}, used: {}}',
    });
    assert.deepEqual(outline(tree), [
      'candidate (1)',
      '  c.txt',
      'used (1)',
      '  a.txt',
      'maybe (1)',
      '  b.txt',
      'No usage (1)',
      '  d.txt',
    ]);
    assert.deepEqual(
      tree.nodes().map((node) => node.kind === 'group' && node.description),
      ['Waiting', undefined, undefined, undefined],
    );
  });

  test('groups by publisher, under the names that people know', () => {
    const tree = treeBy('publisher', {
      seeds: { 'a.txt': { publisher: 'reuters' }, 'b.txt': { publisher: 'ap' }, 'c.txt': { publisher: 'gazette' } },
      configuration: 'publishers: {ap: {name: Associated Press}, reuters: {name: Reuters}}',
    });
    assert.deepEqual(outline(tree), [
      'Associated Press (1)',
      '  b.txt',
      'gazette (1)',
      '  c.txt',
      'Reuters (1)',
      '  a.txt',
    ]);
  });

  test('groups by folder, as seen from the folder that is open', () => {
    const tree = treeBy('folder', { seeds: { 'a.txt': {}, 'week%2010/b.txt': {}, 'week%209/c.txt': {} } });
    assert.deepEqual(outline(tree), ['News (1)', '  a.txt', 'week 9 (1)', '  c.txt', 'week 10 (1)', '  b.txt']);
  });

  test('orders seeds by rank, those without one last, and then by name', () => {
    const tree = treeBy('none', {
      seeds: { 'c.txt': { rank: 2 }, 'b.txt': {}, 'a.txt': {}, 'e.txt': { rank: 10 }, 'd.txt': { rank: 2 } },
    });
    assert.deepEqual(outline(tree), ['c.txt', 'd.txt', 'e.txt', 'a.txt', 'b.txt']);
  });

  test('shows a seed by its title on one line', () => {
    const tree = treeBy('none', { seeds: { 'a.txt': { title: 'Rise\u202E and\nfall', rank: 3, publisher: 'ap' } } });
    const problems = { error: 0, warning: 0, information: 0, hint: 0 };
    const uri = `${root}/a.txt`;
    assert.deepEqual(tree.nodes(), [
      { kind: 'seed', uri, label: 'Rise  and fall', rank: 3, publisher: 'ap', problems },
    ]);
  });

  test('adds up the problems of a group', () => {
    const tree = treeBy('usage', {
      seeds: { 'a.txt': { usage: 'used' }, 'b.txt': { usage: 'used' } },
      problems: {
        'a.txt': { error: 1, warning: 2, information: 0, hint: 0 },
        'b.txt': { error: 3, warning: 0, information: 0, hint: 1 },
      },
    });
    assert.deepEqual(tree.nodes()[0]?.problems, { error: 4, warning: 2, information: 0, hint: 1 });
  });

  test('joins the groups of several corpora', () => {
    const one = corpusOf({ 'a.txt': { usage: 'used' } });
    const other = corpusOf({ 'b.txt': { usage: 'used' } });
    const { configuration } = readConfiguration('', []);
    const corpora = [one, other].map((corpus) => ({ corpus, configuration }));
    assert.deepEqual(outline(buildSeedTree('usage', { corpora, roots: [], problemsOf: () => undefined })), [
      'used (2)',
      '  a.txt',
      '  b.txt',
    ]);
  });

  test('cuts a list that is too long for a view into ranges', () => {
    const names = Array.from({ length: longestLevel + 2 }, (_, index) => `${String(index).padStart(4, '0')}.txt`);
    const seeds = Object.fromEntries(names.map((name) => [name, { usage: 'used' }]));
    const ranges = [`1–${longestLevel} (${longestLevel})`, `${longestLevel + 1}–${longestLevel + 2} (2)`];

    const flat = treeBy('none', { seeds });
    assert.deepEqual(flat.nodes().map(describe), ranges);

    const grouped = treeBy('usage', { seeds });
    const used = grouped.nodes()[0]!;
    assert.equal(describe(used), `used (${longestLevel + 2})`);
    const levels = used.kind === 'group' ? grouped.nodes(used.id) : [];
    assert.deepEqual(levels.map(describe), ranges);
    const last = levels[1]!;
    assert.deepEqual(last.kind === 'group' && grouped.nodes(last.id).map(describe), names.slice(-2));
  });

  test('finds every seed where it shows it', () => {
    const names = Array.from({ length: longestLevel + 2 }, (_, index) => `${index}.txt`);
    const seeds = Object.fromEntries(
      names.map((name, index) => [name, { usage: index % 3 === 0 ? 'used' : 'candi/date=1' }]),
    );
    for (const groupBy of ['usage', 'publisher', 'folder', 'none'] as const) {
      const tree = treeBy(groupBy, { seeds });
      for (const name of names) {
        const uri = `${root}/${name}`;
        const place = tree.locate(uri);
        assert.ok(place, `${name} by ${groupBy}`);
        let level = tree.nodes();
        for (const group of place.groups) {
          assert.ok(level.some((node) => node.kind === 'group' && node.id === group.id));
          level = tree.nodes(group.id);
        }
        assert.ok(level.some((node) => node.kind === 'seed' && node.uri === uri));
      }
    }
  });

  test('has nothing to show where it knows nothing', () => {
    const tree = treeBy('usage', { seeds: {} });
    assert.deepEqual(tree.nodes(), []);
    assert.deepEqual(tree.nodes('usage=used'), []);
    assert.equal(tree.locate(`${root}/a.txt`), undefined);
  });
});

interface Contents {
  readonly seeds: Readonly<Record<string, Partial<SeedSummary>>>;
  readonly configuration?: string;
  readonly problems?: Readonly<Record<string, ProblemCounts>>;
}

function treeBy(groupBy: SeedGrouping, { seeds, configuration = '', problems = {} }: Contents): SeedTree {
  return buildSeedTree(groupBy, {
    corpora: [{ corpus: corpusOf(seeds), configuration: readConfiguration(configuration, []).configuration }],
    roots: [{ uri: root, name: 'News' }],
    problemsOf: (uri) => problems[uri.slice(root.length + 1)],
  });
}

function corpusOf(seeds: Contents['seeds']): Corpus {
  const corpus = new Corpus();
  for (const [name, values] of Object.entries(seeds)) corpus.upsert(summaryOf(`${root}/${name}`, values));
  return corpus;
}

/** The whole tree as indented lines. */
function outline(tree: SeedTree, group?: string, indentation = ''): string[] {
  return tree
    .nodes(group)
    .flatMap((node) => [
      indentation + describe(node),
      ...(node.kind === 'group' ? outline(tree, node.id, `${indentation}  `) : []),
    ]);
}

function describe(node: ReturnType<SeedTree['nodes']>[number]): string {
  return node.kind === 'group' ? `${node.label} (${node.seeds})` : node.label;
}
