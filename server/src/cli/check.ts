import type { CheckOptions } from './arguments.ts';
import type { CheckedFile, WritableFileSystem, WriteOutcome } from '../workspace/index.ts';
import type { RefusedFix } from '../core/index.ts';
import { fixAll, folderOf, quoteForMessage } from '../core/index.ts';
import { nodeFileSystem } from '../node/fileSystem.ts';
import { createReadAhead } from '../node/readAhead.ts';
import {
  childOf,
  configurationName,
  isWithin,
  nameOf,
  uriOfPath,
  Workspace,
  type WorkspaceHost,
} from '../workspace/index.ts';
import { readConfigurationFile } from './configurationFile.ts';
import { complain, count, paintFor, print, printError } from './output.ts';
import { patchFor, shownPatch } from './patch.ts';
import { namedPath, shownPath, type NamedPath } from './paths.ts';
import { Progress } from './progress.ts';
import { rehearsalOn } from './rehearsal.ts';
import {
  countSeverity,
  dryRunReport,
  jsonReport,
  type Problem,
  problemsOf,
  type Report,
  textReport,
} from './report.ts';
import { readStandardInput } from './standardInput.ts';

/** `seedbed check` */
export async function checkCommand(options: CheckOptions): Promise<number> {
  const isStandardInput = options.paths[0] === '-';
  const run = new Run(options);
  if (isStandardInput) await run.checkStandardInput();
  else await run.checkPaths(options.paths.map(namedPath));
  if (options.fix !== 'none') await (isStandardInput ? run.fixStandardInput() : run.fixFiles());
  return run.finish(options.dryRun || (isStandardInput && options.fix !== 'none') ? process.stderr : process.stdout);
}

/** With fewer nothing is gained: the thread has to begin, and V8's own threads want the other processor. */
const fewestToReadAhead = 5000;

class Run {
  readonly #options: CheckOptions;
  readonly #files: WritableFileSystem;
  readonly #workspace: Workspace;
  readonly #progress = new Progress();
  /** What tells the problems of each file that has any, by its uri: what can be fixed is known when all seeds are. */
  readonly #problems = new Map<string, () => readonly Problem[]>();
  /** The seed from standard input, as if it were a file of the working folder. */
  readonly #standardInput = childOf(uriOfPath(process.cwd()), '-');
  #folders: readonly string[] = [];
  #configurations = 0;
  #fixed = 0;
  #fixedFiles = 0;
  readonly #refused: RefusedFix[] = [];
  #hasFailed = false;

  constructor(options: CheckOptions) {
    this.#options = options;
    this.#files = options.dryRun ? rehearsalOn(nodeFileSystem) : nodeFileSystem;
    const configuration = options.config === undefined ? {} : { configuration: readConfigurationFile(options.config) };
    this.#workspace = new Workspace({ ...this.#host(), ...configuration });
  }

  async checkPaths(paths: readonly NamedPath[]): Promise<void> {
    this.#folders = paths.filter(({ kind }) => kind === 'folder').map(({ uri }) => uri);
    this.#configurations = paths.filter(({ uri }) => nameOf(uri) === configurationName).length;
    for (const { kind, uri } of paths) {
      if (kind === 'folder') this.#workspace.addFolder(uri);
      else this.#workspace.addFile(uri);
    }
    await this.#workspace.idle();
    this.#progress.end();
  }

  async checkStandardInput(): Promise<void> {
    const text = await readStandardInput();
    this.#workspace.open({ uri: this.#standardInput, languageId: 'seed', version: 0, text });
    await this.#workspace.idle();
  }

  /** One seed after the other, since what is a fix may depend on the fixes before: which rank is free, for one. */
  async fixFiles(): Promise<void> {
    const seen = new Set<string>();
    const unseen = () => [...this.#problems.keys()].filter((uri) => !seen.has(uri)).sort();
    // What is mended in one seed may show a problem in another; each is mended once.
    for (let uris = unseen(); uris.length > 0; uris = unseen()) {
      for (const uri of uris) {
        seen.add(uri);
        await this.#fixFile(uri);
      }
    }
  }

  async fixStandardInput(): Promise<void> {
    const seed = await this.#workspace.seed(this.#standardInput);
    if (!seed) return;
    const { text, fixed, refused } = fixAll(seed, {
      unsafe: this.#options.fix === 'unsafe',
      rules: this.#options.rules,
    });
    this.#fixed = fixed;
    this.#refused.push(...refused);
    this.#fixedFiles = fixed > 0 ? 1 : 0;
    this.#workspace.change(this.#standardInput, 1, text);
    await this.#workspace.idle();
    if (!this.#options.dryRun) print(text);
    else if (text !== seed.document.text) this.#printPatch(this.#standardInput, seed.document.text, text);
  }

  /** Reports, and answers the exit code. */
  finish(stream: NodeJS.WriteStream): number {
    this.#progress.end();
    const { checked, skipped, unreadableFolders } = this.#workspace.coverage();
    for (const [folder, reason] of unreadableFolders) {
      this.#fail(`The folder ${quoteForMessage(this.#shown(folder) || '.')} could not be read: ${reason}.`);
    }
    const files = Array.from(this.#problems.values(), (problems) => problems());
    files.sort(([one], [other]) => (one!.file < other!.file ? -1 : 1));
    const report: Report = {
      checked,
      skipped: skipped.size,
      fixed: this.#fixed,
      fixedFiles: this.#fixedFiles,
      refused: this.#refused,
      problems: files.flat(),
    };
    const { format, quiet, maxWarnings, dryRun } = this.#options;
    const paint = paintFor(stream);
    const forPeople = () => (dryRun ? dryRunReport(report, paint) : textReport(report, quiet, paint));
    const text = format === 'json' ? jsonReport(report, quiet) : forPeople();
    const isNothing = checked === 0 && this.#configurations === 0;
    // “No problems” would look like success.
    const isEmpty = isNothing && skipped.size === 0 && format === 'text';
    if (!isEmpty) (stream === process.stderr ? printError : print)(text);

    if (isNothing)
      this.#fail(skipped.size > 0 ? 'No seed could be read.' : 'There are no seeds here: nothing was checked.');
    const warnings = countSeverity(report, 'warning');
    if (warnings > maxWarnings) complain(`${count(warnings, 'warning')}, and ${maxWarnings} allowed.`);
    if (this.#hasFailed) return 2;
    return countSeverity(report, 'error') > 0 || warnings > maxWarnings ? 1 : 0;
  }

  async #fixFile(uri: string): Promise<void> {
    const seed = await this.#workspace.seed(uri);
    if (!seed) return;
    const before = seed.document.text;
    const { text, fixed, refused } = fixAll(seed, {
      unsafe: this.#options.fix === 'unsafe',
      rules: this.#options.rules,
    });
    this.#refused.push(...refused);
    if (text === before) return;
    const root = this.#folders.find((folder) => isWithin(uri, folder)) ?? folderOf(uri);
    const outcome = await this.#files.write(uri, text, before, root);
    if (outcome === 'written') {
      this.#fixed += fixed;
      this.#fixedFiles++;
      if (this.#options.dryRun) this.#printPatch(uri, before, text);
    } else this.#fail(`${quoteForMessage(this.#shown(uri))} could not be fixed: ${explanationOf(outcome)}.`);
    this.#workspace.diskChanged([{ uri, kind: 'changed' }]);
    await this.#workspace.idle();
  }

  #host(): WorkspaceHost {
    // What a rehearsal would write is nowhere on disk.
    const readAhead = this.#options.dryRun ? undefined : createReadAhead('readAhead.cjs', fewestToReadAhead);
    return {
      stories: false,
      fileSystem: this.#files,
      // Nobody is typing: there is nothing to yield to but other threads and the progress.
      yieldToEvents: readAhead ? () => new Promise((resolve) => setImmediate(resolve)) : () => Promise.resolve(),
      sliceMilliseconds: readAhead ? 5 : this.#progress.interval,
      readAhead,
      onProgress: ({ done, total }) => this.#progress.show(done, total),
      onChecked: (file) => this.#take(file),
      onForgotten: (uri) => this.#problems.delete(uri),
      onInternalError: (uri, error) => {
        const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
        this.#fail(`${quoteForMessage(this.#shown(uri))} could not be checked, by a fault of Seedbed: ${what}`);
      },
    };
  }

  #take(file: CheckedFile): void {
    const { uri } = file;
    const findings = file.findings.filter(({ rule }) => this.#options.rules(rule.code));
    if (findings.length > 0) this.#problems.set(uri, () => problemsOf(this.#shown(uri), { ...file, findings }));
    else if (this.#problems.size > 0) this.#problems.delete(uri);
  }

  /** As it is where a program may take it, and such that it does no harm where a person reads it. */
  #printPatch(uri: string, before: string, after: string): void {
    this.#progress.end();
    const patch = patchFor(this.#shown(uri), before, after);
    print(process.stdout.isTTY ? shownPatch(patch, paintFor(process.stdout)) : patch);
  }

  #shown(uri: string): string {
    return uri === this.#standardInput ? '-' : shownPath(uri);
  }

  #fail(sentence: string): void {
    this.#progress.end();
    this.#hasFailed = true;
    complain(sentence);
  }
}

function explanationOf(outcome: Exclude<WriteOutcome, 'written'>): string {
  return outcome === 'changed meanwhile' ? 'it has changed meanwhile' : `it is ${outcome.unwritable}`;
}
