import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { fieldDefinition, fieldKeys } from '../schema/fieldKeys.ts';
import { readKeyLine } from '../syntax/keyLine.ts';
import { scanLines, type Line } from '../syntax/lineScanner.ts';
import { foldName } from '../text/foldName.ts';
import { parseHttpUrl } from '../text/url.ts';

/**
 * True where a line at the margin can only be the rest of the field above it: it is no other field and no other field's
 * value, and how the value above ends, or how the line begins, says that the text goes on.
 * @param line the offset at which it starts
 */
export function continuesField(seed: SeedContext, field: Field, line: number): boolean {
  const { text } = seed.document;
  const lines = [...scanLines(text, field.range.start, field.range.end)];
  const index = lines.findIndex(({ start }) => start === line);
  return index > 0 && continuesAt(seed, field, lines, index);
}

/** True where every line of a field beyond its first is indented, or can only be the rest of it all the same. */
export function isOneText(seed: SeedContext, field: Field): boolean {
  const { text } = seed.document;
  const lines = [...scanLines(text, field.range.start, field.valueRange.end)];
  return lines.every(
    (line, index) => index === 0 || /^(?:[ \t]|$)/.test(line.text) || continuesAt(seed, field, lines, index),
  );
}

function continuesAt(seed: SeedContext, field: Field, lines: readonly Line[], index: number): boolean {
  const { configuration, document } = seed;
  const line = lines[index]!.text.trim();
  const type = fieldDefinition(configuration, field.key)?.type;
  const above = lines[index - 1]!;
  const valueAbove = document.text.slice(field.separatorEnd, above.end).trim();
  if (valueAbove === '') return isValueOf(seed, type, line);
  // The text above is a comment to YAML, and would be lost; a backslash there would stay.
  if (valueAbove.startsWith('#') || valueAbove.endsWith('\\')) return false;
  // After the sign of a block a word with a colon is rather a key that stands where it should.
  if (/^[|>][+\-\d]{0,2}$/.test(valueAbove) && /:(?:\s|$)/.test(line)) return false;
  if (type !== 'string' || !mayContinueText(line, fieldKeys(configuration))) return false;
  // Quotes hold together what they are around.
  if (field.style.endsWith('-quoted') && field.value.kind !== 'broken') return true;
  if (above.text.trim() === '') return false;
  if (namesOtherValue(seed, field, line)) return false;
  // PyYAML goes on in the next line once a line is longer than this.
  if (Array.from(above.text).length > foldedWidth) return true;
  if (
    /(?:[,;:([{“„‘«–—&-]|\b(?:a|an|and|as|at|by|for|from|in|into|is|its|of|on|or|over|that|the|to|under|who|will|with))$/i.test(
      valueAbove,
    )
  ) {
    return true;
  }
  return /^\p{Ll}/u.test(line) && /\s/.test(line) && !/[.?!]["'”’»]?$/.test(valueAbove);
}

const foldedWidth = 80;

/** Whether a line is such a value as the field is for, and no value of any other kind. */
function isValueOf(seed: SeedContext, type: string | undefined, line: string): boolean {
  const kind = kindOfValue(seed, line);
  if (type === 'string') return kind === undefined && mayContinueText(line, fieldKeys(seed.configuration));
  return type !== undefined && kind === type;
}

/** Whether the line is rather the value of another field, one that is not there or has no value. */
function namesOtherValue(seed: SeedContext, field: Field, line: string): boolean {
  const kind = kindOfValue(seed, line);
  if (kind === undefined) return /^[a-z\d]+(?:[-_.][a-z\d]+)+$/.test(line);
  return kind === 'url' || !isFilled(seed, kind, field) || !isLong(field) || isSaid(seed, line);
}

/** Whether another field says just that: then the line is where its value stood. */
function isSaid({ document }: SeedContext, line: string): boolean {
  return document.fields.some(({ value }) => value.text === line);
}

/** Where a title is long, a word that is also a slug may well be its last. */
function isLong({ value }: Field): boolean {
  return value.text.length > foldedWidth;
}

function isFilled({ document, configuration }: SeedContext, kind: string, own: Field): boolean {
  const key = configuration.fields.find(({ type }) => type === kind)?.key;
  return document.fields.some((field) => field !== own && field.key === key && field.value.text !== '');
}

/** The type of the field that a line, all by itself, would be a value for. */
function kindOfValue({ configuration }: SeedContext, line: string): 'url' | 'rank' | 'usage' | 'publisher' | undefined {
  if (/^https?:/i.test(line) || parseHttpUrl(line)) return 'url';
  if (/^[#"']?\d+["']?$/.test(line) || /^\d{4}-\d\d-\d\d/.test(line)) return 'rank';
  const name = foldName(line);
  if (configuration.usages.some(({ value }) => foldName(value) === name)) return 'usage';
  return configuration.publishers.find(line) ? 'publisher' : undefined;
}

/**
 * False where a line that stands at the margin is hardly the rest of the text above it: it begins with a bullet or
 * another mark, with a key, or with any word that something like a colon follows.
 */
function mayContinueText(line: string, keys: ReadonlySet<string>): boolean {
  const read = readKeyLine(line, keys);
  return /^[\p{L}\p{N}"'“”‘’(«»—–…]/u.test(line) && read?.known === undefined && !(read && read.separator !== '');
}
