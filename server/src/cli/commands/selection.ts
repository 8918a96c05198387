import type { Seed, SeedSorting } from '../../core/index.ts';
import { buildSeedTree, filterKeysFor, quoteForMessage, readFilter } from '../../core/index.ts';
import { seedSources, uriOfPath, type Workspace } from '../../workspace/index.ts';
import { UsageError } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { createCliWorkspace, reportUnreadable, scan, type CliWorkspaceOptions } from '../cliWorkspace.ts';
import { noSeeds } from '../noSeeds.ts';
import { count } from '../output.ts';
import { namedPath, type NamedPath } from '../paths.ts';
import { ProgressLine } from '../progressLine.ts';

/** Which seeds a command is about: those in the files and folders that fit the filter. */
export interface Choice {
  /** In the words of the Seeds view. */
  readonly filter: string;
  readonly paths: readonly NamedPath[];
}

/**
 * Tells paths from a filter: `.`, and what has a slash and no colon before it, is a path. That depends on the word alone,
 * so that the same line means the same in every folder.
 * @param behind paths in any case.
 * @throws UsageError for a path that does not exist.
 */
export function readChoiceOfSeeds(cli: Cli, words: readonly string[], behind: readonly string[]): Choice {
  const paths = [...words.filter(isPath), ...behind];
  if (paths.includes('-')) throw new UsageError('“-”, standard input, does not work here. Name files or folders.');
  return {
    filter: words.filter((word) => !isPath(word)).join(' '),
    paths: (paths.length > 0 ? paths : ['.']).map((name) => readPath(name, cli)),
  };
}

function isPath(word: string): boolean {
  return /^(?:-|\.{1,2})$|^[^:"]*[\\/]|^[A-Za-z]:[\\/]/.test(word);
}

function readPath(name: string, cli: Cli): NamedPath {
  try {
    return namedPath(name, cli);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      `${error.message} For words of a title, leave the slash out or put double quotes around them.`,
    );
  }
}

/** A workspace in which some seeds have been read, and what went wrong with it. */
export class ReadSeeds {
  readonly cli: Cli;
  readonly workspace: Workspace;
  hasFailed = false;
  readonly #progress: ProgressLine;

  /** @throws UsageError when the configuration cannot be read. */
  constructor(cli: Cli, config: CliWorkspaceOptions['config']) {
    this.cli = cli;
    this.#progress = new ProgressLine(cli);
    this.workspace = createCliWorkspace({
      cli,
      config,
      // Words of a filter are looked for in summaries, too.
      stories: true,
      progress: this.#progress,
      fail: (sentence) => this.fail(sentence),
    });
  }

  async read(paths: readonly NamedPath[]): Promise<void> {
    await scan(this.workspace, paths);
    this.#progress.end();
    reportUnreadable(this.workspace, { cli: this.cli, fail: (sentence) => this.fail(sentence) });
    const { skipped } = this.workspace.coverage();
    if (skipped.size > 0)
      this.cli.complain(`${count(skipped.size, 'file')} could not be read; “seedbed check” says why.`);
  }

  /**
   * The seeds that fit a filter, in order.
   * @throws UsageError where not all of the filter can be understood: the rest would mean something else.
   */
  seeds(filter: string, sortBy: SeedSorting): readonly Seed[] {
    const corpora = seedSources(this.workspace.corpora());
    const read = readFilter(filter, filterKeysFor(corpora));
    const [problem] = read.problems;
    if (problem) throw new UsageError(problem.message);
    const sources = { corpora, roots: [{ uri: uriOfPath(this.cli.cwd), name: '' }] };
    return buildSeedTree({ groupBy: 'none', sortBy, filter: read }, sources).seedsInOrder(() => true);
  }

  fail(sentence: string): void {
    this.#progress.end();
    this.hasFailed = true;
    this.cli.complain(sentence);
  }
}

/** Why no seed was found, in a sentence. */
export function describeNothing(workspace: Workspace, { filter }: Choice): string {
  const { checked, skipped } = workspace.coverage();
  if (checked === 0) return skipped.size > 0 ? 'No seed could be read.' : noSeeds;
  return `No seed matches ${quoteForMessage(filter)}.`;
}
