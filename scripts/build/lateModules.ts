import type { Plugin } from 'esbuild';

/**
 * What is loaded when it is first used, not when the program starts: each takes milliseconds that most starts would spend
 * for nothing, and loading `crypto`, which packages import for what they hardly ever do, takes a third as long as starting
 * Node. Only what does nothing when it is loaded but to define what it exports, and only once for all of a bundle.
 */
const late = ['child_process', 'crypto', 'gray-matter', 'tldts', 'yaml'];

/** Puts in the place of each of these modules one that has the same exports, and loads it for the first that is asked for. */
export const lateModules: Plugin = {
  name: 'late modules',
  setup: (bundler) => {
    bundler.onResolve({ filter: new RegExp(`^(?:node:)?(?:${late.join('|')})$`) }, ({ path, resolveDir, namespace }) =>
      namespace === stub ? undefined : { path: path.replace('node:', ''), namespace: stub, pluginData: resolveDir },
    );
    bundler.onLoad({ filter: /.*/, namespace: stub }, async ({ path, pluginData }) => ({
      contents: stubOf(path, Object.keys((await import(path)) as object)),
      resolveDir: pluginData as string,
    }));
  },
};

const stub = 'late module';

/** A function, since what a module exports may be one. Its properties are looked up by name, as bundles copy them. */
function stubOf(module: string, names: readonly string[]): string {
  return `
    const load = () => require(${JSON.stringify(module)});
    module.exports = (...values) => load()(...values);
    for (const name of ${JSON.stringify(names.filter((name) => name !== 'default' && name !== 'module.exports'))}) {
      Object.defineProperty(module.exports, name, { enumerable: true, get: () => load()[name] });
    }`;
}
