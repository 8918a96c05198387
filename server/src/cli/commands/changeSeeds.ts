import type { RefusedSeed, SeedChange, SeedContext } from '../../core/index.ts';
import type { Cli } from '../cli.ts';
import type { NamedPath } from '../paths.ts';
import type { ReadSeeds } from './selection.ts';
import { applyLspEdits, editFor, escapeControls } from '../../core/index.ts';
import { describeError, editSeeds, type Batch } from '../../workspace/index.ts';
import { count, showable } from '../output.ts';
import { shownPath } from '../paths.ts';
import { SeedWriter } from '../seedWriter.ts';

export interface ChangeOptions {
  /** What the user has named: nothing else is written. */
  readonly paths: readonly NamedPath[];
  /** Writes nothing, and prints a patch. */
  readonly dryRun: boolean;
  /** Whether a seed that can only be changed after its safe fixes gets both. */
  readonly repair: boolean;
}

export interface ChangedSeeds {
  /** How many seeds have another text now, or would have. */
  readonly written: number;
  readonly refused: readonly RefusedSeed[];
}

/** Carries out a change in one seed after the other, as each is when its turn comes. */
export async function changeSeeds(
  read: ReadSeeds,
  uris: readonly string[],
  change: SeedChange,
  { paths, dryRun, repair }: ChangeOptions,
): Promise<ChangedSeeds> {
  const { cli } = read;
  const writer = new SeedWriter(cli, paths, { dryRun, fail: (sentence) => read.fail(sentence) });
  const edit = editFor(change, { repair });
  const refused: RefusedSeed[] = [];
  for (const uri of uris) {
    let source: SeedContext | undefined;
    const editOne = (seed: SeedContext) => edit((source = seed));
    const edited = await editSeeds(read.workspace, [uri], editOne, batchOf(read));
    refused.push(...edited.refused);
    const [first] = edited.edits;
    if (!first || !source) continue;
    const { document } = source;
    await writer.write(uri, document.text, applyLspEdits(document, first.edits));
    if (dryRun) await cli.isTaken(cli.stdout);
    if (cli.isOutputLost(cli.stdout)) break;
  }
  writer.finish();
  return { written: writer.written, refused };
}

/** Nobody is typing, and nobody cancels but by ending all of it. */
export function batchOf(read: ReadSeeds): Batch {
  return {
    yieldToEvents: () => Promise.resolve(),
    isCancelled: () => false,
    onInternalError: (uri, error) => {
      const what = escapeControls(describeError(error));
      read.fail(`${showable(shownPath(uri, read.cli))} could not be changed because of a bug in Seedbed: ${what}`);
    },
  };
}

/** Says which seeds are left as they are, and why. */
export function reportRefused(cli: Cli, refused: readonly RefusedSeed[], repairing: string): void {
  if (refused.length === 0) return;
  const named = refused
    .slice(0, mostNamed)
    .map(({ uri, reason }) => `  ${showable(shownPath(uri, cli))}: ${escapeControls(reason)}\n`);
  const rest = refused.length - named.length;
  const repairable = refused.filter((seed) => seed.repairable).length;
  cli.printError(
    [
      `${count(refused.length, 'seed')} ${refused.length === 1 ? 'was' : 'were'} skipped:\n`,
      ...named,
      ...(rest > 0 ? [`  … and ${rest} more.\n`] : []),
      ...(repairable > 0 && repairing !== '' ? [`${repairing} can change ${repairable} of them.\n`] : []),
    ].join(''),
  );
}

/** More is nothing to read at a terminal. */
const mostNamed = 20;
