import type { Range } from 'vscode-languageserver-types';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import { surplusOf, withSurplus } from '../text/positionEncoding.ts';

/**
 * Where a value stands in its file, in one small number, so that a closed seed can be pointed into without being read:
 * its line (8 bits; longer headers are refused), first character (10 bits) and length (12 bits). Zero, the start of the
 * file, for what is not there, or not so near. Only for values with more than ASCII, the bits above those say how many UTF-8
 * bytes (12 bits) and code points (6 bits) they differ by from UTF-16, and by how many bytes their keys do (5 bits).
 */
export type ValuePlace = number;

/**
 * Finds the places of values of one document. It goes on from the line of the value before, so that fields that are asked
 * for in their order are found in one go.
 */
export class ValuePlaces {
  readonly #text: string;
  readonly #headerEnd: number;
  readonly #hasReturns: boolean;
  #line = 0;
  #lineStart = 0;

  constructor({ text, frontMatter }: SeedDocument) {
    this.#text = text;
    this.#headerEnd = frontMatter.header.end;
    this.#hasReturns = text.includes('\r');
  }

  /** The place of a field's value, or of as much of it as stands on its first line. */
  of(field: Field | undefined): ValuePlace {
    if (!field) return 0;
    const { start, end } = field.valueRange;
    if (start > this.#headerEnd) return 0;
    this.#goTo(start);
    const character = start - this.#lineStart;
    const lineBreak = this.#breakFrom(start);
    const length = (lineBreak === -1 ? end : Math.min(lineBreak, end)) - start;
    if (this.#line > mostLines || character > 0x3ff || length > 0xfff) return 0;
    return this.#line * 0x400000 + character * 0x1000 + length + this.#surplus(start, length) * 0x40000000;
  }

  #surplus(start: number, length: number): number {
    const before = surplusOf(this.#text, this.#lineStart, start);
    const { bytes, pairs } = surplusOf(this.#text, start, start + length);
    if (before.bytes > 0x1f || before.pairs > 0 || bytes > 0xfff || pairs > 0x3f) return 0;
    return (before.bytes * 0x40 + pairs) * 0x1000 + bytes;
  }

  #goTo(offset: number): void {
    if (offset < this.#lineStart) this.#line = this.#lineStart = 0;
    while (this.#line <= mostLines) {
      const lineBreak = this.#breakFrom(this.#lineStart);
      if (lineBreak === -1 || lineBreak >= offset) return;
      this.#line++;
      this.#lineStart = lineBreak + (this.#text.startsWith('\r\n', lineBreak) ? 2 : 1);
    }
  }

  /** The offset of the next line break; -1 if there is none. */
  #breakFrom(offset: number): number {
    if (!this.#hasReturns) return this.#text.indexOf('\n', offset);
    anyBreak.lastIndex = offset;
    return anyBreak.test(this.#text) ? anyBreak.lastIndex - 1 : -1;
  }
}

const mostLines = 0xff;
const anyBreak = /[\r\n]/g;

/** The place as LSP has it. */
export function rangeAt(place: ValuePlace): Range {
  const line = (place >>> 22) & 0xff;
  const character = (place >>> 12) & 0x3ff;
  const above = Math.floor(place / 0x40000000);
  const before = { bytes: above >>> 18, pairs: 0 };
  const behind = { bytes: before.bytes + (above & 0xfff), pairs: (above >>> 12) & 0x3f };
  return {
    start: withSurplus({ line, character }, before),
    end: withSurplus({ line, character: character + (place & 0xfff) }, behind),
  };
}
