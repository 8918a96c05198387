import { articleOf } from './articleUrl.ts';

/**
 * The words of an article's url as the beginning of a title: `/2025/08/town-bell-rings-13-times_6628301.html` makes
 * `Town bell rings 13 times`. They are the last part of the path that has at least two words, or the one word that is all
 * of its last part; dates, ids and endings of files do not count. Undefined where there is nothing of the kind.
 */
export function titleFromUrl(url: string): string | undefined {
  const address = articleOf(url);
  if (address === undefined) return undefined;
  const [, ...parts] = address.split('?', 1)[0]!.split('/');
  const titles = parts.slice(-mostParts).toReversed().map(wordsOf);
  const words = titles.find(({ length }) => length > 1) ?? titles[0] ?? [];
  const title = words.join(' ');
  return title.length < shortestTitle ? undefined : title.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** What is looked at: more is no title, and a hostile url may be long. */
const mostParts = 12;
const longestPart = 500;
/** In UTF-16 code units. A single short word is rather the name of a section, or a part of an id. */
const shortestTitle = 4;

function wordsOf(part: string): readonly string[] {
  const name = decode(part.slice(0, longestPart)).replace(/\.[a-z]{2,5}\d?$/i, '');
  const words: readonly string[] = name.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  const first = words.findIndex(isWord);
  if (first === -1) return [];
  const behind = words.findLastIndex(isWord) + 1;
  const ends = [words.slice(0, first), words.slice(behind)].map((run) => (isReference(run) ? [] : run));
  return [...ends[0]!, ...words.slice(first, behind).filter((word) => !isId(word)), ...ends[1]!];
}

/** Empty for what cannot be decoded: its escapes are no words. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFC');
  } catch {
    return '';
  }
}

function isWord(word: string): boolean {
  return !/\p{N}/u.test(word) && !isId(word);
}

/** Whether what stands before or after the words, all of it with digits, is a date or has an id. */
function isReference(run: readonly string[]): boolean {
  return run.some(isId) || /^(?:\d{4} \d{1,2}(?: \d{1,2})?|\d{1,2} \d{1,2} \d{4})$/.test(run.join(' '));
}

/** `6628301`, `3b0fb328e2691f71`, `c4gzl2ry1pdo`: but not `2025`, `covid19`. */
function isId(word: string): boolean {
  return /\d{5}/.test(word) || /^(?=.*\d)[0-9a-f]{8,}$/i.test(word) || /(?:\p{L}+\d+){2}|(?:\d+\p{L}+){2}/u.test(word);
}
