import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { ProblemCounts } from '../../server/src/core/index.ts';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import type { FileChange, FileSystem, OpenDocument, WorkspaceHost } from '../../server/src/workspace/index.ts';
import { Workspace } from '../../server/src/workspace/index.ts';
import type { TemporaryFolder } from './temporaryFolder.ts';
import { valuesOf } from './summaries.ts';

/** A workspace on a folder, as an editor uses it; files go by their paths relative to the folder. */
export interface WatchedWorkspace {
  readonly workspace: Workspace;
  /** The folders that are open, and the documents. */
  readonly roots: ReadonlySet<string>;
  readonly documents: ReadonlyMap<string, OpenDocument>;
  /** What was reported since this was last asked for, in order: `path: code, code` or `path@version: …`. */
  news(): string[];
  /** All that is known to be wrong with anything: codes by path. */
  problems(): Record<string, string>;
  /** The same in full, as it was reported last. */
  findings(): Record<string, readonly Diagnostic[]>;
  open(file: string, text: string, languageId?: string): void;
  change(file: string, text: string): void;
  close(file: string): void;
  addFolder(folder: string): void;
  removeFolder(folder: string): void;
  /** Tells of what has happened on disk, as `created a`, `changed a` or `deleted a`, and waits until it is worked in. */
  disk(...changes: string[]): Promise<void>;
}

export function watch(
  folder: Pick<TemporaryFolder, 'uri' | 'uriOf'>,
  { roots = [''], host = {} }: { readonly roots?: readonly string[]; readonly host?: Partial<WorkspaceHost> } = {},
): WatchedWorkspace {
  const told = new Map<string, readonly Diagnostic[]>();
  let news: string[] = [];
  const versions = new Map<string, number>();
  const documents = new Map<string, OpenDocument>();
  const open = new Set<string>();
  const rootUri = (root: string) => (root ? folder.uriOf(root) : folder.uri);
  const pathOf = (uri: string) =>
    uri.startsWith(`${folder.uri}/`) ? decodeURIComponent(uri.slice(folder.uri.length + 1)) : uri;
  const workspace = new Workspace({
    fileSystem: nodeFileSystem,
    yieldToEvents: () => new Promise((resolve) => setImmediate(resolve)),
    onDiagnostics: (uri, version, diagnostics) => {
      news.push(`${pathOf(uri)}${version === undefined ? '' : `@${version}`}: ${codesOf(diagnostics) || 'nothing'}`);
      if (diagnostics.length > 0) told.set(pathOf(uri), diagnostics);
      else told.delete(pathOf(uri));
    },
    ...host,
  });
  const addFolder = (root: string) => {
    open.add(root);
    workspace.addFolder(rootUri(root));
  };
  roots.forEach(addFolder);

  const byPath = <T>(valueOf: (diagnostics: readonly Diagnostic[]) => T) =>
    Object.fromEntries([...told].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, found]) => [file, valueOf(found)]));
  return {
    workspace,
    roots: open,
    documents,
    news: () => {
      const lately = news;
      news = [];
      return lately;
    },
    problems: () => byPath(codesOf),
    findings: () => byPath((diagnostics) => diagnostics),
    open: (file, text, languageId = 'seed') => {
      const document = { uri: folder.uriOf(file), languageId, version: 1, text };
      versions.set(file, 1);
      documents.set(file, document);
      workspace.open(document);
    },
    change: (file, text) => {
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      documents.set(file, { ...documents.get(file)!, text, version });
      workspace.change(folder.uriOf(file), version, text);
    },
    close: (file) => {
      documents.delete(file);
      workspace.close(folder.uriOf(file));
    },
    addFolder,
    removeFolder: (root) => {
      open.delete(root);
      workspace.removeFolder(rootUri(root));
    },
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

/** Finds known just what a new workspace finds with the same folders and documents open, whatever has happened before. */
export async function expectAsFromScratch(folder: TemporaryFolder, watched: WatchedWorkspace): Promise<void> {
  const anew = watch(folder, { roots: [...watched.roots] });
  for (const [file, { text, languageId }] of watched.documents) anew.open(file, text, languageId);
  await anew.workspace.idle();
  assert.deepEqual(known(watched), known(anew));
  assert.deepEqual(watched.workspace.totals(), countSeverities(Object.values(watched.findings()).flat()));
}

function countSeverities(diagnostics: readonly Diagnostic[]): ProblemCounts {
  const [error = 0, warning = 0, information = 0, hint = 0] = [1, 2, 3, 4].map(
    (severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
  );
  return { error, warning, information, hint };
}

function known({ workspace, findings }: WatchedWorkspace): unknown {
  const { checked, skipped, unread } = workspace.coverage();
  return {
    findings: findings(),
    totals: workspace.totals(),
    checked,
    skipped: Object.fromEntries([...skipped].sort()),
    unread,
    corpora: workspace.corpora().map((corpus) => ({
      root: corpus.root,
      configurationUri: corpus.configurationUri,
      totals: workspace.totals(corpus),
      seeds: [...corpus.index.seeds()].sort((one, other) => (one.uri < other.uri ? -1 : 1)).map(valuesOf),
    })),
  };
}

function codesOf(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ code }) => code).join(', ');
}

/** A file system that lets everyone wait, before it looks at a file and after that. */
export function slowly({ list, kindOf, read }: FileSystem): FileSystem {
  const slow = async <T>(look: () => T | Promise<T>): Promise<T> => {
    await turn();
    const seen = await look();
    await turn();
    return seen;
  };
  return {
    list: (folder) =>
      slow(async () => {
        const content = await list(folder);
        return 'entries' in content ? { entries: [...content.entries] } : content;
      }),
    kindOf: (uri) => slow(() => kindOf(uri)),
    read: (uris) => slow(() => read(uris)),
  };
}

export const slowFileSystem = slowly(nodeFileSystem);

/** Lets others have their turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
