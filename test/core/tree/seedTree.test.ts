import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  Corpus,
  buildSeedTree,
  longestLevel,
  readConfiguration,
  readFilter,
  ruleCodes,
} from '../../../server/src/core/index.ts';
import type {
  ProblemCounts,
  Seed,
  SeedGrouping,
  SeedSorting,
  SeedSummary,
  SeedTree,
  SeedTreeNode,
} from '../../../server/src/core/index.ts';
import { anyCharacter } from '../../support/characters.ts';
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
      ['Waiting', undefined, 'Not one of your usages.', undefined],
    );
  });

  test('marks a group whose value nobody declares, and says what is probably meant', () => {
    const seeds = { 'a.txt': { usage: 'candidat' }, 'b.txt': { usage: 'used', publisher: 'Associated Press' } };
    const configuration = 'usages: [candidate, used]\npublishers: {ap: {name: Associated Press}}\nfields: {desk: {}}';
    const marked = (by: SeedGrouping) =>
      groupsOf(treeBy(by, { seeds, configuration })).map(({ label, isUndeclared, description }) => [
        label,
        isUndeclared,
        description,
      ]);
    assert.deepEqual(marked('usage'), [
      ['used', undefined, undefined],
      ['candidat', true, 'Not one of your usages. Did you mean “candidate”?'],
    ]);
    assert.deepEqual(marked('publisher'), [
      ['Associated Press', true, 'Not a known publisher. Did you mean “ap”?'],
      ['No publisher', undefined, undefined],
    ]);
    assert.deepEqual(marked('field:desk'), [['No desk', undefined, undefined]]);
  });

  test('counts in each group the seeds that wait to be reviewed', () => {
    const tree = treeBy('publisher', {
      seeds: {
        'a.txt': { publisher: 'ap', usage: 'new' },
        'b.txt': { publisher: 'ap', usage: 'used' },
        'c.txt': { publisher: 'bbc', usage: 'new' },
        'd.txt': { publisher: 'npr' },
      },
      configuration: 'usages: [new, used]',
    });
    assert.deepEqual(
      groupsOf(tree).map(({ value, unreviewed }) => [value, unreviewed]),
      [
        ['ap', 1],
        ['bbc', 1],
        ['npr', 0],
      ],
    );
  });

  test('lists all seeds of a group or of the whole tree in their order, each once', () => {
    const seeds = {
      'a.txt': { usage: 'used', rank: 3 },
      'b.txt': { usage: 'candidate', rank: 2 },
      'c.txt': { usage: 'candidate', rank: 1 },
    };
    const tree = treeBy('usage', { seeds });
    const names = (group?: string) => tree.seedsInOrder(() => true, group).map(({ uri }) => uri.slice(root.length + 1));
    assert.deepEqual(names('usage=candidate'), ['c.txt', 'b.txt']);
    assert.deepEqual(names(), ['c.txt', 'b.txt', 'a.txt']);
    assert.deepEqual(names('usage=nothing'), []);
    const codes = { 'a.txt': ['invalid-rank', 'duplicate-url'] };
    assert.equal(treeBy('problem', { seeds, codes }).seedsInOrder(() => true).length, 3);
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

  test('groups by a declared field, its values in the order of seedbed.yaml, then others by name', () => {
    const seeds = {
      'a.txt': { facets: ['desk', 'world', 0] },
      'b.txt': { facets: ['desk', 'weather', 0] },
      'c.txt': { facets: ['author', 'Ann', 0, 'desk', 'sports', 0] },
      'd.txt': { facets: ['author', 'Ann', 0] },
      'e.txt': { facets: ['desk', 'arts', 0] },
    };
    const configuration =
      'fields: {desk: {values: {world: Abroad, sports: Games}}, author: {}, source: {type: publisher}}';
    const tree = treeBy('field:desk', { seeds, configuration });
    assert.deepEqual(outline(tree), [
      'world (1)',
      '  a.txt',
      'sports (1)',
      '  c.txt',
      'arts (1)',
      '  e.txt',
      'weather (1)',
      '  b.txt',
      'No desk (1)',
      '  d.txt',
    ]);
    assert.deepEqual(
      tree.nodes().map((node) => node.kind === 'group' && [node.id, node.value, node.description]),
      [
        ['field:desk=world', 'world', 'Abroad'],
        ['field:desk=sports', 'sports', 'Games'],
        ['field:desk=arts', 'arts', 'Not a declared value.'],
        ['field:desk=weather', 'weather', 'Not a declared value.'],
        ['field:desk:', undefined, undefined],
      ],
    );
    assert.deepEqual(
      outline(treeBy('field:author', { seeds, configuration })).filter((line) => !line.startsWith(' ')),
      ['Ann (2)', 'No author (3)'],
    );
  });

  test('groups by a field for publishers under the names that people know', () => {
    const tree = treeBy('field:source', {
      seeds: { 'a.txt': { facets: ['source', 'reuters', 0] }, 'b.txt': { facets: ['source', 'ap', 0] } },
      configuration: 'fields: {source: {type: publisher}}',
    });
    assert.deepEqual(outline(tree), ['Associated Press (1)', '  b.txt', 'Reuters (1)', '  a.txt']);
  });

  test('says no value of a group whose seeds have prose in the field: it could not be given to another seed', () => {
    const prose = `${'a'.repeat(200)}…`;
    const tree = treeBy('field:author', {
      seeds: { 'a.txt': { facets: ['author', prose, 0] }, 'b.txt': { facets: ['author', 'Ann', 0] } },
      configuration: 'fields: {author: {}}',
    });
    assert.deepEqual(
      groupsOf(tree).map(({ label, value }) => [label.slice(0, 3), value]),
      [
        ['aaa', undefined],
        ['Ann', 'Ann'],
      ],
    );
  });

  test('has one group where nobody declares the field that it is grouped by', () => {
    const tree = treeBy('field:desk', { seeds: { 'a.txt': {}, 'b.txt': {} } });
    assert.deepEqual(outline(tree), ['No desk (2)', '  a.txt', '  b.txt']);
  });

  test('groups by folder, as seen from the folder that is open', () => {
    const tree = treeBy('folder', { seeds: { 'a.txt': {}, 'week%2010/b.txt': {}, 'week%209/c.txt': {} } });
    assert.deepEqual(outline(tree), ['News (1)', '  a.txt', 'week 9 (1)', '  c.txt', 'week 10 (1)', '  b.txt']);
  });

  test('groups by the domain of the url', () => {
    const tree = treeBy('domain', {
      seeds: { 'a.txt': { url: 'https://reuters.com/a' }, 'b.txt': { url: 'https://apnews.com/b' }, 'c.txt': {} },
    });
    assert.deepEqual(outline(tree), [
      'apnews.com (1)',
      '  b.txt',
      'reuters.com (1)',
      '  a.txt',
      'No domain (1)',
      '  c.txt',
    ]);
  });

  test('groups by problem: the severest first, then what there is most of, and last what is well', () => {
    const tree = treeBy('problem', {
      seeds: { 'a.txt': {}, 'b.txt': {}, 'c.txt': {}, 'd.txt': {} },
      problems: {
        'a.txt': { ...none, warning: 2, error: 1 },
        'b.txt': { ...none, warning: 1 },
        'c.txt': { ...none, error: 1 },
      },
      codes: {
        'a.txt': ['missing-field', 'unknown-publisher', 'field-order'],
        'b.txt': ['unknown-publisher'],
        'c.txt': ['duplicate-field'],
      },
      configuration: 'rules: {field-order: warning}',
    });
    assert.deepEqual(outline(tree), [
      'duplicate-field (1)',
      '  c.txt',
      'missing-field (1)',
      '  a.txt',
      'unknown-publisher (2)',
      '  a.txt',
      '  b.txt',
      'field-order (1)',
      '  a.txt',
      'No problems (1)',
      '  d.txt',
    ]);
    assert.equal(tree.seeds, 4);
    const unknown = groupsOf(tree)[2]!;
    assert.deepEqual(unknown.problems, { ...none, warning: 2 }, 'those of the rule, one for each seed');
    assert.match(unknown.description ?? '', /publisher/);
  });

  test('a rule that the configuration makes severer than usual is as severe as what it found', () => {
    const tree = treeBy('problem', {
      seeds: { 'a.txt': {} },
      problems: { 'a.txt': { ...none, error: 1 } },
      codes: { 'a.txt': ['unknown-publisher'] },
      configuration: 'strict: {publishers: true}',
    });
    assert.deepEqual(groupsOf(tree)[0]?.problems, { ...none, error: 1 });
  });

  test('tells what the seeds of a group have in common', () => {
    const tree = treeBy('publisher', { seeds: { 'a.txt': { publisher: 'ap' }, 'b.txt': {} } });
    assert.deepEqual(
      groupsOf(tree).map(({ id, label, description, value }) => [id, label, description, value]),
      [
        ['publisher=ap', 'Associated Press', 'ap', 'ap'],
        ['publisher:', 'No publisher', undefined, undefined],
      ],
    );
  });

  test('orders seeds by rank, those without one last, and then by name', () => {
    const tree = treeBy('none', {
      seeds: { 'c.txt': { rank: 2 }, 'b.txt': {}, 'a.txt': {}, 'e.txt': { rank: 10 }, 'd.txt': { rank: 2 } },
    });
    assert.deepEqual(outline(tree), ['c.txt', 'd.txt', 'e.txt', 'a.txt', 'b.txt']);
  });

  test('sorts them by title, by file, or by their last change', () => {
    const contents = {
      seeds: {
        'b/010_x.txt': { title: 'Zebra', rank: 1, number: 10 },
        'b/9_x.txt': { title: 'ápple', rank: 2, number: 9 },
        'a/100_x.txt': { title: '“Bread”', rank: 3, number: 100 },
        'a/notes.txt': { title: 'Apple', rank: 4 },
      },
      modified: { 'a/notes.txt': 2000, 'b/9_x.txt': 3000, 'a/100_x.txt': 3000 },
    };
    const sorted = (sortBy: SeedSorting) => outline(treeBy('none', { ...contents, sortBy }));
    assert.deepEqual(sorted('rank'), ['Zebra', 'ápple', '“Bread”', 'Apple']);
    assert.deepEqual(sorted('title'), ['ápple', 'Apple', '“Bread”', 'Zebra'], 'accents and signs aside; then by rank');
    assert.deepEqual(sorted('file'), ['“Bread”', 'Apple', 'ápple', 'Zebra'], 'numbers as numbers');
    assert.deepEqual(sorted('changed'), ['ápple', '“Bread”', 'Apple', 'Zebra'], 'the newest first, the unknown last');
  });

  test('has only the seeds that a filter shows, and counts them', () => {
    const contents = {
      seeds: {
        'a.txt': { title: 'Tunnel', usage: 'used' },
        'b.txt': { title: 'Bridge', usage: 'used' },
        'c.txt': { title: 'Bridge', usage: 'candidate' },
      },
      problems: { 'a.txt': { ...none, error: 1 } },
    };
    const tree = treeBy('usage', { ...contents, filter: 'tunnel' });
    assert.deepEqual(outline(tree), ['used (1)', '  Tunnel']);
    assert.deepEqual(groupsOf(tree)[0]?.problems, { ...none, error: 1 });
    assert.equal(tree.seeds, 1);
    assert.equal(tree.locate(`${root}/b.txt`), undefined);
    assert.equal(treeBy('usage', { ...contents, filter: 'rank:x' }).seeds, 3, 'what cannot be used hides nothing');
    assert.deepEqual(treeBy('usage', { ...contents, filter: 'zeppelin' }).nodes(), []);
  });

  test('shows a seed by what there is to know of it, each on one line', () => {
    const seed = { title: 'Rise\u202E and\nfall', rank: 3, publisher: 'a\u0007p', usage: 'used' };
    const tree = treeBy('none', { seeds: { 'week%209/a.txt': seed, 'b.txt': { title: 'Rise and fall', rank: 4 } } });
    assert.deepEqual(tree.nodes()[0], {
      kind: 'seed',
      uri: `${root}/week%209/a.txt`,
      label: 'Rise\\u{202E} and fall',
      rank: 3,
      publisher: 'a\\u{7}p',
      usage: 'used',
      folder: 'week 9',
      twins: 1,
      problems: none,
    });
  });

  test('adds up the problems of a group', () => {
    const tree = treeBy('usage', {
      seeds: { 'a.txt': { usage: 'used' }, 'b.txt': { usage: 'used' } },
      problems: {
        'a.txt': { error: 1, warning: 2, information: 0, hint: 0 },
        'b.txt': { error: 3, warning: 0, information: 0, hint: 1 },
      },
    });
    assert.deepEqual(groupsOf(tree)[0]?.problems, { error: 4, warning: 2, information: 0, hint: 1 });
  });

  test('joins the groups of several corpora', () => {
    const one = corpusOf({ 'a.txt': { usage: 'used' } });
    const other = corpusOf({ 'b.txt': { usage: 'used' } });
    const { configuration } = readConfiguration('', []);
    const unknown = { problemsOf: () => undefined, codesOf: () => [], modifiedOf: () => undefined };
    const corpora = [one, other].map((corpus) => ({ corpus, configuration, ...unknown }));
    const tree = buildSeedTree({ groupBy: 'usage' }, { corpora, roots: [] });
    assert.deepEqual(outline(tree), ['used (2)', '  a.txt', '  b.txt']);
  });

  test('shows the first five hundred of a level, or as many as are asked for, and how many more there are', () => {
    const names = Array.from({ length: longestLevel + 2 }, (_, index) => `${String(index).padStart(4, '0')}.txt`);
    const seeds = Object.fromEntries(names.map((name) => [name, { usage: 'used' }]));
    const more = { kind: 'more', id: 'more usage=used', group: 'usage=used', shown: 500, total: 502 };

    const tree = treeBy('usage', { seeds });
    assert.deepEqual(tree.nodes('usage=used').slice(0, -1).map(describe), names.slice(0, longestLevel));
    assert.deepEqual(tree.nodes('usage=used').at(-1), more);
    assert.deepEqual(tree.nodes('usage=used', 1000).map(describe), names);
    assert.deepEqual(tree.nodes('usage=used', 502).map(describe), names);
    assert.deepEqual(tree.nodes('usage=used', 501).at(-1), { ...more, shown: 501 });
    assert.deepEqual(tree.nodes('usage=used', 0), [{ ...more, shown: 0 }]);

    const flat = treeBy('none', { seeds }).nodes();
    assert.deepEqual(flat.at(-1), { kind: 'more', id: 'more ', shown: 500, total: 502 });
    const groups = treeBy('publisher', { seeds: Object.fromEntries(names.map((name) => [name, { publisher: name }])) });
    assert.deepEqual(groups.nodes().at(-1), { kind: 'more', id: 'more ', shown: 500, total: 502 });
  });

  test('finds every seed where it shows it', () => {
    const names = Array.from({ length: longestLevel + 2 }, (_, index) => `${index}.txt`);
    const seeds = Object.fromEntries(
      names.map((name, index) => [
        name,
        { usage: index % 3 === 0 ? 'used' : 'candi/date=1', title: `Title ${-index}` },
      ]),
    );
    const codes = Object.fromEntries(names.map((name, index) => [name, ['rank-gap', 'wrong-type'].slice(index % 3)]));
    for (const groupBy of groupings) {
      const tree = treeBy(groupBy, { seeds, codes, sortBy: 'title' });
      const groups = tree.nodes();
      const levels = new Map<string | undefined, readonly SeedTreeNode[]>();
      for (const name of names) {
        const uri = `${root}/${name}`;
        const place = tree.locate(uri);
        assert.ok(place, `${name} by ${groupBy}`);
        const [group] = place.groups;
        if (group) assert.deepEqual(groups[place.groupPosition!], group);
        if (!levels.has(group?.id)) levels.set(group?.id, tree.nodes(group?.id, 1000));
        assert.deepEqual(levels.get(group?.id)![place.position], place.seed);
      }
    }
  });

  test('finds a seed with several problems at the severest', () => {
    const tree = treeBy('problem', {
      seeds: { 'a.txt': {} },
      problems: { 'a.txt': { ...none, error: 1, hint: 1 } },
      codes: { 'a.txt': ['field-order', 'missing-field'] },
      configuration: 'rules: {field-order: hint}',
    });
    assert.equal(tree.locate(`${root}/a.txt`)?.groups[0]?.label, 'missing-field');
  });

  test('has ids that are no longer for values of any length, and labels that print', () => {
    const value = `\u202E\u0000${'x'.repeat(100_000)}`;
    for (const groupBy of ['usage', 'publisher', 'domain'] as const) {
      const tree = treeBy(groupBy, {
        seeds: { 'a.txt': { [groupBy]: value }, 'b.txt': { [groupBy]: `${value}y` } },
      });
      const groups = groupsOf(tree);
      assert.equal(new Set(groups.map(({ id }) => id)).size, 2);
      for (const { id, label, value: common } of groups) {
        assert.ok(id.length < 400 && label.length < 400 && common === undefined);
        assert.doesNotMatch(label, /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        assert.equal(tree.nodes(id).length, 1);
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

/** Some seeds, with values that hardly any of the groupings has seen. */
const anySeeds = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,3}(\/[a-z]{1,2})?$/),
  fc.record(
    {
      title: fc.constantFrom('Tunnel', 'Bridge', '\u202E', ''),
      usage: fc.string({ unit: anyCharacter, maxLength: 3 }),
      publisher: fc.constantFrom('ap', '__proto__', 'No publisher', ''),
      domain: fc.constantFrom('apnews.com', 'constructor'),
      rank: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: [] },
  ),
  { maxKeys: 12, noNullPrototype: true },
);

test('without a filter every seed is in the tree once, and counted once', () => {
  fc.assert(
    fc.property(anySeeds, fc.constantFrom(...groupings), fc.constantFrom(...sortings), (seeds, groupBy, sortBy) => {
      const tree = treeBy(groupBy, { seeds, sortBy });
      const shown = groupBy === 'none' ? tree.nodes() : groupsOf(tree).flatMap(({ id }) => tree.nodes(id));
      const uris = shown.map((node) => node.kind === 'seed' && node.uri);
      assert.deepEqual(
        uris.toSorted(),
        Object.keys(seeds)
          .map((name) => `${root}/${name}`)
          .sort(),
      );
      assert.equal(tree.seeds, uris.length);
      const counted = groupsOf(tree).reduce((sum, group) => sum + group.seeds, 0);
      assert.equal(counted, groupBy === 'none' ? 0 : uris.length);
    }),
  );
});

test('in whatever order seeds came in, the tree is the same', () => {
  fc.assert(
    fc.property(anySeeds, fc.constantFrom(...groupings), fc.constantFrom(...sortings), (seeds, groupBy, sortBy) => {
      const turned = Object.fromEntries(Object.entries(seeds).toReversed());
      const [one, other] = [seeds, turned].map((each) => outline(treeBy(groupBy, { seeds: each, sortBy })));
      assert.deepEqual(one, other);
    }),
  );
});

test('several corpora are sorted as one is that has all their seeds', () => {
  const seed = fc.record({
    path: fc.tuple(fc.constantFrom('a/', 'a/b/', 'c/'), fc.constantFrom('1.txt', '2.txt', 'x.txt', '10.txt')),
    values: fc.record({ rank: fc.constantFrom(undefined, 1, 2), title: fc.constantFrom(undefined, 'One', 'Two') }),
  });
  fc.assert(
    fc.property(fc.array(seed), fc.constantFrom(...sortings), fc.nat(12), (seeds, sortBy, limit) => {
      const all = seeds.map(({ path, values }) => [path.join(''), values] as const);
      const parts = ['a/b/', ''].map((part) => all.filter(([path]) => path.startsWith('a/b/') === (part !== '')));
      const sourceOf = (corpus: Corpus) => ({
        corpus,
        configuration: readConfiguration('', []).configuration,
        problemsOf: () => undefined,
        codesOf: () => [],
        modifiedOf: ({ uri }: Seed) => uri.length % 3,
      });
      const urisIn = (corpora: readonly (typeof all)[]) => {
        const sources = corpora.map((each) => sourceOf(corpusOf(Object.fromEntries(each))));
        const tree = buildSeedTree({ groupBy: 'none', sortBy }, { corpora: sources, roots: [] });
        return tree.nodes(undefined, limit).map((node) => (node.kind === 'seed' ? node.uri : node.id));
      };
      assert.deepEqual(urisIn(parts), urisIn([all]));
    }),
  );
});

test('as many nodes as are asked for, and one for the rest', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.nat(15), (size, limit) => {
      const seeds = Object.fromEntries(Array.from({ length: size }, (_, index) => [`${index}.txt`, {}]));
      const nodes = treeBy('none', { seeds }).nodes(undefined, limit);
      assert.equal(nodes.filter(({ kind }) => kind === 'seed').length, Math.min(size, limit));
      const more = nodes.find((node) => node.kind === 'more');
      assert.deepEqual(more && [more.shown, more.total], size > limit ? [limit, size] : undefined);
    }),
  );
});

const groupings: readonly SeedGrouping[] = ['usage', 'publisher', 'folder', 'domain', 'problem', 'none'];
const sortings: readonly SeedSorting[] = ['rank', 'title', 'file', 'changed'];
const none: ProblemCounts = { error: 0, warning: 0, information: 0, hint: 0 };

interface Contents {
  readonly seeds: Readonly<Record<string, Partial<SeedSummary>>>;
  readonly configuration?: string;
  readonly problems?: Readonly<Record<string, ProblemCounts>>;
  readonly codes?: Readonly<Record<string, readonly string[]>>;
  readonly modified?: Readonly<Record<string, number>>;
  readonly sortBy?: SeedSorting;
  readonly filter?: string;
}

function treeBy(groupBy: SeedGrouping, contents: Contents): SeedTree {
  const {
    seeds,
    configuration = '',
    problems = {},
    codes = {},
    modified = {},
    sortBy = 'rank',
    filter = '',
  } = contents;
  const corpus = corpusOf(seeds);
  const pathOf = ({ uri }: Seed) => uri.slice(root.length + 1);
  const source = {
    corpus,
    configuration: readConfiguration(configuration, ruleCodes).configuration,
    problemsOf: (seed: Seed) => problems[pathOf(seed)],
    codesOf: (seed: Seed) => codes[pathOf(seed)] ?? [],
    modifiedOf: (seed: Seed) => modified[pathOf(seed)],
  };
  return buildSeedTree(
    { groupBy, sortBy, filter: readFilter(filter) },
    { corpora: [source], roots: [{ uri: root, name: 'News' }] },
  );
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

function groupsOf(tree: SeedTree) {
  return tree.nodes().filter((node) => node.kind === 'group');
}

function describe(node: SeedTreeNode): string {
  if (node.kind === 'more') return `${node.total - node.shown} more`;
  return node.kind === 'group' ? `${node.label} (${node.seeds})` : node.label;
}
