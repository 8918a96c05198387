/**
 * The names that a path of a part consists of, from the folder that paths begin at; undefined for a path that leads out of
 * that folder, or that no file system has.
 */
export function namesIn(path: string): readonly string[] | undefined {
  const names = path.split('/');
  const isAllowed = names.length <= deepest && names.every((name) => name !== '' && name !== '.' && name !== '..');
  return isAllowed ? names : undefined;
}

/** No file system has paths with more names: those of Linux have 4,096 bytes. */
const deepest = 2048;
