import type { SeedContext } from '../corpus/seedContext.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';

/** Marks that stand before or after the value of every field. */
export interface SharedMarks {
  readonly before: string;
  readonly behind: string;
}

/**
 * The marks that all values wear which are no text, at least three of them: a comma, a quote. Then those at a title, too,
 * belong to the list that the header was copied from, and not to the headline.
 */
function sharedMarks({ document, configuration }: SeedContext): SharedMarks {
  const values = document.fields
    .filter(({ key }) =>
      ['url', 'publisher', 'usage', 'rank'].includes(fieldDefinition(configuration, key)?.type ?? ''),
    )
    .map(({ valueRange }) => document.text.slice(valueRange.start, valueRange.end).trim());
  if (values.length < fewest) return { before: '', behind: '' };
  return { before: common(values, marksBefore), behind: common(values, marksBehind) };
}

const fewest = 3;

const marksBefore = /^(?:&quot;|[^\p{L}\p{N}\s]){1,6}/iu;
/** What may stand after a url is no letter, no digit, and no slash, which may be its own. */
const marksBehind = /(?:&quot;|[^\p{L}\p{N}\s/]){1,6}$/iu;

function common(values: readonly string[], marks: RegExp): string {
  const [first = '', ...others] = values.map((value) => marks.exec(value)?.[0] ?? '');
  return others.every((one) => one === first) ? first : '';
}

/** A text that no mark stands around, as most are. */
const bare = /^[\p{L}\p{N}](?:[^]*[\p{L}\p{N}/])?$/u;

/** A field's text without the marks that all fields share; undefined where it wears none. */
export function withoutSharedMarks(seed: SeedContext, text: string): string | undefined {
  if (bare.test(text)) return undefined;
  const { before, behind } = sharedMarks(seed);
  const start = before !== '' && text.startsWith(before) ? before.length : 0;
  const end = behind !== '' && text.endsWith(behind) ? text.length - behind.length : text.length;
  if (start === 0 && end === text.length) return undefined;
  const meant = text.slice(start, end).trim();
  return /[\p{L}\p{N}]/u.test(meant) ? meant : undefined;
}
