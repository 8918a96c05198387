import path from 'node:path';
import { configurationName } from '../core/index.ts';
import { boundNewSpace, unboundNewSpace } from '../node/v8Flags.ts';
import type { CheckedFile, FileSystem, Workspace } from '../workspace/index.ts';
import { childOf, nameOf, uriOfPath } from '../workspace/index.ts';
import { changedFiles } from './changedFiles.ts';
import { CheckFixes } from './checkFixes.ts';
import type { CheckOptions } from './checkOptions.ts';
import { reportedSeverities, sumOf, type Report } from './checkReport.ts';
import type { Cli, Output } from './cli.ts';
import { createCliWorkspace, reportUnreadable, scan } from './cliWorkspace.ts';
import { FindingChoice } from './findingChoice.ts';
import { formats } from './formats/index.ts';
import { count } from './output.ts';
import { KnownProblems } from './knownProblems.ts';
import { describeNoSeeds } from './noSeeds.ts';
import type { PartsFileSystem } from './parts/partsFileSystem.ts';
import { namedPath, shownPath, type NamedPath } from './paths.ts';
import { compareNames, problemLimits, ProblemFiles, type FindingFilter, type ProblemSource } from './problemFiles.ts';
import { ProgressLine } from './progressLine.ts';
import { readStandardInput } from './standardInput.ts';
import { saidBy, writeReport } from './writeReport.ts';

/** `seedbed check` */
export async function checkCommand(options: CheckOptions, cli: Cli): Promise<number> {
  const isStandardInput = options.paths[0] === '-';
  const paths = isStandardInput ? [] : options.paths.map((name) => namedPath(name, cli));
  const changed = options.changes === undefined ? undefined : await changedFiles(paths, options.changes, cli);
  const choice = new FindingChoice(options.rules, changed);
  if (options.jobs > 1) {
    const { scanInProcesses } = await import('./parts/scanInProcesses.ts');
    const parts = await scanInProcesses(paths, options, cli);
    try {
      return await checkParts(options, cli, parts, choice);
    } finally {
      parts.close();
    }
  }
  const run = new Run(options, cli, choice);
  if (isStandardInput) await run.checkStandardInput();
  else await run.checkPaths(paths);
  if (options.fix !== 'none') await (isStandardInput ? run.fixStandardInput() : run.fixFiles());
  const code = await run.finish(
    options.dryRun || (isStandardInput && options.fix !== 'none') ? cli.stderr : cli.stdout,
  );
  unboundNewSpace();
  return code;
}

/** Checks what `seedbed scan` has left of the others to be looked at. */
export async function checkParts(
  options: CheckOptions,
  cli: Cli,
  parts: PartsFileSystem,
  choice = new FindingChoice(options.rules, undefined),
): Promise<number> {
  const run = new Run(options, cli, choice, parts);
  await run.checkPaths(parts.paths);
  const code = await run.finish(cli.stdout);
  unboundNewSpace();
  if (parts.failure === undefined) return code;
  cli.complain(parts.failure);
  return 2;
}

/** How many checks pass between two looks at the space that V8 takes. */
const checksBetweenLooks = 500;

/** A check of files or of standard input, step by step. */
class Run {
  readonly #options: CheckOptions;
  readonly #cli: Cli;
  readonly #choice: FindingChoice;
  readonly #workspace: Workspace;
  readonly #progress: ProgressLine;
  readonly #problems: ProblemFiles;
  /** The problems that would count if no baseline knew them. */
  readonly #suppressed: ProblemFiles;
  /** The seed from standard input, as if it were a file: of the working folder where nothing is said. */
  readonly #standardInput: string;
  readonly #known: KnownProblems;
  readonly #fixes: CheckFixes;
  #checks = 0;
  #folders: readonly string[] = [];
  #paths: readonly NamedPath[] = [];
  #configurations = 0;
  #hasFailed = false;

  /** @param fileSystem what is read in place of the files of this machine. */
  constructor(options: CheckOptions, cli: Cli, choice: FindingChoice, fileSystem?: FileSystem) {
    const { standardInput } = options;
    this.#options = options;
    this.#cli = cli;
    this.#progress = new ProgressLine(cli);
    this.#choice = choice;
    const reporting = {
      shown: (uri: string) => this.#shown(uri),
      says: saidBy(options, cli),
      // While seeds are fixed, problems come and go: only those that are left need be known.
      ...(options.fix === 'none' ? problemLimits : { ...problemLimits, mostKept: 0 }),
    };
    const counted: FindingFilter = (uri, findings) => choice.of(uri, findings);
    const known: FindingFilter = (uri, findings) => choice.knownOf(uri, findings);
    this.#problems = new ProblemFiles({ ...reporting, filter: counted });
    this.#suppressed = new ProblemFiles({ ...reporting, filter: known, others: counted });
    this.#standardInput =
      standardInput === undefined ? childOf(uriOfPath(cli.cwd), '-') : uriOfPath(path.resolve(cli.cwd, standardInput));
    this.#known = new KnownProblems(options.rules);
    this.#workspace = createCliWorkspace({
      cli,
      config: options.config,
      fileSystem,
      progress: this.#progress,
      shown: (uri) => this.#shown(uri),
      fail: (sentence) => this.#fail(sentence),
      onChecked: (file) => this.#take(file),
      onForgotten: (uri) => {
        this.#problems.forget(uri);
        this.#suppressed.forget(uri);
        this.#known.forget(uri);
      },
    });
    this.#fixes = new CheckFixes({
      options,
      cli,
      workspace: this.#workspace,
      open: (uri, text) => this.#open(uri, text),
      endProgress: () => this.#progress.end(),
      fail: (sentence) => this.#fail(sentence),
    });
  }

  async checkPaths(paths: readonly NamedPath[]): Promise<void> {
    this.#folders = paths.filter(({ kind }) => kind === 'folder').map(({ uri }) => uri);
    this.#paths = paths;
    this.#configurations = paths.filter(({ uri }) => nameOf(uri) === configurationName).length;
    await scan(this.#workspace, paths);
    if (this.#options.changes !== undefined) await this.#relateToChanged();
    this.#progress.end();
  }

  /** Takes into account what the findings of changed seeds say of others. */
  async #relateToChanged(): Promise<void> {
    const others = new Set<string>();
    for (const uri of [...this.#problems.uris()].filter((file) => this.#choice.hasChanged(file))) {
      const file = await this.#workspace.checked(uri);
      for (const other of this.#choice.relate(file?.findings ?? [])) others.add(other);
    }
    for (const uri of others) {
      const file = await this.#workspace.checked(uri);
      if (file) this.#take(file);
    }
  }

  async checkStandardInput(): Promise<void> {
    this.#open(this.#standardInput, await readStandardInput(this.#cli));
    await this.#workspace.idle();
  }

  fixFiles(): Promise<void> {
    const candidates = () =>
      [...this.#problems.uris(), ...this.#known.files()].filter((uri) => this.#choice.hasChanged(uri));
    return this.#fixes.fixFiles(this.#paths, candidates);
  }

  fixStandardInput(): Promise<void> {
    return this.#fixes.fixStandardInput(this.#standardInput, this.#shown(this.#standardInput));
  }

  /** Reports, and answers the exit code. */
  async finish(stream: Output): Promise<number> {
    this.#progress.end();
    const { checked, skipped } = this.#workspace.coverage();
    reportUnreadable(this.#workspace, {
      cli: this.#cli,
      shown: (uri) => this.#shown(uri),
      fail: (sentence) => this.#fail(sentence),
    });
    const report = this.#report(stream);
    const { error: errors, warning: warnings } = report.counts;
    const { format, maxWarnings, quiet } = this.#options;
    const isNothing = checked === 0 && this.#configurations === 0;
    // “No problems” would look like success.
    const isEmpty = isNothing && skipped.size === 0 && !formats[format].isDocument;
    if (!isEmpty) await writeReport(report, this.#options, { cli: this.#cli, stream, workspace: this.#workspace });

    if (isNothing)
      this.#fail(skipped.size > 0 ? 'No seed could be read.' : await describeNoSeeds(this.#workspace, this.#folders));
    const suppressed = format === 'sarif' ? sumOf(report.known.counts, reportedSeverities({ quiet })) : 0;
    const gone = this.#known.report(this.#cli, this.#workspace, this.#folders, suppressed);
    if (warnings > maxWarnings) this.#cli.complain(`${count(warnings, 'warning')}, and ${maxWarnings} allowed.`);
    if (this.#hasFailed) return 2;
    const isStale = this.#options.strictBaseline && gone > 0;
    return errors > 0 || warnings > maxWarnings || isStale ? 1 : 0;
  }

  #report(stream: Output): Report {
    const { checked, skipped } = this.#workspace.coverage();
    const source: ProblemSource = {
      checked: (uri) => this.#workspace.checked(uri),
      isLost: () => this.#cli.isOutputLost(stream),
    };
    return {
      checked,
      skipped: skipped.size,
      changed: this.#options.changes === undefined ? undefined : this.#seeds().length,
      fixed: this.#fixes.fixes,
      fixedFiles: this.#fixes.fixedFiles,
      refused: this.#fixes.refused,
      isComplete: !this.#hasFailed,
      counts: this.#problems.counts(),
      problems: (wanted) => this.#problems.problems(source, wanted),
      repairable: () => this.#problems.repairable(source),
      known: {
        counts: this.#suppressed.counts(),
        problems: (wanted) => this.#suppressed.problems(source, wanted),
      },
      files: () =>
        Array.from(new Set([...this.#seeds(), ...this.#problems.uris()]), (uri) => this.#shown(uri)).sort(compareNames),
    };
  }

  /** The uris of the seeds of which all counts. */
  #seeds(): readonly string[] {
    const uris = this.#workspace.corpora().flatMap(({ index }) => Array.from(index.seeds(), ({ uri }) => uri));
    return uris.filter((uri) => this.#choice.hasChanged(uri));
  }

  #open(uri: string, text: string): void {
    this.#workspace.open({ uri, languageId: 'seed', version: 0, text });
  }

  #take(file: CheckedFile): void {
    this.#known.take(file);
    this.#problems.take(file);
    this.#suppressed.take(file);
    if (++this.#checks % checksBetweenLooks === 0) boundNewSpace();
  }

  #shown(uri: string): string {
    const isNameless = uri === this.#standardInput && this.#options.standardInput === undefined;
    return isNameless ? '-' : shownPath(uri, this.#cli);
  }

  #fail(sentence: string): void {
    this.#progress.end();
    this.#hasFailed = true;
    this.#cli.complain(sentence);
  }
}
