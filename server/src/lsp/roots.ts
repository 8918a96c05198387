import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import { configurationName, folderOf, relativePath } from '../core/index.ts';
import { childOf, isWithin, nameOf, parentOf, pathOf, uriOfPath, type FileSystem } from '../workspace/index.ts';
import type { ClientUris } from './clientUris.ts';

/** A folder that the client has open; the uri is normalized. */
export interface Root {
  readonly uri: string;
  readonly name: string;
}

/** The folders that the client has open. */
export class Roots {
  readonly #uris: ClientUris;
  readonly #names = new Map<string, string>();

  constructor(uris: ClientUris, { workspaceFolders, rootUri, rootPath }: InitializeParams) {
    this.#uris = uris;
    // Older clients have one folder, as a uri or as a path, and some send an empty list beside it.
    const only = rootUri || (rootPath ? uriOfPath(rootPath) : undefined);
    const folders = workspaceFolders?.length ? workspaceFolders : only ? [{ uri: only, name: '' }] : [];
    folders.forEach((folder) => this.add(folder));
  }

  get all(): readonly Root[] {
    return [...this.#names].map(([uri, name]) => ({ uri, name }));
  }

  /** @returns the folder's normalized uri. */
  add(folder: WorkspaceFolder): string {
    const uri = this.#uris.learnFolder(folder.uri);
    this.#names.set(uri, folder.name || nameOf(uri));
    return uri;
  }

  /** @returns the folder's normalized uri. */
  remove(folder: WorkspaceFolder): string {
    const uri = this.#uris.learnFolder(folder.uri);
    this.#names.delete(uri);
    return uri;
  }
}

/**
 * The folder to be served around a file where the client has no folder open: the nearest one upwards with a `seedbed.yaml` or
 * a repository. Undefined where there is none, or where it would be `home` or hold it: nobody means all of these files.
 */
export async function findRoot(
  fileSystem: FileSystem,
  file: string,
  home: string | undefined,
): Promise<string | undefined> {
  if (!file.startsWith('file:')) return undefined;
  for (let folder: string | undefined = folderOf(file); folder !== undefined; folder = parentOf(folder)) {
    if (home !== undefined && isWithin(home, folder)) return undefined;
    for (const name of [configurationName, '.git']) {
      if (await fileSystem.kindOf(childOf(folder, name))) return folder;
    }
  }
  return undefined;
}

/**
 * The path by which people know a folder or a file: from the open folder that it is in, whose name comes first where several
 * are open. Empty for the one open folder itself.
 */
export function pathFrom(uri: string, roots: readonly Root[]): string {
  const root = roots.find((each) => isWithin(uri, each.uri));
  if (!root) return pathOf(uri);
  const path = uri === root.uri ? '' : relativePath(root.uri, uri);
  return roots.length === 1 ? path : [root.name, path].filter(Boolean).join('/');
}
