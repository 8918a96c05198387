import { baseline } from './baseline.ts';
import { check } from './check.ts';
import { configCommand } from './configCommand.ts';
import type { Command } from './description.ts';
import { explainCommand } from './explainCommand.ts';
import { initCommand } from './initCommand.ts';
import { listCommand } from './listCommand.ts';
import { lsp } from './lsp.ts';
import { mergeCommand } from './mergeCommand.ts';
import { newCommand } from './newCommand.ts';
import { rankCommand } from './rankCommand.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { scanCommand } from './scanCommand.ts';
import { setCommand } from './setCommand.ts';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  check,
  baseline,
  report,
  rules,
  listCommand,
  explainCommand,
  initCommand,
  configCommand,
  newCommand,
  setCommand,
  rankCommand,
  scanCommand,
  mergeCommand,
  lsp,
];
