import { isUtf8 } from 'node:buffer';
import * as fs from 'node:fs';
import path from 'node:path';
import { relativePath } from '../core/index.ts';
import type {
  Entry,
  FileContent,
  FolderContent,
  UnreadableReason,
  WritableFileSystem,
  WriteOutcome,
} from '../workspace/index.ts';
import { longestFile, pathOf } from '../workspace/index.ts';
import { replaceFile } from './replaceFile.ts';
import { isTemporary } from './temporaryFiles.ts';

/**
 * The files of this machine. All calls are synchronous: for many small files that is several times faster than
 * promises, and the workspace takes few enough at a time.
 */
export const nodeFileSystem: WritableFileSystem = { list, kindOf, read: (uris) => uris.map(read), write };

function list(folder: string): FolderContent {
  try {
    const listing = new Listing(folder, fs.opendirSync(localPath(folder), { bufferSize: 256 }));
    return { entries: listing.entries(), failed: () => listing.failure };
  } catch (error) {
    return { unreadable: reasonOf(error, folder, 'not a folder') };
  }
}

/** The folders, by uri, in which a listing has come across temporary files. */
export const foldersWithTemporaryFiles = new Set<string>();

class Listing {
  failure: UnreadableReason | undefined;
  readonly #uri: string;
  readonly #folder: fs.Dir;

  constructor(uri: string, folder: fs.Dir) {
    this.#uri = uri;
    this.#folder = folder;
  }

  *entries(): Iterable<Entry> {
    try {
      for (let entry = this.#next(); entry; entry = this.#next()) {
        if (isTemporary(entry.name)) foldersWithTemporaryFiles.add(this.#uri);
        else if (entry.isFile()) yield { name: entry.name, kind: 'file' };
        else if (entry.isDirectory()) yield { name: entry.name, kind: 'folder' };
      }
    } finally {
      this.#folder.closeSync();
    }
  }

  #next(): fs.Dirent | null {
    try {
      return this.#folder.readSync();
    } catch (error) {
      this.failure = reasonOf(error, this.#uri, 'not a folder');
      return null;
    }
  }
}

function kindOf(uri: string): Entry['kind'] | undefined {
  try {
    const status = fs.lstatSync(localPath(uri), { throwIfNoEntry: false });
    return status?.isFile() ? 'file' : status?.isDirectory() ? 'folder' : undefined;
  } catch {
    return undefined;
  }
}

/** Neither a link, whose target may be anything, nor a pipe, which would never end, is opened or waited for. */
const openFlags = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

/** One for all files: nothing is read while another file is being decoded. */
let buffer: Buffer | undefined;

function read(uri: string): FileContent {
  buffer ??= Buffer.allocUnsafeSlow(longestFile);
  const file = readBytes(uri, buffer);
  return 'unreadable' in file ? file : { text: buffer.toString('utf8', 0, file.length), modified: file.modified };
}

/** A file that was read, as bytes, all of them UTF-8. */
interface FileBytes {
  readonly length: number;
  /** When it was changed last, in milliseconds since 1970. */
  readonly modified: number;
}

/** @param into a file that is longer is too large. */
function readBytes(uri: string, into: Uint8Array): FileBytes | { readonly unreadable: UnreadableReason } {
  let file: number | undefined;
  try {
    file = fs.openSync(localPath(uri), openFlags);
    const status = fs.fstatSync(file);
    if (!status.isFile()) return { unreadable: 'not a file' };
    if (status.size > into.length) return { unreadable: 'too large' };
    let length = 0;
    for (let count = -1; count !== 0 && length < status.size; length += count) {
      count = fs.readSync(file, into, length, status.size - length, null);
    }
    if (!isUtf8(into.subarray(0, length))) return { unreadable: 'not UTF-8' };
    return { length, modified: Math.floor(status.mtimeMs) };
  } catch (error) {
    return { unreadable: reasonOf(error, uri, 'missing') };
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

function write(uri: string, text: string, expected: string, root: string): WriteOutcome {
  try {
    const target = localPath(uri);
    const look = () => lookBeforeWriting(uri, target, expected, root);
    const before = look();
    if (!(before instanceof fs.Stats)) return before;
    // Putting another file in its place needs no permission of its own, but somebody has said that it is to stay.
    fs.accessSync(target, fs.constants.W_OK);
    let last: ReturnType<typeof look> = before;
    replaceFile(target, text, before, () => (last = look()) instanceof fs.Stats);
    return last instanceof fs.Stats ? 'written' : last;
  } catch (error) {
    return { unwritable: isSpaceGone(error) ? 'no space left' : reasonOf(error, uri, 'missing') };
  }
}

/** Whether a disk is full, or the user's share of it. */
export function isSpaceGone(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** The file as it is, or why it must not be overwritten: a folder on its path may have become a link, too. */
function lookBeforeWriting(
  uri: string,
  target: string,
  expected: string,
  root: string,
): fs.Stats | Exclude<WriteOutcome, 'written'> {
  const within = path.relative(fs.realpathSync(localPath(root)), fs.realpathSync(target));
  if (path.isAbsolute(within) || within.split(path.sep)[0] === '..') return { unwritable: 'outside of its folder' };
  const status = fs.lstatSync(target);
  if (!status.isFile()) return { unwritable: 'not a file' };
  const content = read(uri);
  return 'text' in content && content.text === expected ? status : 'changed meanwhile';
}

const isWindows = process.platform === 'win32';

/**
 * The absolute path on this machine that the uri names.
 * @throws Error for a uri that names no file of this machine, as for a file that is missing.
 */
export function localPath(uri: string): string {
  if (!uri.startsWith('file://'))
    throw Object.assign(new Error(`${uri} is no file of this machine`), { code: 'ENOENT' });
  // Where there are no drives, a folder may be called as one.
  if (!isWindows) return uri === 'file://' ? '/' : `/${relativePath('file://', uri)}`;
  const local = pathOf(uri);
  return local.endsWith(':') ? `${local}\\` : local;
}

/** @param notFolder the reason where something on the path, or the thing itself, is not a folder. */
function reasonOf(error: unknown, uri: string, notFolder: UnreadableReason): UnreadableReason {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return pathOf(uri).includes('\uFFFD') ? 'under a name that is not UTF-8' : 'missing';
    case 'ENOTDIR':
      return notFolder;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not permitted';
    case 'EISDIR':
    case 'ELOOP':
    case 'EMLINK':
    case 'ENXIO':
      return 'not a file';
    default:
      return 'out of reach';
  }
}
