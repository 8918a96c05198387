import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { completeFilter, readFilter } from '../../../server/src/core/index.ts';
import type { Seed, Severity } from '../../../server/src/core/index.ts';
import { filterTerm } from '../../../server/src/core/tree/filterTerm.ts';
import { filterKeys, filterKeysFor, parseFilter, readRanks } from '../../../server/src/core/tree/seedFilterSyntax.ts';
import { anyCharacter } from '../../support/characters.ts';
import { pathOf, seedsOf, type Seeds } from '../../support/seeds.ts';

/** The desk that these filters are tried on. */
const desk = {
  'week 9/001_tunnel.seed': `---
url: https://www.bbc.co.uk/news/1
title: Harbour tunnel opens
publisher: bbc
usage: candidate
initial_rank: 1
---
## Article summary
Engineers from Rotterdam cut the ribbon on Monday.
`,
  'week 9/002_bridge.seed': `---
url: https://apnews.com/article/2
title: Bridge over the harbour falls
publisher: ap
usage: used
initial_rank: 12
---
## Article summary
Nobody was hurt, the mayor of Zwolle said.
`,
  'week 10/001_cafe.seed': `---
url: https://www.bbc.com/news/3
title: Le café de la “Tunnel” ferme
publisher: BBC
usage: Candidate
---
## Article summary
A café closes.
`,
  'copy.seed': `---
url: https://apnews.com/article/2?utm_source=x
title: A bridge is down
publisher: ap
usage: rejected
initial_rank: 4
---
## Article summary
The harbour is closed.
`,
  'untitled.seed': `---
publisher: gazette
initial_rank: 30
---
## Article summary
Nothing.
`,
};

const found: Readonly<Record<string, Partial<Record<string, Severity>>>> = {
  'untitled.seed': { 'missing-field': 'error', 'unknown-publisher': 'warning' },
  'copy.seed': { 'duplicate-url': 'error' },
  'week 10/001_cafe.seed': { 'rank-gap': 'hint' },
};

const roots = [{ uri: 'file:///seeds', name: 'News' }];

const sourceOf = ({ corpus, configuration }: Pick<Seeds, 'corpus' | 'configuration'>) => {
  const foundIn = ({ uri }: Seed) => found[pathOf(uri)] ?? {};
  return {
    corpus,
    configuration,
    problemsOf: (seed: Seed) => {
      const counts = { error: 0, warning: 0, information: 0, hint: 0 };
      for (const severity of Object.values(foundIn(seed))) if (severity) counts[severity]++;
      return counts;
    },
    codesOf: (seed: Seed) => Object.keys(foundIn(seed)),
    modifiedOf: () => undefined,
  };
};

const sourcesOf = (from: Pick<Seeds, 'corpus' | 'configuration'>) => ({ corpora: [sourceOf(from)], roots });

const seeds = seedsOf(desk);
const sources = sourcesOf(seeds);

/** The seeds that a filter shows, by their names without folder and ending. */
function shown(filter: string, from: Pick<Seeds, 'corpus' | 'configuration'> = seeds): string {
  const fits = readFilter(filter, filterKeysFor([from])).forCorpus({ ...sourceOf(from), roots });
  return Array.from(from.corpus.seeds())
    .filter((seed) => fits(seed))
    .map(({ uri }) => /([a-z]+)\.seed$/.exec(uri)?.[1])
    .join(' ');
}

suite('a filter shows', () => {
  const examples: readonly (readonly [what: string, filter: string, expected: string])[] = [
    ['all seeds where it says nothing', '', 'tunnel bridge cafe copy untitled'],
    ['all seeds where it is nothing but signs', '- ?!', 'tunnel bridge cafe copy untitled'],
    ['titles with a word', 'tunnel', 'tunnel cafe'],
    ['titles with a part of a word', 'unne', 'tunnel cafe'],
    ['titles with all words in any order', 'opens harbour', 'tunnel'],
    ['words without their accents and in any case', 'CAFE', 'cafe'],
    ['the telling words of the summary', 'rotterdam', 'tunnel'],
    ['a word of the title and one of the summary', 'bridge zwolle', 'bridge'],
    ['a phrase of the title', '"harbour falls"', 'bridge'],
    ['no title that has the words of a phrase apart', '"harbour bridge"', ''],
    ['a seed without a title by its file’s name', 'untitled', 'untitled'],
    ['a word with a hyphen as its parts', 'harbour-tunnel', 'tunnel'],
    ['a publisher by its slug, in any case', 'publisher:bbc', 'tunnel cafe'],
    ['a publisher by its name', 'publisher:"Associated Press"', 'bridge copy'],
    ['a publisher that nobody knows', 'publisher:Gazette', 'untitled'],
    ['a usage in any case', 'usage:candidate', 'tunnel cafe'],
    ['either of two usages', 'usage:used usage:rejected', 'bridge copy'],
    ['a rank', 'rank:4', 'copy'],
    ['a rank with its sign', 'rank:#4', 'copy'],
    ['a range of ranks', 'rank:1-12', 'tunnel bridge copy'],
    ['ranks from one on', 'rank:10-', 'bridge untitled'],
    ['ranks up to one', 'rank:-4', 'tunnel copy'],
    ['two ranges', 'rank:1-2 rank:30', 'tunnel untitled'],
    ['a part of the path', 'folder:week', 'tunnel bridge cafe'],
    ['a path with a blank', 'folder:"week 9"', 'tunnel bridge'],
    ['a path as shells write it', 'folder:./week', 'tunnel bridge cafe'],
    ['the top folder by its name', 'folder:news', 'copy untitled'],
    ['the domain of the url', 'domain:bbc.co.uk', 'tunnel'],
    ['seeds with problems', 'has:problem', 'cafe copy untitled'],
    ['seeds with errors', 'has:error', 'copy untitled'],
    ['seeds with warnings', 'has:warning', 'untitled'],
    ['a severity', 'severity:hint', 'cafe'],
    ['what a rule reports', 'rule:duplicate-url', 'copy'],
    ['seeds of one article', 'is:duplicate', 'bridge copy'],
    ['seeds without a rank', 'is:unranked', 'cafe'],
    ['seeds that wait to be reviewed', 'is:unreviewed', 'tunnel'],
    ['several conditions together', 'publisher:ap usage:used harbour', 'bridge'],
    ['none of what has a minus', '-tunnel', 'bridge copy untitled'],
    ['none of several', '-publisher:bbc -publisher:ap', 'untitled'],
    ['some but for others', 'usage:candidate -folder:"week 10"', 'tunnel'],
    ['keys in any case', 'USAGE:used', 'bridge'],
    ['what is in quotes that are not closed', '"harbour falls', 'bridge'],
    ['words with a colon in quotes', '"publisher:ap"', ''],
  ];
  for (const [what, filter, expected] of examples) {
    test(`${what}: ${filter}`, () => {
      assert.equal(shown(filter), expected);
      assert.deepEqual(readFilter(filter).problems, []);
    });
  }

  test('no copies that the configuration calls different', () => {
    const alike = {
      'one.seed': 'url: https://apnews.com/1\ntitle: The week',
      'two.seed': 'url: https://apnews.com/2\ntitle: The week',
    };
    assert.equal(shown('is:duplicate', seedsOf(alike)), 'one two');
    const different = seedsOf(alike, 'duplicates: {different: [[one.seed, two.seed]]}');
    assert.equal(shown('is:duplicate', different), '');
  });

  test('a publisher by the name that seedbed.yaml gives it', () => {
    const planet = seedsOf({ 'a.seed': 'publisher: planet' }, 'publishers: {planet: {name: The Daily Planet}}');
    assert.equal(shown('publisher:"daily planet"', planet), 'a');
  });
});

/** Seeds of a corpus that declares fields of its own. */
const declaring = seedsOf(
  {
    'derby.seed': 'title: The derby\ndesk: Sports\nauthor: [Ann]',
    'summit.seed': 'title: A summit\ndesk: world\nauthor: Ann Lee\nfirst-run: yes\nsource: ap',
    'storm.seed': 'title: A storm\ndesk: weather\nfirst-run: false\ndomain: sea',
    'untold.seed': 'title: The desk',
  },
  `fields:
  desk: { type: enum, values: { sports: Games and players, world: Abroad }, description: Who writes it }
  author: { type: [string, list] }
  first-run: { type: boolean }
  source: { type: publisher }
  domain: { type: string }
  pages: { type: integer }
`,
);

suite('a filter by declared fields shows', () => {
  const examples: readonly (readonly [what: string, filter: string, expected: string])[] = [
    ['a value in any case', 'desk:sports', 'derby'],
    ['a value that is not declared', 'desk:weather', 'storm'],
    ['either of two values', 'desk:sports desk:world', 'derby summit'],
    ['all but a value, those without one too', '-desk:world', 'derby storm untold'],
    ['a value with a blank', 'author:"ann lee"', 'summit'],
    ['all spellings of true', 'first-run:true', 'summit'],
    ['a publisher by its name, where publishers are declared for the field', 'source:"Associated Press"', 'summit'],
    ['several conditions together', 'desk:world author:"Ann Lee" summit', 'summit'],
    ['keys in any case', 'First-Run:false', 'storm'],
    ['words, where the key is in quotes', '"desk"', 'untold'],
    ['by the key that every corpus has, where a field is called so', 'domain:sea', ''],
  ];
  for (const [what, filter, expected] of examples) {
    test(`${what}: ${filter}`, () => {
      assert.equal(shown(filter, declaring), expected);
      assert.deepEqual(readFilter(filter, filterKeysFor([declaring])).problems, []);
    });
  }

  test('nothing of a corpus that does not declare the field', () => {
    const fits = readFilter('desk:sports', filterKeysFor([declaring])).forCorpus({ ...sourceOf(seeds), roots });
    assert.equal(
      [...seeds.corpus.seeds()].some((seed) => fits(seed)),
      false,
    );
  });

  test('what is there where a field cannot be filtered by, and says so', () => {
    const problemOf = (filter: string, from: Pick<Seeds, 'configuration'>) =>
      readFilter(filter, filterKeysFor([from])).problems[0]?.message;
    assert.equal(
      problemOf('desc:world', declaring),
      'You cannot filter by “desc:”. Did you mean “desk:”? To search for it as text, put it in quotes.',
    );
    assert.match(problemOf('pages:5', declaring)!, /^You cannot filter by “pages:”/);
    assert.match(problemOf('desk:world', seeds)!, /^You cannot filter by “desk:”/);
    assert.equal(problemOf('first-run:true', seeds), undefined, 'words with a hyphen and a colon are words');
  });
});

suite('what cannot be used is told in one sentence, and the rest applies:', () => {
  const examples: readonly (readonly [filter: string, where: string, message: string, shows: string])[] = [
    [
      'usge:used publisher:ap',
      'usge:used',
      'You cannot filter by “usge:”. Did you mean “usage:”? To search for it as text, put it in quotes.',
      'bridge copy',
    ],
    [
      'tunnel Exclusive:',
      'Exclusive:',
      'You cannot filter by “Exclusive:”. Use one of these: publisher, usage, rank, folder, domain, has, is, rule, severity. To search for it as text, put it in quotes.',
      'tunnel cafe',
    ],
    [
      'rank:ten',
      'rank:ten',
      '“ten” is not a rank. Type a number such as 4 or a range such as 1-20.',
      'tunnel bridge cafe copy untitled',
    ],
    [
      'rank:9-3 usage:used',
      'rank:9-3',
      '“9-3” is not a rank. Type a number such as 4 or a range such as 1-20.',
      'bridge',
    ],
    ['used usage: ', 'usage:', 'Type a value after “usage:”.', ''],
    [
      '-is:nice',
      '-is:nice',
      'Type one of these after “is:”: unreviewed, duplicate, unranked.',
      'tunnel bridge cafe copy untitled',
    ],
    [
      'rule:duplicate-ulr',
      'rule:duplicate-ulr',
      '“duplicate-ulr” is not a rule. Did you mean “duplicate-url”?',
      'tunnel bridge cafe copy untitled',
    ],
  ];
  for (const [filter, where, message, shows] of examples) {
    test(filter, () => {
      const { problems } = readFilter(filter);
      assert.deepEqual(
        problems.map((problem) => [filter.slice(problem.range.start, problem.range.end), problem.message]),
        [[where, message]],
      );
      assert.equal(shown(filter), shows);
    });
  }

  test('more than a thousand characters', () => {
    const filter = `usage:used ${'x '.repeat(1000)}`;
    const [problem] = readFilter(filter).problems;
    assert.equal(problem?.message, 'A filter can have at most 1000 characters. The rest is ignored.');
    assert.deepEqual(problem.range, { start: 1000, end: filter.length });
  });
});

test('a condition and its opposite show every seed once', () => {
  const values = [
    'bbc',
    'used',
    '1-12',
    '4',
    'week',
    'apnews.com',
    'problem',
    'error',
    'duplicate',
    'unranked',
    'rank-gap',
  ];
  const condition = fc.oneof(
    fc
      .tuple(fc.constantFrom(...Object.keys(filterKeys)), fc.constantFrom(...values))
      .map(([key, value]) => `${key}:${value}`)
      .filter((filter) => parseFilter(filter).problems.length === 0),
    fc.constantFrom('tunnel', 'harbour', '"le cafe"', 'nobody', '"?'),
  );
  const all = shown('').split(' ');
  fc.assert(
    fc.property(condition, (filter) => {
      const both = [...shown(filter).split(' '), ...shown(`-${filter}`).split(' ')].filter(Boolean);
      assert.deepEqual(both.toSorted(), all.toSorted());
    }),
  );
});

test('one more condition with another key never shows more', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('usage:used', 'tunnel', '-has:error'),
      fc.constantFrom('rank:1-', '-week', 'bridge'),
      (a, b) => {
        const before = shown(a).split(' ');
        for (const name of shown(`${a} ${b}`).split(' ').filter(Boolean)) assert.ok(before.includes(name));
      },
    ),
  );
});

test('any text is a filter, and its problems are where its text is', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 1100 }), (text) => {
      shown(text);
      for (const { message, range } of readFilter(text).problems) {
        assert.ok(range.start < range.end && range.end <= text.length);
        assert.match(message, /\.$/);
        assert.doesNotMatch(message, /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }
    }),
  );
});

test('what a program writes as a condition is read as such', () => {
  fc.assert(
    fc.property(fc.constantFrom('publisher', 'usage', 'folder'), fc.string({ unit: anyCharacter }), (key, value) => {
      const written = filterTerm(key, value);
      if (written === undefined) return;
      assert.deepEqual(
        parseFilter(written).terms.map((term) => [term.key, term.value, term.isNegated]),
        [[key, value, false]],
      );
    }),
  );
});

test('ranks', () => {
  assert.deepEqual(readRanks('4'), { from: 4, to: 4 });
  assert.deepEqual(readRanks('1–20'), { from: 1, to: 20 });
  assert.deepEqual(readRanks('10-'), { from: 10, to: Infinity });
  for (const wrong of ['', '-', '#', '1-2-3', '1.5', '1e3', '9'.repeat(16)]) assert.equal(readRanks(wrong), undefined);
});

suite('a filter is completed', () => {
  /** What stands in place of the condition with the cursor, `|`, and what can, with details after a dash. */
  function completed(marked: string, from = sources): { replaced: string; items: string[] } {
    const offset = marked.indexOf('|');
    const filter = marked.replace('|', '');
    const { start, end, items } = completeFilter(filter, offset, from);
    return {
      replaced: filter.slice(start, end),
      items: items.map(({ text, detail }) => (detail === undefined ? text : `${text} — ${detail}`)),
    };
  }

  test('by a key, where nothing is typed', () => {
    const { replaced, items } = completed('tunnel |');
    assert.equal(replaced, '');
    assert.equal(items[0], 'publisher: — publisher’s slug or name');
    assert.equal(items.length, Object.keys(filterKeys).length);
  });

  test('by keys and values, where a word begins', () => {
    assert.deepEqual(completed('us|'), {
      replaced: 'us',
      items: ['usage: — usage', 'usage:used — Already used. · 1 seed'],
    });
    assert.deepEqual(completed('-assoc|').items, ['publisher:ap — Associated Press · 2 seeds']);
    assert.deepEqual(completed('u|').items, ['usage: — usage'], 'one letter is no beginning of a value');
  });

  test('by declared fields and the values that they have, with what these mean', () => {
    const from = sourcesOf(declaring);
    assert.deepEqual(completed('de|', from).items, ['desk: — Who writes it']);
    assert.deepEqual(completed('fir|', from).items, ['first-run: — declared in seedbed.yaml']);
    assert.deepEqual(completed('desk:|', from).items, [
      'desk:Sports — 1 seed',
      'desk:weather — 1 seed',
      'desk:world — Abroad · 1 seed',
    ]);
    assert.deepEqual(completed('-first-run:t|', from), { replaced: 'first-run:t', items: ['first-run:true — 1 seed'] });
    assert.deepEqual(completed('weath|', from).items, ['desk:weather — 1 seed']);
    assert.deepEqual(completed('desk:|').items, []);
  });

  test('by the publishers that there are, with names and counts', () => {
    assert.deepEqual(completed('publisher:| tunnel'), {
      replaced: 'publisher:',
      items: [
        'publisher:ap — Associated Press · 2 seeds',
        'publisher:BBC — 1 seed',
        'publisher:bbc — BBC · 1 seed',
        'publisher:gazette — 1 seed',
      ],
    });
    assert.deepEqual(completed('x publisher:pre|ss').items, ['publisher:ap — Associated Press · 2 seeds']);
    assert.equal(completed('x publisher:pre|ss').replaced, 'publisher:press');
  });

  test('by values in quotes where they have blanks', () => {
    assert.deepEqual(completed('folder:"wee|k 9" x'), {
      replaced: 'folder:"week 9"',
      items: ['folder:"week 9" — 2 seeds', 'folder:"week 10" — 1 seed'],
    });
  });

  test('by domains, ranks, rules and words', () => {
    assert.deepEqual(completed('domain:|').items, [
      'domain:apnews.com — 2 seeds',
      'domain:bbc.co.uk — 1 seed',
      'domain:bbc.com — 1 seed',
    ]);
    assert.deepEqual(completed('rank:|').items, ['rank:1-10', 'rank:1-20', 'rank:1-100']);
    assert.deepEqual(completed('rule:dup|').items, ['rule:duplicate-url — 1 seed']);
    assert.deepEqual(completed('has:|').items, ['has:problem', 'has:error', 'has:warning']);
    assert.deepEqual(completed('-is:dup|'), { replaced: 'is:dup', items: ['is:duplicate'] });
    assert.deepEqual(completed('nonsense:|').items, []);
  });

  test('by nothing in a phrase', () => {
    assert.deepEqual(completed('"us|').items, []);
  });

  test('by nothing that could not be typed', () => {
    const hostile = seedsOf({ 'a.seed': 'publisher: "a\\u202Eb"', 'b.seed': `publisher: 'say "x"'` });
    assert.deepEqual(completed('publisher:|', sourcesOf(hostile)).items, []);
  });

  test('by no more than fifty values', () => {
    const many = seedsOf(Array.from({ length: 80 }, (_, index) => `publisher: gazette-${index}`));
    assert.equal(completed('publisher:|', sourcesOf(many)).items.length, 50);
  });

  test('to filters that are read, wherever the cursor is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ':', '"', '-', ' ', 'usage', 'publisher') }),
        fc.nat(20),
        (filter, at) => {
          const { start, end, items } = completeFilter(filter, Math.min(at, filter.length), sources);
          assert.ok(start <= end && end <= filter.length);
          for (const { text } of items) {
            if (!text.endsWith(':')) assert.deepEqual(parseFilter(text).problems, [], text);
          }
        },
      ),
    );
  });
});
