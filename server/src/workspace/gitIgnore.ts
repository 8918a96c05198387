import ignore, { type Ignore } from 'ignore';
import { relativePath } from '../core/index.ts';

/** What one `.gitignore` says of all that is below its folder. */
export interface GitIgnore {
  readonly folder: string;
  readonly rules: IgnoreRules;
}

export function readGitIgnore(folder: string, text: string): GitIgnore {
  return { folder, rules: new IgnoreRules(text.split(/\r?\n/).slice(0, mostLines).filter(isQuick)) };
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
    // A rule that is about the folder alone, which a nearer file has taken in again, says nothing of what is in it.
    const above = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    if (ignored && above !== '' && rules.test(`${above}/`).ignored) continue;
    if (ignored || unignored) return ignored;
  }
  return false;
}

/**
 * The rules of a file. A path is tried only with those that may be about it, whose last name is one of the path's: few of
 * ten thousand.
 */
class IgnoreRules {
  readonly #lines: readonly string[];
  /** By the last name that they are about, where it has no wildcards. */
  readonly #named = new Map<string, Rules>();
  readonly #others = new Rules();
  /** Which rules may be about a name, and the rules for those that go together. */
  readonly #candidates = new Map<string, readonly number[]>();
  readonly #compiled = new Map<string, { readonly rules: Ignore; tests: number }>();

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    for (const [index, line] of lines.entries()) {
      if (line === '' || line.startsWith('#')) continue;
      const name = lastNameOf(line);
      const isLiteral = name !== undefined && !/[*?]/.test(name);
      if (!isLiteral) this.#others.add(index, line, name);
      else {
        let rules = this.#named.get(name);
        if (!rules) this.#named.set(name, (rules = new Rules()));
        rules.add(index, line, name);
      }
    }
  }

  /** @param path relative, with a slash at the end where it is a folder's. */
  test(path: string): { readonly ignored: boolean; readonly unignored: boolean } {
    const chosen = new Set<number>();
    for (const name of path.split('/')) for (const index of this.#about(name)) chosen.add(index);
    if (chosen.size === 0) return unmentioned;
    const indices = [...chosen].sort((a, b) => a - b);
    const key = indices.join();
    let compiled = this.#compiled.get(key);
    // The library remembers every path that it was asked about.
    if (!compiled || compiled.tests >= mostTests) {
      const rules = ignore({ ignorecase: false, allowRelativePaths: true });
      rules.add(indices.map((index) => this.#lines[index]!));
      if (this.#compiled.size >= mostCompiled) this.#compiled.clear();
      this.#compiled.set(key, (compiled = { rules, tests: 0 }));
    }
    compiled.tests++;
    return compiled.rules.test(path);
  }

  #about(name: string): readonly number[] {
    let found = this.#candidates.get(name);
    if (!found) {
      found = [...(this.#named.get(name)?.about(name) ?? []), ...this.#others.about(name)];
      if (this.#candidates.size >= mostNames) this.#candidates.clear();
      this.#candidates.set(name, found);
    }
    return found;
  }
}

/** Some rules of a file, as many as can be tried on a path in a moment. */
class Rules {
  readonly #rules: { readonly index: number; readonly start: string; readonly end: string }[] = [];
  #effort = 0;

  /** @param lastName undefined where it may be any. */
  add(index: number, line: string, lastName = '*'): void {
    // Two stars that stand for folders are tried at each folder of a path.
    this.#effort += line.includes('**') || line.split('*').length > 2 ? 10 : 1;
    if (this.#effort > mostEffort) return;
    const [start = ''] = lastName.split(/[*?]/, 1);
    this.#rules.push({ index, start, end: /[^*?]*$/.exec(lastName)![0] });
  }

  about(name: string): readonly number[] {
    return this.#rules
      .filter(({ start, end }) => name.startsWith(start) && name.endsWith(end))
      .map(({ index }) => index);
  }
}

const unmentioned = { ignored: false, unignored: false };

const mostLines = 10_000;
/** Where rules are left out, seeds are read that git ignores. Real files have about a hundred rules. */
const mostEffort = 1000;
const mostTests = 1000;
const mostCompiled = 100;
const mostNames = 1000;

/** The last name of a rule, with its wildcards; undefined where that takes more than a look. */
function lastNameOf(line: string): string | undefined {
  if (/[\\[\uFEFF]|\s$/.test(line)) return undefined;
  const name = line.slice(line.startsWith('!') ? 1 : 0, line.endsWith('/') ? -1 : undefined);
  return name.slice(name.lastIndexOf('/') + 1) || undefined;
}

/**
 * Each pattern becomes a regular expression, and one with many stars would try every way to spread a name over them.
 * Real patterns have one or two.
 */
function isQuick(line: string): boolean {
  const names = line.split('/');
  const isShort = line.length <= 1000 && names.filter((name) => name === '**').length <= 2;
  return isShort && names.every((name) => name === '**' || name.split('*').length <= 4);
}
