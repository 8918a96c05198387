import { hasWords } from '../text/plainWords.ts';

/** What a text with damaged quotes is meant as, and whether that is certain. */
export interface MeantText {
  readonly text: string;
  readonly certain: boolean;
}

type Quote = '"' | "'";

/**
 * The text meant by a value that begins with a quote and goes on after the one that closes it, on one line: quotes that
 * are doubled or belong to the text. Undefined where the quoted part is rather a part of the text.
 */
export function readWrapped(written: string, quote: Quote): MeantText | undefined {
  const [, inRuns] = (quote === '"' ? /^"+([^"]+)"+$/ : /^'+([^']+)'+$/).exec(written) ?? [];
  if (inRuns !== undefined) {
    const isWord = hasWords(inRuns);
    return isWord && leadingApostrophe.test(`'${inRuns}`) && quote === "'"
      ? { text: written.slice(1, -1), certain: false }
      : { text: inRuns.trim(), certain: isWord };
  }
  if (!written.endsWith(quote) || !hasWords(written)) return undefined;
  const inner = written.slice(1, -1);
  if (quote === '"' && isDoubled(inner)) return { text: inner.replaceAll('""', '"'), certain: true };
  if (quote === "'" && leadingApostrophe.test(written)) return undefined;
  const signs = findQuotes(inner, quote);
  if (signs.length === 0) return { text: inner, certain: true };
  const [first, ...others] = signs;
  if (first!.kind === 'opening') return { text: inner, certain: signs.length % 2 === 0 };
  return others.length === 0 && first!.isPlural ? { text: inner, certain: true } : undefined;
}

/** The text of a value whose first quote nothing closes, without that quote and without another one at its end. */
export function readUnclosed(written: string, quote: Quote): MeantText {
  const body = written.slice(1).trim();
  if (!hasWords(body)) return { text: body, certain: false };
  const last = body.at(-1)!;
  if (last === quote || (quote === '"' && body.endsWith('\\"'))) return { text: body, certain: false };
  if ((last === '"' || (last === "'" && !/s'$/i.test(body))) && body.indexOf(last) === body.length - 1) {
    // One of the two is a slip of the key, unless it is the sign for inches.
    return { text: body.slice(0, -1).trimEnd(), certain: !body.includes('\\') && !/\d"$/.test(body) };
  }
  const { text, certain } = withoutStrayQuote(body);
  if (quote === "'" || !text.includes('\\')) return { text, certain };
  if (!/\\[^"\\/]/.test(text)) return { text: text.replace(/\\(.)/g, '$1'), certain };
  return { text, certain: certain && !/\\["\\/]/.test(text) };
}

/** A text without a quote at its end that nothing opens: certain where that quote can be no apostrophe and no inch. */
export function withoutStrayQuote(text: string): MeantText {
  const last = text.at(-1) ?? '';
  const opening = openingQuotes.get(last);
  if (opening === undefined) return { text, certain: true };
  const body = text.slice(0, -1).trimEnd();
  const others = last === '"' ? Array.from(body.matchAll(/"/g)) : findQuotes(body, last);
  const isOpened = Array.from(opening).some((quote) => quote !== last && body.includes(quote));
  if (body.endsWith("'") && last === "'") return { text, certain: false };
  if (last === '"' || last === "'") {
    if (others.length % 2 === 1) return { text, certain: true };
    if (others.length > 0 || isOpened) return { text, certain: false };
  } else if (isOpened) return { text, certain: true };
  if (last === '"' ? hasInches(text) : last !== '”' && /s$/i.test(body)) return { text, certain: last === '"' };
  return { text: body, certain: hasWords(body) };
}

/** Whether a quote after a number may be the sign for inches, which no sum of money has, and no name such as `B12`. */
export function hasInches(text: string): boolean {
  return /(?:^|[^\p{L}\d.,$€£¥]|\d[x×])[\d.,]*\d"/u.test(text);
}

/** What may have opened the quote at a text's end. */
const openingQuotes: ReadonlyMap<string, string> = new Map([
  ['"', '"“„'],
  ["'", "'‘‚"],
  ['”', '“„"'],
  ['’', "‘‚'"],
]);

/** Words that begin with an apostrophe, which is no opening quote. */
export const leadingApostrophe =
  /^'(?:\d\ds?|til|tis|twas|twere|em|n|bout|cause|cos|round|neath|cuz|ere)(?![\p{L}\p{N}_])/iu;

/** As CSV writes quotes: each twice, and an even number of them. */
function isDoubled(text: string): boolean {
  const pairs = text.split('""').length - 1;
  return pairs > 0 && pairs % 2 === 0 && !text.replaceAll('""', '').includes('"');
}

interface QuoteSign {
  readonly kind: 'opening' | 'closing';
  /** After an s, as in `the nurses' union`. */
  readonly isPlural: boolean;
}

/** The quotes in a text that are no apostrophes within a word. */
function findQuotes(text: string, quote: string): readonly QuoteSign[] {
  const signs: QuoteSign[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + 1] ?? ' ';
    if (quote !== '"' && /[\p{L}\p{N}]/u.test(before) && /\p{L}/u.test(after)) continue;
    const opens = /[\s([{—–/-]/.test(before) && /\S/.test(after);
    signs.push({
      kind: opens ? 'opening' : 'closing',
      isPlural: quote !== '"' && /s/i.test(before) && /\s/.test(after),
    });
  }
  return signs;
}
