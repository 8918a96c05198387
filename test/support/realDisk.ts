import * as fs from 'node:fs';
import type { Disk } from './liveFolder.ts';
import type { TemporaryFolder } from './temporaryFolder.ts';

/** A temporary folder that things happen in; what cannot be done there, such as to write into a file's inside, is not done. */
export function realDisk(folder: TemporaryFolder): Disk {
  const { uri, pathOf } = folder;
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (!expected.has(code ?? '')) throw error;
    }
  };
  const statusOf = (at: string): fs.Stats | undefined => {
    let status: fs.Stats | undefined;
    attempt(() => (status = fs.lstatSync(pathOf(at))));
    return status;
  };
  return {
    uri,
    uriOf: (at) => (at === '' ? uri : folder.uriOf(at)),
    read: (at) => (statusOf(at)?.isFile() ? folder.read(at) : ''),
    write: (files) => {
      for (const [at, content] of Object.entries(files)) {
        attempt(() => {
          // A link would be written through.
          if (statusOf(at)?.isSymbolicLink()) fs.unlinkSync(pathOf(at));
          folder.write({ [at]: content });
        });
      }
    },
    makeFolder: (at) => attempt(() => void fs.mkdirSync(pathOf(at), { recursive: true })),
    link: (at, target) =>
      attempt(() => {
        folder.makeFolderFor(at);
        fs.symlinkSync(pathOf(target), pathOf(at));
      }),
    deny: (at, isDenied) => attempt(() => fs.chmodSync(pathOf(at), isDenied ? 0 : 0o700)),
    rename: (from, to) =>
      attempt(() => {
        const isWithin = `${from}/`.startsWith(`${to}/`) || `${to}/`.startsWith(`${from}/`);
        if (isWithin || !statusOf(from)) return;
        folder.makeFolderFor(to);
        folder.remove(to);
        folder.rename(from, to);
      }),
    remove: (at) => {
      if (statusOf(at)) folder.remove(at);
    },
    look: () => {
      const seen = new Map<string, string>();
      const lookInto = (above: string, links: number): void => {
        let names: readonly string[] = [];
        attempt(() => (names = fs.readdirSync(pathOf(above))));
        for (const name of names) lookAt(above === '' ? name : `${above}/${name}`, links);
      };
      const lookAt = (at: string, links: number): void => {
        const status = statusOf(at)!;
        let target: fs.Stats | undefined;
        if (status.isSymbolicLink()) attempt(() => (target = fs.statSync(pathOf(at))));
        seen.set(at, `${stampOf(status)} ${target ? stampOf(target) : ''}`);
        const following = links + (status.isSymbolicLink() ? 1 : 0);
        if (status.isDirectory() || (target?.isDirectory() && following <= mostLinksSeen)) lookInto(at, following);
      };
      lookInto('', 0);
      return seen;
    },
  };
}

/** Links may lead round in circles. */
const mostLinksSeen = 2;

/** What there is to say where a path leads through a file, into a folder's place, or nowhere. */
const expected = new Set(['ENOTDIR', 'EISDIR', 'EEXIST', 'ENOENT', 'ELOOP', 'EACCES', 'ENOTEMPTY']);

/** Of a folder, what is in it is no part. */
function stampOf(status: fs.Stats): string {
  return status.isDirectory() ? `${status.ino} ${status.mode}` : `${status.ino} ${status.ctimeMs} ${status.size}`;
}
