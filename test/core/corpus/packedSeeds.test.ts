import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packSeeds, unpackSeeds } from '../../../server/src/core/corpus/packedSeeds.ts';
import { summaryOf, valuesOf } from '../../support/summaries.ts';

const text = fc.option(fc.string({ unit: 'binary', maxLength: 30 }), { nil: undefined });

const seeds = fc.array(
  fc.record({
    url: text,
    title: text,
    publisher: fc.constantFrom(undefined, 'ap', 'bbc', ''),
    usage: fc.constantFrom(undefined, 'used', 'constructor'),
    domain: fc.constantFrom(undefined, 'bbc.co.uk'),
    rank: fc.option(fc.maxSafeNat(), { nil: undefined }),
    urlPlace: fc.nat(0x3fffffff),
    usagePlace: fc.nat(0x3fffffff),
    terms: fc.constantFrom('', 'ab', 'abcd'),
    allowsUnicode: fc.constantFrom(undefined, true, false),
    sketch: fc.option(fc.uint8Array({ minLength: 128, maxLength: 128 })),
  }),
  { maxLength: 20 },
);

test('what is packed in one thread is unpacked in another', () => {
  fc.assert(
    fc.property(seeds, (all) => {
      const summaries = all.map(({ sketch, ...values }, index) =>
        summaryOf(`file:///s/${index}.seed`, {
          ...values,
          writeSketch: (into) => {
            if (sketch) into.set(sketch);
            return sketch !== null;
          },
        }),
      );
      const handedOver = structuredClone(packSeeds(summaries, true));
      const uris = summaries.map(({ uri }) => uri);
      assert.deepEqual([...unpackSeeds(handedOver, uris)].map(valuesOf), summaries.map(valuesOf));
    }),
  );
});
