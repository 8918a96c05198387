import type { Configuration, ConfigurationProblem } from './configurationModel.ts';
import { compileGlob } from '../text/glob.ts';
import { quoteForMessage } from '../text/message.ts';

/**
 * The globs of `overrides` and `ignore` that match no seed, misspelled or left behind by seeds that are gone, and the
 * codes of `ignore` that hide nothing any more.
 * @param paths those of all seeds of the corpus, from the folder of `seedbed.yaml`.
 * @param hiding the keys (`ignoreKey`) of the codes that hide a finding in some seed.
 */
export function unusedEntries(
  { overrides, ignore }: Pick<Configuration, 'overrides' | 'ignore'>,
  paths: Iterable<string>,
  hiding: ReadonlySet<string>,
): readonly ConfigurationProblem[] {
  let unused = [...overrides, ...ignore].map(({ glob, range }) => ({ glob, range, matches: compileGlob(glob) }));
  for (const path of paths) {
    if (unused.length === 0) break;
    if (unused.some(({ matches }) => matches(path))) unused = unused.filter(({ matches }) => !matches(path));
  }
  const idle = ignore.flatMap(({ glob, range: place, codes }) =>
    unused.some(({ range }) => range === place)
      ? []
      : codes.flatMap(({ code, range }) => (hiding.has(ignoreKey(glob, code)) ? [] : [{ glob, code, range }])),
  );
  return [
    ...unused.map(({ glob, range }) => warning(`${quoteForMessage(glob)} matches no seed.`, range)),
    ...idle.map(({ glob, code, range }) =>
      warning(`${quoteForMessage(code)} finds nothing in the seeds of ${quoteForMessage(glob)}.`, range),
    ),
  ];
}

/** What tells one code under one glob of `ignore` from all others. */
export function ignoreKey(glob: string, code: string): string {
  return `${code} ${glob}`;
}

function warning(message: string, range: ConfigurationProblem['range']): ConfigurationProblem {
  return { message, range, severity: 'warning' };
}
