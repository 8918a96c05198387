import * as fs from 'node:fs';
import path from 'node:path';
import type { WatchFolders } from '../lsp/folderWatcher.ts';
import { childOf, isWithin, type FileChange } from '../workspace/index.ts';
import { localPath } from './fileSystem.ts';

/**
 * Watches by `fs.watch`, one watch for each folder that seeds are looked for in. Node's recursive watching and chokidar
 * place one at every file as well on Linux, and list all folders a second time, those that git ignores among them.
 */
export const watchFolders: WatchFolders = (changed, warn) => {
  const watchers = new Map<string, fs.FSWatcher>();
  const touched = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let hasWarned = false;
  const tell = (): void => {
    timer = undefined;
    const uris = [...touched];
    touched.clear();
    changed(uris.map(changeOf));
  };
  const touch = (uri: string): void => {
    touched.add(uri);
    timer ??= setTimeout(tell, quietTime);
  };
  const forget = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const giveUp = (): void => {
    if (!hasWarned)
      warn(`Only ${watchers.size} folders are watched. Changes by other programs elsewhere go unnoticed.`);
    hasWarned = true;
  };
  return {
    watch(folder) {
      if (watchers.has(folder) || !folder.startsWith('file:')) return;
      if (watchers.size >= mostWatched) return giveUp();
      try {
        const local = localPath(folder);
        const watcher = fs.watch(local, { persistent: false }, (event, name) => {
          // A folder that is gone, or in whose place is another now, says so by its own name. It is watched again when listed.
          const isItself = name === null || (event === 'rename' && name === path.basename(local));
          if (isItself) forget(folder);
          if (isItself) touch(folder);
          if (name !== null) touch(childOf(folder, name));
        });
        watcher.on('error', () => forget(folder));
        watchers.set(folder, watcher);
      } catch (error) {
        if (['ENOSPC', 'EMFILE'].includes((error as NodeJS.ErrnoException).code ?? '')) giveUp();
      }
    },
    keep(folders) {
      for (const watched of watchers.keys()) {
        if (!folders.some((folder) => isWithin(watched, folder))) forget(watched);
      }
    },
    close() {
      clearTimeout(timer);
      for (const folder of watchers.keys()) forget(folder);
    },
  };
};

/** In milliseconds: a program that saves a file, or git that changes many, makes several events at once. */
const quietTime = 50;
/** A user may have some ten thousand watches on Linux, for all programs together. */
const mostWatched = 5000;

function changeOf(uri: string): FileChange {
  return { uri, kind: isThere(uri) ? 'created' : 'deleted' };
}

/** What cannot be looked at, as after a link that leads to itself, cannot be read either. */
function isThere(uri: string): boolean {
  try {
    return fs.lstatSync(localPath(uri), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
