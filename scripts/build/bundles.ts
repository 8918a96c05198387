import { chmodSync, globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../support/paths.ts';
import { bundledLicenses } from './licenses.ts';

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  mainFields: ['module', 'main'],
  define: { SEEDBED_VERSION: JSON.stringify(manifest.version) },
  logLevel: 'warning',
} satisfies BuildOptions;

const bundles: readonly { readonly entry: string; readonly name: string; readonly options: BuildOptions }[] = [
  { entry: 'client/src/extension.ts', name: 'client', options: { target: 'node22', external: ['vscode'] } },
  { entry: 'server/src/node/serverMain.ts', name: 'server', options: { target: 'node22' } },
  {
    entry: 'server/src/cli/main.ts',
    name: 'cli',
    options: { target: 'node20', banner: { js: '#!/usr/bin/env node' } },
  },
];

/** Makes the bundles that ship, and beside them the licences of what they took in. `dev`: readable, with source maps. */
export async function buildBundles({ dev = false } = {}): Promise<void> {
  const results = await Promise.all(
    bundles.map(({ entry, name, options }) =>
      build({
        ...common,
        ...options,
        entryPoints: { [name]: entry },
        outdir: 'dist',
        minify: !dev,
        sourcemap: dev,
        metafile: true,
      }),
    ),
  );
  chmodSync(join(root, 'dist/cli.cjs'), 0o755);
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync(join(root, 'dist/third-party-licenses.txt'), bundledLicenses(inputs));
}

/**
 * Bundles the tests that run inside VS Code. They are for people to read when they fail: not minified, and with
 * their source maps.
 */
export async function buildTests(): Promise<void> {
  await build({
    ...common,
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    entryPoints: globSync('test/vscode/*.ts', { cwd: root }),
    outdir: 'dist/test/vscode',
  });
}
