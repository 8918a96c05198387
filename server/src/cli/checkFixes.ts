import type { RefusedFix, SeedContext } from '../core/index.ts';
import { fixAll } from '../core/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { CheckOptions } from './checkOptions.ts';
import type { Cli } from './cli.ts';
import { patchFor } from './patch.ts';
import type { NamedPath } from './paths.ts';
import { printPatch, SeedWriter } from './seedWriter.ts';
import { withoutCommands } from './workflowCommands.ts';

/** The check whose problems are fixed. */
export interface FixedCheck {
  readonly options: CheckOptions;
  readonly cli: Cli;
  readonly workspace: Workspace;
  /** Takes a text in place of a file's, as that of an open document. */
  readonly open: (uri: string, text: string) => void;
  readonly endProgress: () => void;
  /** Complains, and has the check fail. */
  readonly fail: (sentence: string) => void;
}

/** Whoever writes it to a file wants every byte of it as it is. */
const holdsCommand =
  'The fixed seed is not printed, since the log would take a part of it for a command. Redirect standard output to a file.';

/** Fixes what a check has found, and counts what it did. */
export class CheckFixes {
  /** How many problems were fixed. */
  fixes = 0;
  fixedFiles = 0;
  readonly refused: RefusedFix[] = [];
  readonly #check: FixedCheck;

  constructor(check: FixedCheck) {
    this.#check = check;
  }

  /**
   * One seed after the other, since a fix may depend on the fixes before it: on which rank is free, for one.
   * @param paths what the user has named: nothing else is written.
   * @param candidates the uris of the files that have problems by now.
   */
  async fixFiles(paths: readonly NamedPath[], candidates: () => Iterable<string>): Promise<void> {
    const { options, cli, fail } = this.#check;
    const { dryRun, color } = options;
    const writer = new SeedWriter(cli, paths, { dryRun, verb: 'fixed', color, fail });
    const seen = new Set<string>();
    const unseen = () => [...new Set(candidates())].filter((uri) => !seen.has(uri)).sort();
    // A fix in one seed may bring up a problem in another. Each seed is fixed once.
    for (let uris = unseen(); uris.length > 0; uris = unseen()) {
      for (const uri of uris) {
        seen.add(uri);
        await this.#fixFile(uri, writer);
      }
    }
    writer.finish();
  }

  /**
   * Fixes the seed from standard input, and prints it.
   * @param shown what a patch calls it.
   */
  async fixStandardInput(uri: string, shown: string): Promise<void> {
    const { options, cli, workspace, open, fail } = this.#check;
    const seed = await workspace.seed(uri);
    if (!seed) return;
    const before = seed.document.text;
    const { text, fixed } = this.#applyFixes(seed);
    this.fixes += fixed;
    this.fixedFiles = fixed > 0 ? 1 : 0;
    open(uri, text);
    await workspace.idle();
    if (options.dryRun) {
      if (text !== before) printPatch(cli, patchFor(shown, before, text), options.color);
    } else if (cli.isLog(cli.stdout) && withoutCommands(text) !== text) fail(holdsCommand);
    else cli.printData(text);
  }

  async #fixFile(uri: string, writer: SeedWriter): Promise<void> {
    const { options, workspace, open, endProgress } = this.#check;
    const seed = await workspace.seed(uri);
    if (!seed) return;
    const before = seed.document.text;
    const { text, fixed } = this.#applyFixes(seed);
    if (text === before) return;
    endProgress();
    if (await writer.write(uri, before, text)) {
      this.fixes += fixed;
      this.fixedFiles++;
      // In a dry run its text counts as an open document's does.
      if (options.dryRun) open(uri, text);
      else workspace.written(uri, text);
    } else workspace.diskChanged([{ uri, kind: 'changed' }]);
    await workspace.idle();
  }

  #applyFixes(seed: SeedContext): { readonly text: string; readonly fixed: number } {
    const { fix, rules } = this.#check.options;
    const { text, fixed, refused } = fixAll(seed, { unsafe: fix === 'unsafe', rules });
    this.refused.push(...refused);
    return { text, fixed };
  }
}
