import {
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import type { OtherReader } from '../core/index.ts';
import { Workspace, type FileSystem } from '../workspace/index.ts';
import { registerAnswers } from './answers.ts';
import { canRegisterFormatting, capabilitiesFor, formattedDocuments } from './capabilities.ts';
import { profileOf, wantsClosedFiles, wantsCodeLenses } from './clientProfile.ts';
import { ClientUris } from './clientUris.ts';
import { PushedDiagnostics } from './diagnosticsDelivery.ts';
import { followFiles } from './fileEvents.ts';
import { createHandlers, describe } from './handlers.ts';
import { followDocuments } from './openDocuments.ts';
import { Refreshes } from './refreshes.ts';
import { changeRequests } from './requests/changeRequests.ts';
import { registerDocumentRequests } from './requests/documentRequests.ts';
import { registerCommands } from './requests/executeCommand.ts';
import { overviewRequest } from './requests/overviewRequest.ts';
import { registerRename } from './requests/renameRequest.ts';
import { scanRequests } from './requests/scanRequests.ts';
import { seedRequests } from './requests/seedRequests.ts';
import { treeRequests } from './requests/treeRequests.ts';
import { Roots } from './roots.ts';
import { SeedTrees } from './seedTrees.ts';
import type { ServerContext } from './serverContext.ts';
import { createStartupGate } from './startupGate.ts';
import { StatusReporter } from './statusReporter.ts';

/** What the server needs from the machine that it runs on. */
export interface ServerHost {
  /** The server's version, for clients. */
  readonly version: string;
  readonly fileSystem: FileSystem;
  /** Reads files in another thread; undefined where there is none. */
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
  let client = profileOf(nobody);
  let roots = new Roots(uris, nobody);
  const handlers = createHandlers((message) => connection.console.error(message), uris);
  const gate = createStartupGate(yieldToEvents);
  let checked!: () => void;
  const firstChecked = new Promise<void>((resolve) => {
    checked = resolve;
  });
  const workspace = new Workspace({
    fileSystem,
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
    onInternalError: (uri, error) => connection.console.error(`${uri} could not be checked: ${describe(error)}`),
  });
  const context: ServerContext = {
    connection,
    workspace,
    handlers,
    uris,
    client: () => client,
    roots: () => roots.all,
    batchFor: (token) => ({
      yieldToEvents,
      isCancelled: () => token.isCancellationRequested,
      onInternalError: (uri, error) => connection.console.error(`${uri} was left as it is: ${describe(error)}`),
    }),
    scanned: (token) => Promise.race([workspace.idle(), cancellation(token)]),
  };
  const diagnostics = new PushedDiagnostics(
    connection,
    uris,
    (uri) => workspace.version(uri),
    async (uri) => workspace.diagnostics(uri),
  );
  const trees = new SeedTrees(workspace, context.roots);
  const status = new StatusReporter(context, () => trees.cost);
  const refreshes = new Refreshes(context);
  const configure = (settings: unknown): void => {
    diagnostics.showClosedFiles(wantsClosedFiles(settings));
    client = { ...client, codeLenses: wantsCodeLenses(settings) };
  };

  connection.onInitialize((params): InitializeResult => {
    client = profileOf(params, rulePages?.());
    roots = new Roots(uris, params);
    configure(params.initializationOptions);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'Seedbed', version } };
  });
  connection.onInitialized(
    handlers.event('initialized', () => {
      gate.initialized();
      void gate.open.then(() => status.start(client));
      followFiles(context, roots);
      if (client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
        void connection.client.register(DidChangeConfigurationNotification.type, { section: 'seedbed' });
      }
      if (canRegisterFormatting(client)) {
        void connection.client.register(DocumentFormattingRequest.type, formattedDocuments);
      }
    }),
  );
  connection.onDidChangeConfiguration(
    handlers.event('workspace/didChangeConfiguration', ({ settings }) => {
      configure(settings);
      refreshes.settled();
    }),
  );
  connection.onShutdown(() => workspace.dispose());

  followDocuments(context, (uri) => {
    diagnostics.openedOrClosed(uri);
    gate.opened();
  });
  registerDocumentRequests(context, refreshes, configurationSchema);
  registerCommands(context, trees);
  registerRename(context);
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

/** Resolves when the request is cancelled. */
function cancellation(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve();
    else token.onCancellationRequested(() => resolve());
  });
}

const nobody: InitializeParams = { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} };
