import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldName } from '../../../server/src/core/text/foldName.ts';

test('case, spaces and punctuation do not count', () => {
  const rows: [name: string, folded: string][] = [
    ['AP News', 'apnews'],
    ['le_monde', 'lemonde'],
    ['El País', 'elpaís'],
    ['Ｂ.Ｂ.Ｃ', 'bbc'],
    ['हिन्दी', 'हिन्दी'],
    ['--', ''],
  ];
  for (const [name, folded] of rows) assert.equal(foldName(name), folded);
});

test('a name in ASCII is folded as any other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (name) => {
      assert.equal(`${foldName(name)}é`, foldName(`${name}é`));
    }),
  );
});
