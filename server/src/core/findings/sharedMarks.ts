import type { SeedContext } from '../corpus/seedContext.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';
import { hasWords } from '../text/plainWords.ts';

/** A text without the marks that all values of the header have before or after them; undefined where it has none. */
export function withoutSharedMarks(seed: SeedContext, text: string): string | undefined {
  if (bare.test(text)) return undefined;
  const { before, behind } = sharedMarks(seed);
  const start = before !== '' && text.startsWith(before) ? before.length : 0;
  const end = behind !== '' && text.endsWith(behind) ? text.length - behind.length : text.length;
  if (start === 0 && end === text.length) return undefined;
  const meant = text.slice(start, end).trim();
  return hasWords(meant) ? meant : undefined;
}

/** A text that no mark stands around, as most are. */
const bare = /^[\p{L}\p{N}](?:[^]*[\p{L}\p{N}/])?$/u;

/**
 * The marks that at least three values have alike, none of which is free text: a comma, a quote. At a title, too, they
 * then belong to the list that the header was copied from, and not to the headline.
 */
function sharedMarks({ document, configuration }: SeedContext): { readonly before: string; readonly behind: string } {
  const values = document.fields
    .filter(({ key }) =>
      ['url', 'publisher', 'usage', 'rank'].includes(fieldDefinition(configuration, key)?.type ?? ''),
    )
    .map(({ valueRange }) => document.text.slice(valueRange.start, valueRange.end).trim());
  if (values.length < fewestValues) return { before: '', behind: '' };
  return { before: common(values, marksBefore), behind: common(values, marksBehind) };
}

const fewestValues = 3;

const marksBefore = /^(?:&quot;|[^\p{L}\p{N}\s]){1,6}/iu;
/** No slash: a url may end with one of its own. */
const marksBehind = /(?:&quot;|[^\p{L}\p{N}\s/]){1,6}$/iu;

function common(values: readonly string[], marks: RegExp): string {
  const [first = '', ...others] = values.map((value) => marks.exec(value)?.[0] ?? '');
  return others.every((one) => one === first) ? first : '';
}
