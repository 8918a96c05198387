import matter from 'gray-matter';

/** What gray-matter reads in the header of a seed, or, in its own words, why it reads nothing. */
export type GrayMatterReading = { readonly fields: ReadonlyMap<string, unknown> } | { readonly error: string };

/**
 * Reads a seed's header as the many tools do that use gray-matter: YAML 1.1 by js-yaml, without positions. It is a
 * second opinion on how a seed is read elsewhere, never the authority. The only place that touches gray-matter, because
 * gray-matter left to itself runs a header that opens with `---js` as a program.
 *
 * Never throws, never runs anything, and refuses what gray-matter or js-yaml would take too long for.
 */
export function readWithGrayMatter(text: string): GrayMatterReading {
  if (!plainFence.test(text)) return { error: 'The file does not begin with a line of three dashes alone.' };
  const end = text.indexOf('\n---', 3);
  if (end > longestHeader || (end < 0 && text.length > longestHeader)) return { error: 'The header is too long.' };
  if (longBlank.test(text.slice(0, end < 0 ? undefined : end))) return { error: 'The header has too many spaces.' };
  try {
    const data: unknown = matter(text, options).data;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return { error: 'The header has no fields.' };
    return { fields: new Map(Object.entries(data)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Anything else after the dashes names a language, by which gray-matter picks what is done with the header. */
const plainFence = /^\uFEFF?---[ \t]*\r?\n/;

/** In UTF-16 code units: far more than five fields need, and few enough for js-yaml's slowest constructs. */
const longestHeader = 16 * 1024;

/** gray-matter takes the square of the length of a run of blank lines. */
const longBlank = /\s{1000}/;

/**
 * Passed always: without options gray-matter answers from a cache, which forgets errors and shares its objects. The
 * engines are a second lock behind the check of the first line; `javascript` is the one that all spellings lead to.
 */
const options = { engines: { javascript: refuse, js: refuse } };

function refuse(): never {
  throw new Error('A header is data and is never run.');
}
