import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { configurationName, LoneCorpus, quoteForMessage, relativePath } from '../../core/index.ts';
import { boundNewSpace } from '../../node/v8Flags.ts';
import type { CheckedFile, Workspace } from '../../workspace/index.ts';
import { isWithin, nameOf, uriOfPath } from '../../workspace/index.ts';
import { UsageError } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { createCliWorkspace, scan } from '../cliWorkspace.ts';
import { readConfigOption } from '../configOption.ts';
import { namedPath, type NamedPath } from '../paths.ts';
import { ProgressLine } from '../progressLine.ts';
import { PartWriter } from './partWriter.ts';
import { isInShard, ShardFileSystem, type Shard } from './shardFileSystem.ts';
import { PartFailure, writePart } from './writePart.ts';

export interface ScanOptions extends Shard {
  readonly paths: readonly string[];
  /** The file to be written in place of standard output. */
  readonly output: string | undefined;
  readonly config: string | undefined;
}

/** `seedbed scan` */
export async function runScan(options: ScanOptions, cli: Cli): Promise<number> {
  const run = new Scan(options, cli);
  return writePart(run.lines(), { ...options, cli, workspace: run.workspace });
}

/** The checksum of the one configuration; null where there is none. */
export function configDigest(config: string | undefined, cli: Cli): string | null {
  return config === undefined ? null : createHash('sha256').update(readConfigOption(config, cli).text).digest('hex');
}

const checksBetweenLooks = 500;

class Scan {
  readonly workspace: Workspace;
  readonly #options: ScanOptions;
  readonly #cli: Cli;
  readonly #base: string;
  readonly #paths: readonly NamedPath[];
  readonly #writer: PartWriter;
  readonly #fileSystem: ShardFileSystem;
  readonly #progress: ProgressLine;
  #checks = 0;
  #failure: string | undefined;

  constructor(options: ScanOptions, cli: Cli) {
    this.#options = options;
    this.#cli = cli;
    this.#base = uriOfPath(cli.cwd);
    this.#writer = new PartWriter(this.#base, cli);
    this.#progress = new ProgressLine(cli);
    this.#paths = options.paths.map((name) => this.#pathOf(name));
    this.#fileSystem = new ShardFileSystem(this.#base, options, this.#writer);
    this.workspace = createCliWorkspace({
      cli,
      config: options.config,
      fileSystem: this.#fileSystem,
      createIndex: (root) => new LoneCorpus(root),
      yields: true,
      progress: this.#progress,
      fail: (sentence) => (this.#failure ??= sentence),
      onChecked: (file) => this.#take(file),
    });
  }

  /** The lines of the part, many at a time. Without the last one where anything has failed. */
  async *lines(): AsyncIterable<string> {
    const paths = this.#paths.filter(({ kind, uri }) => kind === 'folder' || isInShard(this.#base, uri, this.#options));
    const state = { isDone: false };
    const scanned = scan(this.workspace, paths).finally(() => (state.isDone = true));
    while (!state.isDone) {
      await setImmediate();
      const lines = this.#writer.take();
      if (lines !== '') yield lines;
    }
    await scanned;
    this.#progress.end();
    if (this.#failure !== undefined) throw new PartFailure(this.#failure);
    const { shard, of, config } = this.#options;
    const named = this.#paths.map(({ kind, uri }) => ({
      kind,
      path: uri === this.#base ? '' : relativePath(this.#base, uri),
    }));
    const lines = this.#writer.take();
    yield lines + this.#writer.end({ shard, of, paths: named, config: configDigest(config, this.#cli) });
  }

  #pathOf(name: string): NamedPath {
    const named = namedPath(name, this.#cli);
    if (isWithin(named.uri, this.#base)) return named;
    throw new UsageError(
      `${quoteForMessage(name)} is not in the current folder. Run “seedbed scan” in a folder that holds all of them.`,
    );
  }

  #take({ uri, seed, findings }: CheckedFile): void {
    if (++this.#checks % checksBetweenLooks === 0) boundNewSpace();
    if (seed) return this.#writer.seed(seed, findings);
    const reason = this.#fileSystem.reason(uri);
    if (reason !== undefined && nameOf(uri) !== configurationName) this.#writer.unreadable(uri, reason);
  }
}
