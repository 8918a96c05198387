import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, other, seed } from '../../support/seed.ts';

/** A seed of whose rank is said that it is wrong. */
function wrong(rank: string): string {
  return seed(`initial_rank: ${rank}
              ${'^'.repeat(rank.length)} error(invalid-rank)`);
}

const others = { 'one.seed': other(1, 'initial_rank: 1'), 'two.seed': other(2, 'initial_rank: 2') };

test('a whole number, 1 or higher is right', () => {
  for (const rank of ['1', '10', '100000', '9007199254740991']) expectFindings(seed(`initial_rank: ${rank}`));
});

test('a number that all read alike is written plainly', () => {
  for (const rank of ['"4"', "'4'", '4.0', '4.', '"4.0"', "'#4'", '#4', '04', '+4', '0x4', '[4]', '4e0']) {
    expectFix(wrong(rank), seed('initial_rank: 4'), { title: 'Write the rank as 4', kind: 'safe' });
  }
});

test('so is a number with what JSON or a text editor puts around it', () => {
  for (const rank of ['4,', '4;', '4.', '"4,"', '“4”', '“4”,', '„4“', '‘4’', '«4»', "'`4`'", '“#4”']) {
    expectFix(wrong(rank), seed('initial_rank: 4'), { title: 'Write the rank as 4', kind: 'safe' });
  }
  for (const rank of ['4,5', '4, 5', '4,,,', '“four”'])
    expectFix(wrong(rank), seed('initial_rank: 1'), { kind: 'placeholder' });
});

test('so is a number with the words and signs that mark a place', () => {
  for (const rank of [
    '4th',
    "'4th'",
    '4 th',
    'No. 4',
    '"No. 4"',
    'Nr. 4',
    '№ 4',
    'n° 4',
    'rank 4',
    '"rank: 4"',
    'Rank: 4',
    '(4)',
    '<4>',
    '4)',
    '_4_',
    '4 ---',
    '4 -',
    '４',
    '④',
    '٤',
    '4️⃣',
    '\u200B4',
    '#4.',
  ]) {
    const isBroken = rank === 'Rank: 4';
    const before = isBroken ? wrong(rank).replace('invalid-rank', 'unquoted-value') : wrong(rank);
    expectFix(before, seed('initial_rank: 4'), { kind: 'safe' });
  }
  for (const rank of ['**4**', '- 4', '`4`']) {
    expectFix(wrong(rank).replace('invalid-rank', 'unquoted-value'), seed('initial_rank: 4'), { kind: 'safe' });
  }
});

test('a comment after a number stays one', () => {
  expectFindings(seed('initial_rank: 4 # top'));
  expectFix(wrong('"4 # top"'), seed('initial_rank: 4 # top'), { kind: 'safe' });
  expectFix(wrong('#4 # top'), seed('initial_rank: 4 # top'), { kind: 'safe' });
});

test('where more is said than a number, it is written when asked, with the rest in a comment', () => {
  for (const [rank, rest] of [
    ['4/10', '/10'],
    ['4 of 10', 'of 10'],
    ['rank 4 of 10', 'of 10'],
    ['4 (was 5)', '(was 5)'],
    ['4 <!-- top -->', '<!-- top -->'],
  ] as const) {
    expectFix(wrong(rank), seed(`initial_rank: 4 # ${rest}`), { title: 'Write the rank as 4', kind: 'unsafe' });
  }
});

test('more than one number, and what is no number of a place', () => {
  for (const rank of ['4-5', '4 5', '1,000', '1 000', 'top 10', '4km', 'v4', '4%', '4?', '4.0.0', 'IV', '4²', '0th']) {
    expectFix(wrong(rank), seed('initial_rank: 1'), { kind: 'placeholder' });
  }
});

test('so is a number that only some read as one', () => {
  expectFix(wrong('08'), seed('initial_rank: 8'), { kind: 'safe' });
  expectFix(wrong('1_000'), seed('initial_rank: 1000'), { kind: 'safe' });
  expectFix(wrong('0b11'), seed('initial_rank: 3'), { kind: 'safe' });
  expectFix(wrong('0o17'), seed('initial_rank: 15'), { kind: 'safe' });
  expectFix(wrong('1e3'), seed('initial_rank: 1000'), { kind: 'safe' });
});

test('where readers see different numbers, both are named and offered', () => {
  expectFindings(
    seed(`initial_rank: 010
              ^^^ error(invalid-rank): “010” is 8 to some YAML parsers and 10 to others. Write a whole number, 1 or higher.`),
  );
  expectFixes(wrong('010'), ['unsafe: Write the rank as 8', 'unsafe: Write the rank as 10']);
  expectFixes(wrong('"010"'), ['unsafe: Write the rank as 8', 'unsafe: Write the rank as 10']);
});

test('a time of day is hardly a rank', () => {
  expectFindings(
    seed(`initial_rank: 12:30
              ^^^^^ error(invalid-rank): “12:30” is 750 to some YAML parsers and text to others. Write a whole number, 1 or higher.`),
  );
  expectFixes(wrong('12:30'), ['unsafe: Write the rank as 750', 'placeholder: Set the rank to 1, the next free one']);
});

test('the message says what is wrong with it', () => {
  const messages = [
    ['"4"', 'The rank is in quotes, so it is text. Write it as 4.'],
    ['04', '“04” is not a plain number. Write it as 4.'],
    ['#4', '“#4” is a comment, so the rank is empty. Write the number without “#”.'],
    ['four', '“four” is not a rank. Write a whole number, 1 or higher.'],
    ['0', '“0” is not a rank. Write a whole number, 1 or higher.'],
    ['[4, 5]', 'The rank must be a single number. Write a whole number, 1 or higher.'],
  ] as const;
  for (const [rank, message] of messages) {
    expectFindings(
      seed(`initial_rank: ${rank}
              ${'^'.repeat(rank.length)} error(invalid-rank): ${message}`),
    );
  }
});

test('where there is no number, the next free rank is offered', () => {
  for (const rank of ['four', '0', '-4', '4.5', 'true', '2024-01-01', '.inf', '[4, 5]', '{a: 4}', '=']) {
    expectFix(wrong(rank), seed('initial_rank: 3'), {
      title: 'Set the rank to 3, the next free one',
      kind: 'placeholder',
      others,
    });
  }
});

test('free means free in the folder, or in the corpus where ranks must differ there', () => {
  const elsewhere = { 'a/one.seed': other(1, 'initial_rank: 7'), 'two.seed': other(2, 'initial_rank: 2') };
  expectFix(wrong('four'), seed('initial_rank: 3'), { others: elsewhere });
  expectFix(wrong('four'), seed('initial_rank: 8'), {
    others: elsewhere,
    configuration: 'rank: { unique: corpus }',
  });
});

test('a number beyond what readers can hold is no rank', () => {
  expectFindings(wrong('9007199254740993'));
  expectFindings(wrong('123456789012345678901234567890'));
});

test('comments stay', () => {
  expectFix(
    seed(`initial_rank: "4" # decided on Monday
              ^^^ error(invalid-rank)`),
    seed('initial_rank: 4 # decided on Monday'),
  );
  expectFindings(
    seed(`initial_rank: # 4 or 5?
^^^^^^^^^^^^ error(empty-value)`),
  );
});
