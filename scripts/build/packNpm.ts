import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../support/paths.ts';
import { run, toolEnvironment } from '../support/run.ts';

/** What the command line needs of the project, by paths from its folder; everything it imports is in the bundles. */
const contents = [
  'CHANGELOG.md',
  'LICENSE',
  'dist/cli.cjs',
  'dist/commandLine.cjs',
  'dist/startServer.cjs',
  'dist/third-party-licenses.txt',
  'docs/publishers.md',
  'docs/rules',
  'schemas',
];

/**
 * Packs the command line for npm from the bundles as they are, as `seedbed-VERSION.tgz` in a folder. The same files make the
 * same package, byte for byte: npm gives all entries one time, one owner and one order.
 */
export async function packCommandLine(folder: string): Promise<string> {
  const staging = mkdtempSync(join(tmpdir(), 'seedbed-npm-'));
  try {
    for (const path of contents) {
      mkdirSync(dirname(join(staging, path)), { recursive: true });
      cpSync(join(root, path), join(staging, path), { recursive: true });
    }
    // The project's own README is about the extension.
    cpSync(join(root, 'docs/getting-started.md'), join(staging, 'README.md'));
    writeFileSync(join(staging, 'package.json'), `${JSON.stringify(npmManifest(), undefined, 2)}\n`);
    const words = ['pack', '--silent', '--ignore-scripts', '--offline', '--pack-destination', folder];
    await run('npm', words, { cwd: staging, env: toolEnvironment(), shell: process.platform === 'win32' });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return join(folder, `${manifest.name}-${manifest.version}.tgz`);
}

/** The manifest of the package: nothing to be installed with it, nothing that runs when it is installed. */
export function npmManifest() {
  const { name, version, description, license, keywords, bin } = manifest;
  const { repository, homepage, bugs } = manifest as Partial<Record<'repository' | 'homepage' | 'bugs', unknown>>;
  return {
    name,
    version,
    description,
    license,
    keywords: [...keywords, 'cli'],
    repository,
    homepage,
    bugs,
    bin,
    // What the bundles are made for, and where Node began to colour text.
    engines: { node: '>=20.12' },
  };
}
