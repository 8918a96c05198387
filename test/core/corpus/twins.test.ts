import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SeedSummary } from '../../../server/src/core/corpus/seed.ts';
import { TwinRelation, mostTwins, type TwinUris } from '../../../server/src/core/corpus/twins.ts';
import { Related } from '../../support/relations.ts';
import { summaryOf } from '../../support/summaries.ts';
import { runs } from '../../support/properties.ts';

/** Seeds that are told apart by a number, twins where they have the same rank. */
function seed(number: number, rank: number | undefined, title?: string): SeedSummary {
  return summaryOf(uriOf(number), { rank, title });
}

function uriOf(number: number): string {
  return `file:///a/${String(number).padStart(3, '0')}`;
}

function twinsAmong(...seeds: readonly SeedSummary[]): Related<TwinRelation> {
  return new Related(() => new TwinRelation('rank')).put(...seeds);
}

function numbers(uris: readonly string[]): number[] {
  return uris.map((uri) => Number(uri.slice(-3)));
}

test('twins are the others with the same key, by uri', () => {
  const { relation } = twinsAmong(seed(3, 1), seed(1, 1), seed(2, 2), seed(5, 1), seed(4, undefined));
  assert.deepEqual(numbers(relation.of(seed(3, 1)).uris), [1, 5]);
  assert.deepEqual(numbers(relation.of(seed(2, 2)).uris), []);
  assert.deepEqual(numbers(relation.of(seed(4, undefined)).uris), []);
  assert.equal(relation.first(1, ''), uriOf(1));
  assert.equal(relation.first(3, ''), undefined);
  assert.ok(relation.has(2, '') && !relation.has(3, ''));
});

test('a seed has the twins that it would have if it were as it is asked about', () => {
  const { relation } = twinsAmong(seed(1, 1), seed(2, 2), seed(3, 2));
  assert.deepEqual(numbers(relation.of(seed(1, 2)).uris), [2, 3]);
  assert.deepEqual(numbers(relation.of(seed(9, 1)).uris), [1]);
});

test('of many, those next to it are told, and that there are more', () => {
  const { relation } = twinsAmong(...Array.from({ length: 100 }, (_, number) => seed(number, 1)));
  const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const told = (number: number) => numbers(relation.of(seed(number, 1)).uris);
  assert.deepEqual(told(50), [...from(42, 49), ...from(51, 58)]);
  assert.deepEqual(told(0), from(1, 16));
  assert.deepEqual(told(3), [...from(0, 2), ...from(4, 16)]);
  assert.deepEqual(told(99), from(83, 98));
  assert.deepEqual(told(96), [...from(83, 95), ...from(97, 99)]);
  // One that is not there yet.
  assert.deepEqual(told(100), from(84, 99));
  assert.equal(relation.of(seed(50, 1)).more, true);
});

test('there are more only where not all are told', () => {
  const { relation } = twinsAmong(...Array.from({ length: mostTwins + 1 }, (_, number) => seed(number, 1)));
  assert.deepEqual([relation.of(seed(0, 1)).uris.length, relation.of(seed(0, 1)).more], [mostTwins, false]);
  // To one that is not among them, they are one too many.
  assert.deepEqual([relation.of(seed(20, 1)).uris.length, relation.of(seed(20, 1)).more], [mostTwins, true]);
});

test('however many twins there are, a change is a change to few of them', () => {
  const seeds = Array.from({ length: 500 }, (_, number) => seed(number, 1));
  const twins = twinsAmong(...seeds);
  for (const number of [0, 8, 250, 499]) {
    for (const one of [seed(number, 2), seed(number, 1)]) {
      const { size } = twins.update(one.uri, one);
      assert.ok(size > 0 && size <= 2 * (mostTwins + 1), `${size}`);
    }
  }
});

test('whatever happens, twins are what they would be from scratch, and all that have others are told', () => {
  // Groups grow past what is told, and shrink again.
  const step = fc.record({
    number: fc.integer({ min: 0, max: 45 }),
    rank: fc.constantFrom(1, 1, 1, 1, 2, undefined, 'gone' as const),
    title: fc.constantFrom('old', 'new'),
  });
  const start = fc.subarray(Array.from({ length: 46 }, (_, number) => number));
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 30 }), (numbersAtStart, steps) => {
      const twins = twinsAmong(...numbersAtStart.map((number) => seed(number, 1, 'old')));
      const { relation } = twins;
      const seeds = new Map(numbersAtStart.map((number) => [number, seed(number, 1, 'old')]));
      const answers = () => new Map([...seeds.values()].map((one) => [one.uri, toldBy(relation.of(one), seeds)]));
      let known = answers();
      for (const { number, rank, title } of steps) {
        const after = rank === 'gone' ? undefined : seed(number, rank, title);
        const affected = twins.update(uriOf(number), after);
        if (after) seeds.set(number, after);
        else seeds.delete(number);
        const now = answers();
        for (const [uri, twins] of now) {
          if (uri === uriOf(number) || affected.has(uri)) continue;
          assert.deepEqual(twins, known.get(uri), `${uri} was not told of ${number}`);
        }
        for (const one of seeds.values()) assert.deepEqual(now.get(one.uri), fromScratch(one, [...seeds.values()]));
        for (const key of [1, 2]) {
          const first = [...seeds.values()].filter(({ rank }) => rank === key).sort(byUri)[0];
          const found = [relation.has(key, ''), relation.first(key, '')];
          assert.deepEqual(found, [first !== undefined, first?.uri]);
        }
        known = now;
      }
    }),
    { numRuns: runs(60) },
  );
});

/** The same in the plainest way. */
function fromScratch(one: SeedSummary, seeds: readonly SeedSummary[]): unknown {
  const others = seeds
    .filter(({ uri, rank }) => uri !== one.uri && rank === one.rank && rank !== undefined)
    .sort(byUri);
  const before = others.filter(({ uri }) => uri < one.uri).length;
  const start = Math.max(0, Math.min(before - mostTwins / 2, others.length - mostTwins));
  return { seeds: others.slice(start, start + mostTwins).map(factsOf), more: others.length > mostTwins };
}

function toldBy({ uris, more }: TwinUris, seeds: ReadonlyMap<number, SeedSummary>): unknown {
  return { seeds: numbers(uris).map((number) => factsOf(seeds.get(number)!)), more };
}

function factsOf({ uri, rank, title }: SeedSummary): unknown {
  return { uri, rank, title };
}

function byUri(a: SeedSummary, b: SeedSummary): number {
  return a.uri < b.uri ? -1 : 1;
}
