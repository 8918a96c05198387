import { homedir } from 'node:os';
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import { serve, type ServerHost } from '../lsp/serve.ts';
import { uriOfPath } from '../workspace/index.ts';
import { Framing } from './framing.ts';
import { nodeFileSystem } from './fileSystem.ts';
import { readConfigurationSchema } from './configurationSchema.ts';
import { readGitExcludes } from './gitExcludes.ts';
import { watchFolders } from './watchFolders.ts';
import { installedRulePages } from './rulePages.ts';
import { readWithGrayMatter } from './grayMatterReader.ts';
import { version } from './version.ts';

/**
 * Serves the client at the other end of the transport that the command line names: `--stdio`, `--node-ipc`,
 * `--pipe=NAME` or `--socket=PORT`. The process ends when the client says so, or is gone. With `--stdio`, standard
 * output belongs to the protocol, and whatever is written to the console goes to the client's log.
 * @returns resolves when the diagnostics of a first seed have been sent.
 * @throws Error when no transport is named.
 */
export async function startServer(): Promise<void> {
  const socket = connectToClient(process.argv.slice(2));
  const connection = socket ? createConnection(socket, socket) : createConnection();
  process.on('unhandledRejection', (reason) => {
    connection.console.error(`Unhandled rejection: ${reason instanceof Error ? reason.stack : String(reason)}`);
  });
  const served = serve(connection, nodeHost);
  const input = socket ?? (process.argv.includes('--stdio') ? process.stdin : undefined);
  if (input) endWhenDeaf(input);
  await served;
}

/** The client's end of a pipe or a port; undefined where the command line names none. What it sends is followed as well. */
function connectToClient(words: readonly string[]): Socket | undefined {
  const valueOf = (name: string): string | undefined => {
    const at = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
    return at === -1 ? undefined : words[at] === name ? words[at + 1] : words[at]!.slice(name.length + 1);
  };
  const [pipe, port] = [valueOf('--pipe'), Number(valueOf('--socket'))];
  return pipe ? connect(pipe) : port > 0 ? connect(port, '127.0.0.1') : undefined;
}

/**
 * Ends the process, and says why, when it is not clear any more where the client's next message begins. Editors start a
 * server again that ends, and wait for ever for one that does not answer.
 */
function endWhenDeaf(input: Readable): void {
  const framing = new Framing();
  const listen = (chunk: Buffer) => {
    const problem = framing.take(chunk);
    if (problem === undefined) return;
    input.off('data', listen);
    const sentence = `seedbed: ${problem} The language server stops because it cannot find the next message.\n`;
    process.stderr.write(sentence, () => process.exit(1));
  };
  input.on('data', listen);
}

/** This machine, by Node. */
export const nodeHost: ServerHost = {
  version,
  fileSystem: nodeFileSystem,
  gitExcludes: readGitExcludes,
  watchFolders,
  progressDelay: 500,
  home: uriOfPath(homedir()),
  yieldToEvents,
  otherReaders: [{ name: 'gray-matter', read: readWithGrayMatter }],
  randomHex,
  configurationSchema: readConfigurationSchema,
  rulePages: installedRulePages,
};

/**
 * A message takes some turns of the event loop from the pipe to its answer. Had each of these to wait for a slice of work,
 * a keystroke would wait for as many.
 */
async function yieldToEvents(): Promise<void> {
  for (let turn = 0; turn < turnsOfMessage; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** With four, half of the keystrokes of a first scan still wait for more than one slice; with ten it is no better. */
const turnsOfMessage = 8;

/** By the global `crypto`, for which no module has to be loaded. */
function randomHex(digits: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(digits)))
    .toString('hex')
    .slice(0, digits);
}
