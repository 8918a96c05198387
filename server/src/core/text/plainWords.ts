/**
 * True for words of printable ASCII, with one space between two of them and none around, as most headlines are: there is
 * nothing about their spaces and their encoding that could be wrong.
 */
export function arePlainWords(text: string): boolean {
  return plainWords.test(text);
}

/** Each word begins with what the space before it is not, so that there is one way to match only. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/;

/**
 * True for words and addresses with one mark between two of them at most, and none at an end, as nearly all values are:
 * nothing of another notation is in them, and no code of a character.
 */
export function areBareWords(text: string): boolean {
  return bareWords.test(text);
}

/** Each word begins after what no word has, so that there is one way to match only. */
const bareWords = /^[\p{L}\p{N}]+(?:(?:[,:;?!.]? |:\/\/|[/_.-])[\p{L}\p{N}]+)*$/u;

/** True for a text with a letter or a digit of any script. */
export function hasWords(text: string): boolean {
  return letterOrDigit.test(text);
}

const letterOrDigit = /[\p{L}\p{N}]/u;
