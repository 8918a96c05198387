import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { NewSeed } from '../../../server/src/core/index.ts';
import {
  SeedContext,
  check,
  fieldKeys,
  isSeedPath,
  newSeed,
  parseSeed,
  summarize,
} from '../../../server/src/core/index.ts';
import { pathOf, seedsOf, uriOf, type Seeds } from '../../support/seeds.ts';
import { runs } from '../../support/properties.ts';

const url = 'https://apnews.com/article/harbour-tunnel-opens';

function create(address: string, seeds: Seeds = seedsOf([]), folder = 'harbour') {
  const { corpus, configuration } = seeds;
  return newSeed({ url: address, folder: uriOf(folder), corpus, configuration, randomHex: '0123456789abcdef' });
}

function created(address: string, seeds?: Seeds, folder?: string): NewSeed {
  const seed = create(address, seeds, folder);
  assert.ok('text' in seed, JSON.stringify(seed));
  return seed;
}

/** The text with `<|` and `|>` around what is to be selected. */
function shown({ text, selection: { start, end } }: NewSeed): string {
  return `${text.slice(0, start)}<|${text.slice(start, end)}|>${text.slice(end)}`;
}

suite('a new seed', () => {
  test('has what the url, the corpus and the configuration tell, and its title is to be looked at', () => {
    assert.equal(
      shown(created(url)),
      `---
url: ${url}
title: <|Harbour tunnel opens|>
publisher: ap
usage: candidate
initial_rank: 1
---
## Article summary
`,
    );
  });

  test('leaves open what nobody knows, and what else is required', () => {
    const configuration = `fields:
  author: { type: string, required: true }
  editor: { type: string }
usages: [fresh, old]
body: { headings: [Abstract] }
`;
    assert.equal(
      shown(created('https://unknown.example/5', seedsOf([], configuration))),
      `---
url: https://unknown.example/5
title: <||>
publisher:${' '}
usage: fresh
initial_rank: 1
author:${' '}
---
## Abstract
`,
    );
  });

  test('has no tracking in its url, which may have had blanks around it', () => {
    assert.equal(created(` ${url}?utm_source=x&page=2 `).text.split('\n')[1], `url: ${url}?page=2`);
  });

  test('has the publisher of its url, or else what the seeds from its domain mostly have', () => {
    const post = (id: number) => `url: https://harbour.example/${id}\npublisher: harbour-post`;
    const seeds = seedsOf([post(1), post(2), post(3)]);
    assert.match(created('https://harbour.example/4', seeds).text, /^publisher: harbour-post$/m);
    assert.match(created('https://www.bbc.co.uk/news/5', seeds).text, /^publisher: bbc$/m);
  });

  test('has the next free rank of its folder', () => {
    const seeds = seedsOf({ 'harbour/a.seed': 'initial_rank: 1', 'harbour/b.seed': 'initial_rank: 3' });
    assert.match(created(url, seeds).text, /^initial_rank: 4$/m, 'behind the last one');
    assert.match(created(url, seeds, 'island').text, /^initial_rank: 1$/m);
  });

  test('writes characters beyond ASCII as the other seeds do', () => {
    const address = 'https://a.example/m%C3%BCller-rings';
    assert.equal(shown(created(address)).split('\n')[2], 'title: <|Müller rings|>');
    const escaped = seedsOf(['title: "Caf\\xE9"']);
    assert.equal(shown(created(address, escaped)).split('\n')[2], 'title: <|"M\\xFCller rings"|>');
  });

  test('tells what to go through: title, usage, rank and the place of the summary', () => {
    const { text, stops, rank } = created('https://a.example/bell-rings-twice');
    assert.deepEqual(
      stops.map(({ start, end }) => text.slice(start, end)),
      ['Bell rings twice', 'candidate', '1', ''],
    );
    assert.deepEqual([stops.at(-1)?.start, rank], [text.length, 1]);
    const untitled = created('https://a.example/12345');
    assert.match(untitled.text.slice(0, untitled.stops[0]?.end), /title: $/);
  });

  test('takes an address without its scheme, as browsers show it', () => {
    assert.match(created('a.example/bell-rings-twice').text, /^url: https:\/\/a\.example\/bell-rings-twice$/m);
  });

  test('selects the whole of a title that goes on for several lines', () => {
    const seed = created(`https://a.example/${'bell-rings-'.repeat(12)}twice`);
    const { start, end } = seed.selection;
    assert.match(seed.text.slice(start, end), /^Bell rings [^]*\n {2}[^]* twice$/);
  });
});

suite('the name of a new seed', () => {
  const name = (paths: readonly string[], configuration = '') =>
    created(url, seedsOf(Object.fromEntries(paths.map((path) => [path, 'title: A'])), configuration)).name;

  test('has the number after the highest of the folder', () => {
    assert.equal(name([]), '001_0123456789abcdef.txt');
    assert.equal(name(['harbour/000_a.txt', 'harbour/007_a.txt', 'island/009_a.txt']), '008_0123456789abcdef.txt');
    assert.equal(name(['harbour/999_a.txt']), '1000_0123456789abcdef.txt');
  });

  test('has as many digits as the others', () => {
    assert.equal(name(['harbour/00041_a.txt', 'harbour/042_a.txt']), '00043_0123456789abcdef.txt');
  });

  test('ends as the seeds of the corpus do', () => {
    assert.equal(name([], 'seeds: { include: ["**/*.md"] }\n'), '001_0123456789abcdef.md');
    assert.equal(name([], 'seeds: { include: ["harbour/*.seed"] }\n'), '001_0123456789abcdef.seed');
  });
});

suite('there is no new seed', () => {
  const existing = (address: string, seeds: Seeds) => {
    const seed = create(address, seeds);
    return 'existing' in seed ? pathOf(seed.existing.uri) : undefined;
  };
  const refusal = (address: string, configuration = '') => {
    const seed = create(address, seedsOf([], configuration));
    return 'refusal' in seed ? seed.refusal : undefined;
  };

  test('where one has the article already, best in the same folder', () => {
    const seeds = { 'a/1.seed': `url: ${url}`, 'b/1.seed': 'url: https://apnews.com/other' };
    for (const address of [url, `${url}/?utm_source=x#top`, url.replace('https://', 'http://www.')]) {
      assert.equal(existing(address, seedsOf(seeds)), 'a/1.seed', address);
    }
    assert.equal(existing(url, seedsOf({ ...seeds, 'harbour/2.seed': `url: ${url}` })), 'harbour/2.seed');
    assert.equal(existing(`${url}-again`, seedsOf(seeds)), undefined);
  });

  test('where the text is no url of an article', () => {
    assert.equal(
      refusal(' Harbour tunnel'),
      '“Harbour tunnel” is not an article URL. Type one such as https://apnews.com/article/….',
    );
    for (const text of ['', 'ftp://a.com/b', 'javascript:alert(1)', 'https://localhost/a', 'https://a@b.com/']) {
      assert.match(refusal(text) ?? '', /is not an article URL/, text);
    }
  });

  test('where no file of the folder would be one', () => {
    assert.equal(
      refusal(url, 'seeds: { exclude: [harbour] }\n'),
      '“001_0123456789abcdef.txt” would not be a seed in this folder. “seeds” in seedbed.yaml says which files are.',
    );
  });
});

test('whatever the url, a new seed is sound, has that article and nothing wrong but what is to be filled in', () => {
  const address = fc
    .tuple(
      fc.constantFrom('apnews.com', 'www.bbc.co.uk', 'münchen.example', 'a.example:8080'),
      fc.webPath(),
      fc.constantFrom('', '?id=1&x=a:b', '?a=#b', "#c'd"),
      fc.array(fc.constantFrom('bell', 'no', '08', "it's", '%C3%A9', '%23', '%3A%20', '=', '2025', '~'), {
        maxLength: 6,
      }),
    )
    .map(([host, path, query, words]) => `https://${host}${path}/${words.join('-')}${query}`);
  const toBeFilledIn = new Set(['empty-value', 'empty-summary', 'insecure-url', 'invalid-url']);
  const seeds = seedsOf([]);
  const { corpus, configuration } = seeds;
  let count = 0;
  fc.assert(
    fc.property(address, (text) => {
      const seed = create(text, seeds);
      if (!('text' in seed)) return;
      count++;
      const document = parseSeed(seed.text, fieldKeys(configuration));
      const uri = uriOf(`harbour/${seed.name}`);
      assert.ok(isSeedPath(pathOf(uri), configuration));
      assert.equal(summarize(uri, document).rank, 1);
      assert.equal(summarize(uri, document).url, text);
      const codes = check(new SeedContext({ uri, document, corpus, configuration })).map(({ rule }) => rule.code);
      assert.deepEqual(
        codes.filter((code) => !toBeFilledIn.has(code)),
        [],
        seed.text,
      );
    }),
    { numRuns: runs(500) },
  );
  assert.ok(count > runs(500) / 2, 'seeds are made');
});
