/**
 * True for words of printable ASCII, with one space between two of them and none around, as most headlines are: there is
 * nothing about their spaces and their encoding that could be wrong.
 */
export function arePlainWords(text: string): boolean {
  if (text !== last) {
    last = text;
    wasPlain = plainWords.test(text);
  }
  return wasPlain;
}

/** Several rules ask about the same title, one after the other. */
let last = '';
let wasPlain = false;

/** Each word begins with what the space before it is not, so that there is one way to match only. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/;
