import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { nameOf, normalizeUri, type FileChange, type Workspace } from '../workspace/index.ts';
import type { Guard } from './guard.ts';

/** A folder that the client has open; the uri is normalized. */
export interface Root {
  readonly uri: string;
  readonly name: string;
}

/** The folders that the client has open. */
export class Roots {
  readonly #names = new Map<string, string>();

  constructor({ workspaceFolders, rootUri }: InitializeParams) {
    const folders = workspaceFolders ?? (rootUri ? [{ uri: rootUri, name: '' }] : []);
    folders.forEach((folder) => this.add(folder));
  }

  get all(): readonly Root[] {
    return [...this.#names].map(([uri, name]) => ({ uri, name }));
  }

  /** @returns the folder's normalized uri. */
  add(folder: WorkspaceFolder): string {
    const uri = normalizeUri(folder.uri);
    this.#names.set(uri, folder.name || nameOf(uri));
    return uri;
  }

  /** @returns the folder's normalized uri. */
  remove(folder: WorkspaceFolder): string {
    const uri = normalizeUri(folder.uri);
    this.#names.delete(uri);
    return uri;
  }
}

/**
 * Scans the client's folders, and tells the workspace of all that happens to files and folders from here on. To be
 * called when the client says that it is initialized. Saving a document is nothing to listen to: its text was looked at
 * when it was typed, and while it is open the file does not count.
 */
export function followFiles(
  connection: Connection,
  workspace: Workspace,
  guard: Guard,
  roots: Roots,
  client: ClientCapabilities,
): void {
  for (const { uri } of roots.all) workspace.addFolder(uri);
  if (client.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(
      guard.event('workspace/didChangeWorkspaceFolders', ({ added, removed }) => {
        for (const folder of removed) workspace.removeFolder(roots.remove(folder));
        for (const folder of added) workspace.addFolder(roots.add(folder));
      }),
    );
  }

  const changed = (changes: readonly { readonly uri: string; readonly kind: FileChange['kind'] }[]): void =>
    workspace.diskChanged(changes.map(({ uri, kind }) => ({ uri: normalizeUri(uri), kind })));
  connection.onDidChangeWatchedFiles(
    guard.event('workspace/didChangeWatchedFiles', ({ changes }) =>
      changed(changes.map(({ uri, type }) => ({ uri, kind: kinds[type] }))),
    ),
  );
  connection.workspace.onDidCreateFiles(
    guard.event('workspace/didCreateFiles', ({ files }) => changed(files.map(({ uri }) => ({ uri, kind: 'created' })))),
  );
  connection.workspace.onDidRenameFiles(
    guard.event('workspace/didRenameFiles', ({ files }) =>
      changed(
        files.flatMap(({ oldUri, newUri }) => [
          { uri: oldUri, kind: 'deleted' },
          { uri: newUri, kind: 'created' },
        ]),
      ),
    ),
  );
  connection.workspace.onDidDeleteFiles(
    guard.event('workspace/didDeleteFiles', ({ files }) => changed(files.map(({ uri }) => ({ uri, kind: 'deleted' })))),
  );
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    // Everything, not just what looks like a seed: when a folder comes or goes, its own name is all that a client
    // tells, and which files are seeds is for each `seedbed.yaml` to say, and may change any moment. A client watches
    // its folders once for all of its extensions; what an event too many costs is a look at its path.
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
  }
}

const kinds: Record<FileChangeType, FileChange['kind']> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};
