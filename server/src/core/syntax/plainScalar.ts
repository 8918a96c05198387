import type { TextRange } from '../text/range.ts';
import {
  apostrophe,
  backslash,
  bar,
  closingBrace,
  closingBracket,
  colon,
  comma,
  dash,
  hash,
  lineFeed,
  openingBrace,
  openingBracket,
  questionMark,
  quotationMark,
  space,
} from '../text/characterCodes.ts';
import { decodeEscapes } from './escapes.ts';
import { mostCounted } from './guard.ts';
import * as plain from './plainCharacters.ts';

/**
 * Reads the scalars of one header that are written plainly: words, quoted text, blocks, and what may stand after them on
 * their last line. Each character is looked at once. What is written in any other way is answered with -1. It is one class,
 * and so over 300 lines, since all of it counts towards the same limit.
 */
export class ScalarReader {
  readonly #text: string;
  readonly #end: number;
  /** How many more lines, brackets and signs before spaces there may be. */
  #left = mostCounted;
  #value = '';
  #comment: TextRange | undefined;
  /** Where the last words have a colon that they cannot have; -1 where they do not. */
  #colonAt = -1;

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  /** The text that the last scalar is read as. */
  get value(): string {
    return this.#value;
  }

  /** The comment after the last value, from `#` on. */
  get comment(): TextRange | undefined {
    return this.#comment;
  }

  /** Whether the last words end at a colon and a space on their first line. */
  get hasColonAmongWords(): boolean {
    const at = this.#colonAt;
    return at !== -1 && at + 1 < this.#end && this.#value === '' && this.#text.charCodeAt(at + 1) === space;
  }

  /** Counts so many lines, brackets or signs; whether there are not too many. */
  count(number = 1): boolean {
    return (this.#left -= number) >= 0;
  }

  /** The end of plain words. @param indent of the lines that they go on in */
  endOfWords(start: number, indent: number): number {
    const text = this.#text;
    let end = this.#end;
    let from = start;
    this.#value = '';
    this.#colonAt = -1;
    if (!plain.mayBeginWords(text.charCodeAt(start))) return -1;
    for (let position = start; position < end; position++) {
      const code = text.charCodeAt(position);
      const kind = code < 0x80 ? plain.kinds[code]! : plain.kindBeyondAscii(text, position);
      if (kind === plain.ordinary) continue;
      if (kind === plain.special) {
        if (code !== space && code !== colon) continue;
        const next = position + 1 < end ? text.charCodeAt(position + 1) : space;
        if (code === colon) {
          if (next > space) continue;
          this.#colonAt = position;
          return -1;
        }
        if (plain.endsInIndicator(text, position) && --this.#left < 0) return -1;
        if (next <= space || next === hash) {
          const after = this.skipSpaces(position);
          // Only blanks or a comment are after it then.
          if (after >= end || text.charCodeAt(after) < space || text.charCodeAt(after) === hash) end = position;
          else position = after - 1;
        }
      } else if (kind === plain.lineBreak) {
        if (--this.#left < 0) return -1;
        const next = this.#foldedLine(position, indent);
        if (next === -1 || !plain.mayBeginWords(text.charCodeAt(next))) {
          end = position;
          break;
        }
        this.#value += `${text.slice(from, position)} `;
        from = next;
        position = next - 1;
      } else if (kind === plain.bracket) {
        if (--this.#left < 0) return -1;
      } else if (kind === plain.pair) position++;
      else return -1;
    }
    this.#value = this.#value === '' ? text.slice(from, end) : this.#value + text.slice(from, end);
    return end;
  }

  /** The end of words between the brackets of a list, on one line. */
  endOfListedWords(start: number): number {
    const text = this.#text;
    if (!plain.mayBeginWords(text.charCodeAt(start))) return -1;
    for (let position = start; position < this.#end; position++) {
      const code = text.charCodeAt(position);
      const kind = code < 0x80 ? plain.kinds[code]! : plain.kindBeyondAscii(text, position);
      if (kind === plain.ordinary) {
        if (code === closingBrace || code === questionMark) return -1;
        if (code !== comma && code !== closingBracket) continue;
        return this.#take(start, position);
      }
      if (kind === plain.special) {
        if (code !== space && code !== colon) continue;
        const next = text.charCodeAt(position + 1);
        const isLast = next === comma || next === closingBracket;
        if (code === space && isLast) return this.#take(start, position);
        if (!(next > space) || isLast || next === openingBracket || next === openingBrace || next === closingBrace) {
          return -1;
        }
        if (code === space && (next === hash || (plain.endsInIndicator(text, position) && --this.#left < 0))) return -1;
      } else if (kind === plain.pair) position++;
      else return -1;
    }
    return -1;
  }

  #take(start: number, end: number): number {
    this.#value = this.#text.slice(start, end);
    return end;
  }

  /** The end of a quoted text, its closing quote included. @param start at the opening quote */
  endOfQuotes(start: number, indent: number): number {
    const text = this.#text;
    const end = this.#end;
    const quote = text.charCodeAt(start);
    let from = start + 1;
    let isEscaped = false;
    this.#value = '';
    for (let position = start + 1; position < end; position++) {
      const code = text.charCodeAt(position);
      const kind = code < 0x80 ? plain.kinds[code]! : plain.kindBeyondAscii(text, position);
      if (kind === plain.ordinary || kind === plain.exoticSpace) continue;
      if (kind === plain.special) {
        if (code === quote) {
          if (quote === quotationMark || text.charCodeAt(position + 1) !== apostrophe) {
            if (position === from && from > start + 1) return -1;
            return this.#takeLine(text.slice(from, position), quote, isEscaped) ? position + 1 : -1;
          }
          isEscaped = true;
          position++;
        } else if (code === backslash && quote === quotationMark) {
          isEscaped = true;
          position++;
          if (!plain.isBreakAt(text, position)) continue;
          if (--this.#left < 0) return -1;
          const next = this.#foldedLine(position, indent);
          if (next === -1 || !this.#takeLine(text.slice(from, position - 1), quote, isEscaped)) return -1;
          from = next;
          isEscaped = false;
          position = next - 1;
        } else if (code === space && plain.endsInIndicator(text, position) && --this.#left < 0) return -1;
      } else if (kind === plain.lineBreak) {
        const next = this.#foldedLine(position, indent);
        // Blanks around the break and empty lines are for YAML to fold, and so is what stands right at a quote.
        const isAtQuote = position === start + 1;
        if (--this.#left < 0 || next === -1 || isAtQuote || text.charCodeAt(position - 1) === space) return -1;
        if (!this.#takeLine(`${text.slice(from, position)} `, quote, isEscaped)) return -1;
        from = next;
        isEscaped = false;
        position = next - 1;
      } else if (kind === plain.bracket) {
        if (--this.#left < 0) return -1;
      } else if (kind === plain.pair) position++;
      else return -1;
    }
    return -1;
  }

  /**
   * The end of a literal or folded block, without the break of its last line, which has one. Its text begins on the next
   * line, all lines end with LF, and none but those of a literal block are indented further.
   * @param start at `|` or `>`
   */
  endOfBlock(start: number): number {
    const text = this.#text;
    const isLiteral = text.charCodeAt(start) === bar;
    const isStripped = text.charCodeAt(start + 1) === dash;
    const first = isStripped ? start + 2 : start + 1;
    if (first >= this.#end || text.charCodeAt(first) !== lineFeed) return -1;
    const indent = this.skipSpaces(first + 1) - first - 1;
    if (indent === 0 || indent > deepest) return -1;
    let value = '';
    let empty = 0;
    let last = -1;
    for (let position = first + 1; position < this.#end;) {
      if (--this.#left < 0) return -1;
      if (text.charCodeAt(position) === lineFeed) {
        empty++;
        position++;
        continue;
      }
      const content = this.skipSpaces(position);
      if (content - position < indent) {
        // A line of blanks alone, or one that is indented too little, is for YAML to read.
        if (content > position) return -1;
        break;
      }
      if (content - position > (isLiteral ? deepest : indent)) return -1;
      const end = this.#endOfLineOfText(content);
      if (end === -1 || end >= this.#end || end === content || text.charCodeAt(end) !== lineFeed) return -1;
      if (last !== -1) value += isLiteral ? '\n'.repeat(empty + 1) : empty === 0 ? ' ' : '\n'.repeat(empty);
      else if (empty > 0) return -1;
      value += text.slice(position + indent, end);
      empty = 0;
      last = end;
      position = end + 1;
    }
    // With blanks at its end, the place of a value ends before them, and its text after.
    if (last === -1 || text.charCodeAt(last - 1) === space) return -1;
    this.#value = isStripped ? value : `${value}\n`;
    return last;
  }

  /** After the line on which a value ends at `position`, with nothing after it but blanks and a comment. */
  afterLine(position: number): number {
    this.#comment = undefined;
    const next = plain.afterBreak(this.#text, position, this.#end);
    return next === -1 && this.#text.charCodeAt(position) === space ? this.#afterBlanks(position) : next;
  }

  /** After a comment that begins a line at `position`, or an empty line; `position` where neither is there. */
  afterRemark(position: number): number {
    const code = this.#text.charCodeAt(position);
    if (code === hash) return this.#afterComment(position);
    if (!plain.isBreakAt(this.#text, position)) return position;
    return --this.#left < 0 ? -1 : plain.afterBreak(this.#text, position, this.#end);
  }

  /** The first place from `position` on that has no space, the header's end at most. */
  skipSpaces(position: number): number {
    let at = position;
    while (at < this.#end && this.#text.charCodeAt(at) === space) at++;
    return at;
  }

  #afterBlanks(position: number): number {
    const next = this.skipSpaces(position);
    if (next >= this.#end || this.#text.charCodeAt(next) !== hash) return plain.afterBreak(this.#text, next, this.#end);
    const after = this.#afterComment(next);
    if (after !== -1) this.#comment = { start: next, end: this.#endOfComment };
    return after;
  }

  #endOfComment = -1;

  /** Two signs in front of words are a Markdown heading, of which there is something to say. */
  #afterComment(start: number): number {
    if (this.#text.charCodeAt(start + 1) === hash || --this.#left < 0) return -1;
    this.#endOfComment = this.#endOfLineOfText(start);
    return this.#endOfComment === -1 ? -1 : plain.afterBreak(this.#text, this.#endOfComment, this.#end);
  }

  /** The end of a line in which any character may stand that a header may have. */
  #endOfLineOfText(start: number): number {
    const text = this.#text;
    for (let position = start; position < this.#end; position++) {
      const code = text.charCodeAt(position);
      const kind = code < 0x80 ? plain.kinds[code]! : plain.kindBeyondAscii(text, position);
      if (kind === plain.ordinary || kind === plain.exoticSpace) continue;
      if (kind === plain.lineBreak) return position;
      if (kind === plain.pair) position++;
      else if (kind === plain.forbidden) return -1;
      else if (kind === plain.bracket || (code === space && plain.endsInIndicator(text, position))) {
        if (--this.#left < 0) return -1;
      }
    }
    return this.#end;
  }

  /** Where a line begins that goes on with a value after the break at `position`, indented by just so much. */
  #foldedLine(position: number, indent: number): number {
    const line = plain.afterBreak(this.#text, position, this.#end);
    if (line === -1 || line + indent >= this.#end) return -1;
    for (let at = line; at < line + indent; at++) if (this.#text.charCodeAt(at) !== space) return -1;
    return this.#text.charCodeAt(line + indent) > space ? line + indent : -1;
  }

  /** Adds a line of a quoted value. An escape does not go on in the next line, so each line is decoded on its own. */
  #takeLine(written: string, quote: number, isEscaped: boolean): boolean {
    let line: string | undefined = written;
    if (isEscaped) line = quote === apostrophe ? written.replaceAll("''", "'") : decodeEscapes(written);
    if (line === undefined) return false;
    this.#value = this.#value === '' ? line : this.#value + line;
    return true;
  }
}

/** Nobody indents a line further. */
const deepest = 40;
