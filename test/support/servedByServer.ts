import { isDeepStrictEqual } from 'node:util';
import type { CodeAction, DocumentSymbol, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { EditedSeeds } from '../../server/src/core/index.ts';
import { statusChanged, type CoverageReport } from '../../server/src/protocol/index.ts';
import { nameOf, type OpenDocument } from '../../server/src/workspace/index.ts';
import { fileChangeTypes, TestClient } from '../lsp/client.ts';
import type { Command, Served } from './liveFolder.ts';
import type { TemporaryFolder } from './temporaryFolder.ts';

export interface ServerOptions {
  /** Where the server runs: in this process, or in one of its own. */
  readonly start: 'here' | 'module';
  /** Whether the client tells what happens on disk. Where it does not, the server looks for itself. */
  readonly tells: boolean;
}

/** A language server, with real files. */
export async function servedByServer(
  folder: TemporaryFolder,
  folders: readonly string[],
  { start, tells }: ServerOptions,
): Promise<Served> {
  const cleanUps: (() => void | Promise<void>)[] = [];
  const client = await TestClient.start(
    { after: (cleanUp) => void cleanUps.push(cleanUp) },
    {},
    {
      start,
      folder,
      // Where it runs decides where pages are installed; and it would open the folder around a seed where none is open.
      initializationOptions: { documentation: 'https://seedbed.example/rules', findRoot: false, views: true },
      roots: () => ({ rootUri: null, workspaceFolders: folders.map(workspaceFolder) }),
      capabilities: {
        workspace: {
          workspaceFolders: true,
          applyEdit: true,
          ...(tells && { didChangeWatchedFiles: { dynamicRegistration: true } }),
          workspaceEdit: { documentChanges: false },
        },
      },
    },
  );
  const ask = <R>(method: string, params: unknown = {}): Promise<R> => client.request<R>(method, params);
  /** Answered when all is read. */
  const settle = (): Promise<unknown> => ask('seedbed/reviewQueue', { groupBy: 'none' });
  let signs = 0;
  return {
    open: ({ uri, languageId, version, text }) =>
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } }),
    change: (document, before) => client.notify('textDocument/didChange', change(document, before)),
    close: (uri) => client.notify('textDocument/didClose', { textDocument: { uri } }),
    addFolder: (uri) => changeFolders(client, [uri], []),
    removeFolder: (uri) => changeFolders(client, [], [uri]),
    diskChanged: async (changes) => {
      if (!tells) return;
      const told = changes.map(({ uri, kind }) => ({ uri, type: fileChangeTypes[kind] }));
      await client.notify('workspace/didChangeWatchedFiles', { changes: told });
    },
    cancel: async () => void (await ask('seedbed/cancelScan')),
    rescan: async () => void (await ask('seedbed/rescan')),
    idle: async () => {
      if (!tells) {
        // When it has seen this problem, which no setting hides, it has seen all that was before it.
        const sign = `sign${++signs}/seedbed.yaml`;
        folder.write({ [sign]: 'rank: [' });
        await client.findings(sign, ['bad-configuration']);
        folder.remove(`sign${signs}`);
        await client.findings(sign, []);
      }
      await settle();
    },
    lookAtTrees: async () => void (await ask('seedbed/tree', { groupBy: 'usage' })),
    editsFor: (command) => editsFor(client, command),
    answers: async (uris) => {
      const { unread } = await ask<CoverageReport>('seedbed/coverage');
      if (unread.files + unread.folders > 0) await ask('seedbed/rescan');
      await settle();
      await untilStatusIs(client, await ask<CoverageReport>('seedbed/coverage'));
      const answers = new Map<string, unknown>();
      for (const [method, params] of questions) {
        answers.set(`${method} ${JSON.stringify(params)}`, await ask(method, params));
      }
      for (const uri of uris) for await (const [what, answer] of answersOf(client, uri)) answers.set(what, answer);
      return new Map([['told', client.problems()], ...answers]);
    },
    end: async () => {
      for (const cleanUp of cleanUps) await cleanUp();
    },
  };
}

/** Waits until the server has told, by its notifications, what it answers and what it has told of each file. */
async function untilStatusIs(client: TestClient, { corpora, skipped }: CoverageReport): Promise<void> {
  const found = [...client.problems().values()].flat();
  const [error, warning, information, hint] = [1, 2, 3, 4].map(
    (severity) => found.filter((diagnostic) => diagnostic.severity === severity).length,
  );
  const seeds = corpora.reduce((sum, corpus) => sum + corpus.seeds, 0);
  const problems = { error, warning, information, hint };
  const wanted = { state: 'ready', seeds, problems, skipped: skipped.length };
  const status = () => client.notifications.findLast(({ method }) => method === statusChanged.method)?.params;
  await client.until(
    () => isDeepStrictEqual({ ...(status() as object), ...wanted }, status()),
    () => `The status is ${JSON.stringify(status())}, not ${JSON.stringify(wanted)}.`,
  );
}

const questions: readonly (readonly [method: string, params: unknown])[] = [
  ...['usage', 'publisher', 'folder', 'problem', 'none'].map((groupBy) => ['seedbed/tree', { groupBy }] as const),
  ...['publisher', 'usage', 'desk'].map((field) => ['seedbed/vocabulary', { field }] as const),
  ...['', 'tunnel', '#1', 'wire'].map((query) => ['workspace/symbol', { query }] as const),
  ['seedbed/find', { query: 'usage:candidate' }],
  ['seedbed/treeSeeds', { groupBy: 'none', sortBy: 'changed' }],
  ['seedbed/coverage', {}],
  ['seedbed/configurationFiles', {}],
  ['seedbed/facets', {}],
  ['seedbed/overview', {}],
  ['seedbed/planFixAll', {}],
  ['seedbed/likelySeeds', {}],
];

/** More lines than any of the files has. */
const everywhere = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

async function* answersOf(client: TestClient, uri: string): AsyncIterable<[string, unknown]> {
  const textDocument = { uri };
  yield [`isSeed ${uri}`, await client.request('seedbed/isSeed', { uri })];
  for (const name of ['card', 'related', 'fixAll', 'reviewedSeed']) {
    yield [`${name} of ${uri}`, await client.request(`seedbed/${name}`, { uri })];
  }
  yield [`mark of ${uri}`, await client.request('seedbed/marks', { uris: [uri] })];
  for (const name of ['codeLens', 'documentLink', 'inlayHint', 'foldingRange', 'codeAction']) {
    const params = { textDocument, range: everywhere, context: { diagnostics: [] } };
    yield [`${name} of ${uri}`, await client.request(`textDocument/${name}`, params)];
  }
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
  yield [`symbols of ${uri}`, symbols];
  for (const { name, range } of symbols.flatMap(({ children = [], ...symbol }) => [symbol, ...children])) {
    for (const method of ['hover', 'definition', 'references', 'completion']) {
      const params = { textDocument, position: range.end, context: { includeDeclaration: true } };
      yield [`${method} at ${name} of ${uri}`, await client.request(`textDocument/${method}`, params)];
    }
  }
}

async function editsFor(client: TestClient, command: Command): ReturnType<Served['editsFor']> {
  const edit = await editFor(client, command);
  return Object.entries(edit?.changes ?? {});
}

async function editFor(client: TestClient, command: Command): Promise<WorkspaceEdit | null | undefined> {
  if (command.kind === 'change') {
    const { uri, change: wanted } = command;
    const found = await client.request<EditedSeeds | null>('seedbed/editSeeds', {
      uris: [uri],
      change: wanted,
      repair: true,
    });
    return { changes: Object.fromEntries((found?.edits ?? []).map((each) => [each.uri, [...each.edits]])) };
  }
  if (command.kind === 'action') {
    const params = { textDocument: { uri: command.uri }, range: everywhere, context: { diagnostics: [] } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
    return actions.filter((action) => action.edit)[command.choice % Math.max(1, actions.length)]?.edit;
  }
  const [uri] = client.problems().keys();
  const { from, to } = command;
  const argument = { uri, facet: 'publisher', from, to, answerOnly: true };
  return client.request('workspace/executeCommand', { command: 'seedbed.rename', arguments: [argument] });
}

/** A change of a document as typing makes it: of the part that is another. */
function change({ uri, version, text }: OpenDocument, before: string): object {
  const shorter = Math.min(text.length, before.length);
  let start = 0;
  while (start < shorter && text[start] === before[start]) start++;
  let end = 0;
  while (end < shorter - start && text.at(-1 - end) === before.at(-1 - end)) end++;
  // No position is between the two characters of a line break.
  const splits = (offset: number): boolean => before.slice(offset - 1, offset + 1) === '\r\n';
  if (start > 0 && splits(start)) start--;
  if (end > 0 && splits(before.length - end)) end--;
  const document = TextDocument.create(uri, '', 0, before);
  const range = { start: document.positionAt(start), end: document.positionAt(before.length - end) };
  const contentChanges = [{ range, text: text.slice(start, text.length - end) }];
  return { textDocument: { uri, version }, contentChanges };
}

function changeFolders(client: TestClient, added: readonly string[], removed: readonly string[]): Promise<void> {
  const event = { added: added.map(workspaceFolder), removed: removed.map(workspaceFolder) };
  return client.notify('workspace/didChangeWorkspaceFolders', { event });
}

function workspaceFolder(uri: string): { readonly uri: string; readonly name: string } {
  return { uri, name: nameOf(uri) };
}
