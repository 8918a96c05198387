import type { ChangeOption } from './changedFiles.ts';
import type { FormatName } from './formats/index.ts';
import type { ColorChoice } from './output.ts';

/** What `seedbed check` is to do. */
export interface CheckOptions {
  /** Files and folders; `-` alone for standard input. */
  readonly paths: readonly string[];
  readonly format: FormatName;
  /** The file to be written in place of standard output. */
  readonly outputFile: string | undefined;
  /** How many problems each rule finds. */
  readonly statistics: boolean;
  /** Reports only what concerns the seeds that have changed. */
  readonly changes: ChangeOption | undefined;
  /** The path of the file that standard input stands for. */
  readonly standardInput: string | undefined;
  readonly color: ColorChoice;
  readonly fix: 'none' | 'safe' | 'unsafe';
  /** Writes nothing, and prints a patch of what would be fixed. */
  readonly dryRun: boolean;
  /** The most warnings that are no failure. */
  readonly maxWarnings: number;
  /** The one configuration, in place of every `seedbed.yaml`. */
  readonly config: string | undefined;
  /** How many processes read seeds. */
  readonly jobs: number;
  readonly quiet: boolean;
  /** Whether a baseline with problems that are gone is a failure. */
  readonly strictBaseline: boolean;
  /** Whether a rule counts, by its code: what is reported, and what is fixed. */
  readonly rules: (code: string) => boolean;
}
