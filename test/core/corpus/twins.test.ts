import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SeedSummary } from '../../../server/src/core/corpus/seedSummary.ts';
import { TwinRelation, mostTwins } from '../../../server/src/core/corpus/twins.ts';
import { summaryOf } from '../../support/summaries.ts';

/** Seeds that are told apart by a number, twins where they have the same usage. */
function seed(number: number, usage: string | undefined, title?: string): SeedSummary {
  return summaryOf(uriOf(number), { usage, title });
}

function uriOf(number: number): string {
  return `file:///a/${String(number).padStart(3, '0')}`;
}

function relationOf(...seeds: readonly SeedSummary[]): TwinRelation<string> {
  const relation = new TwinRelation((one: SeedSummary) => one.usage);
  for (const one of seeds) relation.update(undefined, one, new Set());
  return relation;
}

function numbers(seeds: readonly SeedSummary[]): number[] {
  return seeds.map(({ uri }) => Number(uri.slice(-3)));
}

test('twins are the others with the same key, by uri', () => {
  const relation = relationOf(seed(3, 'a'), seed(1, 'a'), seed(2, 'b'), seed(5, 'a'), seed(4, undefined));
  assert.deepEqual(numbers(relation.of(seed(3, 'a')).seeds), [1, 5]);
  assert.deepEqual(numbers(relation.of(seed(2, 'b')).seeds), []);
  assert.deepEqual(numbers(relation.of(seed(4, undefined)).seeds), []);
  assert.equal(relation.first('a')?.uri, uriOf(1));
  assert.equal(relation.first('c'), undefined);
  assert.ok(relation.has('b') && !relation.has('c'));
});

test('a seed has the twins that it would have if it were as it is asked about', () => {
  const relation = relationOf(seed(1, 'a'), seed(2, 'b'), seed(3, 'b'));
  assert.deepEqual(numbers(relation.of(seed(1, 'b')).seeds), [2, 3]);
  assert.deepEqual(numbers(relation.of(seed(9, 'a')).seeds), [1]);
});

test('of many, those next to it are told, and that there are more', () => {
  const relation = relationOf(...Array.from({ length: 100 }, (_, number) => seed(number, 'a')));
  const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const told = (number: number) => numbers(relation.of(seed(number, 'a')).seeds);
  assert.deepEqual(told(50), [...from(42, 49), ...from(51, 58)]);
  assert.deepEqual(told(0), from(1, 16));
  assert.deepEqual(told(3), [...from(0, 2), ...from(4, 16)]);
  assert.deepEqual(told(99), from(83, 98));
  assert.deepEqual(told(96), [...from(83, 95), ...from(97, 99)]);
  // One that is not there yet.
  assert.deepEqual(told(100), from(84, 99));
  assert.equal(relation.of(seed(50, 'a')).more, true);
});

test('there are more only where not all are told', () => {
  const relation = relationOf(...Array.from({ length: mostTwins + 1 }, (_, number) => seed(number, 'a')));
  assert.deepEqual([relation.of(seed(0, 'a')).seeds.length, relation.of(seed(0, 'a')).more], [mostTwins, false]);
  // To one that is not among them, they are one too many.
  assert.deepEqual([relation.of(seed(20, 'a')).seeds.length, relation.of(seed(20, 'a')).more], [mostTwins, true]);
});

test('however many twins there are, a change is a change to few of them', () => {
  const seeds = Array.from({ length: 500 }, (_, number) => seed(number, 'a'));
  const relation = relationOf(...seeds);
  for (const number of [0, 8, 250, 499]) {
    const affected = new Set<string>();
    relation.update(seeds[number], seed(number, 'b'), affected);
    relation.update(seed(number, 'b'), seeds[number], affected);
    assert.ok(affected.size > 0 && affected.size <= 2 * (mostTwins + 1), `${affected.size}`);
  }
});

test('whatever happens, twins are what they would be from scratch, and all that have others are told', () => {
  // Groups grow past what is told, and shrink again.
  const step = fc.record({
    number: fc.integer({ min: 0, max: 45 }),
    usage: fc.constantFrom('a', 'a', 'a', 'a', 'b', undefined, 'gone'),
    title: fc.constantFrom('old', 'new'),
  });
  const start = fc.subarray(Array.from({ length: 46 }, (_, number) => number));
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 30 }), (numbersAtStart, steps) => {
      const relation = relationOf(...numbersAtStart.map((number) => seed(number, 'a', 'old')));
      const seeds = new Map(numbersAtStart.map((number) => [number, seed(number, 'a', 'old')]));
      const answers = () => new Map([...seeds.values()].map((one) => [one.uri, relation.of(one)]));
      let known = answers();
      for (const { number, usage, title } of steps) {
        const after = usage === 'gone' ? undefined : seed(number, usage, title);
        const affected = new Set<string>();
        relation.update(seeds.get(number), after, affected);
        if (after) seeds.set(number, after);
        else seeds.delete(number);
        const now = answers();
        for (const [uri, twins] of now) {
          if (uri === uriOf(number) || affected.has(uri)) continue;
          assert.deepEqual(twins, known.get(uri), `${uri} was not told of ${number}`);
        }
        for (const one of seeds.values()) assert.deepEqual(now.get(one.uri), fromScratch(one, [...seeds.values()]));
        for (const key of ['a', 'b']) {
          const first = [...seeds.values()].filter(({ usage }) => usage === key).sort(byUri)[0];
          assert.deepEqual([relation.has(key), relation.first(key)], [first !== undefined, first]);
        }
        known = now;
      }
    }),
    { numRuns: 60 },
  );
});

/** The same in the plainest way. */
function fromScratch(one: SeedSummary, seeds: readonly SeedSummary[]): unknown {
  const others = seeds
    .filter(({ uri, usage }) => uri !== one.uri && usage === one.usage && usage !== undefined)
    .sort(byUri);
  const before = others.filter(({ uri }) => uri < one.uri).length;
  const start = Math.max(0, Math.min(before - mostTwins / 2, others.length - mostTwins));
  return { seeds: others.slice(start, start + mostTwins), more: others.length > mostTwins };
}

function byUri(a: SeedSummary, b: SeedSummary): number {
  return a.uri < b.uri ? -1 : 1;
}
