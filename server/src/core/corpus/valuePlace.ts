import type { Range } from 'vscode-languageserver-types';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';

/**
 * Where a value stands in its file, in one small number, so that a closed seed can be pointed into without being read:
 * its line (8 bits; longer headers are refused), first character (10 bits) and length (12 bits). Zero, the start of the
 * file, for what is not there, or not so near.
 */
export type ValuePlace = number;

/** The place of a field's value, or of as much of it as stands on its first line. */
export function placeOf({ text, frontMatter }: SeedDocument, field: Field | undefined): ValuePlace {
  if (!field) return 0;
  const { start } = field.valueRange;
  let line = 0;
  let lineStart = 0;
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n?|\n/g)) {
    if (index >= start || line > 0xff) break;
    line++;
    lineStart = index + lineBreak.length;
  }
  const lineEnd = text.slice(start, field.valueRange.end).search(/[\r\n]/);
  const end = lineEnd === -1 ? field.valueRange.end : start + lineEnd;
  const character = start - lineStart;
  const length = end - start;
  if (start > frontMatter.header.end || line > 0xff || character > 0x3ff || length > 0xfff) return 0;
  return line * 0x400000 + character * 0x1000 + length;
}

/** The place as LSP has it. */
export function rangeAt(place: ValuePlace): Range {
  const line = place >>> 22;
  const character = (place >>> 12) & 0x3ff;
  return { start: { line, character }, end: { line, character: character + (place & 0xfff) } };
}
