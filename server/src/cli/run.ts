import { quoteForMessage } from '../core/index.ts';
import { version } from '../node/version.ts';
import { seeHelp, UsageError, type Words } from './arguments.ts';
import { checkCommand } from './checkCommand.ts';
import type { Cli } from './cli.ts';
import { readBaselineWords } from './commands/baseline.ts';
import { readCheck } from './commands/check.ts';
import { commands, ownCommands } from './commands/index.ts';
import { readLsp } from './commands/lsp.ts';
import { readReport } from './commands/report.ts';
import { readRules } from './commands/rules.ts';
import { helpFor, overview } from './help.ts';
import { rulesCommand } from './rulesCommand.ts';

/** Runs a command, and answers the exit code: that of the command, or 2 where it failed or what it wrote got lost. */
export async function runCli(words: Words, cli: Cli): Promise<number> {
  try {
    const code = await run(words, cli);
    return cli.isOutputLost() ? 2 : code;
  } catch (error) {
    if (error instanceof UsageError) cli.complain(error.message);
    else cli.complain(`Seedbed has a bug: ${error instanceof Error ? error.stack : String(error)}`);
    return 2;
  }
}

/**
 * What a command does with its words, by its name: it reads them, and loads what only it needs.
 * Each answers the exit code: 0 when all is well, 1 for problems, 2 for faults; or that its help is asked for.
 */
const runs: ReadonlyMap<string, (words: Words, cli: Cli) => Outcome | Promise<Outcome>> = new Map([
  ['check', (words: Words, cli: Cli) => unlessHelp(readCheck(words), (options) => checkCommand(options, cli))],
  [
    'baseline',
    (words, cli) =>
      unlessHelp(readBaselineWords(words), async (options) =>
        (await import('./baselineCommand.ts')).baselineCommand(options, cli),
      ),
  ],
  [
    'report',
    (words, cli) =>
      unlessHelp(readReport(words), async (options) =>
        (await import('./reportCommand.ts')).reportCommand(options, cli),
      ),
  ],
  ['rules', (words, cli) => unlessHelp(readRules(words), (options) => rulesCommand(options, cli))],
  ['lsp', (words) => unlessHelp(readLsp(words), serveEditor)],
  ...ownCommands.map(
    ({ name, run: runOwn }) =>
      [name, (words: Words, cli: Cli) => (asksForHelp(words) ? 'help' : runOwn(words, cli))] as const,
  ),
]);

type Outcome = number | 'help';

async function run([first, ...rest]: Words, cli: Cli): Promise<number> {
  if (first === undefined) throw new UsageError(`Name a command. ${seeHelp}`);
  if (first === '--version' || first === '-V') {
    cli.print(`${version}\n`);
    return 0;
  }
  if (first === '--help' || first === '-h' || first === 'help') return printHelp(rest[0], cli);
  const command = runs.get(first);
  if (!command) throw new UsageError(`There is no command ${quoteForMessage(first)}. ${seeHelp}`);
  const outcome = await command(rest, cli);
  return outcome === 'help' ? printHelp(first, cli) : outcome;
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

function unlessHelp<Options extends object>(
  options: Options | 'help',
  command: (options: Options) => number | Promise<number>,
): Outcome | Promise<Outcome> {
  return options === 'help' ? options : command(options);
}

async function serveEditor(): Promise<number> {
  await (await import('../node/startServer.ts')).startServer();
  return 0;
}
