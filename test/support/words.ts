// The words of a text as the laws of fixes count them, and which of them another text has lost.

/** Letters, marks and digits; what is not seen, and what does not print, is no end of a word. */
const run = /[\p{L}\p{M}\p{N}\p{Cf}\p{Default_Ignorable_Code_Point}\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F]+/gu;
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F]+/gu;

/** The runs of letters and digits, in compatibility form (NFKC), in order. */
export function wordsOf(text: string): string[] {
  return (text.match(run) ?? []).flatMap(
    (word) =>
      word
        .replace(unseen, '')
        .normalize('NFKC')
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
  );
}

/** A text as it stands, and with the escapes of double quotes read: which of them is meant, only its quotes tell. */
export function spellings(text: string): readonly string[] {
  const decoded = text.replace(
    /\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|\r?\n[ \t]*|([^]))/gu,
    (escape, ...codes) => {
      const [two, four, eight, letter] = codes as (string | undefined)[];
      const code = two ?? four ?? eight;
      if (code !== undefined)
        return Number.parseInt(code, 16) > 0x10ffff ? escape : String.fromCodePoint(Number.parseInt(code, 16));
      if (letter === undefined) return '';
      // A backslash before any other letter is one that somebody typed, as in a path.
      return 'abtnvfre0NLP'.includes(letter) ? ' ' : /[\p{L}\p{N}]/u.test(letter) ? escape : letter;
    },
  );
  return decoded === text ? [text] : [text, decoded];
}

/** The words that one list has more often than the other, as often as it has them more. */
export function surplus(words: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}

/** The words that are not found in order in another list: all after the first of them may be out of place. */
export function lostInOrder(words: readonly string[], others: readonly string[]): string[] {
  const lost: string[] = [];
  let at = 0;
  for (const word of words) {
    const found = others.indexOf(word, at);
    if (found === -1) lost.push(word);
    else at = found + 1;
  }
  return lost;
}
