import type { SeedContext } from '../corpus/seedContext.ts';
import type { Configuration } from '../schema/configuration.ts';
import { ruleCodes } from '../rules/index.ts';
import { rulesAt } from '../schema/rulesAt.ts';
import { ignoreKey } from '../schema/unusedEntries.ts';
import { compileGlob } from '../text/glob.ts';
import { relativePath } from '../text/relativePath.ts';
import { check } from './check.ts';

/** The keys (`ignoreKey`) of the codes of `ignore` that hide a finding in a seed. Only the rules that are ignored run. */
export function hiddenFindings(seed: SeedContext): readonly string[] {
  const { uri, corpus, configuration } = seed;
  if (configuration.ignore.length === 0) return none;
  let ignoring = known.get(configuration);
  if (!ignoring) known.set(configuration, (ignoring = new Ignoring(configuration)));
  const here = ignoring.entriesAt(relativePath(corpus.root, uri));
  if (here.length === 0) return none;
  const found = new Set(check(seed, ignoring.severitiesOf(here, corpus.root, uri)).map(({ rule }) => rule.code));
  return here.flatMap(({ glob, codes }) =>
    codes.filter((code) => found.has(code)).map((code) => ignoreKey(glob, code)),
  );
}

const none: readonly string[] = [];

interface Entry {
  readonly glob: string;
  readonly matches: (path: string) => boolean;
  readonly codes: readonly string[];
}

class Ignoring {
  readonly #entries: readonly Entry[];
  /** The same configuration, with nothing ignored. */
  readonly #reporting: Configuration;
  /** The severities of what the same entries ignore, by those that would hold, as `rulesAt` has them. */
  readonly #severities = new WeakMap<Configuration['rules'], Map<string, Configuration['rules']>>();

  constructor(configuration: Configuration) {
    this.#reporting = { ...configuration, ignore: [] };
    this.#entries = configuration.ignore.map(({ glob, codes }) => ({
      glob,
      matches: compileGlob(glob),
      codes: codes.map(({ code }) => code),
    }));
  }

  entriesAt(path: string): readonly Entry[] {
    return this.#entries.filter(({ matches }) => matches(path));
  }

  /** All that these entries do not ignore is off. */
  severitiesOf(entries: readonly Entry[], root: string, uri: string): Configuration['rules'] {
    const usual = rulesAt(this.#reporting, root, uri);
    let byEntries = this.#severities.get(usual);
    if (!byEntries) this.#severities.set(usual, (byEntries = new Map()));
    const key = entries.map((entry) => this.#entries.indexOf(entry)).join();
    let severities = byEntries.get(key);
    if (!severities) {
      const codes = new Set(entries.flatMap((entry) => entry.codes));
      const others = ruleCodes.filter((code) => !codes.has(code));
      severities = new Map([...usual, ...others.map((code) => [code, 'off'] as const)]);
      if (byEntries.size >= mostKept) byEntries.clear();
      byEntries.set(key, severities);
    }
    return severities;
  }
}

/** As many as `rulesAt` keeps. */
const mostKept = 1000;

const known = new WeakMap<Configuration, Ignoring>();
