import {
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import type { OtherReader } from '../core/index.ts';
import { Workspace, type FileSystem, type ReadAhead } from '../workspace/index.ts';
import { answering } from './answer.ts';
import { createBeginning } from './beginning.ts';
import { canRegisterFormatting, capabilitiesFor, formattedDocuments } from './capabilities.ts';
import { registerChangeRequests } from './changeRequests.ts';
import { registerCommands } from './commands.ts';
import { registerCoverage } from './coverageRequest.ts';
import { registerOverview } from './overviewRequest.ts';
import { PushedDiagnostics } from './diagnosticsDelivery.ts';
import { createErrands } from './errands.ts';
import { registerFeatures } from './features.ts';
import { followFiles, Roots } from './fileEvents.ts';
import { registerFixAllRequests } from './fixAllRequests.ts';
import { createGuard, describe } from './guard.ts';
import { OpenDocuments } from './openDocuments.ts';
import { Refreshes } from './refreshes.ts';
import { createRenameEdits } from './renameEdits.ts';
import { registerRename } from './renameRequests.ts';
import { registerRequests } from './requests.ts';
import { SeedTrees } from './seedTrees.ts';
import { profileOf, wantsClosedFiles, wantsCodeLenses } from './settings.ts';
import { StatusReporter } from './status.ts';
import { registerTreeRequests } from './treeRequests.ts';

/** What the server needs of the machine it runs on. */
export interface ServerHost {
  /** What clients are told as the server's version. */
  readonly version: string;
  readonly fileSystem: FileSystem;
  /** Who reads files in another thread; undefined where there is none. */
  readonly readAhead?: ReadAhead | undefined;
  /** Lets waiting messages be handled before background work goes on. */
  readonly yieldToEvents: () => Promise<void>;
  /** The readers of headers that it has, to be compared with those that the engine is itself. */
  readonly otherReaders: readonly OtherReader[];
  /** As many random hexadecimal digits, in lower case: in the name of a new seed they are what is its own. */
  readonly randomHex: (digits: number) => string;
}

/**
 * Serves one client over a connection, which begins to listen here. Requests are answered from the first on: what the
 * scan has not come to yet is missing from the index, but not from the file that is asked about.
 * @returns resolves when a first seed has been checked, and what is wrong with it told.
 */
export function serve(connection: Connection, host: ServerHost): Promise<void> {
  const { version, fileSystem, readAhead, yieldToEvents, otherReaders, randomHex } = host;
  let client = profileOf(nobody);
  let roots = new Roots(nobody);
  const guard = createGuard((message) => connection.console.error(message));
  const documents = new OpenDocuments();
  const beginning = createBeginning(yieldToEvents);
  let checked!: () => void;
  const firstChecked = new Promise<void>((resolve) => {
    checked = resolve;
  });
  const diagnostics = new PushedDiagnostics(connection, documents, async (uri) => workspace.diagnostics(uri));
  const workspace = new Workspace({
    fileSystem,
    readAhead,
    yieldToEvents: () => beginning.over.then(yieldToEvents),
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
  const trees = new SeedTrees(workspace, () => roots.all);
  const status = new StatusReporter(connection, workspace, guard, () => trees.cost);
  const refreshes = new Refreshes(connection, workspace, guard, () => client);
  const errandFor = createErrands(connection, yieldToEvents);
  const configure = (settings: unknown): void => {
    diagnostics.showClosedFiles(wantsClosedFiles(settings));
    client = { ...client, codeLenses: wantsCodeLenses(settings) };
  };

  connection.onInitialize((params): InitializeResult => {
    client = profileOf(params);
    roots = new Roots(params);
    configure(params.initializationOptions);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'Seedbed', version } };
  });
  connection.onInitialized(
    guard.event('initialized', () => {
      beginning.initialized();
      void beginning.over.then(() => status.start(client));
      followFiles(connection, workspace, guard, roots, client.capabilities);
      if (client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
        void connection.client.register(DidChangeConfigurationNotification.type, { section: 'seedbed' });
      }
      if (canRegisterFormatting(client)) {
        void connection.client.register(DocumentFormattingRequest.type, formattedDocuments);
      }
    }),
  );
  connection.onDidChangeConfiguration(
    guard.event('workspace/didChangeConfiguration', ({ settings }) => {
      configure(settings);
      refreshes.settled();
    }),
  );
  connection.onShutdown(() => workspace.dispose());

  documents.listen(connection, workspace, guard, (uri) => {
    diagnostics.openedOrClosed(uri);
    beginning.opened();
  });
  registerFeatures(connection, workspace, guard, documents, refreshes, () => client);
  const renameEdits = createRenameEdits(
    connection,
    workspace,
    documents,
    errandFor,
    () => roots.all,
    () => client,
  );
  registerCommands(connection, workspace, guard, documents, renameEdits, () => client);
  registerRename(connection, workspace, guard, renameEdits);
  const answer = answering(connection, guard);
  registerRequests(answer, workspace, otherReaders, () => roots.all);
  registerTreeRequests(answer, workspace, trees);
  registerChangeRequests(answer, workspace, errandFor, () => roots.all, randomHex);
  registerFixAllRequests(answer, workspace, errandFor, (message) => connection.console.info(message));
  registerOverview(answer, workspace, () => roots.all);
  registerCoverage(answer, workspace);
  connection.listen();
  // It is sent a turn of the event loop later.
  return firstChecked.then(yieldToEvents).then(yieldToEvents);
}

const nobody: InitializeParams = { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} };
