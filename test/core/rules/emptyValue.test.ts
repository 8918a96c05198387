import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

test('a field with nothing after its colon is an error, at its key', () => {
  expectFindings(
    seed(`title:
^^^^^ error(empty-value): Type a value after “title:”: text.`),
  );
});

test('so are ~, null and empty quotes, at the value', () => {
  for (const value of ['~', 'null', "''", '""', "' '"]) {
    expectFindings(
      seed(`title: ${value}
       ${'^'.repeat(value.length)} error(empty-value)`),
    );
  }
});

test('Null and NULL may be words of a headline', () => {
  expectFindings(
    seed(`title: NULL
       ^^^^ error(wrong-type)`),
  );
  expectFindings(
    seed(`initial_rank: NULL
              ^^^^ error(empty-value)`),
  );
});

test('the publisher is what the url says', () => {
  for (const value of ['', ' ~', " ''"]) {
    const carets = value === '' ? '^^^^^^^^^' : `${' '.repeat(11)}${'^'.repeat(value.length - 1)}`;
    expectFix(
      seed(`publisher:${value}
${carets} error(empty-value): Type a value after “publisher:”: a slug such as “ap”.`),
      seed('publisher: ap'),
      { title: 'Set “publisher” to “ap”', kind: 'unsafe' },
    );
  }
});

test('a comment after nothing stays', () => {
  for (const value of ['', ' ', ' ~ ']) {
    const carets = value === ' ~ ' ? `${' '.repeat(11)}^` : '^^^^^^^^^';
    expectFix(
      seed(`publisher:${value} # look it up
${carets} error(empty-value)`),
      seed(`publisher: ap${value === ' ~ ' ? ' ' : ''} # look it up`),
      { kind: 'unsafe' },
    );
  }
});

test('the next free rank and the first usage are guesses', () => {
  expectFix(
    seed(`initial_rank:
^^^^^^^^^^^^ error(empty-value)`),
    seed('initial_rank: 1'),
    { title: 'Set “initial_rank” to “1”', kind: 'placeholder' },
  );
  expectFix(
    seed(`usage: null
       ^^^^ error(empty-value)`),
    seed('usage: candidate'),
    { title: 'Set “usage” to “candidate”', kind: 'placeholder' },
  );
});

test('a url or a title cannot be made up', () => {
  for (const key of ['url', 'title']) {
    expectFixes(
      seed(`${key}:
${'^'.repeat(key.length)} error(empty-value)`),
      [],
    );
  }
});

test('a field that is not required can go', () => {
  expectFix(
    seed(`author:
^^^^^^ error(empty-value)`),
    seed(),
    { title: 'Remove “author”', kind: 'unsafe', configuration: 'fields: { author: { type: string } }' },
  );
});

test('fields that nobody declared may be empty', () => {
  expectFindings(
    seed(`author:
^^^^^^ warning(unknown-field)`),
  );
});

test('a title that YAML takes for a comment is cut off, not empty', () => {
  expectFindings(
    seed(`title: #1 tunnel opens
       ^^^^^^^^^^^^^^^ error(unquoted-value)`),
  );
});

/** Seeds of one site that all name the same publisher. */
const gazette = Object.fromEntries(
  [1, 2, 3].map((number) => [
    `${number}.seed`,
    seed(
      `url: https://tidewater-gazette.example/${number}\ntitle: Other news ${number}\npublisher: tidewater\ninitial_rank: ${number}`,
    ),
  ]),
);

test('where the url says nothing and other seeds from its domain do, what they say is a guess', () => {
  const elsewhere = 'url: https://tidewater-gazette.example/tunnel';
  expectFix(
    seed(`${elsewhere}
publisher:
^^^^^^^^^ error(empty-value)`),
    seed(`${elsewhere}
publisher: tidewater`),
    {
      title: 'Set “publisher” to “tidewater” (3 of 3 seeds from tidewater-gazette.example say so)',
      kind: 'unsafe',
      others: gazette,
      configuration: 'publishers: { tidewater: {} }',
    },
  );
});
