// The bundles that ship, for tests that start them as users do.
import path from 'node:path';

/** The path of a bundle by its name, made from the sources as they are now, once for all tests. */
export async function bundle(name: 'cli' | 'server'): Promise<string> {
  built ??= process.env['SEEDBED_BUNDLES'] === 'built' ? Promise.resolve() : build();
  await built;
  return path.resolve(import.meta.dirname, '../../dist', `${name}.cjs`);
}

let built: Promise<void> | undefined;

async function build(): Promise<void> {
  const { buildBundles } = await import('../../scripts/build/bundles.ts');
  await buildBundles();
}
