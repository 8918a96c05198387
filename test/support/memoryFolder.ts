import type { Entry, FileSystem } from '../../server/src/workspace/index.ts';
import { parentOf, uriOfPath } from '../../server/src/workspace/index.ts';

/** A folder that no disk has, for as many files as one likes. Paths are relative to it, with `/`. */
export interface MemoryFolder {
  readonly uri: string;
  uriOf(file: string): string;
  readonly fileSystem: FileSystem;
  write(files: Readonly<Record<string, string>>): void;
  remove(file: string): void;
  /** How often each file was read since the last time this was asked for. */
  reads(): ReadonlyMap<string, number>;
}

export function memoryFolder(files: Readonly<Record<string, string>>): MemoryFolder {
  const root = uriOfPath('/memory');
  const texts = new Map<string, string>();
  /** What each folder holds, by uri. */
  const folders = new Map<string, Map<string, Entry['kind']>>();
  let reads = new Map<string, number>();
  const uriOf = (file: string) => uriOfPath(`/memory/${file}`);

  const enter = (uri: string, kind: Entry['kind']) => {
    const above = parentOf(uri)!;
    const entries = folders.get(above) ?? new Map<string, Entry['kind']>();
    entries.set(uri.slice(above.length + 1), kind);
    if (!folders.has(above)) {
      folders.set(above, entries);
      if (above !== root) enter(above, 'folder');
    }
  };
  const folder: MemoryFolder = {
    uri: root,
    uriOf,
    fileSystem: {
      list: (uri) => {
        const entries = folders.get(uri);
        if (!entries) return { unreadable: 'missing' };
        return { entries: [...entries].map(([name, kind]) => ({ name: decodeURIComponent(name), kind })) };
      },
      kindOf: (uri) => (texts.has(uri) ? 'file' : folders.has(uri) ? 'folder' : undefined),
      read: (uris) =>
        uris.map((uri) => {
          const text = texts.get(uri);
          if (text === undefined) return { unreadable: 'missing' };
          reads.set(uri, (reads.get(uri) ?? 0) + 1);
          return { text };
        }),
    },
    write: (contents) => {
      for (const [file, text] of Object.entries(contents)) {
        texts.set(uriOf(file), text);
        enter(uriOf(file), 'file');
      }
    },
    remove: (file) => {
      const uri = uriOf(file);
      texts.delete(uri);
      folders.get(parentOf(uri)!)?.delete(uri.slice(parentOf(uri)!.length + 1));
    },
    reads: () => {
      const lately = reads;
      reads = new Map();
      return lately;
    },
  };
  folder.write(files);
  return folder;
}
