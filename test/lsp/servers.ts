// The servers that tests talk to: most in this process, which takes no time to start; some as a process, as editors do.
import { spawn, type ChildProcess } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  StreamMessageReader,
  StreamMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver-protocol/node';
import { serve, type ServerHost } from '../../server/src/lsp/serve.ts';
import { nodeHost } from '../../server/src/node/startServer.ts';
import { bundle } from '../support/bundles.ts';

export interface TestServer {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Undefined where the server runs in this one. */
  readonly process?: ChildProcess;
}

/** A server in this process. It must not be told to `exit`: the process would. */
export function serverHere(host: Partial<ServerHost> = {}): TestServer {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  void serve(connection, { ...nodeHost, ...host });
  return { reader: new StreamMessageReader(toClient), writer: new StreamMessageWriter(toServer) };
}

/** A server as VS Code starts it, and as any other editor does. */
export async function serverProcess(start: 'module' | 'commandLine'): Promise<TestServer> {
  const words = start === 'module' ? [await bundle('server')] : [await bundle('cli'), 'lsp'];
  const child = spawn(process.execPath, [...words, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  return {
    reader: new StreamMessageReader(child.stdout),
    writer: new StreamMessageWriter(child.stdin),
    process: child,
  };
}
