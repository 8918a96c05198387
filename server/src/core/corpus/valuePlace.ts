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
  if (start > frontMatter.header.end) return 0;
  const [line, lineStart] = lineAt(text, start);
  const character = start - lineStart;
  const lineEnd = text.slice(start, field.valueRange.end).search(/[\r\n]/);
  const length = lineEnd === -1 ? field.valueRange.end - start : lineEnd;
  if (line > mostLines || character > 0x3ff || length > 0xfff) return 0;
  return line * 0x400000 + character * 0x1000 + length;
}

const mostLines = 0xff;

/** The number of the line that an offset is in, if not too high, and where it starts. */
function lineAt(text: string, offset: number): readonly [line: number, start: number] {
  let line = 0;
  let start = 0;
  if (text.lastIndexOf('\r', offset) === -1) {
    for (let at = text.indexOf('\n'); at !== -1 && at < offset && line <= mostLines; at = text.indexOf('\n', start)) {
      line++;
      start = at + 1;
    }
    return [line, start];
  }
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n?|\n/g)) {
    if (index >= offset || line > mostLines) break;
    line++;
    start = index + lineBreak.length;
  }
  return [line, start];
}

/** The place as LSP has it. */
export function rangeAt(place: ValuePlace): Range {
  const line = place >>> 22;
  const character = (place >>> 12) & 0x3ff;
  return { start: { line, character }, end: { line, character: character + (place & 0xfff) } };
}
