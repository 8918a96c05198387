import ignore, { type Ignore } from 'ignore';
import { relativePath } from '../core/index.ts';

/** What one `.gitignore` says of all that is below its folder. */
export interface GitIgnore {
  readonly folder: string;
  readonly rules: Ignore;
}

export function readGitIgnore(folder: string, text: string): GitIgnore {
  const rules = ignore({ ignorecase: false, allowRelativePaths: true });
  rules.add(text.split(/\r?\n/).slice(0, mostLines).filter(isQuick));
  return { folder, rules };
}

/**
 * Whether git would leave a file or folder out, given that it does not leave out the folder that holds it. Of several
 * `.gitignore` files, in order from the top, the nearest one that mentions it decides.
 */
export function isIgnored(ignores: readonly GitIgnore[], uri: string, kind: 'file' | 'folder'): boolean {
  for (let index = ignores.length - 1; index >= 0; index--) {
    const { folder, rules } = ignores[index]!;
    const path = relativePath(folder, uri);
    const { ignored, unignored } = rules.test(kind === 'folder' ? `${path}/` : path);
    if (ignored || unignored) return ignored;
  }
  return false;
}

const mostLines = 10_000;

/**
 * Each pattern becomes a regular expression, and one with many stars would try every way to spread a name over them.
 * Real patterns have one or two.
 */
function isQuick(line: string): boolean {
  const names = line.split('/');
  const isShort = line.length <= 1000 && names.filter((name) => name === '**').length <= 2;
  return isShort && names.every((name) => name === '**' || name.split('*').length <= 4);
}
