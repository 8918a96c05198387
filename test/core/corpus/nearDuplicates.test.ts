import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SeedSummary } from '../../../server/src/core/index.ts';
import { sharedPart, sketchLength } from '../../../server/src/core/corpus/bodySketch.ts';
import { NearDuplicates } from '../../../server/src/core/corpus/nearDuplicates.ts';
import { mostTwins } from '../../../server/src/core/corpus/twins.ts';
import { createRandom } from '../../support/breakages.ts';

/** All that near-duplicates look at. */
function seed(uri: string, body: string): SeedSummary {
  return { uri, body } as SeedSummary;
}

/** A sketch that differs from another in so many of its characters, which ones and how `random` decides. */
function differing(sketch: string, characters: number, random: () => number): string {
  const all = Array.from(sketch);
  const places = all.map((_, index) => [random(), index] as const).sort(([a], [b]) => a - b);
  for (const [, place] of places.slice(0, characters)) {
    all[place] = String.fromCharCode((all[place]!.charCodeAt(0) + 1 + Math.floor(random() * 255)) & 0xff);
  }
  return all.join('');
}

function randomSketch(random: () => number): string {
  return String.fromCharCode(...Array.from({ length: sketchLength }, () => Math.floor(random() * 256)));
}

function update(index: NearDuplicates, before: SeedSummary | undefined, after: SeedSummary | undefined): Set<string> {
  const affected = new Set<string>();
  index.update(before, after, affected);
  return affected;
}

function filled(seeds: Iterable<SeedSummary>, threshold = 0.8): NearDuplicates {
  const index = new NearDuplicates(threshold);
  for (const seed of seeds) update(index, undefined, seed);
  return index;
}

const body = randomSketch(createRandom(1));
const close = differing(body, 5, createRandom(2));
const closer = differing(body, 2, createRandom(3));
const far = differing(body, 60, createRandom(4));

test('near-duplicates come the most similar first, then by uri', () => {
  const seeds = [seed('d', far), seed('c', closer), seed('b', body), seed('a', body), seed('e', close), seed('f', '')];
  const index = filled(seeds);
  assert.deepEqual(index.of(seeds[3]!), [
    { uri: 'b', share: 1 },
    { uri: 'c', share: sharedPart(body, closer) },
    { uri: 'e', share: sharedPart(body, close) },
  ]);
  assert.deepEqual(index.of(seeds[0]!), []);
});

test('a body without a sketch is like no other', () => {
  assert.deepEqual(filled([seed('a', ''), seed('b', '')]).of(seed('a', '')), []);
});

test('a seed may be asked about as it would be', () => {
  const index = filled([seed('a', far), seed('b', body)]);
  assert.deepEqual(index.of(seed('a', body)), [{ uri: 'b', share: 1 }]);
  assert.deepEqual(index.of(seed('new', body)), [{ uri: 'b', share: 1 }]);
});

test('those that a change is told to are those it is a near-duplicate of', () => {
  const index = filled([seed('a', body), seed('b', close), seed('c', far)]);
  assert.deepEqual(update(index, undefined, seed('d', closer)), new Set(['a', 'b']));
  assert.deepEqual(update(index, seed('d', closer), seed('d', closer)), new Set(['a', 'b']), 'with another title');
  assert.deepEqual(update(index, seed('d', closer), seed('d', far)), new Set(['a', 'b', 'c']));
  assert.deepEqual(update(index, seed('d', far), undefined), new Set(['c']));
});

test('of many with the very same words those are told that are next by their uris', () => {
  const uris = Array.from({ length: 100 }, (_, number) => `seed${String(number).padStart(3, '0')}`);
  const index = filled([...uris.map((uri) => seed(uri, body)), seed('other', closer)]);
  const told = (uri: string) => index.of(seed(uri, body)).map((other) => other.uri);
  assert.deepEqual(told('seed050'), [...uris.slice(42, 50), ...uris.slice(51, 59)]);
  assert.deepEqual(told('seed000'), uris.slice(1, 17));
  assert.deepEqual(told('seed099'), uris.slice(83, 99));
  assert.equal(index.of(seed('other', closer)).length, mostTwins);
});

test('where more than 64 bodies are all almost the same none is told, and all learn when it comes to that', () => {
  const many = Array.from({ length: 65 }, (_, number) =>
    seed(`seed ${number}`, body.slice(0, -1) + String.fromCharCode(number)),
  );
  const last = many.pop()!;
  const index = filled(many);
  assert.equal(index.of(many[0]!).length, mostTwins);
  const all = new Set(many.map(({ uri }) => uri));
  assert.deepEqual(update(index, undefined, last), all);
  assert.deepEqual(index.of(many[0]!), []);
  assert.deepEqual(update(index, last, undefined), all);
  assert.equal(index.of(many[0]!).length, mostTwins);
});

test('at any threshold hardly one near-duplicate in a hundred is missed', () => {
  for (const threshold of [0.6, 0.7, 0.8, 0.9]) {
    const random = createRandom(5);
    const seeds: SeedSummary[] = [];
    for (let pair = 0; pair < 1000; pair++) {
      const one = randomSketch(random);
      // As different as two may be: 255 of 256 bins tell.
      const other = differing(one, Math.floor((1 - threshold) * sketchLength * (255 / 256)), random);
      assert.ok(sharedPart(one, other) >= threshold);
      seeds.push(seed(`${pair} one`, one), seed(`${pair} other`, other));
    }
    const index = filled(seeds, threshold);
    const found = seeds.filter((one) => index.of(one).length === 1).length / seeds.length;
    assert.ok(found >= 0.99, `${found} at ${threshold}`);
  }
});

test('what the index answers is what it would be made from scratch, and who is told otherwise was told so', () => {
  // More sketches than may agree in a band: all do in some bands, two in the others.
  const sketches = Array.from({ length: 80 }, (_, number) => {
    const characters = Array.from(body);
    for (let digit = 0; digit < 5; digit++) characters[digit * 5] = String.fromCharCode(number % 40);
    characters[120] = String.fromCharCode(number);
    return characters.join('');
  });
  const bodies = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...sketches) },
    { weight: 2, arbitrary: fc.constantFrom(body, close, closer, far, '') },
  );
  const uri = fc.integer({ min: 0, max: 119 }).map((number) => `seed ${number}`);
  const step = fc.record({ uri, body: fc.option(bodies, { nil: undefined, freq: 3 }) });
  const start = fc.record({
    crowd: fc.oneof(fc.integer({ min: 0, max: sketches.length }), fc.integer({ min: 61, max: 67 })),
    same: fc.integer({ min: 0, max: 20 }),
    threshold: fc.constantFrom(0.8, 0.95, 1),
  });
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 12 }), ({ crowd, same, threshold }, steps) => {
      const seeds = new Map<string, SeedSummary>();
      for (let number = 0; number < crowd; number++) {
        seeds.set(`seed ${number}`, seed(`seed ${number}`, sketches[number]!));
      }
      for (let number = 0; number < same; number++) {
        seeds.set(`seed ${100 + number}`, seed(`seed ${100 + number}`, close));
      }
      const index = filled(seeds.values(), threshold);
      let answers = answersOf(index, seeds);
      for (const { uri, body } of steps) {
        const before = seeds.get(uri);
        const after = body === undefined ? undefined : seed(uri, body);
        const foretold = after && index.of(after);
        const affected = update(index, before, after);
        assert.ok(!affected.has(uri));
        if (after) seeds.set(uri, after);
        else seeds.delete(uri);
        if (after) assert.deepEqual(index.of(after), foretold, 'as it would be, and as it is');
        const now = answersOf(index, seeds);
        for (const [other, answer] of now) {
          if (other !== uri && answer !== answers.get(other)) assert.ok(affected.has(other), `${other} was not told`);
        }
        answers = now;
      }
      const backwards = filled([...seeds.values()].reverse(), threshold);
      assert.deepEqual(answers, answersOf(backwards, seeds));
    }),
    { numRuns: 60 },
  );
});

// Each told of each, or each compared with each, it would take many minutes.
test('the same and almost the same words by the thousand take no time', { timeout: 60_000 }, () => {
  const random = createRandom(6);
  const same = Array.from({ length: 20_000 }, (_, number) => seed(`same ${number}`, body));
  const almost = Array.from({ length: 5_000 }, (_, number) => seed(`almost ${number}`, differing(far, 12, random)));
  const index = new NearDuplicates(0.8);
  let most = 0;
  for (const one of [...same.reverse(), ...almost]) most = Math.max(most, update(index, undefined, one).size);
  for (const one of [...same, ...almost]) most = Math.max(most, update(index, one, one).size);
  for (const one of [...almost, ...same]) most = Math.max(most, update(index, one, undefined).size);
  assert.ok(most < 1000, `${most} told of one change`);
  assert.deepEqual(index.of(seed('new', body)), []);
});

function answersOf(index: NearDuplicates, seeds: ReadonlyMap<string, SeedSummary>): Map<string, string> {
  return new Map([...seeds.keys()].sort().map((uri) => [uri, JSON.stringify(index.of(seeds.get(uri)!))]));
}
