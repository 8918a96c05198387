import { readArguments, UsageError } from './arguments.ts';
import { checkCommand } from './checkCommand.ts';
import { helpFor } from './help.ts';
import { complain, isOutputLost, print } from './output.ts';
import { rulesCommand } from './rulesCommand.ts';
import { version } from '../node/version.ts';

/**
 * Runs what the command line asks for, and loads what only that needs.
 * @returns the exit code: 0 when all is well, 1 for problems, 2 for faults
 */
async function run(words: readonly string[]): Promise<number> {
  const command = readArguments(words);
  switch (command.name) {
    case 'check':
      return checkCommand(command);
    case 'baseline':
      return (await import('./baselineCommand.ts')).baselineCommand(command);
    case 'report':
      return (await import('./reportCommand.ts')).reportCommand(command);
    case 'rules':
      return rulesCommand(command);
    case 'lsp':
      await (await import('../node/startServer.ts')).startServer();
      return 0;
    case 'version':
      print(`${version}\n`);
      return 0;
    case 'help':
      print(helpFor(command.about));
      return 0;
  }
}

// The process never ends by `process.exit`, which may cut off what a pipe has not taken yet.
void run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = isOutputLost() ? 2 : code;
  },
  (error: unknown) => {
    process.exitCode = 2;
    if (error instanceof UsageError) complain(error.message);
    else complain(`Something went wrong that should not. ${error instanceof Error ? error.stack : String(error)}`);
  },
);
