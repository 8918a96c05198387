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

/** Node's words that start Seedbed's own server, as VS Code starts it. */
const seedbed = ['--max-semi-space-size=4', join(root, 'dist/server.cjs'), '--stdio'];

const heapProbe = ['--expose-gc', '--require', join(import.meta.dirname, 'heapProbe.cjs')];

/** A language server on a folder, as an editor starts it. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #connection: ProtocolConnection;
  readonly #folder: string;
  readonly #languageId: string;
  /** Resolves when Seedbed has read and checked all seeds. */
  readonly scanned: Promise<void>;

  /** @param words Node's words that start another server than Seedbed's. */
  constructor(folder: string, { words = seedbed, languageId = 'seed', probesHeap = false } = {}) {
    this.#folder = folder;
    this.#languageId = languageId;
    this.#process = spawn(process.execPath, [...(probesHeap ? heapProbe : []), ...words]);
    atEnd(() => this.#process.kill());
    const { stdout, stdin } = this.#process;
    this.#connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.listen();
    this.scanned = new Promise((resolve) => {
      this.#connection.onNotification('seedbed/status', ({ state, seeds }: { state: string; seeds: number }) => {
        if (state === 'ready' && seeds > 0) resolve();
      });
    });
  }

  async initialize(): Promise<void> {
    const uri = pathToFileURL(this.#folder).href;
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'corpus' }],
      // As VS Code has them: findings come with their versions, and the client watches the files.
      capabilities: {
        textDocument: { publishDiagnostics: { versionSupport: true } },
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
      },
      initializationOptions: { views: true },
    });
    await this.#connection.sendNotification('initialized', {});
  }

  async open(path: string, text: string): Promise<void> {
    const textDocument = { uri: pathToFileURL(path).href, languageId: this.#languageId, version: 1, text };
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

  notify(method: string, params: object): Promise<void> {
    return this.#connection.sendNotification(method, params);
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

  /** How much memory is in use, in bytes, after a garbage collection; only of one that was started to be asked. */
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
