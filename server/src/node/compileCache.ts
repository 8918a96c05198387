import { join } from 'node:path';
import * as module from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * Has Node keep what V8 compiles of the bundles, so that the next start need not compile them again. It lies beside the
 * bundles: whoever can write there could change the program itself. Nothing is kept where nothing can be written there, by a
 * Node older than 22.1, and of sources that are not bundled. To be called before the bundle that holds the program is loaded.
 *
 * Node keeps what is compiled as a bundle is loaded, and V8 compiles most functions only when they are called. So where
 * something is kept, all functions are compiled at once; docs/performance.md has the figures.
 */
export function keepCompiled(): void {
  if (typeof __dirname !== 'string') return;
  const kept = module.enableCompileCache?.(join(__dirname, 'compiled'));
  if (kept?.directory !== undefined) setFlagsFromString('--no-lazy');
}

/** Writes it now: at its end a process may have no time left. */
export function writeCompiled(): void {
  module.flushCompileCache?.();
}
