import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { atEnd } from '../support/lifetime.ts';
import { root } from '../support/paths.ts';

/** A language server on a folder, as an editor starts it. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #connection: ProtocolConnection;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    const options = ['--expose-gc', '--require', join(import.meta.dirname, 'heapProbe.cjs')];
    this.#process = spawn(process.execPath, [...options, join(root, 'dist/cli.cjs'), 'lsp', '--stdio']);
    atEnd(() => this.#process.kill());
    const { stdout, stdin } = this.#process;
    this.#connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.listen();
  }

  async initialize(): Promise<void> {
    const uri = pathToFileURL(this.#folder).href;
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'corpus' }],
      capabilities: {},
    });
    await this.#connection.sendNotification('initialized', {});
  }

  /** Resolves when all seeds have been read and checked. */
  async scanned(): Promise<void> {
    await this.#connection.sendRequest('seedbed/rescan');
  }

  async open(path: string, text: string): Promise<void> {
    const uri = pathToFileURL(path).href;
    const textDocument = { uri, languageId: 'seed', version: 1, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces a document's character at an offset on one line by another. */
  async type(path: string, version: number, line: number, character: number, text: string): Promise<void> {
    const range = { start: { line, character }, end: { line, character: character + 1 } };
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: pathToFileURL(path).href, version },
      contentChanges: [{ range, text }],
    });
  }

  /** Sends a request with these parameters, and resolves with its answer. */
  request<R>(method: string, params: object): Promise<R> {
    return this.#connection.sendRequest<R>(method, params);
  }

  /** Resolves when findings have come for a version of an open document, or with no version for one that is not open. */
  findings(path: string, version?: number): Promise<void> {
    const uri = pathToFileURL(path).href;
    return new Promise((resolve) => {
      const listener = this.#connection.onNotification(
        'textDocument/publishDiagnostics',
        (published: PublishDiagnosticsParams) => {
          if (published.uri !== uri || published.version !== version) return;
          listener.dispose();
          resolve();
        },
      );
    });
  }

  /** How much memory is in use, in bytes, behind a garbage collection. */
  heap(): Promise<number> {
    return new Promise((resolve) => {
      this.#process.stderr.setEncoding('utf8').once('data', (line: string) => resolve(Number(line.split(' ')[1])));
      this.#process.kill('SIGUSR2');
    });
  }

  async end(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }
}
