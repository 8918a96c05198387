import type { SeedDocument } from '../syntax/seedDocument.ts';
import { isAscii } from '../text/ascii.ts';

/**
 * How the header was written, as far as it shows: true where a character beyond ASCII stands in it as it is, false where
 * such characters are there as escapes only (`"Caf\xE9"`, PyYAML's `allow_unicode=False`), undefined where it has none.
 * Comments do not count: no writer wrote them.
 */
export function unicodeHabit({ text, frontMatter, fields }: SeedDocument): boolean | undefined {
  const { start, end } = frontMatter.header;
  const first = fields[0]?.range.start ?? start;
  const last = fields.at(-1)?.range.end ?? end;
  const header = text.slice(Math.min(start, first), Math.max(end, last));
  // Most headers have neither.
  if (!header.includes('\\') && isAscii(header)) return undefined;
  const isRaw = fields.some(
    ({ keyRange, valueRange }) =>
      !isAscii(text.slice(keyRange.start, keyRange.end)) || !isAscii(text.slice(valueRange.start, valueRange.end)),
  );
  if (isRaw) return true;
  return fields.some(({ style, value }) => style === 'double-quoted' && printable.test(value.text)) ? false : undefined;
}

/** Beyond ASCII, and not escaped by PyYAML whatever it is told to allow. */
const printable = /[\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFE}]/u;
