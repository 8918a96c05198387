import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

const elsewhere = 'url: https://tidewater-gazette.example/harbour-tunnel';

test('built-in publishers are known by their slugs, and declared ones too', () => {
  expectFindings(seed('publisher: ap'));
  expectFindings(seed(`${elsewhere}\npublisher: tidewater`), {
    configuration: 'publishers: { tidewater: { domains: [tidewater-gazette.example] } }',
  });
});

test('a publisher that nobody knows is a warning', () => {
  expectFindings(
    seed(`${elsewhere}
publisher: tidewater
           ^^^^^^^^^ warning(unknown-publisher): “tidewater” is not a known publisher. Use a known slug, or declare it under “publishers” in seedbed.yaml.`),
  );
});

test('it is an error where publishers are strict', () => {
  expectFindings(
    seed(`${elsewhere}
publisher: tidewater
           ^^^^^^^^^ error(unknown-publisher)`),
    { configuration: 'strict: { publishers: true }' },
  );
});

test('a severity in the configuration goes before that', () => {
  expectFindings(
    seed(`${elsewhere}
publisher: tidewater
           ^^^^^^^^^ hint(unknown-publisher)`),
    { configuration: 'strict: { publishers: true }\nrules: { unknown-publisher: hint }' },
  );
});

test('a name, an alias or another case of a slug is changed to the slug, unasked where seedbed.yaml declares it', () => {
  for (const name of ['Associated Press', 'The Associated Press', 'associated-press', 'AP', 'Ap']) {
    for (const [configuration, kind] of [
      ['', 'unsafe'],
      ['publishers: { ap: {} }', 'safe'],
    ] as const) {
      expectFix(
        seed(`publisher: ${name}
           ${'^'.repeat(name.length)} warning(unknown-publisher): “${name}” is not a known publisher. Did you mean “ap”?`),
        seed('publisher: ap'),
        { title: 'Change the publisher to “ap”', kind, configuration },
      );
    }
  }
  expectFix(
    seed(`${elsewhere}
publisher: The Gazette
           ^^^^^^^^^^^ warning(unknown-publisher)`),
    seed(`${elsewhere}
publisher: tidewater`),
    { kind: 'safe', configuration: 'publishers: { tidewater: { aliases: [The Gazette] } }' },
  );
});

test('quotes and commas around a known slug are taken away', () => {
  for (const name of ['ap,', '“ap”', '(ap)']) {
    expectFix(
      seed(`publisher: ${name}
           ${'^'.repeat(name.length)} warning(unknown-publisher): “${name}” is not a known publisher. Did you mean “ap”?`),
      seed('publisher: ap'),
      { title: 'Change the publisher to “ap”', kind: 'safe' },
    );
  }
});

test('a slug that comes near is a guess', () => {
  expectFix(
    seed(`url: https://www.reuters.com/world/ferry
publisher: reuter
           ^^^^^^ warning(unknown-publisher): “reuter” is not a known publisher. Did you mean “reuters”?`),
    seed(`url: https://www.reuters.com/world/ferry
publisher: reuters`),
    { title: 'Change the publisher to “reuters”', kind: 'unsafe' },
  );
});

test('so is a name that comes near', () => {
  expectFix(
    seed(`publisher: Asociated Press
           ^^^^^^^^^^^^^^^ warning(unknown-publisher)`),
    seed('publisher: ap'),
    { kind: 'unsafe' },
  );
});

test('the publisher that the url belongs to comes first, then the nearest', () => {
  expectFixes(
    seed(`publisher: reuter
           ^^^^^^ warning(unknown-publisher): “reuter” is not a known publisher. Did you mean “ap”?`),
    [
      'unsafe: Change the publisher to “ap”',
      'unsafe: Change the publisher to “reuters”',
      'unsafe: Declare “reuter” in seedbed.yaml',
    ],
  );
});

test('the url tells the publisher whatever the field is called', () => {
  expectFixes(
    seed('publisher: reuter').replace(
      'publisher: reuter',
      'source: reuter\n        ^^^^^^ warning(unknown-publisher): “reuter” is not a known publisher. Did you mean “ap”?',
    ),
    [
      'unsafe: Change the publisher to “ap”',
      'unsafe: Change the publisher to “reuters”',
      'unsafe: Declare “reuter” in seedbed.yaml',
    ],
    { configuration: 'fields: { publisher: { name: source } }' },
  );
});

test('a new slug can be declared, and words that are no slug cannot', () => {
  expectFixes(
    seed(`${elsewhere}
publisher: tidewater
           ^^^^^^^^^ warning(unknown-publisher)`),
    ['unsafe: Declare “tidewater” in seedbed.yaml'],
  );
  expectFixes(
    seed(`${elsewhere}
publisher: Tidewater, weekly
           ^^^^^^^^^^^^^^^^^ warning(unknown-publisher)`),
    [],
  );
});

test('what a file says cannot disturb the message', () => {
  expectFindings(
    seed(String.raw`${elsewhere}
publisher: "evil\e[2J\u202Eslug"
           ^^^^^^^^^^^^^^^^^^^^^ warning(unknown-publisher): “evil\u{1B}[2J\u{202E}slug” is not a known publisher. Use a known slug, or declare it under “publishers” in seedbed.yaml.`),
  );
});

/** Seeds from one domain, as many as are said for each publisher. */
function seedsFrom(url: string, publishers: Readonly<Record<string, number>>): Record<string, string> {
  const seeds = Object.entries(publishers).flatMap(([publisher, count], index) =>
    Array.from({ length: count }, (_, number) => {
      const changes = `url: ${url}-${number}\npublisher: ${publisher}\ntitle: Another ${publisher} ${number}\ninitial_rank: ${10 * (index + 1) + number}`;
      return [`${publisher}-${number}.seed`, seed(changes)] as const;
    }),
  );
  return Object.fromEntries(seeds);
}

test('what most seeds from the domain have is expected, whoever else may be known there', () => {
  const unknown = (advice: string) =>
    seed(`${elsewhere}
publisher: unheardof
           ^^^^^^^^^ warning(unknown-publisher): “unheardof” is not a known publisher. ${advice}`);
  expectFixes(
    unknown('Did you mean “tidewater”?'),
    [
      'unsafe: Change the publisher to “tidewater” (4 of 5 seeds from tidewater-gazette.example say so)',
      'unsafe: Declare “unheardof” in seedbed.yaml',
    ],
    { others: seedsFrom(elsewhere.slice(5), { tidewater: 4, gazette: 1 }) },
  );
  // Two are no habit, and neither is three of five.
  for (const publishers of [{ tidewater: 2 }, { tidewater: 3, gazette: 1 }]) {
    expectFixes(
      unknown('Use a known slug, or declare it under “publishers” in seedbed.yaml.'),
      ['unsafe: Declare “unheardof” in seedbed.yaml'],
      { others: seedsFrom(elsewhere.slice(5), publishers) },
    );
  }
});

suite('a publisher that three seeds or more from one domain have, and two of three or more', () => {
  const others = seedsFrom('https://www.aljazeera.com/news', { 'al-jazeera': 5 });
  const here = 'url: https://www.aljazeera.com/news/strait';

  test('is known, also where another one is built in, and in seeds from elsewhere', () => {
    expectFindings(seed(`${here}\npublisher: al-jazeera`), { others });
    expectFindings(seed(`${elsewhere}\npublisher: al-jazeera`), { others });
  });

  test('is not known by fewer', () => {
    expectFixes(
      seed(`${here}
publisher: al-jazeera
           ^^^^^^^^^^ warning(unknown-publisher): “al-jazeera” is not a known publisher. Did you mean “aljazeera”?`),
      [
        'unsafe: Change the publisher to “aljazeera”',
        'unsafe: Change all 2 to “aljazeera”',
        'unsafe: Declare “al-jazeera” in seedbed.yaml',
      ],
      { others: seedsFrom('https://www.aljazeera.com/news', { 'al-jazeera': 1 }) },
    );
  });

  test('is what the odd one out should have', () => {
    expectFixes(
      seed(`${here}
publisher: Al Jazeera
           ^^^^^^^^^^ warning(unknown-publisher): “Al Jazeera” is not a known publisher. Did you mean “al-jazeera”?`),
      [
        'unsafe: Change the publisher to “al-jazeera” (5 of 5 seeds from aljazeera.com say so)',
        'unsafe: Change the publisher to “aljazeera”',
      ],
      { others },
    );
  });

  test('is still another spelling where seedbed.yaml declares a publisher of that name', () => {
    expectFix(
      seed(`${here}
publisher: al-jazeera
           ^^^^^^^^^^ warning(unknown-publisher): “al-jazeera” is not a known publisher. Did you mean “aljazeera”?`),
      seed(`${here}
publisher: aljazeera`),
      { kind: 'safe', others, configuration: 'publishers: { aljazeera: {} }' },
    );
  });

  test('has to be declared where publishers are strict', () => {
    expectFixes(
      seed(`${here}
publisher: al-jazeera
           ^^^^^^^^^^ error(unknown-publisher): “al-jazeera” is not a known publisher. Declare it under “publishers” in seedbed.yaml.`),
      [
        'unsafe: Declare “al-jazeera” in seedbed.yaml',
        'unsafe: Change the publisher to “aljazeera”',
        'unsafe: Change all 6 to “aljazeera”',
      ],
      { others, configuration: 'strict: { publishers: true }' },
    );
  });

  test('is no word where it is more than a few of them', () => {
    const sentence = 'a sentence about the ferry that somebody has put into the wrong field';
    expectFindings(
      seed(`${here}
publisher: ${sentence}
           ${'^'.repeat(sentence.length)} warning(unknown-publisher)`),
      { others: seedsFrom('https://www.aljazeera.com/news', { [sentence]: 5 }) },
    );
  });
});

suite('all seeds that have the publisher can be changed at once', () => {
  const wire = 'url: https://apnews.com/article/harbour-tunnel-opens';
  const all = (text: string, others: Record<string, string>, configuration?: string) =>
    check(contextOf(text, { others, ...(configuration === undefined ? {} : { configuration }) }))
      .flatMap(({ fixes }) => fixes?.() ?? [])
      .flatMap(({ title, rename }) => (rename ? [[title, rename]] : []));

  test('where it is another spelling of the one that is meant, wherever they come from', () => {
    const others = seedsFrom('https://tidewater-gazette.example/ferry', { 'A.P.': 1, post: 1 });
    assert.deepEqual(all(seed(`${wire}\npublisher: A.P.`), others), [
      ['Change all 2 to “ap”', { facet: 'publisher', from: 'A.P.', to: 'ap' }],
    ]);
  });

  test('where all are from one domain', () => {
    const others = seedsFrom('https://apnews.com/article/ferry', { wire: 1 });
    assert.deepEqual(
      all(seed(`${wire}\npublisher: wire`), others).map(([title]) => title),
      ['Change all 2 to “ap”'],
    );
    const elsewhere = seedsFrom('https://tidewater-gazette.example/ferry', { wire: 1 });
    assert.deepEqual(all(seed(`${wire}\npublisher: wire`), { ...others, ...elsewhere }), []);
  });

  test('where there are others, and fix-all does not change them anyway', () => {
    assert.deepEqual(all(seed(`${wire}\npublisher: A.P.`), {}), []);
    const others = seedsFrom('https://apnews.com/article/ferry', { 'A.P.': 1 });
    assert.deepEqual(all(seed(`${wire}\npublisher: A.P.`), others, 'publishers: { ap: { aliases: [A.P.] } }'), []);
  });
});
