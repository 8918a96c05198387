import * as vscode from 'vscode';
import {
  CancellationToken,
  ExecuteCommandRequest,
  LanguageClient,
  State,
  TransportKind,
  type LanguageClientOptions,
  type Location,
  type Middleware,
} from 'vscode-languageclient/node';
import {
  cancelScanRequest,
  checkFilterRequest,
  compareReadersRequest,
  completeFilterRequest,
  configurationFilesRequest,
  copySeedsRequest,
  coverageRequest,
  editSeedsRequest,
  fillSeedRequest,
  findRequest,
  fixAllRequest,
  fixSeedsRequest,
  indexChangedNotification,
  isSeedRequest,
  jumpCommand,
  locateSeedRequest,
  newSeedRequest,
  overviewRequest,
  planFixAllRequest,
  planRanksRequest,
  relatedSeedsRequest,
  rescanRequest,
  seedCardRequest,
  seedTreeRequest,
  statusNotification,
  vocabularyRequest,
  type ConfigurationFile,
  type ConfigurationFilesParams,
  type CopySeedsParams,
  type Coverage,
  type EditSeedsParams,
  type EditedSeeds,
  type FillSeedParams,
  type FilterCheck,
  type FilterCompletion,
  type FindParams,
  type FixAllPlan,
  type FixAllResult,
  type FixSeedsParams,
  type PlanFixAllParams,
  type FixedSeeds,
  type FoundSeed,
  type InitializationOptions,
  type JumpArgument,
  type LocateSeedParams,
  type NewSeed,
  type NewSeedParams,
  type OverviewContent,
  type PlanRanksParams,
  type RankPlan,
  type ReaderComparison,
  type RelatedSeeds,
  type SeedCard,
  type SeedParams,
  type SeedPlace,
  type SeedTreeNode,
  type SeedTreeParams,
  type SeedbedStatus,
  type VocabularyEntry,
  type VocabularyParams,
} from '../../server/src/protocol.ts';
import { servedDocuments } from './documents.ts';

/** The language server, with Seedbed's own requests and notifications as functions and events. */
export class Server {
  readonly client: LanguageClient;
  readonly output: vscode.LogOutputChannel;
  readonly #indexChanged = new vscode.EventEmitter<void>();
  readonly #status = new vscode.EventEmitter<SeedbedStatus>();
  /** The tree of seeds, or the problems in it, changed. */
  readonly onIndexChanged = this.#indexChanged.event;
  readonly onStatus = this.#status.event;

  /** @param middleware what stands between VS Code and the server. */
  constructor(context: vscode.ExtensionContext, middleware: (server: Server) => Middleware) {
    this.output = vscode.window.createOutputChannel('Seedbed', { log: true });
    const options: LanguageClientOptions = {
      documentSelector: servedDocuments(),
      outputChannel: this.output,
      traceOutputChannel: this.output,
      initializationOptions: (): InitializationOptions => ({
        views: true,
        suggestCommand: 'editor.action.triggerSuggest',
        relatedCommand: 'seedbed.showRelatedSeeds',
        documentation: vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules').toString(),
        diagnostics: { closedFiles: settings().get('diagnostics.closedFiles', true) },
        codeLens: settings().get('codeLens.enabled', true),
      }),
      middleware: middleware(this),
    };
    const module = context.asAbsolutePath('dist/server.cjs');
    const server = { module, transport: TransportKind.ipc, options: { execArgv: shortPauses } };
    this.client = new LanguageClient('seedbed', 'Seedbed', server, options);
    context.subscriptions.push(
      this.output,
      this.#indexChanged,
      this.#status,
      this.client.onNotification(indexChangedNotification, () => this.#indexChanged.fire()),
      this.client.onNotification(statusNotification, (status: SeedbedStatus) => this.#status.fire(status)),
    );
  }

  seedTree(params: SeedTreeParams): Promise<readonly SeedTreeNode[]> {
    return this.#ask(seedTreeRequest, params, []);
  }

  locate(params: LocateSeedParams): Promise<SeedPlace | null> {
    return this.#ask(locateSeedRequest, params, null);
  }

  /** What is wrong with a filter, and how many seeds fit it. Null as well when `token` is cancelled. */
  checkFilter(filter: string, token?: vscode.CancellationToken): Promise<FilterCheck | null> {
    return this.#ask(checkFilterRequest, { filter }, null, token);
  }

  /** How a filter could go on at its end. Null as well when `token` is cancelled. */
  completeFilter(filter: string, token: vscode.CancellationToken): Promise<FilterCompletion | null> {
    return this.#ask(completeFilterRequest, { filter, offset: filter.length }, null, token);
  }

  card(params: SeedParams, token?: vscode.CancellationToken): Promise<SeedCard | null> {
    return this.#ask(seedCardRequest, params, null, token);
  }

  /** Null as well when `token` is cancelled. */
  planRanks(params: PlanRanksParams, token?: vscode.CancellationToken): Promise<RankPlan | null> {
    return this.#ask(planRanksRequest, params, null, token);
  }

  isSeed(params: SeedParams): Promise<boolean> {
    return this.#ask(isSeedRequest, params, false);
  }

  fixAll(params: SeedParams): Promise<FixAllResult | null> {
    return this.#ask(fixAllRequest, params, null);
  }

  /** Null as well when `token` is cancelled. */
  planFixAll(params: PlanFixAllParams, token: vscode.CancellationToken): Promise<FixAllPlan | null> {
    return this.#ask(planFixAllRequest, params, null, token);
  }

  /** Null where there is no answer. */
  fixSeeds(params: FixSeedsParams): Promise<FixedSeeds | null> {
    return this.#ask(fixSeedsRequest, params, null);
  }

  compareReaders(params: SeedParams): Promise<ReaderComparison | null> {
    return this.#ask(compareReadersRequest, params, null);
  }

  configurationFiles(params: ConfigurationFilesParams): Promise<readonly ConfigurationFile[]> {
    return this.#ask(configurationFilesRequest, params, []);
  }

  /** Has the server show another place. Null: there is none; undefined: there is no answer. */
  jump(argument: JumpArgument): Promise<Location | null | undefined> {
    return this.#ask(ExecuteCommandRequest.method, { command: jumpCommand, arguments: [argument] }, undefined);
  }

  related(params: SeedParams): Promise<RelatedSeeds | null> {
    return this.#ask(relatedSeedsRequest, params, null);
  }

  /** The best first. Null as well when `token` is cancelled. */
  find(params: FindParams, token: vscode.CancellationToken): Promise<readonly FoundSeed[] | null> {
    return this.#ask(findRequest, params, null, token);
  }

  newSeed(params: NewSeedParams): Promise<NewSeed | null> {
    return this.#ask(newSeedRequest, params, null);
  }

  /** Null as well where pasting is pasting. */
  fillFromUrl(params: FillSeedParams, token: vscode.CancellationToken): Promise<FixAllResult['edits'] | null> {
    return this.#ask(fillSeedRequest, params, null, token);
  }

  coverage(): Promise<Coverage | null> {
    return this.#ask(coverageRequest, undefined, null);
  }

  /** Null where there is no answer, and when `token` is cancelled. */
  editSeeds(params: EditSeedsParams, token?: vscode.CancellationToken): Promise<EditedSeeds | null> {
    return this.#ask(editSeedsRequest, params, null, token);
  }

  copySeeds(params: CopySeedsParams): Promise<string> {
    return this.#ask(copySeedsRequest, params, '');
  }

  vocabulary(params: VocabularyParams): Promise<readonly VocabularyEntry[]> {
    return this.#ask(vocabularyRequest, params, []);
  }

  overview(): Promise<OverviewContent | null> {
    return this.#ask(overviewRequest, undefined, null);
  }

  rescan(): Promise<null> {
    return this.#ask(rescanRequest, undefined, null);
  }

  /** Reads no more of what is being scanned. */
  cancelScan(): Promise<null> {
    return this.#ask(cancelScanRequest, undefined, null);
  }

  /** Ends the server, if it is running, and starts it again. Rejects when it does not start. */
  async restart(): Promise<void> {
    if (this.client.isRunning()) await this.client.stop();
    await this.client.start();
  }

  /** The uri as the server knows it. */
  uriOf(uri: vscode.Uri): string {
    return this.client.code2ProtocolConverter.asUri(uri);
  }

  /** Edits as VS Code has them. */
  textEdits(edits: FixAllResult['edits']): Promise<vscode.TextEdit[]> {
    return this.client.protocol2CodeConverter.asTextEdits([...edits]);
  }

  /** A server that does not run, or stops meanwhile, has nothing to say; that it does not run is said elsewhere. */
  async #ask<R>(
    method: string,
    params: object | undefined,
    nothing: R,
    token: vscode.CancellationToken = CancellationToken.None,
  ): Promise<R> {
    if (this.client.state !== State.Running) return nothing;
    try {
      return await this.client.sendRequest<R>(method, params, token);
    } catch (error) {
      this.output.debug(`${method} was not answered: ${String(error)}`);
      return nothing;
    }
  }
}

/** While many seeds are read most of what is new is kept, and V8 pauses as long as that takes to be moved: 4 MB at most. */
const shortPauses = ['--max-semi-space-size=4'];

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('seedbed');
}
