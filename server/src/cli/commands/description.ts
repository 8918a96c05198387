import type { ParseArgsOptionDescriptor } from 'node:util';
import type { Cli } from '../cli.ts';

/** A command as the reader of arguments, its help and the page in `docs/` know it. */
export interface CommandDescription {
  readonly name: string;
  /** What follows the name: `[paths…] [options]`. */
  readonly usage: string;
  /** In a few words, for a list of all commands. */
  readonly summary: string;
  /** One paragraph, or several. */
  readonly about: string | readonly string[];
  readonly options: OptionDescriptions;
  readonly examples: readonly Example[];
  /** One paragraph. */
  readonly exitCode: string;
}

/** A command. What only it needs, `run` loads. */
export interface Command extends CommandDescription {
  /**
   * @param words what stands after the name, without `--help`.
   * @returns the exit code: 0 when all is well, 1 for problems, 2 for faults
   * @throws UsageError
   */
  readonly run: (words: readonly string[], cli: Cli) => number | Promise<number>;
}

/** By their names, without `--`. */
export type OptionDescriptions = Readonly<Record<string, OptionDescription>>;

/** What `parseArgs` of Node takes, and what people read. */
export interface OptionDescription extends ParseArgsOptionDescriptor {
  /** What stands after the name: `FILE`. */
  readonly value?: string;
  readonly help: string;
}

export interface Example {
  /** Without `seedbed`. */
  readonly words: string;
  readonly does: string;
}

/** Most commands have it. */
export const configOption = {
  type: 'string',
  value: 'FILE',
  help: 'use this configuration instead of every seedbed.yaml',
} as const satisfies OptionDescription;

/** Every command has it. */
export const helpOption = { type: 'boolean', short: 'h', help: 'print this page' } as const satisfies OptionDescription;

export const pathsAbout =
  'A path is a folder, whose seeds are checked except those that git ignores, or a file, which is checked whatever its name. Without a path, it is the current folder.';
