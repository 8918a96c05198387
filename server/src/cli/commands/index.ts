import { checkDescription } from './check.ts';
import type { CommandDescription } from './description.ts';
import { lspDescription } from './lsp.ts';
import { reportDescription } from './report.ts';
import { rulesDescription } from './rules.ts';

/** All commands, in the order of the help. What runs each stands in `main.ts`. */
export const commands: readonly CommandDescription[] = [
  checkDescription,
  reportDescription,
  rulesDescription,
  lspDescription,
];
