import fc from 'fast-check';

/** What are no characters, but halves of some. */
const surrogates = { first: 0xd800, count: 0x800 };

/** Any character, as `binary` of fast-check's `string` has them, without the table of a million that that makes first. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10ffff - surrogates.count })
  .map(characterAt, (text) => {
    const point = (text as string).codePointAt(0) ?? surrogates.first;
    const index = point < surrogates.first ? point : point - surrogates.count;
    if (text !== characterAt(index)) throw new Error('It is not one character.');
    return index;
  });

function characterAt(index: number): string {
  return String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count);
}
