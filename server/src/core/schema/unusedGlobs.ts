import type { Configuration, ConfigurationProblem } from './configurationModel.ts';
import { compileGlob } from '../text/glob.ts';
import { quoteForMessage } from '../text/message.ts';

/**
 * The globs of `overrides` and `ignore` that match no seed: misspelled, or left behind by seeds that are gone.
 * @param paths those of all seeds of the corpus, from the folder of `seedbed.yaml`.
 */
export function unusedGlobs(
  { overrides, ignore }: Pick<Configuration, 'overrides' | 'ignore'>,
  paths: Iterable<string>,
): readonly ConfigurationProblem[] {
  let unused = [...overrides, ...ignore].map(({ glob, range }) => ({ glob, range, matches: compileGlob(glob) }));
  for (const path of paths) {
    if (unused.length === 0) break;
    if (unused.some(({ matches }) => matches(path))) unused = unused.filter(({ matches }) => !matches(path));
  }
  return unused.map(({ glob, range }) => ({
    message: `${quoteForMessage(glob)} matches no seed.`,
    range,
    severity: 'warning',
  }));
}
