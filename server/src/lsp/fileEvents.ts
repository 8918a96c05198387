import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver';
import type { FileChange } from '../workspace/index.ts';
import { followRenames } from './requests/fileRenames.ts';
import type { Roots } from './roots.ts';
import type { ServerContext } from './serverContext.ts';

/**
 * Scans the client's folders, and reports all changes of files and folders to the workspace from here on. To be called
 * when the client says that it is initialized. It does not listen to documents being saved: their text was checked when it
 * was typed, and while a document is open its file does not count.
 * @param foldersChanged is called when other folders are open than before.
 */
export function followFiles(context: ServerContext, roots: Roots, foldersChanged: () => void): void {
  const { connection, workspace, handlers, client } = context;
  const { capabilities } = client();
  for (const { uri } of roots.all) workspace.addFolder(uri);
  if (capabilities.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(
      handlers.event('workspace/didChangeWorkspaceFolders', ({ added, removed }) => {
        for (const folder of removed) workspace.removeFolder(roots.remove(folder));
        for (const folder of added) workspace.addFolder(roots.add(folder));
        foldersChanged();
      }),
    );
  }

  const changed = (changes: readonly FileChange[]): void => workspace.diskChanged(changes);
  connection.onDidChangeWatchedFiles(
    handlers.notification('workspace/didChangeWatchedFiles', ({ changes }) =>
      changed(changes.map(({ uri, type }) => ({ uri, kind: kinds[type] }))),
    ),
  );
  connection.workspace.onDidCreateFiles(
    handlers.notification('workspace/didCreateFiles', ({ files }) =>
      changed(files.map(({ uri }) => ({ uri, kind: 'created' }))),
    ),
  );
  connection.workspace.onDidRenameFiles(
    handlers.notification('workspace/didRenameFiles', ({ files }) => {
      changed(
        files.flatMap(({ oldUri, newUri }) => [
          { uri: oldUri, kind: 'deleted' },
          { uri: newUri, kind: 'created' },
        ]),
      );
      void followRenames(context, files);
    }),
  );
  connection.workspace.onDidDeleteFiles(
    handlers.notification('workspace/didDeleteFiles', ({ files }) =>
      changed(files.map(({ uri }) => ({ uri, kind: 'deleted' }))),
    ),
  );
  if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    // Everything, not just what looks like a seed: when a folder comes or goes, its own name is all that a client tells.
    // Which files are seeds is for each `seedbed.yaml` to say, and may change any moment. A client watches its folders
    // once for all of its extensions, and an event that concerns no seed costs one look at its path.
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
  }
}

const kinds: Record<FileChangeType, FileChange['kind']> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};
