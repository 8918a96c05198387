import type { TextRange } from '../text/range.ts';
import type { Field, SyntaxProblem, UnquotedReason, YamlMistake } from './seedDocument.ts';
import { findBadEscape } from './escapes.ts';
import { leadingApostrophe, readUnclosed, readWrapped, withoutStrayQuote } from './quotedText.ts';
import { foldedText } from './yamlHeader.ts';

/**
 * Why YAML cannot read a field's value, where it is one of the mistakes that people make with text that needs quotes;
 * undefined otherwise. The problem's field holds the text that was most likely meant.
 */
export function diagnoseValue(text: string, field: Field): SyntaxProblem | undefined {
  const range = field.valueRange;
  if (isList(text, field)) {
    const indentation = /^\s*/.exec(text.slice(range.start, range.end))![0].length;
    const list = { start: range.start + indentation, end: range.end };
    return { code: 'yaml-syntax', range: list, mistake: 'damaged list' };
  }
  const written = foldedText(text, range);
  const first = written[0];
  if (first === '"' || first === "'") return diagnoseQuotes(text, field, first);
  const reason = unquotedReason(written);
  if (!reason) return undefined;
  // The quotes of a program are for another rule to take away, both of them.
  const isLiteral = /^[bru]{1,2}['"]/i.test(written);
  const { text: meant, certain } = isLiteral ? { text: written, certain: true } : withoutStrayQuote(written);
  return {
    code: 'unquoted-value',
    range,
    field: withText(field, meant),
    reason,
    certain: certain && isBalanced(meant),
  };
}

/** Several items, or one on a line of its own: the lines below are no rest of a text. */
function isList(text: string, { valueRange: { start, end } }: Field): boolean {
  const [first = '', ...rest] = text.slice(start, end).split(/\r\n|[\r\n]/);
  const items = [first, ...rest].filter((line) => /^[ \t]*[-*•][ \t]/.test(line)).length;
  return items > 1 || (items === 1 && first.trim() === '');
}

/** False for a text that begins with a bracket that nothing closes. */
function isBalanced(text: string): boolean {
  const closing = text.startsWith('[') ? ']' : text.startsWith('{') ? '}' : '';
  return closing === '' || text.includes(closing);
}

/** What of a plain text, folded onto one line, YAML misreads. */
export function unquotedReason(written: string): UnquotedReason | undefined {
  if (/^[[\]{},#&*!|>%@`]/.test(written) || /^[-?:](?: |$)/.test(written)) return 'first character';
  if (/:(?: |$)/.test(written)) return 'colon';
  return written.includes(' #') ? 'comment' : undefined;
}

function diagnoseQuotes(text: string, field: Field, quote: '"' | "'"): SyntaxProblem {
  const range = field.valueRange;
  const closing = findClosingQuote(text, range, quote);
  const written = foldedText(text, range);
  const unquoted = (meant: string, reason: UnquotedReason, certain = true): SyntaxProblem => ({
    code: 'unquoted-value',
    range,
    field: withText(field, meant),
    reason,
    certain,
  });
  if (closing === undefined) {
    if ((quote === "'" && leadingApostrophe.test(written)) || written[1] === ' ')
      return unquoted(written, 'quoted start');
    const { text: meant, certain } = readUnclosed(written, quote);
    return { code: 'unclosed-quote', range, field: withText(field, meant), quote, certain };
  }
  const rest = { start: closing + 1, end: range.end };
  if (rest.start < rest.end) {
    const mistake = mistakeBehind(text.slice(rest.start, rest.end));
    if (mistake) return { code: 'yaml-syntax', range: rest, ...mistake };
    const wrapped = readWrapped(written, quote);
    if (wrapped) return unquoted(wrapped.text, 'inner quotes', wrapped.certain);
    return unquoted(written, 'quoted start', goesOn(written, closing + 1 - range.start));
  }
  const escape = quote === '"' ? findBadEscape(text, range) : undefined;
  if (escape) return { code: 'yaml-syntax', range: escape, mistake: 'bad escape', value: range };
  return { code: 'yaml-syntax', range, mistake: 'other' };
}

/** What stands after a closing quote and is no part of a text. */
function mistakeBehind(rest: string): { readonly mistake: YamlMistake; readonly meant: string } | undefined {
  if (/^\s*[,;]\s*$/.test(rest)) return { mistake: 'trailing comma', meant: '' };
  if (/^[\s\p{Cf}]+$/u.test(rest)) return { mistake: 'invisible rest', meant: '' };
  return rest.startsWith('#') && !/[\r\n]/.test(rest)
    ? { mistake: 'comment without space', meant: ` ${rest}` }
    : undefined;
}

/**
 * True where a text begins with a part in quotes and goes on after it: with a mark or a word as sentences do, and not
 * with a remark after a value that had its quotes for YAML's sake.
 */
function goesOn(written: string, end: number): boolean {
  const part = written.slice(1, end - 1);
  const rest = written.slice(end);
  if (/<!--|-->|\/\/|\/\*/.test(rest) || unquotedReason(part) !== undefined) return false;
  if (written.split('"').length % 2 === 0) return false;
  return /^(?:[:,.;?!…–—-]+\s|\s+\p{Ll}{2}|\s+[–—:-]\s)/u.test(rest);
}

/** The offset of the quote that closes the one the range begins with. */
function findClosingQuote(text: string, { start, end }: TextRange, quote: '"' | "'"): number | undefined {
  for (let position = start + 1; position < end; position++) {
    const character = text[position];
    if (quote === '"' && character === '\\') position++;
    else if (character === quote) {
      if (quote === '"' || text[position + 1] !== quote) return position;
      position++;
    }
  }
  return undefined;
}

function withText(field: Field, text: string): Field {
  return { ...field, value: { kind: 'broken', text } };
}
