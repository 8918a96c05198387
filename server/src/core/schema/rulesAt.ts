import type { Configuration } from './configuration.ts';
import { compileGlob } from '../text/glob.ts';
import { relativePath } from '../text/relativePath.ts';

/**
 * The severities for a seed, by rule code: those of `rules`, with those of the globs that name it on top, and `off` for
 * what is ignored there. The same map for all seeds that the same globs name.
 * @param root the uri of the folder of `seedbed.yaml`.
 */
export function rulesAt(configuration: Configuration, root: string, uri: string): Configuration['rules'] {
  const { rules, overrides, ignore } = configuration;
  if (overrides.length === 0 && ignore.length === 0) return rules;
  let layers = known.get(configuration);
  if (!layers) known.set(configuration, (layers = new Layers(configuration)));
  return layers.at(relativePath(root, uri));
}

/** Whether a rule that is off where nothing is said of it runs for some seed. */
export function isOnSomewhere({ rules, overrides }: Pick<Configuration, 'rules' | 'overrides'>, code: string): boolean {
  return [rules, ...overrides.map((one) => one.rules)].some((some) => (some.get(code) ?? 'off') !== 'off');
}

/** Whether a rule runs for no seed, whatever holds where nothing is said of it. */
export function isOffEverywhere(
  { rules, overrides }: Pick<Configuration, 'rules' | 'overrides'>,
  code: string,
): boolean {
  return rules.get(code) === 'off' && overrides.every((one) => (one.rules.get(code) ?? 'off') === 'off');
}

const known = new WeakMap<Configuration, Layers>();

interface Layer {
  readonly matches: (path: string) => boolean;
  readonly rules: Configuration['rules'];
}

class Layers {
  readonly #base: Configuration['rules'];
  readonly #layers: readonly Layer[];
  /** By which of the layers hold. */
  readonly #merged = new Map<string, Configuration['rules']>();

  constructor({ rules, overrides, ignore }: Configuration) {
    this.#base = rules;
    this.#layers = [
      ...overrides.map((one) => ({ matches: compileGlob(one.glob), rules: one.rules })),
      ...ignore.map(({ glob, codes }) => ({
        matches: compileGlob(glob),
        rules: new Map(codes.map(({ code }) => [code, 'off' as const])),
      })),
    ];
  }

  at(path: string): Configuration['rules'] {
    const held = this.#layers.filter(({ matches }) => matches(path));
    if (held.length === 0) return this.#base;
    const key = held.map((layer) => this.#layers.indexOf(layer)).join();
    let merged = this.#merged.get(key);
    if (!merged) {
      merged = new Map([...this.#base, ...held.flatMap(({ rules }) => [...rules])]);
      if (this.#merged.size >= mostMerged) this.#merged.clear();
      this.#merged.set(key, merged);
    }
    return merged;
  }
}

/** Globs can hold in more combinations than are worth keeping. */
const mostMerged = 1000;
