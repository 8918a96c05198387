/** The most characters of a file's own text that a message quotes. */
const longestQuotation = 80;

/**
 * A value from a file, ready to stand in a message: in typographic quotes, shortened to 80 characters, with control,
 * formatting (bidirectional overrides) and line-breaking characters escaped, so that it can neither move a terminal's
 * cursor nor turn the sentence around.
 */
export function quoteForMessage(value: string): string {
  const characters = Array.from(value.slice(0, 2 * longestQuotation + 2));
  const shortened = characters.length > longestQuotation;
  const shown = shortened ? characters.slice(0, longestQuotation - 1).join('') + '…' : characters.join('');
  return `“${escapeControls(shown)}”`;
}

/** The text with characters that do not print, or that steer how text prints, written as `\u{…}`. */
export function escapeControls(text: string): string {
  return text.replace(unprintable, (character) => `\\u{${character.codePointAt(0)!.toString(16).toUpperCase()}}`);
}

const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Co}]/gu;
