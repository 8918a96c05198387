/**
 * True for words of printable ASCII, with one space between two of them and none around, as most headlines are: there is
 * nothing about their spaces and their encoding that could be wrong.
 */
export function arePlainWords(text: string): boolean {
  return plainWords.test(text);
}

/** Each word begins with what the space before it is not, so that there is one way to match only. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/;
