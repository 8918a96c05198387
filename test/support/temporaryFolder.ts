import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { uriOfPath } from '../../server/src/workspace/index.ts';

/** What ends some time: a test, or a program that measures. */
export interface Lifetime {
  after(cleanUp: () => void | Promise<void>): void;
}

/** A folder on disk that is there for one test. Paths are relative to it, with `/`. */
export interface TemporaryFolder {
  readonly path: string;
  readonly uri: string;
  pathOf(file: string): string;
  uriOf(file: string): string;
  /** Writes files, and the folders that they are in. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  read(file: string): string;
  kind(file: string): 'file' | 'folder' | 'none';
  makeFolderFor(file: string): void;
  rename(from: string, to: string): void;
  /** Removes a file, or a folder with all that is in it. */
  remove(file: string): void;
}

/** @param test what removes the folder in the end. */
export function temporaryFolder(
  test: Lifetime,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): TemporaryFolder {
  // The temporary folder may be after a link, and links are not followed.
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'seedbed-')));
  test.after(() => fs.rmSync(root, { recursive: true, force: true }));
  const pathOf = (file: string) => path.join(root, ...file.split('/'));
  const folder: TemporaryFolder = {
    path: root,
    uri: uriOfPath(root),
    pathOf,
    uriOf: (file) => uriOfPath(pathOf(file)),
    write: (contents) => {
      for (const [file, content] of Object.entries(contents)) {
        fs.mkdirSync(path.dirname(pathOf(file)), { recursive: true });
        fs.writeFileSync(pathOf(file), content);
      }
    },
    read: (file) => fs.readFileSync(pathOf(file), 'utf8'),
    kind: (file) => {
      const status = fs.lstatSync(pathOf(file), { throwIfNoEntry: false });
      return status === undefined ? 'none' : status.isDirectory() ? 'folder' : 'file';
    },
    makeFolderFor: (file) => void fs.mkdirSync(path.dirname(pathOf(file)), { recursive: true }),
    rename: (from, to) => fs.renameSync(pathOf(from), pathOf(to)),
    remove: (file) => fs.rmSync(pathOf(file), { recursive: true, force: true }),
  };
  folder.write(files);
  return folder;
}
