import { quoteForMessage } from '../core/index.ts';
import { version } from '../node/version.ts';
import { seeHelp, UsageError, type Words } from './arguments.ts';
import { checkCommand } from './checkCommand.ts';
import { readBaselineWords } from './commands/baseline.ts';
import { readCheck } from './commands/check.ts';
import { commands, ownCommands } from './commands/index.ts';
import { readLsp } from './commands/lsp.ts';
import { readReport } from './commands/report.ts';
import { readRules } from './commands/rules.ts';
import { helpFor, overview } from './help.ts';
import { complain, isOutputLost, print } from './output.ts';
import { rulesCommand } from './rulesCommand.ts';

/**
 * What a command does with its words, by its name: it reads them, and loads what only it needs.
 * Each answers the exit code: 0 when all is well, 1 for problems, 2 for faults; or that its help is asked for.
 */
const runs: ReadonlyMap<string, (words: Words) => Outcome | Promise<Outcome>> = new Map([
  ['check', (words: Words) => unlessHelp(readCheck(words), checkCommand)],
  [
    'baseline',
    (words) =>
      unlessHelp(readBaselineWords(words), async (options) =>
        (await import('./baselineCommand.ts')).baselineCommand(options),
      ),
  ],
  [
    'report',
    (words) =>
      unlessHelp(readReport(words), async (options) => (await import('./reportCommand.ts')).reportCommand(options)),
  ],
  ['rules', (words) => unlessHelp(readRules(words), rulesCommand)],
  ['lsp', (words) => unlessHelp(readLsp(words), serveEditor)],
  ...ownCommands.map(
    ({ name, run: runOwn }) => [name, (words: Words) => (asksForHelp(words) ? 'help' : runOwn(words))] as const,
  ),
]);

type Outcome = number | 'help';

async function run([first, ...rest]: Words): Promise<number> {
  if (first === undefined) throw new UsageError(`Name a command. ${seeHelp}`);
  if (first === '--version' || first === '-V') {
    print(`${version}\n`);
    return 0;
  }
  if (first === '--help' || first === '-h' || first === 'help') return printHelp(rest[0]);
  const command = runs.get(first);
  if (!command) throw new UsageError(`There is no command ${quoteForMessage(first)}. ${seeHelp}`);
  const outcome = await command(rest);
  return outcome === 'help' ? printHelp(first) : outcome;
}

function printHelp(about: string | undefined): number {
  const command = commands.find(({ name }) => name === about);
  print(command ? helpFor(command) : overview());
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

// The process never ends by `process.exit`, which may cut off what a pipe has not taken yet.
void run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = isOutputLost() ? 2 : code;
  },
  (error: unknown) => {
    process.exitCode = 2;
    if (error instanceof UsageError) complain(error.message);
    else complain(`Seedbed has a bug: ${error instanceof Error ? error.stack : String(error)}`);
  },
);
