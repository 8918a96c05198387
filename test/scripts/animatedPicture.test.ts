// cspell:ignore APNG IHDR IDAT IEND
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { animated } from '../../scripts/support/animatedPicture.ts';

/** One white dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAWk1v8QAAAABJRU5ErkJggg==',
  'base64',
);

test('pictures become the frames of one, of which the first is all that is seen without animation', () => {
  const text = animated([dot, dot, dot], 1500).toString('latin1');
  const chunks = text.match(/IHDR|acTL|fcTL|IDAT|fdAT|IEND/g) ?? [];
  assert.equal(chunks.join(' '), 'IHDR acTL fcTL IDAT fcTL fdAT fcTL fdAT IEND');
});
