import type { CliCommand } from './command.ts';
import { listCommand } from './listCommand.ts';

/** The commands with a file of their own, by their names, in the order in which they are listed. */
export const commands: ReadonlyMap<string, CliCommand> = new Map(
  [listCommand].map((command) => [command.name, command]),
);
