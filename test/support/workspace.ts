import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import type { FileChange, FileSystem, WorkspaceHost } from '../../server/src/workspace/index.ts';
import { Workspace } from '../../server/src/workspace/index.ts';
import type { TemporaryFolder } from './temporaryFolder.ts';

/** A workspace on a folder, as an editor uses it; files go by their paths relative to the folder. */
export interface WatchedWorkspace {
  readonly workspace: Workspace;
  /** What was told of the files since the last time this was asked for, in order: `path: code, code` or `path@version: …`. */
  news(): string[];
  /** All that is known to be wrong with anything: codes by path. */
  problems(): Record<string, string>;
  open(file: string, text: string, languageId?: string): void;
  change(file: string, text: string): void;
  close(file: string): void;
  /** Tells of what has happened on disk, as `created a`, `changed a` or `deleted a`, and waits until it is worked in. */
  disk(...changes: string[]): Promise<void>;
}

export function watch(
  folder: TemporaryFolder,
  { roots = [''], host = {} }: { readonly roots?: readonly string[]; readonly host?: Partial<WorkspaceHost> } = {},
): WatchedWorkspace {
  const problems = new Map<string, string>();
  let news: string[] = [];
  const versions = new Map<string, number>();
  const pathOf = (uri: string) =>
    uri.startsWith(`${folder.uri}/`) ? decodeURIComponent(uri.slice(folder.uri.length + 1)) : uri;
  const workspace = new Workspace({
    fileSystem: nodeFileSystem,
    yieldToEvents: () => new Promise((resolve) => setImmediate(resolve)),
    onDiagnostics: (uri, version, diagnostics) => {
      const codes = diagnostics.map(({ code }) => code).join(', ');
      news.push(`${pathOf(uri)}${version === undefined ? '' : `@${version}`}: ${codes || 'nothing'}`);
      if (codes) problems.set(pathOf(uri), codes);
      else problems.delete(pathOf(uri));
    },
    ...host,
  });
  for (const root of roots) workspace.addFolder(root ? folder.uriOf(root) : folder.uri);

  return {
    workspace,
    news: () => {
      const told = news;
      news = [];
      return told;
    },
    problems: () => Object.fromEntries([...problems].sort(([a], [b]) => (a < b ? -1 : 1))),
    open: (file, text, languageId = 'seed') => {
      versions.set(file, 1);
      workspace.open({ uri: folder.uriOf(file), languageId, version: 1, text });
    },
    change: (file, text) => {
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      workspace.change(folder.uriOf(file), version, text);
    },
    close: (file) => workspace.close(folder.uriOf(file)),
    disk: (...changes) => {
      workspace.diskChanged(
        changes.map((change): FileChange => {
          const [kind, file] = change.split(/ (.*)/s) as [FileChange['kind'], string];
          return { kind, uri: folder.uriOf(file) };
        }),
      );
      return workspace.idle();
    },
  };
}

/** The same files, behind a file system that lets everyone wait. */
export const slowFileSystem: FileSystem = {
  list: async (folder) => {
    await turn();
    const content = await nodeFileSystem.list(folder);
    return 'entries' in content ? { entries: [...content.entries] } : content;
  },
  kindOf: async (uri) => turn().then(() => nodeFileSystem.kindOf(uri)),
  read: async (uris) => turn().then(() => nodeFileSystem.read(uris)),
};

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
