/**
 * Tells of the characters of a text which of them cannot be seen and say nothing where they stand: soft hyphens, what joins
 * or parts words without a width, marks of the writing direction in a text that has one only, tags that belong to no flag.
 * It looks at the whole text once, however many characters it is asked about.
 */
export function invisibleIn(text: string): (character: string) => boolean {
  if (!anyOfScript.test(text)) return (character) => alwaysInvisible.test(character);
  const isRightToLeft = rightToLeft.test(text);
  const isMongolian = mongolian.test(text);
  const hasFlag = text.includes(blackFlag);
  return (character) => {
    if (directionMarks.test(character)) return !isRightToLeft;
    if (character === '\u180E') return !isMongolian;
    return tags.test(character) ? !hasFlag : alwaysInvisible.test(character);
  };
}

/** White space beyond ASCII that is no line break: part of a class for a regular expression. */
export const exoticSpaces = String.raw`\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000`;

/** All that may be: a class for a regular expression with the flag `u`. */
export const mayBeInvisible = String.raw`\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}`;

const alwaysInvisible = /^[\u00AD\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB]$/;
const directionMarks = /^[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]$/;
const rightToLeft = /(?!\u061C)[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const mongolian = /(?!\u180E)\p{Script=Mongolian}/u;
const tags = /^[\u{E0000}-\u{E007F}]$/u;
/** Those that mean something in some scripts. */
const anyOfScript = /[\u061C\u180E\u200E\u200F\u202A-\u202E\u2066-\u206F\u{E0000}-\u{E007F}]/u;
const blackFlag = '\u{1F3F4}';
