import type { CliCommand } from './command.ts';
import { listCommand } from './listCommand.ts';
import { configCommand } from './configCommand.ts';
import { initCommand } from './initCommand.ts';
import { explainCommand } from './explainCommand.ts';
import { newCommand } from './newCommand.ts';
import { setCommand } from './setCommand.ts';
import { rankCommand } from './rankCommand.ts';

/** The commands with a file of their own, by their names, in the order in which they are listed. */
export const commands: ReadonlyMap<string, CliCommand> = new Map(
  [listCommand, explainCommand, initCommand, configCommand, newCommand, setCommand, rankCommand].map((command) => [
    command.name,
    command,
  ]),
);
