import type { Plugin } from 'esbuild';

/** CommonJS packages that export hundreds of names, a few of which are imported, in many files. */
const large = ['vscode-languageserver', 'vscode-languageserver/node'];

/** Makes modules of them that export constants: else each importing file makes getters for all names when it is loaded. */
export const namedImports: Plugin = {
  name: 'named imports',
  setup: (bundler) => {
    bundler.onResolve({ filter: new RegExp(`^(?:${large.join('|')})$`) }, ({ path, resolveDir, namespace, kind }) =>
      namespace === flat || kind !== 'import-statement' ? undefined : { path, namespace: flat, pluginData: resolveDir },
    );
    bundler.onLoad({ filter: /.*/, namespace: flat }, async ({ path, pluginData }) => ({
      contents: flatModule(path, Object.keys((await import(path)) as object)),
      resolveDir: pluginData as string,
    }));
  },
};

const flat = 'named imports';

function flatModule(module: string, names: readonly string[]): string {
  return [
    `const all = require(${JSON.stringify(module)});`,
    ...names
      .filter((name) => name !== 'default' && name !== 'module.exports' && name !== '__esModule')
      .map((name) => `export const ${name} = /* @__PURE__ */ (() => all.${name})();`),
  ].join('\n');
}
