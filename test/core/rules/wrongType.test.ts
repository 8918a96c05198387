import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

test('a headline that YAML takes for something else is put in quotes, just as it is written', () => {
  const readings = [
    ['1984', 'the number 1984'],
    ['1_000', 'the number 1000'],
    ['007', 'the number 7'],
    ['9.10', 'the number 9.1'],
    ['12:30', 'the number 750'],
    ['No', 'false'],
    ['on', 'true'],
    ['Null', 'nothing (null)'],
    ['2026-01-31', 'the date 2026-01-31'],
    ['2024-13-45', 'the impossible date 2024-13-45'],
    ['=', 'the value key ='],
  ] as const;
  for (const [title, reading] of readings) {
    expectFix(
      seed(`title: ${title}
       ${'^'.repeat(title.length)} error(wrong-type): “${title}” is read as ${reading}, but “title” needs text.`),
      seed(`title: '${title}'`),
      { title: `Put “${title}” in quotes`, kind: 'safe' },
    );
  }
});

test('in quotes it is text', () => {
  for (const title of ["'1984'", '"No"', "'2026-01-31'"]) expectFindings(seed(`title: ${title}`));
});

test('what only looks like a number, a date or a truth is text as it is', () => {
  for (const title of ['1984 returns', '2024-1-1', 'y', 'Nein', 'NoNo']) expectFindings(seed(`title: ${title}`));
});

test('publisher and usage are text too', () => {
  expectFix(
    seed(`usage: No
       ^^ error(wrong-type): “No” is read as false, but “usage” needs a word such as “candidate”.`),
    seed(`usage: 'No'
       ^^^^ error(unknown-usage)`),
    { kind: 'safe' },
  );
  expectFix(
    seed(`publisher: 404
           ^^^ error(wrong-type): “404” is read as the number 404, but “publisher” needs a slug such as “ap”.`),
    seed(`publisher: '404'
           ^^^^^ warning(unknown-publisher)`),
    { kind: 'safe' },
  );
});

test('a list of one is unwrapped', () => {
  expectFix(
    seed(`publisher: [ap]
           ^^^^ error(wrong-type): This is a list, but “publisher” needs a slug such as “ap”.`),
    seed('publisher: ap'),
    { title: 'Change the list to its one value, “ap”', kind: 'safe' },
  );
  expectFix(
    seed(`title: ["Tunnel: open"]
       ^^^^^^^^^^^^^^^^ error(wrong-type)`),
    seed("title: 'Tunnel: open'"),
    { kind: 'safe' },
  );
});

test('so is one on lines of its own, which moves up to its key', () => {
  for (const indentation of ['', '  ']) {
    expectFix(
      seed(`publisher:
${indentation}- ap
${indentation}^^^^ error(wrong-type)`),
      seed('publisher: ap'),
      { kind: 'safe' },
    );
  }
  expectFix(
    seed(`publisher: # as in the contract
  - ap
  ^^^^ error(wrong-type)`),
    seed('publisher: ap # as in the contract'),
    { kind: 'safe' },
  );
});

test('longer lists, mappings and lists with comments are left to you', () => {
  for (const value of ['[ap, reuters]', '[]', '[[ap]]', '{ap: reuters}']) {
    expectFixes(
      seed(`publisher: ${value}
           ${'^'.repeat(value.length)} error(wrong-type)`),
      [],
    );
  }
  expectFixes(
    seed(`publisher:
  - ap # or is it
  ^^^^^^^^^^^^^^^… error(wrong-type)
  - reuters`),
    [],
  );
});

test('a mapping is named as what it is', () => {
  expectFindings(
    seed(`title:
  en: Tunnel opens
  ^^^^^^^^^^^^^^^^… error(wrong-type): This is a group of fields, but “title” needs text.
  fr: Le tunnel ouvre`),
  );
});

test('declared fields hold what they are declared as', () => {
  const configuration = `fields:
  words: { type: integer }
  paid: { type: boolean }
  printed: { type: date }
  author: { type: string }
`;
  expectFindings(seed('words: 750\npaid: false\nprinted: 2026-01-31\nauthor: A. Reporter'), { configuration });
  expectFix(
    seed(`words: "750"
       ^^^^^ error(wrong-type): “"750"” is read as text, but “words” needs a whole number.`),
    seed('words: 750'),
    { title: 'Write “750” without quotes', kind: 'safe', configuration },
  );
  expectFix(
    seed(`paid: 'true'
      ^^^^^^ error(wrong-type)`),
    seed('paid: true'),
    { kind: 'safe', configuration },
  );
  expectFix(
    seed(`printed: [2026-01-31]
         ^^^^^^^^^^^^ error(wrong-type)`),
    seed('printed: 2026-01-31'),
    { kind: 'safe', configuration },
  );
  expectFix(
    seed(`author: 50
        ^^ error(wrong-type)`),
    seed("author: '50'"),
    { kind: 'safe', configuration },
  );
  expectFixes(
    seed(`paid: perhaps
      ^^^^^^^ error(wrong-type)`),
    [],
    { configuration },
  );
});

test('a rank is for another rule, and so is a URL unless it is a list', () => {
  expectFindings(
    seed(`initial_rank: [4, 5]
              ^^^^^^ error(invalid-rank)`),
  );
  expectFindings(
    seed(`url: 2026-01-31
     ^^^^^^^^^^ error(invalid-url)`),
  );
  expectFix(
    seed(`url: [https://apnews.com/article/tunnel]
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(wrong-type)`),
    seed('url: https://apnews.com/article/tunnel'),
    { kind: 'safe' },
  );
});
