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
  const replacement = new FileReplacement(target, before);
  try {
    replacement.write(text);
    return replacement.finish(isStill);
  } finally {
    replacement.abandon();
  }
}

/** The same for a text that comes in parts. Whatever happens, `abandon` ends it. */
export class FileReplacement {
  readonly #target: string;
  readonly #before: fs.Stats | undefined;
  readonly #temporary: string;
  #file: number | undefined;

  constructor(target: string, before: fs.Stats | undefined) {
    this.#target = target;
    this.#before = before;
    this.#temporary = temporaryPath(path.dirname(target));
  }

  write(text: string): void {
    fs.writeFileSync(this.#opened(), text);
  }

  /** Puts what was written in the file's place, unless `isStill` says no. */
  finish(isStill: () => boolean): boolean {
    const file = this.#opened();
    if (this.#before) {
      keepOwner(file, this.#before);
      fs.fchmodSync(file, this.#before.mode & 0o7777);
    }
    fs.fsyncSync(file);
    this.#close();
    if (!isStill()) return false;
    fs.renameSync(this.#temporary, this.#target);
    return true;
  }

  /** Removes what is left beside the file; nothing when it is in its place. */
  abandon(): void {
    try {
      this.#close();
    } finally {
      fs.rmSync(this.#temporary, { force: true });
    }
  }

  #opened(): number {
    return (this.#file ??= create(this.#temporary, this.#target, this.#before));
  }

  #close(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) fs.closeSync(file);
  }
}

/** Lets the names in a folder, as they are now, survive a loss of power. Not every system can. */
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

/** Where the user may not give files away, the file becomes the user's own. */
function keepOwner(file: number, { uid, gid }: fs.Stats): void {
  try {
    fs.fchownSync(file, uid, gid);
  } catch {
    return;
  }
}
