import { defaultSeedPatterns } from './configurationModel.ts';

/** The fields that seeds have; three of them at the start of a file make it look like one. */
const field = /^(?:url|title|publisher|usage|initial_rank)[ \t]*:/;
const fewestFields = 3;
/** In lines and in UTF-16 code units: headers are short, and nobody waits for a file that is none. */
const longestHeader = { lines: 40, length: 8192 };

/** Whether a text begins like a seed, whatever its file is called. */
export function looksLikeSeed(text: string): boolean {
  const lines = text.slice(0, longestHeader.length).split(/\r\n|[\r\n]/, longestHeader.lines);
  const keys = new Set(lines.flatMap((line) => field.exec(line)?.[0].replace(/[ \t]*:/, '') ?? []));
  return keys.size >= fewestFields;
}

/**
 * Globs that name files and no others: by their kind where all files of that kind are meant, else by their folders, else
 * one by one.
 * @param likely paths of the files that are meant, with `/`.
 * @param others paths of files that are not.
 */
export function patternsFor(likely: readonly string[], others: readonly string[]): readonly string[] {
  const kindsOfOthers = new Set(others.map(kindOf));
  const foldersOfOthers = new Set(others.map(folderAndKind));
  const patterns = likely.map((path) => {
    if (!kindsOfOthers.has(kindOf(path))) return `**/*${kindOf(path)}`;
    return foldersOfOthers.has(folderAndKind(path)) ? literal(path) : folderAndKind(path);
  });
  return [...new Set(patterns)].sort();
}

/** The text of a new `seedbed.yaml` that includes what globs name, and seeds that are made later. */
export function includeText(patterns: readonly string[]): string {
  const lines = withNewSeeds(patterns).map((pattern) => `    - ${JSON.stringify(pattern)}\n`);
  return `# The files that are seeds.\nseeds:\n  include:\n${lines.join('')}`;
}

/** The globs, with the one that new seeds are named by, if they do not name those already. */
export function withNewSeeds(patterns: readonly string[]): readonly string[] {
  if (patterns.includes('**/*.txt')) return patterns;
  return [...new Set([...patterns, ...defaultSeedPatterns.slice(0, 1)])];
}

function kindOf(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}

function folderAndKind(path: string): string {
  return `${literal(path.slice(0, path.lastIndexOf('/') + 1))}*${kindOf(path)}`;
}

/** What has a meaning in globs stands for itself. */
function literal(path: string): string {
  return path.replaceAll(/[*?[\]{}!]/g, '?');
}
