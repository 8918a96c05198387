import { isUtf8 } from 'node:buffer';
import type { FileContent, FileSystem, FolderContent } from '../../server/src/workspace/index.ts';
import { longestFile, uriOfPath } from '../../server/src/workspace/index.ts';
import type { Disk } from './liveFolder.ts';

/** A folder that no disk has, for as many files as one likes. */
export interface MemoryFolder extends Disk {
  readonly fileSystem: FileSystem;
  /** How often each file was read since the last time this was asked for. */
  reads(): ReadonlyMap<string, number>;
}

/** Something in the folder. `stamp` is another number whenever it was changed or put there. */
type Thing = {
  stamp: number;
  isDenied?: boolean;
} & (
  | { readonly kind: 'file'; readonly content: FileContent }
  | { readonly kind: 'folder'; readonly things: Map<string, Thing> }
  | { readonly kind: 'link'; readonly target: string }
);

type Found = Thing | 'missing' | 'not permitted';

export function memoryFolder(files: Readonly<Record<string, string | Uint8Array>>): MemoryFolder {
  const root = uriOfPath('/memory');
  const top = { kind: 'folder' as const, things: new Map<string, Thing>(), stamp: 0 };
  let now = 0;
  let reads = new Map<string, number>();

  /** What is at a path, all links on the way followed, and the last one too where that is asked for. */
  const find = (path: string, followsLast = false, links = 0): Found => {
    let thing: Thing = top;
    const names = path.split('/').filter((name) => name !== '');
    for (const [index, name] of names.entries()) {
      if (thing.isDenied) return 'not permitted';
      const next: Thing | undefined = thing.kind === 'folder' ? thing.things.get(name) : undefined;
      if (!next) return 'missing';
      const isLast = index === names.length - 1;
      if (next.kind === 'link' && (!isLast || followsLast)) {
        const rest = names.slice(index + 1).join('/');
        return links < mostLinks ? find(`${next.target}/${rest}`, followsLast, links + 1) : 'missing';
      }
      thing = next;
    }
    return thing;
  };
  const findUri = (uri: string, followsLast = false): Found =>
    uri === root || uri.startsWith(`${root}/`)
      ? find(decodeURIComponent(uri.slice(root.length)), followsLast)
      : 'missing';
  /** The folder that holds a path, made where it is missing; undefined where it cannot be. */
  const folderFor = (path: string): Map<string, Thing> | undefined => {
    const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const found = find(above, true);
    if (typeof found === 'object') return found.kind === 'folder' ? found.things : undefined;
    const things = found === 'missing' ? folderFor(above) : undefined;
    const made = new Map<string, Thing>();
    if (!things || things.has(nameIn(above))) return undefined;
    things.set(nameIn(above), { kind: 'folder', things: made, stamp: ++now });
    return made;
  };
  const put = (path: string, make: () => Thing): void => {
    const things = folderFor(path);
    if (things && things.get(nameIn(path))?.kind !== 'folder') things.set(nameIn(path), make());
  };

  const folder: MemoryFolder = {
    uri: root,
    uriOf: (path) => (path === '' ? root : uriOfPath(`/memory/${path}`)),
    fileSystem: {
      list: (uri): FolderContent => {
        const found = findUri(uri, true);
        if (typeof found === 'string') return { unreadable: found };
        if (found.isDenied) return { unreadable: 'not permitted' };
        if (found.kind !== 'folder') return { unreadable: 'not a folder' };
        const entries = Array.from(found.things, ([name, { kind }]) => ({ name, kind }));
        return { entries: entries.flatMap(({ name, kind }) => (kind === 'link' ? [] : [{ name, kind }])) };
      },
      kindOf: (uri) => {
        const found = findUri(uri);
        return typeof found === 'object' && found.kind !== 'link' ? found.kind : undefined;
      },
      read: (uris) =>
        uris.map((uri): FileContent => {
          const found = findUri(uri);
          if (typeof found === 'string') return { unreadable: found };
          if (found.isDenied) return { unreadable: 'not permitted' };
          if (found.kind !== 'file') return { unreadable: 'not a file' };
          reads.set(uri, (reads.get(uri) ?? 0) + 1);
          return 'text' in found.content ? { ...found.content, modified: found.stamp } : found.content;
        }),
    },
    read: (path) => {
      const found = find(path);
      return typeof found === 'object' && found.kind === 'file' && 'text' in found.content ? found.content.text : '';
    },
    write: (contents) => {
      for (const [path, content] of Object.entries(contents)) {
        put(path, () => ({ kind: 'file', content: contentOf(content), stamp: ++now }));
      }
    },
    makeFolder: (path) => put(path, () => ({ kind: 'folder', things: new Map(), stamp: ++now })),
    link: (path, target) => put(path, () => ({ kind: 'link', target, stamp: ++now })),
    deny: (path, isDenied) => {
      const found = find(path);
      if (typeof found === 'object') Object.assign(found, { isDenied, stamp: ++now });
    },
    rename: (from, to) => {
      const found = find(from);
      if (typeof found === 'string' || to === from || to.startsWith(`${from}/`) || from.startsWith(`${to}/`)) return;
      const things = folderFor(to);
      if (!things) return;
      folder.remove(from);
      things.set(nameIn(to), Object.assign(found, { stamp: ++now }));
    },
    remove: (path) => {
      const above = find(path.slice(0, Math.max(0, path.lastIndexOf('/'))), true);
      if (typeof above === 'object' && above.kind === 'folder') above.things.delete(nameIn(path));
    },
    look: () => {
      const seen = new Map<string, number>();
      const lookAt = (path: string, thing: Thing, stamp: number, links: number): void => {
        if (path !== '') seen.set(path, stamp);
        if (thing.kind === 'link') {
          const target = links < mostLinksSeen ? find(thing.target, true) : 'missing';
          if (typeof target === 'object') lookAt(path, target, target.stamp * 1e6 + stamp, links + 1);
        } else if (thing.kind === 'folder' && !thing.isDenied) {
          for (const [name, inner] of thing.things)
            lookAt(path === '' ? name : `${path}/${name}`, inner, inner.stamp, links);
        }
      };
      lookAt('', top, 0, 0);
      return seen;
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

const mostLinks = 8;
/** Links may lead round in circles. */
const mostLinksSeen = 2;

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function contentOf(content: string | Uint8Array): FileContent {
  if (content.length > longestFile) return { unreadable: 'too large' };
  if (typeof content === 'string') return { text: content };
  return isUtf8(content) ? { text: Buffer.from(content).toString('utf8') } : { unreadable: 'not UTF-8' };
}
