import type { SeedContext } from '../corpus/seedContext.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { rangeInValue } from '../findings/headerFields.ts';

/** The fields that are a guess in a new seed, in the order in which one goes through them. */
const guessed = ['title', 'usage', 'rank'] as const;

/** The values of a seed that are to be looked at, in offsets of its text: title, usage and rank, as far as it has them. */
export function tabStops(
  document: SeedDocument,
  { configuration }: Pick<SeedContext, 'configuration'>,
  isWanted: (key: string) => boolean = () => true,
): TextRange[] {
  const keys = guessed.map((role) => configuration.header.names[role]);
  return keys.filter(isWanted).flatMap((key) => valueIn(document, key) ?? []);
}

/** Where the value of a field stands; an empty place where it has none. Undefined where there is no such field. */
export function valueIn(document: SeedDocument, key: string): TextRange | undefined {
  const field = document.fields.find((each) => each.key === key);
  if (!field) return undefined;
  if (field.value.kind === 'string') return rangeInValue(document, field, 0, field.value.text.length);
  if (field.value.kind === 'integer') return field.valueRange;
  const line = document.text.slice(field.separatorEnd, field.range.end);
  const end = field.separatorEnd + line.trimEnd().length;
  const blank = line.trim() === '' && /^[ \t]/.test(line.slice(line.trimEnd().length)) ? 1 : 0;
  return { start: end + blank, end: end + blank };
}
