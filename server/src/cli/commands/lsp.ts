import { UsageError, type Words } from '../arguments.ts';
import { helpOption, type Command } from './description.ts';

const options = {
  stdio: { type: 'boolean', help: 'use standard input and output' },
  'node-ipc': { type: 'boolean', help: 'use the Node channel between two processes' },
  pipe: { type: 'string', value: 'NAME', help: 'use this pipe' },
  socket: { type: 'string', value: 'PORT', help: 'use this port of this machine' },
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed lsp` */
export const lsp: Command = {
  name: 'lsp',
  usage: '--stdio',
  summary: 'serve an editor',
  about: 'Serves an editor that speaks the Language Server Protocol.',
  options,
  examples: [{ words: 'lsp --stdio', does: 'the command for most editors' }],
  exitCode: '0 if the editor ended it, 1 if the connection broke, 2 if the command line is wrong.',
  run: async (words) => {
    refuseWithoutTransport(words);
    await (await import('../../node/startServer.ts')).startServer();
    return 0;
  },
};

/**
 * Editors add options of their own, such as their process id, which the protocol's library reads by itself.
 * @throws UsageError
 */
function refuseWithoutTransport(words: Words): void {
  const names = ['--stdio', '--node-ipc', '--pipe', '--socket'];
  if (!words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)))) {
    throw new UsageError('Say how to talk to the editor: “seedbed lsp --stdio” uses standard input and output.');
  }
}
