import type { TextRange } from '../text/range.ts';
import type { Field, SyntaxProblem, UnquotedReason } from './seedDocument.ts';
import { foldedText } from './yamlHeader.ts';

/**
 * Why YAML cannot read a field's value, where it is one of the mistakes that people make with text that needs quotes;
 * undefined otherwise. The problem's field holds the text that was most likely meant.
 */
export function diagnoseValue(text: string, field: Field): SyntaxProblem | undefined {
  const range = field.valueRange;
  const written = foldedText(text, range);
  const first = written[0];
  if (first === '"' || first === "'") return diagnoseQuotes(text, field, first);
  const reason = unquotedReason(written);
  return reason && { code: 'unquoted-value', range, field: withText(field, written), reason };
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
  if (closing === undefined) {
    if ((quote === "'" && leadingApostrophe.test(written)) || written[1] === ' ') {
      return { code: 'unquoted-value', range, field: withText(field, written), reason: 'quoted start' };
    }
    return { code: 'unclosed-quote', range, field: withText(field, written.slice(1)), quote };
  }
  if (closing + 1 < range.end) {
    if (text.slice(closing + 1, range.end).trim() === ',') {
      return {
        code: 'yaml-syntax',
        range: { start: closing + 1, end: range.end },
        mistake: 'trailing comma',
        meant: '',
      };
    }
    if (wrapsOtherQuotes(written, quote)) {
      return { code: 'unquoted-value', range, field: withText(field, written.slice(1, -1)), reason: 'inner quotes' };
    }
    return { code: 'unquoted-value', range, field: withText(field, written), reason: 'quoted start' };
  }
  const escape = quote === '"' ? findBadEscape(text, range) : undefined;
  if (escape) return { code: 'yaml-syntax', range: escape, mistake: 'bad escape' };
  return { code: 'yaml-syntax', range, mistake: 'other' };
}

/**
 * True where the first and the last quote are meant around all of it, and those inside belong to the text: the first one
 * inside opens a part (`"He said "no" today"`) or is an apostrophe (`'It's open'`), and the last is the text's end.
 */
function wrapsOtherQuotes(written: string, quote: '"' | "'"): boolean {
  const inner = written.indexOf(quote, 1);
  if (!written.endsWith(quote) || inner === written.length - 1) return false;
  if (quote === '"' && inner === 1) return /\S/.test(written[2] ?? '');
  const before = written[inner - 1]!;
  const after = written[inner + 1]!;
  if (quote === '"') return written.split(quote).length % 2 === 1 && /[\s([\u2014-]/.test(before) && /\S/.test(after);
  return !leadingApostrophe.test(written) && /[\p{L}\p{N}]/u.test(before) && /\p{L}/u.test(after);
}

/** Words that begin with an apostrophe, which is no opening quote. */
const leadingApostrophe = /^'(?:\d\ds?|til|tis|twas|twere|em|n|bout|cause|cos|round|neath|cuz|ere)\b/i;

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

/** The first `\` sequence that YAML's double quotes do not know. */
function findBadEscape(text: string, { start, end }: TextRange): TextRange | undefined {
  for (let position = start; position < end; position++) {
    if (text[position] !== '\\') continue;
    knownEscape.lastIndex = position;
    const match = knownEscape.exec(text);
    if (!match || (match[1] !== undefined && Number.parseInt(match[1], 16) > 0x10ffff)) {
      return { start: position, end: Math.min(position + 2, end) };
    }
    position++;
  }
  return undefined;
}

const knownEscape = /\\(?:[0abt\tnvfre "/\\N_LP\r\n]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U([\dA-Fa-f]{8}))/y;

function withText(field: Field, text: string): Field {
  return { ...field, value: { kind: 'broken', text } };
}
