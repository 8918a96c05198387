import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { inSingleQuotes, needsQuotes, writeField, writeScalar } from '../pyyaml/writer.ts';
import { insertion, removal, replacement } from '../text/edit.ts';
import { readersAgree } from '../pyyaml/readers.ts';
import { isLineStart } from '../syntax/lineScanner.ts';

/**
 * Writes `text` as the field's value, quoted and folded as PyYAML would. It is quoted also where not every reader would
 * take it for text (`08`), and where quotes keep it apart from a comment: without them that looks like the text's end.
 * Characters beyond ASCII are written as the corpus writes them.
 */
export function replaceText(seed: SeedContext, field: Field, text: string): readonly TextEdit[] {
  const { document } = seed;
  const { lineBreak } = document;
  const { allowsUnicode: allowUnicode } = seed;
  const staysQuoted = field.comment !== undefined && field.style.endsWith('-quoted');
  if (isDisputed(text, allowUnicode) || (staysQuoted && !needsQuotes(text, allowUnicode))) {
    return replacePlain(document, field, inSingleQuotes(text));
  }
  return replaceValue(document, field, (column) => writeScalar(text, { column, lineBreak, allowUnicode }));
}

/** Writes `plain` as the field's value as it is: a number, `true`, a date. */
export function replacePlain(document: SeedDocument, field: Field, plain: string): readonly TextEdit[] {
  return replaceValue(document, field, () => ` ${plain}`);
}

/** The same with a comment after it that keeps `words`; one that is there already stays after that. */
export function replaceTextKeeping(
  seed: SeedContext,
  field: Field,
  text: string,
  words: string | undefined,
): readonly TextEdit[] {
  return words === undefined
    ? replaceText(seed, field, text)
    : replacePlain(seed.document, field, `${text} # ${words}`);
}

/**
 * Inserts a field in its canonical place: after the nearest field that comes before it, or first. No value leaves one
 * to be typed.
 */
export function insertField(
  seed: SeedContext,
  key: string,
  value: string | bigint | boolean | undefined,
): readonly TextEdit[] {
  const { document, configuration } = seed;
  const { text, lineBreak, fields, frontMatter } = document;
  const keys = [...fieldKeys(configuration)];
  const earlier = keys.slice(0, keys.indexOf(key)).toReversed();
  const previous = earlier.map((other) => fields.findLast((field) => field.key === other)).find(Boolean);
  const offset = previous?.range.end ?? frontMatter.header.start;
  const { allowsUnicode: allowUnicode } = seed;
  const written =
    typeof value === 'boolean'
      ? { verbatim: String(value) }
      : typeof value === 'string' && isDisputed(value, allowUnicode)
        ? { verbatim: inSingleQuotes(value) }
        : value;
  const line = writeField(key, written ?? { verbatim: '' }, { lineBreak, allowUnicode });
  return [insertion(offset, isLineStart(text, offset) ? line : lineBreak + line.slice(0, -lineBreak.length))];
}

/** Takes the field's lines out. */
export function removeField(field: Field): readonly TextEdit[] {
  return [removal(field.range)];
}

/** Whether PyYAML would write the text plainly, and not every reader would take that for text. */
function isDisputed(text: string, allowUnicode: boolean): boolean {
  return !needsQuotes(text, allowUnicode) && !readersAgree(text);
}

/** @param write makes what follows the colon, its leading space included, for a column in code points. */
function replaceValue(document: SeedDocument, field: Field, write: (column: number) => string): readonly TextEdit[] {
  const { text } = document;
  const colon = field.separatorEnd;
  const { start, end } = field.valueRange;
  const between = text.slice(colon, start);
  const space = text.charAt(end) === '#' ? ' ' : '';
  if (/[\r\n]/.test(between)) {
    // The value stands on lines of its own, maybe below a comment: it moves up to its key, as PyYAML writes it.
    const written = write(columnOf(text, colon));
    const blank = between.trim() === '';
    if (blank) return [replacement({ start: colon, end }, written + space)];
    // A comment after it stays on its line: at the end of the one above it would be a part of that.
    const left = field.comment ? { start, end: field.comment.start } : { start: colon + between.trimEnd().length, end };
    return [insertion(colon, written), removal(left)];
  }
  return between === ''
    ? [replacement({ start, end }, write(columnOf(text, colon)) + space)]
    : [replacement({ start, end }, write(columnOf(text, start) - 1).slice(1) + space)];
}

/** How many code points stand before `offset` on its line. */
function columnOf(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return Array.from(text.slice(lineStart, offset)).length;
}
