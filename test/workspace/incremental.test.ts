// `npm run fuzz -- events` searches for longer.

import { test } from 'node:test';
import fc from 'fast-check';
import { followingEqualsBeginningAnew } from '../support/liveProperty.ts';
import { runs } from '../support/properties.ts';

test('following equals beginning anew, whatever happens', async () => {
  await fc.assert(followingEqualsBeginningAnew, { numRuns: runs(300) });
});
