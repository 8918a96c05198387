import * as vscode from 'vscode';
import {
  CancellationToken,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  State,
  TransportKind,
  type ErrorHandler,
  type LanguageClientOptions,
  type Middleware,
  type TextEdit,
} from 'vscode-languageclient/node';
import {
  indexChanged,
  statusChanged,
  type InitializationOptions,
  type Request,
  type SeedbedStatus,
  type ServerCommand,
} from '../../server/src/protocol/index.ts';
import { count, describeProblems } from './problems.ts';
import { servedDocuments } from './servedDocuments.ts';

/** The language server, with Seedbed's own notifications as events. */
export class Server {
  readonly client: LanguageClient;
  readonly output: vscode.LogOutputChannel;
  readonly #indexChanged = new vscode.EventEmitter<void>();
  readonly #status = new vscode.EventEmitter<SeedbedStatus>();
  /** The tree of seeds, or the problems in it, changed. */
  readonly onIndexChanged = this.#indexChanged.event;
  readonly onStatus = this.#status.event;

  /** @param middleware stands between VS Code and the server. */
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
        fixAllCommand: 'seedbed.fixAllSeeds',
        renumberCommand: 'seedbed.renumberRanks',
        // An extension for YAML has the schema too, and would say all of it a second time.
        configurationHelp: vscode.extensions.getExtension('redhat.vscode-yaml') === undefined,
        documentation: vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules').toString(),
        // A window without a folder shows single files, and reads no others.
        findRoot: false,
        diagnostics: { closedFiles: settings().get('diagnostics.closedFiles', true) },
        codeLens: settings().get('codeLens.enabled', true),
      }),
      middleware: middleware(this),
      errorHandler: this.#restarting(),
    };
    const module = context.asAbsolutePath('dist/server.cjs');
    const server = { module, transport: TransportKind.ipc, options: { execArgv: shortPauses } };
    this.client = new LanguageClient('seedbed', 'Seedbed', server, options);
    context.subscriptions.push(
      this.output,
      this.#indexChanged,
      this.#status,
      this.client.onNotification(indexChanged.method, () => this.#indexChanged.fire()),
      this.client.onNotification(statusChanged.method, (status: SeedbedStatus) => this.#status.fire(status)),
      this.#logReadings(),
    );
  }

  /** The answer to a request; null where there is none, since the server does not run, or `token` is cancelled. */
  ask<Params, Result>(
    { method }: Request<Params, Result>,
    params: NoInfer<Params>,
    token?: vscode.CancellationToken,
  ): Promise<Result | null> {
    return this.#send<Result | null>(method, params, null, token);
  }

  /** The result of one of the server's commands; undefined where there is none. */
  execute<Argument, Result>(
    { command }: ServerCommand<Argument, Result>,
    argument: NoInfer<Argument>,
  ): Promise<Result | undefined> {
    return this.#send<Result | undefined>(ExecuteCommandRequest.method, { command, arguments: [argument] }, undefined);
  }

  /** Ends the server, if it is running, and starts it again. Rejects when it does not start. */
  async restart(): Promise<void> {
    if (this.client.isRunning()) await this.client.stop();
    await this.client.start();
  }

  /** Logs what was read, each time that all is read: what an empty output would leave open. */
  #logReadings(): vscode.Disposable {
    let isReading = true;
    return this.onStatus(({ state, seeds, problems }) => {
      if (isReading && state === 'ready') {
        this.output.info(`Read ${count(seeds, 'seed')}: ${describeProblems(problems) || 'no problems'}.`);
      }
      isReading = state === 'scanning';
    });
  }

  /** The uri as the server knows it. */
  uriOf(uri: vscode.Uri): string {
    return this.client.code2ProtocolConverter.asUri(uri);
  }

  /** Converts edits for VS Code. */
  textEdits(edits: readonly TextEdit[]): Promise<vscode.TextEdit[]> {
    return this.client.protocol2CodeConverter.asTextEdits([...edits]);
  }

  /**
   * Starts the server again when it ends, as often as the client does by default. That default stops the client for good at
   * an error of the connection, as when something is sent to a server that has just died.
   */
  #restarting(): ErrorHandler {
    let byDefault: ErrorHandler | undefined;
    return {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => (byDefault ??= this.client.createDefaultErrorHandler()).closed(),
    };
  }

  /** A server that does not run, or stops meanwhile, answers nothing. That it does not run is said elsewhere. */
  async #send<Result>(
    method: string,
    params: unknown,
    nothing: Result,
    token: vscode.CancellationToken = CancellationToken.None,
  ): Promise<Result> {
    if (this.client.state !== State.Running) return nothing;
    try {
      return await this.client.sendRequest<Result>(method, params, token);
    } catch (error) {
      this.output.debug(`${method} was not answered: ${String(error)}`);
      return nothing;
    }
  }
}

/** While many seeds are read, most new objects are kept, and V8 pauses while it moves them: 4 MB at most with this. */
const shortPauses = ['--max-semi-space-size=4'];

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('seedbed');
}
