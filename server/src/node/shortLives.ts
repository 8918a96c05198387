import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 not to guess which objects will live long. It guesses by those of a moment, such as a hundred findings that are
 * kept, and then puts all that are made at the same place of the program where it looks seldom, also those of seeds that
 * nobody needs any more: with each the text of its file stays. In one of three runs over a large folder four
 * times as much was kept, and collecting garbage took twice as long.
 *
 * To be called before anything is loaded that was compiled earlier: V8 takes it only with the options it was made with.
 */
export function expectShortLives(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
