import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

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

/**
 * Lets V8's space for new objects grow no more once it has 32 MB, of the 64 it may get: a run over tens of thousands of
 * files takes a third less memory then, and hardly more time. To be called from time to time.
 */
export function boundNewSpace(): void {
  if (isBound) return;
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  isBound = (space?.space_size ?? 0) >= 32_000_000;
  if (isBound) setFlagsFromString('--semi-space-growth-factor=1');
}

/** Takes that back, since V8 uses its cache of compiled code only with the options that it was made with. */
export function unboundNewSpace(): void {
  if (isBound) setFlagsFromString('--semi-space-growth-factor=2');
  isBound = false;
}

let isBound = false;
