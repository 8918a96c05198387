import type { Configuration } from './configuration.ts';
import { compileGlob } from '../text/glob.ts';

/**
 * Whether a file is a seed by its path alone: named by `seeds.include` and not by `seeds.exclude`. A pattern that
 * excludes a folder excludes what is in it.
 * @param relativePath from the folder of `seedbed.yaml`, with `/`, whatever the system writes.
 */
export function isSeedPath(relativePath: string, configuration: Configuration): boolean {
  let matcher = known.get(configuration.seeds);
  if (!matcher) known.set(configuration.seeds, (matcher = compile(configuration.seeds)));
  return matcher(relativePath);
}

const known = new WeakMap<Configuration['seeds'], (path: string) => boolean>();

function compile({ include, exclude }: Configuration['seeds']): (path: string) => boolean {
  const included = include.map(compileGlob);
  const excluded = exclude.flatMap((pattern) => [pattern, `${withoutTrailingSlash(pattern)}/**`]).map(compileGlob);
  return (path) => included.some((test) => test(path)) && !excluded.some((test) => test(path));
}

function withoutTrailingSlash(pattern: string): string {
  return pattern.endsWith('/') ? pattern.slice(0, -1) : pattern;
}
