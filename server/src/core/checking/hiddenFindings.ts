import type { Configuration } from '../schema/configuration.ts';
import { SeedContext } from '../corpus/seedContext.ts';
import { ignoreKey } from '../schema/unusedEntries.ts';
import { compileGlob } from '../text/glob.ts';
import { relativePath } from '../text/relativePath.ts';
import { check } from './check.ts';

/** The keys (`ignoreKey`) of the codes of `ignore` that hide a finding in a seed. */
export function hiddenFindings(seed: SeedContext): readonly string[] {
  const { uri, document, corpus, configuration } = seed;
  if (configuration.ignore.length === 0) return none;
  const { entries, reporting } = ignoringOf(configuration);
  const path = relativePath(corpus.root, uri);
  const here = entries.filter(({ matches }) => matches(path));
  if (here.length === 0) return none;
  const found = new Set(
    check(new SeedContext({ uri, document, corpus, configuration: reporting })).map(({ rule }) => rule.code),
  );
  return here.flatMap(({ glob, codes }) =>
    codes.filter((code) => found.has(code)).map((code) => ignoreKey(glob, code)),
  );
}

const none: readonly string[] = [];

interface Ignoring {
  readonly entries: readonly {
    readonly glob: string;
    readonly matches: (path: string) => boolean;
    readonly codes: readonly string[];
  }[];
  /** The same configuration, with nothing ignored. */
  readonly reporting: Configuration;
}

function ignoringOf(configuration: Configuration): Ignoring {
  let ignoring = known.get(configuration);
  if (!ignoring) {
    const entries = configuration.ignore.map(({ glob, codes }) => ({
      glob,
      matches: compileGlob(glob),
      codes: codes.map(({ code }) => code),
    }));
    ignoring = { entries, reporting: { ...configuration, ignore: [] } };
    known.set(configuration, ignoring);
  }
  return ignoring;
}

const known = new WeakMap<Configuration, Ignoring>();
