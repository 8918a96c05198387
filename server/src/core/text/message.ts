/** The most characters of a file's own text that a message quotes. */
const longestQuotation = 80;

/**
 * A value from a file, ready to stand in a message: in typographic quotes, shortened to 80 characters, with control,
 * formatting (bidirectional overrides) and line-breaking characters escaped, so that it can neither move a terminal's
 * cursor nor turn the sentence around.
 */
export function quoteForMessage(value: string): string {
  if (value.length <= longestQuotation && printableAscii.test(value)) return `“${value}”`;
  const characters = Array.from(value.slice(0, 2 * longestQuotation + 2));
  const shortened = characters.length > longestQuotation;
  const shown = shortened ? characters.slice(0, longestQuotation - 1).join('') + '…' : characters.join('');
  return `“${escapeControls(shown)}”`;
}

/**
 * The text with characters that do not print, or that steer how text prints, written as `\u{…}`. The joiners U+200C and
 * U+200D stay where they print: in emoji, and in words of scripts whose letters they join or part.
 */
export function escapeControls(text: string): string {
  if (harmless.test(text)) return text;
  unprintable ??= new RegExp(`(?!${printingJoiner})[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}\\p{Co}]`, 'gu');
  return text.replace(unprintable, (character) => `\\u{${character.codePointAt(0)!.toString(16).toUpperCase()}}`);
}

const printableAscii = /^[ -~]*$/;

/** Letters and signs that print, of the scripts that most text is in: to know the classes of all characters takes longer. */
const harmless =
  /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E\u3041-\u3096\u30A0-\u30FF\u4E00-\u9FEF\uAC00-\uD7A3\uFF01-\uFF5E]*$/;

/** Between letters of Latin, Greek and Cyrillic nothing joins: there it only hides. */
const printingJoiner = String.raw`(?<=(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D](?=[\p{L}\p{M}\p{Extended_Pictographic}])`;

/** Made when first needed, as most text is ASCII: to know the classes of all characters takes milliseconds. */
let unprintable: RegExp | undefined;
