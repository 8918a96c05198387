import { once } from 'node:events';
import { createMessageConnection, type MessageConnection } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeParams,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  RegistrationParams,
  ShowDocumentParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { ServerHost } from '../../server/src/lsp/serve.ts';
import { normalizeUri } from '../../server/src/workspace/index.ts';
import { temporaryFolder, type Lifetime, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { serverHere, serverProcess, type TestServer } from './servers.ts';

/** In milliseconds. It only ends a wait for what will never come: no machine is so busy that it takes as long. */
const deadline = 120_000;

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** Whether it says nothing but these capabilities: by default it knows all forms of answers that today's editors know. */
  readonly plain?: boolean;
  /** What it answers when it is asked for its settings. */
  readonly settings?: unknown;
  /** What the machine is like where the server runs in this process. */
  readonly host?: Partial<ServerHost>;
  /** The folder that files are named in, where that is not a new one. */
  readonly folder?: TemporaryFolder;
  /** The path of the one folder that is open, where it is not the temporary one itself. */
  readonly open?: string;
  /** What the client says of the folders that it has open, in place of that. */
  readonly roots?: (folder: TemporaryFolder) => Partial<InitializeParams>;
  /** Where the server runs: in this process unless the test is about processes. */
  readonly start?: 'here' | 'module' | 'commandLine';
}

/**
 * An editor without a screen: it starts a server, talks to it over streams, and remembers what it was told. Files are
 * named by their paths in a temporary folder, the one folder that is open.
 */
export class TestClient {
  readonly folder: TemporaryFolder;
  readonly connection: MessageConnection;
  /** Everything that the server asked the client to register, by method. */
  readonly registrations = new Map<string, unknown>();
  /** All notifications of the server but diagnostics, the oldest first. */
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  /** What the server wanted to be shown, the oldest first. */
  readonly shown: ShowDocumentParams[] = [];
  /** What the server wanted to be asked for again, by the method. */
  readonly refreshed: string[] = [];
  initialized!: InitializeResult;
  readonly #server: TestServer;
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #documents = new Map<string, TextDocument>();
  readonly #waiting = new Set<() => void>();

  private constructor(folder: TemporaryFolder, server: TestServer) {
    this.folder = folder;
    this.#server = server;
    this.connection = createMessageConnection(server.reader, server.writer);
    this.connection.onNotification((method, params) => {
      if (method === 'textDocument/publishDiagnostics') this.#remember(params as PublishDiagnosticsParams);
      else this.notifications.push({ method, params });
      this.#look();
    });
    this.connection.onUnhandledProgress((params) => {
      this.notifications.push({ method: '$/progress', params });
      this.#look();
    });
    this.connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      for (const { method, registerOptions } of registrations) this.registrations.set(method, registerOptions);
      this.#look();
      return null;
    });
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    this.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
      this.shown.push(params);
      return { success: true };
    });
    for (const feature of ['codeLens', 'inlayHint']) {
      this.connection.onRequest(`workspace/${feature}/refresh`, () => {
        this.refreshed.push(feature);
        this.#look();
        return null;
      });
    }
    this.connection.listen();
  }

  /** A client with its server, initialized; both end with the test. */
  static async start(
    test: Lifetime,
    files: Readonly<Record<string, string>>,
    {
      capabilities = {},
      initializationOptions,
      settings,
      plain = false,
      host,
      folder = temporaryFolder(test, files),
      open,
      roots,
      start = 'here',
    }: ClientOptions = {},
  ): Promise<TestClient> {
    const client = new TestClient(folder, start === 'here' ? serverHere(host) : await serverProcess(start));
    test.after(() => client.#end());
    client.connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
      items.map(() => settings ?? null),
    );
    const uri = open === undefined ? client.folder.uri : client.folder.uriOf(open);
    client.initialized = await client.request('initialize', {
      // A server in this process would look after it every few seconds, also when the tests are over.
      processId: start === 'here' ? null : process.pid,
      ...(roots?.(folder) ?? { rootUri: uri, workspaceFolders: [{ uri, name: 'seeds' }] }),
      capabilities: plain
        ? capabilities
        : { ...capabilities, textDocument: { ...modern, ...capabilities.textDocument } },
      ...(initializationOptions ? { initializationOptions } : {}),
    });
    await client.notify('initialized', {});
    return client;
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return within(this.connection.sendRequest<R>(method, params), method);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** What the server said last about a file, or a uri; undefined when it has not said anything. */
  published(file: string): PublishDiagnosticsParams | undefined {
    return this.#published.get(file) ?? this.#published.get(this.folder.uriOf(file));
  }

  /** What the server said last about each file that it has found something in, by uri. */
  problems(): ReadonlyMap<string, readonly Diagnostic[]> {
    const told = Array.from(this.#published, ([uri, { diagnostics }]) => [uri, diagnostics] as const);
    return new Map(told.filter(([, diagnostics]) => diagnostics.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Forgets what the server has said about a file. */
  forget(file: string): void {
    this.#published.delete(this.folder.uriOf(file));
  }

  /** The codes of the findings that are shown for a file now, in their order. */
  codes(file: string): (string | number | undefined)[] {
    return (this.published(file)?.diagnostics ?? []).map(({ code }) => code);
  }

  /** Waits until exactly these findings are shown for a file. */
  async findings(file: string, codes: readonly string[]): Promise<readonly Diagnostic[]> {
    const wanted = JSON.stringify(codes);
    await this.until(
      () => JSON.stringify(this.codes(file)) === wanted && (codes.length > 0 || this.published(file) !== undefined),
      () => `${file} has ${JSON.stringify(this.codes(file))}, not ${wanted}`,
    );
    return this.published(file)?.diagnostics ?? [];
  }

  /** Waits until `condition` holds; it is looked at after every message. */
  until(condition: () => boolean, complaint: () => string): Promise<void> {
    const met = new Promise<void>((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
    return within(met, complaint);
  }

  /** Opens a file, with the text that is on disk or another one. */
  async open(file: string, text = this.folder.read(file), languageId = 'seed'): Promise<void> {
    const uri = this.folder.uriOf(file);
    this.#documents.set(file, TextDocument.create(uri, languageId, 1, text));
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces the first `old` in an open document by `replacement`, as typing does. */
  type(file: string, old: string, replacement: string): Promise<void> {
    const range = this.rangeOf(file, old);
    return this.edit(file, [{ range, newText: replacement }]);
  }

  async edit(file: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.#documents.get(file)!;
    const text = TextDocument.applyEdits(document, [...edits]);
    const version = document.version + 1;
    const contentChanges = edits.length === 1 ? [{ range: edits[0]!.range, text: edits[0]!.newText }] : [{ text }];
    TextDocument.update(document, [{ text }], version);
    await this.notify('textDocument/didChange', { textDocument: { uri: document.uri, version }, contentChanges });
  }

  async close(file: string): Promise<void> {
    this.#documents.delete(file);
    await this.notify('textDocument/didClose', { textDocument: { uri: this.folder.uriOf(file) } });
  }

  text(file: string): string {
    return this.#documents.get(file)!.getText();
  }

  version(file: string): number {
    return this.#documents.get(file)!.version;
  }

  /** The range of the first `text` in an open document. */
  rangeOf(file: string, text: string): Range {
    const document = this.#documents.get(file)!;
    const start = document.getText().indexOf(text);
    return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
  }

  /** What names a file in a request, and a place right after the first `text` in it. */
  at(file: string, text: string): object {
    return { ...this.of(file), position: this.rangeOf(file, text).end };
  }

  of(file: string): object {
    return { textDocument: { uri: this.folder.uriOf(file) } };
  }

  /** What a rename makes of all files: of the open documents, and of those on disk; by path, those that it changes. */
  applied(edit: WorkspaceEdit): Record<string, string> {
    const changes = edit.documentChanges
      ? edit.documentChanges.flatMap((change) =>
          'textDocument' in change ? [[change.textDocument.uri, change.edits as TextEdit[]] as const] : [],
        )
      : Object.entries(edit.changes ?? {});
    return Object.fromEntries(
      changes.map(([uri, edits]) => {
        const file = decodeURIComponent(uri.slice(this.folder.uri.length + 1));
        const isThere = this.folder.kind(file) === 'file';
        const text = this.#documents.get(file)?.getText() ?? (isThere ? this.folder.read(file) : '');
        return [file, TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), [...edits])];
      }),
    );
  }

  /** Tells of changes on disk, as a client that watches does. */
  diskChanged(...changes: readonly (readonly ['created' | 'changed' | 'deleted', string])[]): Promise<void> {
    return this.notify('workspace/didChangeWatchedFiles', {
      changes: changes.map(([kind, file]) => ({ uri: this.folder.uriOf(file), type: fileChangeTypes[kind] })),
    });
  }

  /** Goes without a word, as an editor does that crashes. */
  leave(): void {
    this.#server.process!.stdin!.end();
  }

  /** Waits for the server's process to end. */
  async exited(): Promise<number | null> {
    const process = this.#server.process!;
    if (process.exitCode === null) await within(once(process, 'exit'), 'the end of the server');
    return process.exitCode;
  }

  async #end(): Promise<void> {
    if (this.#server.process) this.#server.process.kill();
    else await this.request('shutdown');
  }

  #remember(published: PublishDiagnosticsParams): void {
    this.#published.set(normalizeUri(published.uri), published);
  }

  #look(): void {
    for (const look of this.#waiting) look();
  }
}

const modern: ClientCapabilities['textDocument'] = {
  hover: { contentFormat: ['markdown', 'plaintext'] },
  completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } },
  codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } } },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
};

/** LSP's numbers for what may happen to a file. */
export const fileChangeTypes = { created: 1, changed: 2, deleted: 3 } as const;

/** The promise's value, or an error that says what did not happen in time. */
async function within<T>(promise: Promise<T>, what: string | (() => string)): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`After ${deadline} ms: ${typeof what === 'string' ? `still waiting for ${what}` : what()}`));
    }, deadline);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
