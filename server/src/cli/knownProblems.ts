import type { BaselineEntry } from '../core/index.ts';
import type { CheckedFile, Workspace } from '../workspace/index.ts';
import { escapeControls } from '../core/index.ts';
import { isWithin, uriAt } from '../workspace/index.ts';
import type { Cli } from './cli.ts';
import { count } from './output.ts';

/** What a run finds of the problems that baselines have: how many there still are, and which are gone. */
export class KnownProblems {
  readonly #counts: (code: string) => boolean;
  /** How many known problems each file has that has any. */
  readonly #known = new Map<string, number>();
  /** What is gone from each file of which something is. */
  readonly #stale = new Map<string, readonly BaselineEntry[]>();

  /** @param counts whether a rule counts, by its code. */
  constructor(counts: (code: string) => boolean) {
    this.#counts = counts;
  }

  /** The files that have known problems. */
  files(): Iterable<string> {
    return this.#known.keys();
  }

  take({ uri, findings, stale = [] }: CheckedFile): void {
    const known = findings.filter(({ isKnown, rule }) => isKnown === true && this.#counts(rule.code)).length;
    if (known > 0) this.#known.set(uri, known);
    else this.#known.delete(uri);
    const gone = stale.filter(({ code }) => this.#counts(code));
    if (gone.length > 0) this.#stale.set(uri, gone);
    else this.#stale.delete(uri);
  }

  forget(uri: string): void {
    this.#known.delete(uri);
    this.#stale.delete(uri);
  }

  /**
   * Tells of them on standard error.
   * @param folders the folders that were looked through: what a baseline has of a seed that is not in them any more is gone.
   * @param suppressed how many of the known ones the report has, marked as such.
   * @returns how many are gone.
   */
  report(cli: Cli, workspace: Workspace, folders: readonly string[], suppressed = 0): number {
    const known = [...this.#known.values()].reduce((sum, number) => sum + number, 0);
    if (suppressed > 0) cli.complain(`${knownIn(suppressed)} marked as suppressed.`);
    if (known > suppressed) cli.complain(`${knownIn(known - suppressed)} not shown.`);
    const gone = [...[...this.#stale.values()].flat(), ...this.#ofMissing(workspace, folders)];
    if (gone.length === 0) return 0;
    cli.complain(
      `${count(gone.length, 'problem')} in the baseline ${isOrAre(gone.length)} gone. “seedbed baseline” removes ${gone.length === 1 ? 'it' : 'them'}:`,
    );
    for (const { file, code, field } of gone.slice(0, mostNamed)) {
      cli.complain(`  ${escapeControls([file, code, field].join(' ').trimEnd())}`);
    }
    if (gone.length > mostNamed) cli.complain(`  and ${gone.length - mostNamed} more`);
    return gone.length;
  }

  #ofMissing(workspace: Workspace, folders: readonly string[]): readonly BaselineEntry[] {
    return workspace.corpora().flatMap(({ root, baseline }) =>
      [...(baseline?.files() ?? [])].flatMap((file) => {
        const uri = uriAt(root, file);
        const isGone = !workspace.isSeed(uri) && folders.some((folder) => isWithin(uri, folder));
        return isGone ? baseline!.entriesOf(file).filter(({ code }) => this.#counts(code)) : [];
      }),
    );
  }
}

const mostNamed = 10;

function knownIn(number: number): string {
  return `${count(number, 'known problem')} in the baseline ${isOrAre(number)}`;
}

function isOrAre(number: number): string {
  return number === 1 ? 'is' : 'are';
}
