import { baselineDescription } from './baseline.ts';
import { checkDescription } from './check.ts';
import { configCommand } from './configCommand.ts';
import type { CommandDescription, OwnCommand } from './description.ts';
import { explainCommand } from './explainCommand.ts';
import { initCommand } from './initCommand.ts';
import { listCommand } from './listCommand.ts';
import { lspDescription } from './lsp.ts';
import { mergeCommand } from './mergeCommand.ts';
import { newCommand } from './newCommand.ts';
import { rankCommand } from './rankCommand.ts';
import { reportDescription } from './report.ts';
import { rulesDescription } from './rules.ts';
import { scanCommand } from './scanCommand.ts';
import { setCommand } from './setCommand.ts';

/** The commands that run by themselves. */
export const ownCommands: readonly OwnCommand[] = [
  listCommand,
  explainCommand,
  initCommand,
  configCommand,
  newCommand,
  setCommand,
  rankCommand,
  scanCommand,
  mergeCommand,
];

/** All commands, in the order of the help. What runs each stands in `main.ts`. */
export const commands: readonly CommandDescription[] = [
  checkDescription,
  baselineDescription,
  reportDescription,
  rulesDescription,
  ...ownCommands,
  lspDescription,
];
