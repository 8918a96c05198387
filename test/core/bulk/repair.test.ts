import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixAll } from '../../../server/src/core/index.ts';
import { createRandom } from '../../../scripts/bench/random.ts';
import { kinds, makeBroken, repair } from '../../support/repair.ts';
import { contextOf } from '../../support/seed.ts';
import { runs } from '../../support/properties.ts';

// `npm run bench:repair` counts what is restored; here is what must hold for every header.

for (const count of [1, 2]) {
  test(`a header broken in ${count === 1 ? 'one way' : 'two ways'} comes back right, or is still reported`, () => {
    const chosen = fc.uniqueArray(fc.constantFrom(...kinds), { minLength: count, maxLength: count });
    let restored = 0;
    let all = 0;
    fc.assert(
      fc.property(chosen, fc.integer(), (names, seed) => {
        const broken = makeBroken(names, createRandom(seed));
        if (!broken) return;
        const { outcome, text } = repair(broken);
        assert.notEqual(outcome, 'wrong', `${names.join(' + ')}\n${broken.text}→\n${text}`);
        assert.equal(fixAll(contextOf(text)).text, text);
        all++;
        if (outcome === 'restored') restored++;
      }),
      { numRuns: runs(600), seed: 20260101 },
    );
    assert.ok(restored / all > (count === 1 ? 0.95 : 0.9), `${restored} of ${all} restored`);
  });
}
