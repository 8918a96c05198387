import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 not to guess which objects will live long. It guesses by those of a moment, such as a hundred findings that are
 * kept, and then puts all that are made at the same place of the program among its old objects, also those of seeds that
 * nobody needs any more. docs/performance.md has the figures.
 *
 * To be called before the bundle that holds the program is loaded.
 */
export function setV8Flags(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
