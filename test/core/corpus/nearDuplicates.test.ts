import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SeedSummary } from '../../../server/src/core/index.ts';
import { sharedPart, signatureLength } from '../../../server/src/core/corpus/minHash.ts';
import { NearDuplicates, type NearDuplicate } from '../../../server/src/core/corpus/nearDuplicates.ts';
import { mostTwins } from '../../../server/src/core/corpus/twins.ts';
import { Related } from '../../support/relations.ts';
import { summaryOf } from '../../support/summaries.ts';
import { createRandom } from '../../../scripts/bench/random.ts';
import { runs } from '../../support/properties.ts';

/** A seed with this signature; none where it is empty. */
function seed(name: string, signature: string): SeedSummary {
  return summaryOf(uriOf(name), { signature: bytesOf(signature) });
}

function bytesOf(signature: string): Uint8Array | undefined {
  return signature === '' ? undefined : Uint8Array.from(signature, (character) => character.charCodeAt(0));
}

function uriOf(name: string): string {
  return `file:///s/${name}`;
}

/** A signature that differs from another in so many of its characters, which ones and how `random` decides. */
function differing(signature: string, characters: number, random: () => number): string {
  const all = Array.from(signature);
  const places = all.map((_, index) => [random(), index] as const).sort(([a], [b]) => a - b);
  for (const [, place] of places.slice(0, characters)) {
    all[place] = String.fromCharCode((all[place]!.charCodeAt(0) + 1 + Math.floor(random() * 255)) & 0xff);
  }
  return all.join('');
}

function randomSignature(random: () => number): string {
  return String.fromCharCode(...Array.from({ length: signatureLength }, () => Math.floor(random() * 256)));
}

/** An index by itself, whose seeds are known by their names. */
class Index {
  readonly #related: Related<NearDuplicates>;

  constructor(threshold = 0.8) {
    this.#related = new Related(() => new NearDuplicates(threshold));
  }

  /** @returns the others that are told. */
  update(name: string, signature: string | undefined): Set<string> {
    const affected = this.#related.update(uriOf(name), signature === undefined ? undefined : seed(name, signature));
    return new Set(Array.from(affected, nameOf));
  }

  of(name: string, signature: string): readonly NearDuplicate[] {
    return this.#related.relation
      .of(uriOf(name), bytesOf(signature))
      .map(({ uri, share }) => ({ uri: nameOf(uri), share }));
  }
}

/** The share in common that two signatures tell. */
function shareOf(one: string, other: string): number {
  return sharedPart(Array.from(one).filter((character, index) => character === other[index]).length);
}

function nameOf(uri: string): string {
  return uri.slice(uriOf('').length);
}

type Signaturees = Iterable<readonly [name: string, signature: string]>;

function filled(seeds: Signaturees, threshold?: number): Index {
  const index = new Index(threshold);
  for (const [name, signature] of seeds) index.update(name, signature);
  return index;
}

const body = randomSignature(createRandom(1));
const close = differing(body, 5, createRandom(2));
const closer = differing(body, 2, createRandom(3));
const far = differing(body, 60, createRandom(4));

test('near-duplicates come the most similar first, then by uri', () => {
  const index = filled([
    ['d', far],
    ['c', closer],
    ['b', body],
    ['a', body],
    ['e', close],
    ['f', ''],
  ]);
  assert.deepEqual(index.of('a', body), [
    { uri: 'b', share: 1 },
    { uri: 'c', share: shareOf(body, closer) },
    { uri: 'e', share: shareOf(body, close) },
  ]);
  assert.deepEqual(index.of('d', far), []);
});

test('a body without a signature is like no other', () => {
  const index = filled([
    ['a', ''],
    ['b', ''],
  ]);
  assert.deepEqual(index.of('a', ''), []);
});

test('a seed may be asked about as it would be', () => {
  const index = filled([
    ['a', far],
    ['b', body],
  ]);
  assert.deepEqual(index.of('a', body), [{ uri: 'b', share: 1 }]);
  assert.deepEqual(index.of('new', body), [{ uri: 'b', share: 1 }]);
});

test('those that a change is told to are those it is a near-duplicate of', () => {
  const index = filled([
    ['a', body],
    ['b', close],
    ['c', far],
  ]);
  assert.deepEqual(index.update('d', closer), new Set(['a', 'b']));
  assert.deepEqual(index.update('d', closer), new Set(['a', 'b']), 'with another title');
  assert.deepEqual(index.update('d', far), new Set(['a', 'b', 'c']));
  assert.deepEqual(index.update('d', undefined), new Set(['c']));
});

test('of many with the very same words those are told that are next by their uris', () => {
  const names = Array.from({ length: 100 }, (_, number) => `seed${String(number).padStart(3, '0')}`);
  const index = filled([...names.map((name) => [name, body] as const), ['other', closer]]);
  const told = (name: string) => index.of(name, body).map((other) => other.uri);
  assert.deepEqual(told('seed050'), [...names.slice(42, 50), ...names.slice(51, 59)]);
  assert.deepEqual(told('seed000'), names.slice(1, 17));
  assert.deepEqual(told('seed099'), names.slice(83, 99));
  assert.equal(index.of('other', closer).length, mostTwins);
});

test('where more than 64 bodies are all almost the same none is told, and all learn when it comes to that', () => {
  const signatureOf = (number: number) => body.slice(0, -1) + String.fromCharCode(number);
  const numbers = Array.from({ length: 64 }, (_, number) => number);
  const index = filled(numbers.map((number) => [`seed ${number}`, signatureOf(number)] as const));
  const toldOfFirst = () => index.of('seed 0', signatureOf(0)).length;
  assert.equal(toldOfFirst(), mostTwins);
  const all = new Set(numbers.map((number) => `seed ${number}`));
  assert.deepEqual(index.update('last', signatureOf(64)), all);
  assert.equal(toldOfFirst(), 0);
  assert.deepEqual(index.update('last', undefined), all);
  assert.equal(toldOfFirst(), mostTwins);
});

test('at any threshold hardly one near-duplicate in a hundred is missed', () => {
  for (const threshold of [0.6, 0.7, 0.8, 0.9]) {
    const random = createRandom(5);
    const seeds: [string, string][] = [];
    for (let pair = 0; pair < 1000; pair++) {
      const one = randomSignature(random);
      // As different as two may be: 255 of 256 bins tell.
      const other = differing(one, Math.floor((1 - threshold) * signatureLength * (255 / 256)), random);
      assert.ok(shareOf(one, other) >= threshold);
      seeds.push([`${pair} one`, one], [`${pair} other`, other]);
    }
    const index = filled(seeds, threshold);
    const found = seeds.filter(([name, signature]) => index.of(name, signature).length === 1).length / seeds.length;
    assert.ok(found >= 0.99, `${found} at ${threshold}`);
  }
});

test('what the index answers is what it would be made from scratch, and who is told otherwise was told so', () => {
  // More signatures than may agree in a band: all do in some bands, two in the others.
  const signatures = Array.from({ length: 80 }, (_, number) => {
    const characters = Array.from(body);
    for (let digit = 0; digit < 5; digit++) characters[digit * 5] = String.fromCharCode(number % 40);
    characters[120] = String.fromCharCode(number);
    return characters.join('');
  });
  const bodies = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...signatures) },
    { weight: 2, arbitrary: fc.constantFrom(body, close, closer, far, '') },
  );
  const name = fc.integer({ min: 0, max: 119 }).map((number) => `seed ${number}`);
  const step = fc.record({ name, signature: fc.option(bodies, { nil: undefined, freq: 3 }) });
  const start = fc.record({
    crowd: fc.oneof(fc.integer({ min: 0, max: signatures.length }), fc.integer({ min: 61, max: 67 })),
    same: fc.integer({ min: 0, max: 20 }),
    threshold: fc.constantFrom(0.8, 0.95, 1),
  });
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 12 }), ({ crowd, same, threshold }, steps) => {
      const seeds = new Map<string, string>();
      for (let number = 0; number < crowd; number++) seeds.set(`seed ${number}`, signatures[number]!);
      for (let number = 0; number < same; number++) seeds.set(`seed ${100 + number}`, close);
      const index = filled(seeds, threshold);
      let answers = answersOf(index, seeds);
      for (const { name, signature } of steps) {
        const foretold = signature === undefined ? undefined : index.of(name, signature);
        const affected = index.update(name, signature);
        assert.ok(!affected.has(name));
        if (signature === undefined) seeds.delete(name);
        else seeds.set(name, signature);
        if (signature !== undefined)
          assert.deepEqual(index.of(name, signature), foretold, 'as it would be, and as it is');
        const now = answersOf(index, seeds);
        for (const [other, answer] of now) {
          if (other !== name && answer !== answers.get(other)) assert.ok(affected.has(other), `${other} was not told`);
        }
        answers = now;
      }
      const backwards = filled([...seeds].reverse(), threshold);
      assert.deepEqual(answers, answersOf(backwards, seeds));
    }),
    { numRuns: runs(60) },
  );
});

// Each told of each, or each compared with each, it would take many minutes.
test('the same and almost the same words by the thousand take no time', { timeout: 60_000 }, () => {
  const random = createRandom(6);
  const same = Array.from({ length: 5000 }, (_, number) => [`same ${number}`, body] as const);
  const almost = Array.from({ length: 2000 }, (_, number) => [`almost ${number}`, differing(far, 12, random)] as const);
  const index = new Index();
  let most = 0;
  for (const [name, signature] of [...same.reverse(), ...almost])
    most = Math.max(most, index.update(name, signature).size);
  for (const [name, signature] of [...same, ...almost]) most = Math.max(most, index.update(name, signature).size);
  for (const [name] of [...almost, ...same]) most = Math.max(most, index.update(name, undefined).size);
  assert.ok(most < 1000, `${most} told of one change`);
  assert.deepEqual(index.of('new', body), []);
});

function answersOf(index: Index, seeds: ReadonlyMap<string, string>): Map<string, string> {
  const names = [...seeds.keys()].sort();
  return new Map(names.map((name) => [name, JSON.stringify(index.of(name, seeds.get(name)!))]));
}
