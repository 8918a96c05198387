import type { TextRange } from '../text/range.ts';
import type { Field } from './seedDocument.ts';

/** Items of one list that say nothing but a word or a quoted text each, and that follow one another. */
export interface LongList {
  /** Where the line of the list's key begins. */
  readonly key: number;
  /** The lines of all its items but the first and the last. */
  readonly range: TextRange;
}

/**
 * The list that begins right after a key at the margin, whose line starts at `key`, where it is a long one: `tags:`
 * and then many lines like `- harbour`, all indented alike. What stands there can be nothing else to YAML, so that the
 * items need not be read by it.
 */
export function longListAt(text: string, key: number, end: number): LongList | undefined {
  keyLine.lastIndex = key;
  if (!keyLine.test(text) || keyLine.lastIndex >= end) return undefined;
  const first = keyLine.lastIndex;
  let indentation: number | undefined;
  let start = first;
  let last = first;
  let count = 0;
  for (let position = first; position < end; count++) {
    itemLine.lastIndex = position;
    const match = itemLine.exec(text);
    if (!match || itemLine.lastIndex > end || match[1]!.length !== (indentation ??= match[1]!.length)) break;
    last = position;
    position = itemLine.lastIndex;
    if (count === 0) start = position;
  }
  return count >= fewestItems ? { key, range: { start, end: last } } : undefined;
}

/** The long lists of a header. */
export function findLongLists(text: string, { start, end }: TextRange): readonly LongList[] {
  const lists: LongList[] = [];
  for (let position = start; position < end;) {
    const list = longListAt(text, position, end);
    if (list) lists.push(list);
    const feed = text.indexOf('\n', list?.range.end ?? position);
    position = feed === -1 ? end : feed + 1;
  }
  return lists;
}

/** The part `range` of a text with blanks in place of the items of long lists, so that all else stays where it is. */
export function withoutLongLists(text: string, range: TextRange, lists: readonly LongList[]): string {
  let source = '';
  let position = range.start;
  for (const { range: items } of lists) {
    source += `${text.slice(position, items.start)}${' '.repeat(items.end - items.start - 1)}\n`;
    position = items.end;
  }
  return source + text.slice(position, range.end);
}

/** A field that was read without the items of a long list, with them. */
export function withLongList(text: string, field: Field, { range }: LongList): Field {
  const { value } = field;
  if (value.kind !== 'list' || !value.items) return field;
  const [first, ...rest] = value.items;
  const items = first === undefined ? [] : [first];
  for (let position = range.start; position < range.end; position = itemLine.lastIndex) {
    itemLine.lastIndex = position;
    const written = itemLine.exec(text)?.[2];
    // Each line has been matched before.
    if (written === undefined) break;
    items.push(written.startsWith("'") || written.startsWith('"') ? written.slice(1, -1) : written);
  }
  for (const item of rest) items.push(item);
  return { ...field, value: { ...value, items } };
}

/** Fewer are read soon enough. */
const fewestItems = 50;

const keyLine = /(?<![^\r\n])[A-Za-z_][\w-]{0,63}: *\r?\n/y;
// There is one way to match a text, since no word ends in a space.
const itemLine =
  /( *)- ([A-Za-z0-9](?:[^\p{Cc}\p{Zl}\p{Zp}:#]*[^\p{Cc}\p{Z}\uFEFF:#])?|'[^\p{Cc}\p{Zl}\p{Zp}']*'|"[^\p{Cc}\p{Zl}\p{Zp}"\\]*") *\r?\n/uy;
