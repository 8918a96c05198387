import { join } from 'node:path';
import * as module from 'node:module';

/**
 * Has Node keep what V8 compiles of the bundles, so that the next start need not compile them again. It lies beside the
 * bundles: whoever can write there could change the program itself. Nothing is kept where nothing can be written there, by a
 * Node older than 22.1, and of sources that are not bundled. To be called before the bundle that holds the program is loaded.
 */
export function keepCompiled(): void {
  if (typeof __dirname === 'string') module.enableCompileCache?.(join(__dirname, 'compiled'));
}

/** Writes it now: at its end a process may have no time left. */
export function writeCompiled(): void {
  module.flushCompileCache?.();
}
