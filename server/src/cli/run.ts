import { quoteForMessage } from '../core/index.ts';
import { version } from '../node/version.ts';
import { describeError } from '../workspace/index.ts';
import { seeHelp, UsageError, type Words } from './arguments.ts';
import type { Cli } from './cli.ts';
import { commands } from './commands/index.ts';
import { helpFor, overview } from './help.ts';

/** Runs a command, and answers the exit code: that of the command, or 2 where it failed or what it wrote got lost. */
export async function runCli(words: Words, cli: Cli): Promise<number> {
  try {
    const code = await run(words, cli);
    return cli.isOutputLost() ? 2 : code;
  } catch (error) {
    if (error instanceof UsageError) cli.complain(error.message);
    else cli.complain(`Seedbed has a bug: ${describeError(error)}`);
    return 2;
  }
}

async function run([first, ...rest]: Words, cli: Cli): Promise<number> {
  if (first === undefined) throw new UsageError(`Name a command. ${seeHelp}`);
  if (first === '--version' || first === '-V') {
    cli.print(`${version}\n`);
    return 0;
  }
  if (first === '--help' || first === '-h' || first === 'help') return printHelp(rest[0], cli);
  const command = commands.find(({ name }) => name === first);
  if (!command) throw new UsageError(`There is no command ${quoteForMessage(first)}. ${seeHelp}`);
  return asksForHelp(rest) ? printHelp(first, cli) : command.run(rest, cli);
}

function printHelp(about: string | undefined, cli: Cli): number {
  const command = commands.find(({ name }) => name === about);
  cli.print(command ? helpFor(command) : overview());
  return 0;
}

function asksForHelp(words: Words): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}
