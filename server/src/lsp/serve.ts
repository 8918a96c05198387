import {
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OtherReader } from '../core/index.ts';
import { describeError, Workspace, type FileSystem } from '../workspace/index.ts';
import { registerAnswers } from './answers.ts';
import {
  canRegisterFormatting,
  canRegisterRangeFormatting,
  capabilitiesFor,
  formattedDocuments,
} from './capabilities.ts';
import { profileOf, type ClientProfile } from './clientProfile.ts';
import { ClientUris } from './clientUris.ts';
import { PushedDiagnostics } from './diagnosticsDelivery.ts';
import { followFiles } from './fileEvents.ts';
import { createHandlers, type Life } from './handlers.ts';
import { followDocuments, lineOf } from './openDocuments.ts';
import { Refreshes } from './refreshes.ts';
import { changeRequests } from './requests/changeRequests.ts';
import { registerDocumentRequests } from './requests/documentRequests.ts';
import { registerCommands } from './requests/executeCommand.ts';
import { registerFileRenames } from './requests/fileRenames.ts';
import { overviewRequest } from './requests/overviewRequest.ts';
import { registerRename } from './requests/renameRequest.ts';
import { scanRequests } from './requests/scanRequests.ts';
import { seedRequests } from './requests/seedRequests.ts';
import { treeRequests } from './requests/treeRequests.ts';
import { findRoot, Roots } from './roots.ts';
import { SeedTrees } from './seedTrees.ts';
import type { FolderWatcher, WatchFolders } from './folderWatcher.ts';
import type { ServerContext } from './serverContext.ts';
import { askForSettings, changeSettings, type Settings } from './settings.ts';
import { createStartupGate } from './startupGate.ts';
import { StatusReporter } from './statusReporter.ts';
import { Translation } from './translation.ts';

/** What the server needs from the machine that it runs on. */
export interface ServerHost {
  /** The server's version, for clients. */
  readonly version: string;
  readonly fileSystem: FileSystem;
  /** The uri of the folder of whoever runs the server, of which not all is served unless it is asked for. */
  readonly home?: string;
  /** How long a scan has to take before its progress is shown, in milliseconds. */
  readonly progressDelay: number;
  /** The text of the rules by which whoever runs the server has git leave files out everywhere. */
  readonly gitExcludes?: () => string | undefined;
  /** Watches folders for clients that do not; undefined where nothing can be watched. */
  readonly watchFolders?: WatchFolders;
  /** Lets waiting messages be handled before background work goes on. */
  readonly yieldToEvents: () => Promise<void>;
  /** Other readers of headers, to be compared with the engine's own. */
  readonly otherReaders: readonly OtherReader[];
  /** Makes random hexadecimal digits, in lower case: they make the name of a new seed unique. */
  readonly randomHex: (digits: number) => string;
  /** The JSON Schema of `seedbed.yaml`, as a text; throws where it cannot be read. */
  readonly configurationSchema: () => string;
  /** The uri of the folder that holds a page for each rule, for clients that name none; undefined where there is none. */
  readonly rulePages?: () => string | undefined;
}

/**
 * Serves one client over a connection, which begins to listen here. Requests are answered from the first on: what the
 * scan has not reached yet is missing from the index, but not from the file that is asked about.
 * @returns resolves when a first seed has been checked and its diagnostics have been sent.
 */
export function serve(connection: Connection, host: ServerHost): Promise<void> {
  const { version, fileSystem, yieldToEvents, otherReaders, randomHex, configurationSchema, rulePages } = host;
  const uris = new ClientUris();
  const documents = new Map<string, TextDocument>();
  const translation = new Translation(uris, (uri, line) => {
    const document = documents.get(uri);
    return document && lineOf(document, line);
  });
  let client = profileOf(nobody);
  let roots = new Roots(uris, nobody);
  let life: Life = 'uninitialized';
  const handlers = createHandlers(
    (message) => connection.console.error(message),
    translation,
    () => life,
  );
  const gate = createStartupGate(yieldToEvents);
  let checked!: () => void;
  const firstChecked = new Promise<void>((resolve) => {
    checked = resolve;
  });
  let watcher: FolderWatcher | undefined;
  /** What is listed is watched from before that on: nothing happens unseen. */
  const list: FileSystem['list'] = (folder) => {
    watcher?.watch(folder);
    return fileSystem.list(folder);
  };
  const workspace = new Workspace({
    fileSystem: { ...fileSystem, list },
    gitExcludes: host.gitExcludes,
    yieldToEvents: () => gate.open.then(yieldToEvents),
    documentation: (code) => client.documentation(code),
    onDiagnostics: (uri, documentVersion, found) => diagnostics.deliver(uri, documentVersion, found),
    onIndexChanged: () => {
      checked();
      trees.indexChanged();
      status.indexChanged();
      refreshes.indexChanged();
    },
    onProgress: (progress) => {
      status.progressed(progress);
      if (progress.state !== 'scanning') refreshes.settled();
    },
    onInternalError: (uri, error) => connection.console.error(`${uri} could not be checked: ${describeError(error)}`),
  });
  const context: ServerContext = {
    connection,
    workspace,
    handlers,
    uris,
    translation,
    client: () => client,
    roots: () => roots.all,
    batchFor: (token) => ({
      yieldToEvents,
      isCancelled: () => token.isCancellationRequested,
      onInternalError: (uri, error) => connection.console.error(`${uri} was left as it is: ${describeError(error)}`),
    }),
    scanned: (token) => Promise.race([workspace.idle(), cancellation(token)]),
  };
  const diagnostics = new PushedDiagnostics(
    connection,
    translation,
    () => client,
    (uri) => workspace.version(uri),
    async (uri) => workspace.diagnostics(uri),
  );
  const trees = new SeedTrees(workspace, context.roots);
  const status = new StatusReporter(context, () => trees.cost, host.progressDelay);
  const refreshes = new Refreshes(context);
  const configure = (settings: Settings): void => {
    diagnostics.showClosedFiles(settings.closedFiles);
    client = { ...client, settings };
    refreshes.settled();
  };
  const askClient = async (): Promise<void> => {
    if (client.capabilities.workspace?.configuration !== true) return;
    configure(changeSettings(client.settings, await askForSettings(connection)));
  };
  const foldersChanged = (): void => {
    // Paths begin with their names, also those of seeds that have not changed.
    trees.indexChanged();
    status.indexChanged();
    watcher?.keep(roots.all.map(({ uri }) => uri));
  };
  /** Serves the folder around a seed that is opened where no folder is. */
  const serveAround = async (uri: string): Promise<void> => {
    if (roots.all.length > 0 || !client.settings.findRoot || !workspace.isSeed(uri)) return;
    const root = await findRoot(fileSystem, uri, host.home);
    if (root !== undefined && roots.all.length === 0)
      workspace.addFolder(roots.add({ uri: uris.spell(root), name: '' }));
  };

  connection.onInitialize((params): InitializeResult => {
    life = 'running';
    client = profileOf(params, rulePages?.());
    roots = new Roots(uris, params);
    translation.countIn(client.positionEncoding);
    configure(client.settings);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'Seedbed', version } };
  });
  connection.onInitialized(
    handlers.event('initialized', () => {
      gate.initialized();
      void gate.open.then(() => status.start(client));
      if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) {
        watcher = host.watchFolders?.(
          handlers.event('watch', (changes) => workspace.diskChanged(changes)),
          (message) => connection.console.warn(message),
        );
      }
      followFiles(context, roots, foldersChanged);
      void askClient();
      registerDynamically(connection, client);
    }),
  );
  connection.onDidChangeConfiguration(
    handlers.event('workspace/didChangeConfiguration', ({ settings }) => {
      configure(changeSettings(client.settings, settings));
      // Many clients only say that something has changed, and wait to be asked what.
      void askClient();
    }),
  );
  connection.onShutdown(() => {
    life = 'shut down';
    watcher?.close();
    workspace.dispose();
  });

  followDocuments(context, documents, (uri) => {
    diagnostics.openedOrClosed(uri);
    gate.opened();
    void serveAround(uri);
  });
  registerDocumentRequests(context, refreshes, configurationSchema);
  registerCommands(context, trees);
  registerRename(context);
  registerFileRenames(context);
  registerAnswers(context, {
    ...treeRequests(context, trees),
    ...scanRequests(context),
    ...seedRequests(context, trees, otherReaders),
    ...changeRequests(context, randomHex),
    ...overviewRequest(context),
  });
  connection.listen();
  // The diagnostics are sent one turn of the event loop later.
  return firstChecked.then(yieldToEvents).then(yieldToEvents);
}

/** Registers what the client lets a server register, and what needs options that its capabilities cannot say. */
function registerDynamically({ client: registry }: Connection, client: ClientProfile): void {
  if (client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
    void registry.register(DidChangeConfigurationNotification.type, { section: 'seedbed' });
  }
  if (canRegisterFormatting(client)) void registry.register(DocumentFormattingRequest.type, formattedDocuments);
  if (canRegisterRangeFormatting(client)) {
    void registry.register(DocumentRangeFormattingRequest.type, formattedDocuments);
  }
}

/** Resolves when the request is cancelled. */
function cancellation(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve();
    else token.onCancellationRequested(() => resolve());
  });
}

const nobody: InitializeParams = { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} };
