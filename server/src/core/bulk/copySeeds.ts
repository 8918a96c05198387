import type { Corpus } from '../corpus/corpus.ts';
import type { Seed } from '../corpus/seed.ts';
import type { Configuration } from '../schema/configuration.ts';
import { display } from '../text/display.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { relativePath } from '../text/relativePath.ts';
import { parseHttpUrl } from '../text/url.ts';
import { labelOf } from '../navigation/seedLabel.ts';

/** A seed and where it comes from. */
export interface CopiedSeed {
  readonly seed: Seed;
  readonly corpus: Corpus;
  readonly configuration: Configuration;
}

/**
 * - `links`: a Markdown link for each seed, one in a line: `[title](url)`.
 * - `citations`: a line of text for each seed: `Title. Publisher's name. https://…`.
 * - `csv`: a table as RFC 4180 has it, with a header, for a spreadsheet.
 */
export type CopyFormat = 'links' | 'citations' | 'csv';

/**
 * Seeds as text for other programs, in the order given. What a seed does not have is left out, or an empty cell.
 * @param fileOf what a table calls a seed's file; its path from the folder of `seedbed.yaml` where not given.
 */
export function copySeeds(
  seeds: readonly CopiedSeed[],
  as: CopyFormat,
  fileOf = ({ seed, corpus }: CopiedSeed) => relativePath(corpus.root, seed.uri),
): string {
  switch (as) {
    case 'links':
      return seeds.map(writeLink).join('\n');
    case 'citations':
      return seeds.map(writeCitation).join('\n');
    case 'csv':
      return [columns, ...seeds.map((seed) => [fileOf(seed), ...cellsOf(seed)])]
        .map((cells) => `${cells.map(writeCell).join(',')}\r\n`)
        .join('');
  }
}

/** In characters; a title that goes on for longer is none. */
const longestTitle = 1000;

/** No link can come of a url that is not http or https: such a seed is its title alone, with all punctuation escaped. */
function writeLink({ seed }: CopiedSeed): string {
  const url = httpUrlOf(seed);
  const title = labelOf(seed, longestTitle);
  if (url === undefined) return escapeMarkdown(title, longestTitle);
  return `[${title.replace(markup, '\\$&')}](${url.replace(/[()<>\\]|&(?=[\w#]+;)/g, escapeInTarget)})`;
}

/** What means something within a link's text; everything else stays as people want to read it. */
const markup = /[\\`*_[\]<~|$]|&(?=[\w#]+;)/g;

function escapeInTarget(character: string): string {
  if (character === '&') return '&amp;';
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function writeCitation({ seed, configuration }: CopiedSeed): string {
  const { publisher } = seed;
  const name = publisher && (configuration.publishers.get(publisher)?.name ?? publisher);
  const parts = [labelOf(seed, longestTitle), name && display(name), httpUrlOf(seed)].filter(
    (part) => part !== undefined,
  );
  return parts
    .map((part, index) => (index === parts.length - 1 || endsSentence.test(part) ? part : `${part}.`))
    .join(' ');
}

const endsSentence = /[.!?…。！？]["'”’»)]?$/u;

function httpUrlOf({ url }: Seed): string | undefined {
  return url === undefined ? undefined : parseHttpUrl(url)?.text;
}

const columns = ['file', 'url', 'title', 'publisher', 'usage', 'initial_rank'] as const;

function cellsOf({ seed }: CopiedSeed): readonly string[] {
  const { url, title, publisher, usage, rank } = seed;
  return [url, title, publisher, usage, rank].map((value) => String(value ?? ''));
}

/**
 * A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and may run it: an apostrophe is put
 * before it, which makes it text to every spreadsheet. So it is for a cell that begins with a tab or a line break, after
 * which some look for one. Quotes would not do: they are gone before the cell is looked at.
 */
function writeCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
