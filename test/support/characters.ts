import fc from 'fast-check';

const surrogates = { first: 0xd800, count: 0x800 };

/** Any character, as `binary` of fast-check's `string` has them, without the table of a million that that makes first. */
export const anyCharacter: fc.Arbitrary<string> = fc.integer({ min: 0, max: 0x10ffff - surrogates.count }).map(
  (index) => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count),
  (text) => {
    const point = [...(text as string)].length === 1 ? (text as string).codePointAt(0)! : Number.NaN;
    const index = point < surrogates.first ? point : point - surrogates.count;
    if (!(index >= 0 && (point < surrogates.first || index >= surrogates.first))) throw new Error('not one character');
    return index;
  },
);
