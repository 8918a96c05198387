import { wholeNumbersIn } from '../pyyaml/readers.ts';

/** The numbers that readers see in a text that names a rank: of YAML 1.1 first, then of YAML 1.2 where it differs. */
export interface RankReadings extends Pick<WrittenRank, 'rest' | 'certain'> {
  readonly ranks: readonly bigint[];
  /** False where the number is an artefact of YAML's and hardly what is meant: `12:30` is 750. */
  readonly plausible: boolean;
}

/** The whole numbers from 1 up that a text may be meant as. */
export function readRanks(text: string): RankReadings {
  const { number, rest, certain } = readWrittenRank(text) ?? { number: '', rest: '', certain: false };
  const ranks = wholeNumbersIn(number).filter((rank) => rank > 0n);
  return { ranks, plausible: !number.includes(':'), rest: rest.replace(/\s+/g, ' '), certain };
}

/**
 * The rank that a misspelled one can only be meant as, such as `"4"`, `4.` and `#4`: what a safe fix makes of it.
 * Undefined where readers see different numbers, or none.
 * @param text what is written as the rank, with quotes or a hash around it or without.
 */
export function meantRank(text: string): number | undefined {
  if (text.length > longest) return undefined;
  const { ranks, plausible, certain } = readRanks(text);
  const rank = ranks.length === 1 && plausible && certain ? Number(ranks[0]) : highestRank + 1;
  return rank > highestRank ? undefined : rank;
}

/** In UTF-16 code units: no rank is longer, with all that may stand around it. */
const longest = 100;

/** Beyond it nobody means a place among seeds. */
const highestRank = 1_000_000_000;

/** A text that names a rank. */
interface WrittenRank {
  /** The number as it is written, in the digits of ASCII. */
  readonly number: string;
  /** What stands after the number and is none of it: a comment, or `/10`, `of 10`, `(was 5)`. */
  readonly rest: string;
  /** False where `rest` may say that another number is meant. */
  readonly certain: boolean;
}

/**
 * The one number of a text that is meant as a rank: without quotes, brackets, emphasis, the words and signs that mark a
 * number (`No. 4`, `rank 4`, `#4`), an ordinal's ending (`4th`) and what JSON puts after it. Undefined for any other.
 */
function readWrittenRank(text: string): WrittenRank | undefined {
  const plain = withoutMarks(withAsciiDigits(text.replace(invisible, '')).trim());
  const [, ordinal] = /^(\d+) ?(?:st|nd|rd|th|er|[eè]me|º|ª|°)\.?$/i.exec(plain) ?? [];
  if (ordinal !== undefined) return { number: ordinal, rest: '', certain: true };
  if (isNumber.test(plain)) return { number: plain, rest: '', certain: true };
  const [, number, comment] = /^(\d+)\s+#\s*(.*)$/.exec(plain) ?? [];
  if (number !== undefined) return { number, rest: comment!, certain: true };
  const [, first, rest] = /^(\d+)(\s*(?:\/|<!--|\(|\[).*|\s+\p{L}.*)$/u.exec(plain) ?? [];
  return first === undefined ? undefined : { number: first, rest: rest!.trim(), certain: false };
}

/** As readers of YAML may read it as a number, in whatever notation. */
const isNumber = /^\+?[\d.][\w.:+]*$/;

/** Soft hyphens, what joins and parts without a width, and what makes an emoji of a digit. */
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]|\u20E3|\uFE0E|\uFE0F/g;

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['<', '>'],
  ['{', '}'],
  ['**', '**'],
  ['__', '__'],
  ['*', '*'],
  ['_', '_'],
  ['==', '=='],
  ['~~', '~~'],
];

const openingMarks =
  /^(?:["'`“”„‘’«»]|#|№|(?:[-*•:=|]|[-=]>)[ \t]+|(?:initial[ _-]?rank|rank|number|num\.?|no\.?|nr\.?|n[°º])[ \t]*[:=#]?[ \t]*(?=[#\d]))/i;
const closingMarks = /(?:["'`“”„‘’«»,;!]|\)(?=$)(?<=^[^(]*)|[ \t]{1,20}[-–—|.]{1,5})$/;
/** A number has no more marks around it than this. */
const mostMarks = 8;

function withoutMarks(text: string): string {
  let plain = text;
  let closing = 0;
  for (let round = 0; round < mostMarks; round++) {
    const before = plain;
    for (const [open, close] of pairs) {
      const isWrapped = plain.length > open.length + close.length && plain.startsWith(open) && plain.endsWith(close);
      if (isWrapped) plain = plain.slice(open.length, -close.length).trim();
    }
    plain = plain.replace(openingMarks, '').trim();
    // Two are a closing quote and a comma; a row of them is no number that somebody wrote down.
    const shorter = plain.replace(closingMarks, '').trim();
    if (shorter !== plain && closing++ < mostClosingMarks) plain = shorter;
    if (plain === before) break;
  }
  return plain.replace(/^(\d+)\.$/, '$1');
}

const mostClosingMarks = 2;

/** Digits of other scripts, wide ones, and a number in a circle. */
function withAsciiDigits(text: string): string {
  const circled = /^[\u2460-\u2473]$/.test(text) ? text.charCodeAt(0) - 0x245f : undefined;
  if (circled !== undefined) return String(circled);
  return text.replace(otherDigits, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - zeros.findLast((zero) => zero <= code)!);
  });
}

/** Arabic, Persian, Devanagari, Bengali, Thai, and the wide digits of East Asia. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
const otherDigits = new RegExp(`[${zeros.map((zero) => String.fromCharCode(zero, 0x2d, zero + 9)).join('')}]`, 'g');
