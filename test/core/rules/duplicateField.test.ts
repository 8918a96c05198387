import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, expectFixes, header, seed } from '../../support/seed.ts';

/** A seed with these lines in the place of its usage. */
function usages(lines: string): string {
  return header(`url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
publisher: ap
${lines}
initial_rank: 4`);
}

test('a field that says the same once more is removed', () => {
  expectFix(
    usages(`usage: used
usage: used
^^^^^ error(duplicate-field): The header has “usage” more than once. Keep one.`),
    usages('usage: used'),
    { title: 'Remove the repeated “usage”', kind: 'safe' },
  );
  expectFix(
    usages(`usage: used
usage: "used"
^^^^^ error(duplicate-field)`),
    usages('usage: used'),
    { kind: 'safe' },
  );
});

test('the first one is named as the reason', () => {
  const seed = contextOf(usages('usage: used\nusage: used'));
  const { document } = seed;
  const [place] = check(seed)[0]?.related ?? [];
  assert.deepEqual(place, {
    uri: 'file:///seeds/this.seed',
    range: document.fields[3]!.keyRange,
    message: 'The first one is here.',
  });
});

test('where they differ, you choose; what PyYAML reads, the last one, comes first', () => {
  const two = usages(`usage: candidate
usage: used
^^^^^ error(duplicate-field)`);
  expectFixes(two, ['unsafe: Keep “used”', 'unsafe: Keep “candidate”']);
  expectFix(two, usages('usage: used'), { title: 'Keep “used”' });
  expectFix(two, usages('usage: candidate'), { title: 'Keep “candidate”' });
});

test('a number and the same in quotes differ', () => {
  expectFixes(
    seed(`initial_rank: "4"
initial_rank: 4
^^^^^^^^^^^^ error(duplicate-field)`),
    ['unsafe: Keep “4”', 'unsafe: Keep “"4"”'],
  );
});

test('an empty one is named as such', () => {
  expectFixes(
    usages(`usage:
usage: used
^^^^^ error(duplicate-field)`),
    ['unsafe: Keep “used”', 'unsafe: Keep the empty one'],
  );
});

test('of three, one after another', () => {
  expectFix(
    usages(`usage: used
usage: used
^^^^^ error(duplicate-field)
usage: candidate
^^^^^ error(duplicate-field)`),
    usages(`usage: used
usage: candidate
^^^^^ error(duplicate-field)`),
    { kind: 'safe' },
  );
});

test('what the last one says is never lost unasked, though the first says it as well', () => {
  expectFix(
    usages(`usage: used
usage: candidate
^^^^^ error(duplicate-field)
usage: used
^^^^^ error(duplicate-field)`),
    usages(`usage: candidate
usage: used
^^^^^ error(duplicate-field)`),
    { title: 'Keep “candidate”', kind: 'unsafe' },
  );
});

test('nor is a comment', () => {
  expectFixes(
    usages(`usage: used
usage: used # says Ann
^^^^^ error(duplicate-field)`),
    ['unsafe: Remove the repeated “usage”'],
  );
});

test('all lines of a long value go', () => {
  expectFix(
    header(`url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
title: Harbour tunnel opens after nine years
^^^^^ error(duplicate-field)
  of digging
publisher: ap
usage: candidate
initial_rank: 4`),
    seed(),
    { kind: 'safe' },
  );
});

test('rules about values look at the last one, which PyYAML reads', () => {
  expectFindings(
    usages(`usage: nonsense
usage: used
^^^^^ error(duplicate-field)`),
  );
  expectFindings(
    usages(`usage: used
usage: nonsense
^^^^^ error(duplicate-field)
       ^^^^^^^^ error(unknown-usage)`),
  );
});
