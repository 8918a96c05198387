/**
 * Characters that cannot be seen and say nothing where they stand: soft hyphens, what joins or parts words without a
 * width, marks of the writing direction in a text that has one only, tags that belong to no flag.
 */
export function isInvisible(character: string, text: string): boolean {
  if (directionMarks.test(character)) return !isRightToLeft(text);
  if (character === '\u180E') return !/(?!\u180E)\p{Script=Mongolian}/u.test(text);
  if (tags.test(character)) return !text.includes(blackFlag);
  return alwaysInvisible.test(character);
}

function isRightToLeft(text: string): boolean {
  if (text !== last) wasRightToLeft = rightToLeft.test(text);
  // The same string is found to be the same at once, and an equal one only after a look at all of it.
  last = text;
  return wasRightToLeft;
}

/** A text is asked about for each of its marks. */
let last = '';
let wasRightToLeft = false;

/** All that may be: a class for a regular expression with the flag `u`. */
export const mayBeInvisible = String.raw`\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}`;

const alwaysInvisible = /^[\u00AD\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB]$/;
const directionMarks = /^[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]$/;
const rightToLeft = /(?!\u061C)[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const tags = /^[\u{E0000}-\u{E007F}]$/u;
const blackFlag = '\u{1F3F4}';
