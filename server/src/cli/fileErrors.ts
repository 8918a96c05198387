import { isSpaceGone } from '../node/fileSystem.ts';
import { UsageError } from './arguments.ts';

/**
 * What to throw where a file could not be written: a sentence for the user, if the system says why, else the error as it is.
 * @param shown the file as messages name it.
 */
export function unwritable(shown: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof UsageError || code === undefined) return error;
  return new UsageError(`${shown} cannot be written (${isSpaceGone(error) ? 'the disk is full' : code}).`);
}
