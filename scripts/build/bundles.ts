import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build, context, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../support/paths.ts';
import { bundledLicenses } from './licenses.ts';
import { lateModules } from './lateModules.ts';
import { namedImports } from './namedImports.ts';

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  target: 'node20',
  mainFields: ['module', 'main'],
  define: { SEEDBED_VERSION: JSON.stringify(manifest.version), SEEDBED_RULE_PAGES: JSON.stringify(rulePages()) },
  logLevel: 'warning',
} satisfies BuildOptions;

const client = { target: 'node22', external: ['vscode'] } satisfies BuildOptions;

/** Where the rules' pages of this version are on the web: in the repository that the manifest names; empty where it names none. */
function rulePages(): string {
  const { repository, version } = manifest as { repository?: { url?: string }; version: string };
  const address = /^(?:git\+)?(https:\/\/github\.com\/.+?)(?:\.git)?$/.exec(repository?.url ?? '')?.[1];
  return address === undefined ? '' : `${address}/blob/v${version}/docs/rules`;
}

/** Every bundle by its name. What another one imports dynamically it loads when it comes to it. */
const bundles: readonly { readonly entry: string; readonly name: string; readonly options?: BuildOptions }[] = [
  { entry: 'client/src/extension.ts', name: 'client', options: client },
  { entry: 'server/src/node/serverMain.ts', name: 'server' },
  { entry: 'server/src/node/startServer.ts', name: 'startServer' },
  { entry: 'server/src/cli/start.ts', name: 'cli', options: { banner: { js: '#!/usr/bin/env node' } } },
  { entry: 'server/src/cli/main.ts', name: 'commandLine' },
];

/** By `require`, so that what another bundle holds is compiled only when it is needed. */
const bundlesApart: Plugin = {
  name: 'bundles apart',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const imported = relative(root, resolve(resolveDir, path)).replaceAll('\\', '/');
      const bundle = bundles.find(({ entry }) => entry === imported);
      return bundle && { path: `./${bundle.name}.cjs`, external: true };
    });
  },
};

/**
 * An import of all of `vscode` is made a call of `require`, which answers with the same object everywhere: for the import
 * every file would make an object of its own, with a getter for each of hundreds of names, before anything is done.
 */
const sharedVscode: Plugin = {
  name: 'shared vscode',
  setup: (bundler) => {
    bundler.onLoad(
      { filter: /[\\/](?:client[\\/]src|vscode-languageclient[\\/]lib[\\/]\w+)[\\/]\w+\.[jt]s$/ },
      async ({ path }) => ({
        contents: (await readFile(path, 'utf8'))
          .replace("import * as vscode from 'vscode';", "const vscode = require('vscode');")
          .replace('__importStar(require("vscode"))', 'require("vscode")'),
        loader: 'ts',
      }),
    );
  },
};

/**
 * Makes the bundles that ship, and beside them the licences of what they took in. Answers the files that they are made of, by
 * their paths from the project's folder. `dev`: readable, with source maps.
 */
export async function buildBundles({ dev = false } = {}): Promise<readonly string[]> {
  const results = await Promise.all(bundles.map((bundle) => build({ ...optionsFor(bundle, dev), write: false })));
  for (const { outputFiles } of results) writeChanged(outputFiles);
  chmodSync(join(root, 'dist/cli.cjs'), 0o755);
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const licenses = {
    path: join(root, 'dist/third-party-licenses.txt'),
    contents: Buffer.from(bundledLicenses(inputs)),
  };
  writeChanged([licenses]);
  return inputs;
}

/** What is there already is left alone: tests may run it. */
function writeChanged(files: readonly Pick<OutputFile, 'path' | 'contents'>[]): void {
  for (const { path, contents } of files) {
    if (existsSync(path) && readFileSync(path).equals(contents)) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
}

/** Makes readable bundles, and each anew when a file that it is made of changes; says on standard output when it does. */
export async function watchBundles(): Promise<void> {
  let building = 0;
  const reporter: Plugin = {
    name: 'reporter',
    setup: (bundler) => {
      bundler.onStart(() => {
        if (building++ === 0) console.log('Building…');
      });
      bundler.onEnd(() => {
        if (--building === 0) console.log(`Built; ${new Date().toLocaleTimeString()}. Waiting for changes.`);
      });
    },
  };
  for (const bundle of bundles) {
    const options = optionsFor(bundle, true);
    const made = await context({ ...options, plugins: [...options.plugins, reporter] });
    await made.watch();
  }
}

function optionsFor({ entry, name, options }: (typeof bundles)[number], dev: boolean) {
  return {
    ...common,
    ...options,
    entryPoints: { [name]: entry },
    outdir: 'dist',
    supported: { 'dynamic-import': false },
    minify: !dev,
    sourcemap: dev,
    metafile: true as const,
    plugins: [bundlesApart, lateModules, namedImports, sharedVscode],
  };
}

/**
 * Bundles the tests that run inside VS Code. They are for people to read when they fail: not minified, and with
 * their source maps.
 */
export async function buildTests(): Promise<void> {
  const { outputFiles } = await build({
    ...common,
    write: false,
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    entryPoints: globSync('test/vscode/*.ts', { cwd: root }),
    outdir: 'dist/test/vscode',
  });
  writeChanged(outputFiles);
}
