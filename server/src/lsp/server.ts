import {
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import type { OtherReader } from '../core/index.ts';
import { Workspace, type FileSystem } from '../workspace/index.ts';
import { canRegisterFormatting, capabilitiesFor, formattedDocuments } from './capabilities.ts';
import { registerCommands } from './commands.ts';
import { registerOverview } from './overviewRequest.ts';
import { PushedDiagnostics } from './diagnosticsDelivery.ts';
import { createErrands } from './errands.ts';
import { registerFeatures } from './features.ts';
import { followFiles, Roots } from './fileEvents.ts';
import { registerFixAllRequests } from './fixAllRequests.ts';
import { createGuard, describe } from './guard.ts';
import { OpenDocuments } from './openDocuments.ts';
import { Refreshes } from './refreshes.ts';
import { registerRename } from './renameRequests.ts';
import { registerRequests } from './requests.ts';
import { SeedTrees } from './seedTrees.ts';
import { profileOf, wantsClosedFiles, wantsCodeLenses } from './settings.ts';
import { StatusReporter } from './status.ts';

/** What the server needs of the machine it runs on. */
export interface ServerHost {
  /** What clients are told as the server's version. */
  readonly version: string;
  readonly fileSystem: FileSystem;
  /** Lets waiting messages be handled before background work goes on. */
  readonly yieldToEvents: () => Promise<void>;
  /** The readers of headers that it has, to be compared with those that the engine is itself. */
  readonly otherReaders: readonly OtherReader[];
}

/**
 * Serves one client over a connection, which begins to listen here. Requests are answered from the first on: what the
 * scan has not come to yet is missing from the index, but not from the file that is asked about.
 */
export function serve(connection: Connection, { version, fileSystem, yieldToEvents, otherReaders }: ServerHost): void {
  let client = profileOf(nobody);
  let roots = new Roots(nobody);
  const guard = createGuard((message) => connection.console.error(message));
  const documents = new OpenDocuments();
  const diagnostics = new PushedDiagnostics(connection, documents, async (uri) => workspace.diagnostics(uri));
  const workspace = new Workspace({
    fileSystem,
    yieldToEvents,
    documentation: (code) => client.documentation(code),
    onDiagnostics: (uri, documentVersion, found) => diagnostics.deliver(uri, documentVersion, found),
    onIndexChanged: () => {
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
      status.start(client);
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

  documents.listen(connection, workspace, guard, (uri) => diagnostics.openedOrClosed(uri));
  registerFeatures(connection, workspace, guard, refreshes, () => client);
  registerCommands(connection, workspace, guard, documents, () => client);
  registerRename(connection, workspace, guard, documents, errandFor, () => client);
  registerRequests(connection, workspace, trees, guard, otherReaders, () => roots.all);
  registerOverview(connection, workspace, guard, () => roots.all);
  registerFixAllRequests(connection, workspace, guard, errandFor);
  connection.listen();
}

const nobody: InitializeParams = { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} };
