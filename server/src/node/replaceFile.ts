import * as fs from 'node:fs';
import path from 'node:path';
import { temporaryPath } from './temporaryFiles.ts';

/**
 * Puts a text in the place of a file's whole text: at once, so that whoever reads the file finds all of one of the two,
 * and such that a machine that loses its power leaves one of them, too. Mode and owner stay. So do extended attributes
 * where the system copies them with a file, as macOS does; on Linux they are lost, as Node knows nothing of them. Another
 * name of the same file keeps the old text.
 * @param before the file as it was; undefined where there is none yet.
 * @param isStill is asked when all is ready: false leaves the file as it is.
 * @returns whether the text is in its place.
 * @throws Error of the file system. The file is as it was then, and nothing is left beside it.
 */
export function replaceFile(
  target: string,
  text: string,
  before: fs.Stats | undefined,
  isStill: () => boolean,
): boolean {
  const temporary = temporaryPath(path.dirname(target));
  try {
    const file = create(temporary, target, before);
    try {
      fs.writeFileSync(file, text);
      if (before) keepOwner(file, before);
      if (before) fs.fchmodSync(file, before.mode & 0o7777);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    if (!isStill()) return false;
    fs.renameSync(temporary, target);
    return true;
  } finally {
    // Nothing is there when it was renamed.
    fs.rmSync(temporary, { force: true });
  }
}

/** Has the names in a folder, as they are now, outlast a loss of power. Not every system can. */
export function syncFolder(folder: string): void {
  try {
    const file = fs.openSync(folder, fs.constants.O_RDONLY);
    try {
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
  } catch {
    return;
  }
}

/** Opens a new and empty file, with all that the system copies of the old one besides its text. */
function create(temporary: string, target: string, before: fs.Stats | undefined): number {
  if (!before || process.platform === 'linux') return fs.openSync(temporary, 'wx', before ? 0o600 : 0o666);
  fs.copyFileSync(target, temporary, fs.constants.COPYFILE_EXCL);
  return fs.openSync(temporary, fs.constants.O_WRONLY | fs.constants.O_TRUNC | (fs.constants.O_NOFOLLOW ?? 0));
}

/** Whoever may not give files away leaves them with whom they are. */
function keepOwner(file: number, { uid, gid }: fs.Stats): void {
  try {
    fs.fchownSync(file, uid, gid);
  } catch {
    return;
  }
}
