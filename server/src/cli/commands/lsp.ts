import { UsageError, type Words } from '../arguments.ts';
import { helpOption, type CommandDescription } from './description.ts';

const options = {
  stdio: { type: 'boolean', help: 'use standard input and output' },
  'node-ipc': { type: 'boolean', help: 'use the channel that Node opens between two of its processes' },
  pipe: { type: 'string', value: 'NAME', help: 'use this pipe' },
  socket: { type: 'string', value: 'PORT', help: 'use this port of this machine' },
  help: helpOption,
} as const satisfies CommandDescription['options'];

export const lspDescription: CommandDescription = {
  name: 'lsp',
  usage: '--stdio',
  summary: 'serve an editor',
  about: 'Serves an editor that speaks the Language Server Protocol.',
  options,
  examples: [{ words: 'lsp --stdio', does: 'what most editors are told to start' }],
  exitCode: '0 when the editor has ended it, 1 when it broke off, 2 when the call cannot be understood.',
};

/**
 * Editors add options of their own, such as their process id, which the protocol's library reads by itself.
 * @throws UsageError
 */
export function readLsp(words: Words): object | 'help' {
  if (words.includes('--help') || words.includes('-h')) return 'help';
  const names = ['--stdio', '--node-ipc', '--pipe', '--socket'];
  if (!words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)))) {
    throw new UsageError(
      'How to talk to the editor is not said: “seedbed lsp --stdio” uses standard input and output.',
    );
  }
  return {};
}
