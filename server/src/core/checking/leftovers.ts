import { decodeEntities } from '../text/entities.ts';
import { decodeCodes } from '../text/escapedText.ts';
import { areBareWords } from '../text/plainWords.ts';
import { hasInches, leadingApostrophe } from '../syntax/quotedText.ts';
import { unwrapTitle } from '../findings/wrappedTitle.ts';

/** A piece of damage that seems to be left over in a text; undefined where it reads as it was meant. */
export function findLeftover(text: string): string | undefined {
  if (areBareWords(text)) return undefined;
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match[0];
  }
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(decodeEntities(text)) && text.trim() !== '') return text;
  if (unwrapTitle(text)?.certain) return text[0];
  if (decodeCodes(text) !== text && !/^\S*$/.test(text)) return 'a code';
  const trimmed = text.trim();
  return findLoneQuote(trimmed) ?? findLoneBracket(trimmed);
}

const patterns: readonly RegExp[] = [
  // A fence, a rule, or an arrow.
  /^(?:-{2,}|={2,}|[-=~]{0,3}>|[→⇒])|(?:-{3,}|={3,}|[-=]>|[→⇒])$/,
  // A separator, a list's mark, or that of a block.
  /^(?:[:=;|>]|[-*+•&~] )|\s[|;=]$/,
  // A backslash before punctuation, or at an end where it does not begin the path of a server.
  /\\(?:["'`:#[\]()&*_.,;!?-]|$)|^\\(?!\\[\w.-]+\\)/,
  // One alone or at the end of a word, where a line was broken.
  /\\\s/,
  // A character as a code, and the quotes of a program.
  /\\U[\dA-Fa-f]{8}|^[bru]{1,2}['"]/,
  // Two quotes side by side, where one was to be taken away, and what belongs to an emoji that is not there.
  /^(?:""|''|\uFE0F)|(?:""|'')$/,
  // A comment of HTML, half or whole, a code block, and the marks of a merge.
  /<!--|-->|```|^~~~|~~~$|^(?:<{7}|>{7}|\|{7})/,
  // A list that has become words.
  /^\[[^\]]*$|^\S* - \S+ - /,
];

/** A quote at one end without its other half. */
function findLoneQuote(text: string): string | undefined {
  const [first = ''] = text;
  const last = text.at(-1) ?? '';
  if (/:\/\/\S*["']$/.test(text)) return last;
  // Quotes around quotes of the same kind.
  if (/^"[^"]*\s"\S.*"$/.test(text)) return first;
  // A number of inches has a mark like half of a pair.
  if (!hasInches(text) && text.split('"').length % 2 === 0) return '"';
  if (first === '“' && last === '"' && !text.includes('”')) return last;
  if ((first === '"' || (last === '"' && !/\d"$/.test(text))) && text.split('"').length % 2 === 0) return '"';
  const inner = text.slice(1, -1);
  if (first === "'" && !inner.includes("'") && last !== "'" && !leadingApostrophe.test(text)) return first;
  // After these letters it is rather an apostrophe.
  if (last === "'" && text.indexOf("'") === text.length - 1 && !/[szxp]'$/i.test(text)) return last;
  if ((first === '`' || last === '`') && text.split('`').length % 2 === 0) return '`';
  // German has them the other way round, and Swedish the same at both ends.
  if (/[”»]/.test(first) && !/^.[^”»«]+[”«]/.test(text)) return first;
  if ((last === '“' && !/[„“]/.test(text.slice(0, -1))) || (last === '«' && !text.includes('»'))) return last;
  return undefined;
}

function findLoneBracket(text: string): string | undefined {
  const [first = ''] = text;
  const last = text.at(-1) ?? '';
  const closing = closingBrackets.get(first);
  if (closing !== undefined && !text.includes(closing)) return first;
  for (const [open, close] of closingBrackets) if (last === close && !text.includes(open)) return last;
  return undefined;
}

const closingBrackets: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
]);
