import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import { relativePath } from '../core/index.ts';
import { isWithin, nameOf, pathOf } from '../workspace/index.ts';
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

  constructor(uris: ClientUris, { workspaceFolders, rootUri }: InitializeParams) {
    this.#uris = uris;
    const folders = workspaceFolders ?? (rootUri ? [{ uri: rootUri, name: '' }] : []);
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
 * The path by which people know a folder or a file: from the open folder that it is in, whose name comes first where several
 * are open. Empty for the one open folder itself.
 */
export function pathFrom(uri: string, roots: readonly Root[]): string {
  const root = roots.find((each) => isWithin(uri, each.uri));
  if (!root) return pathOf(uri);
  const path = uri === root.uri ? '' : relativePath(root.uri, uri);
  return roots.length === 1 ? path : [root.name, path].filter(Boolean).join('/');
}
