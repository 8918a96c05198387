import type { RuledCorpus, Workspace } from '../../workspace/index.ts';
import {
  fieldKeys,
  folderOf,
  isSeedPath,
  LoneCorpus,
  parseSeed,
  quoteForMessage,
  relativePath,
  SeedContext,
} from '../../core/index.ts';
import { boundNewSpace } from '../../node/v8Flags.ts';
import { checkedSeed, childOf, isLeftOut, longestFile, uriOfPath } from '../../workspace/index.ts';
import type { Cli } from '../cli.ts';
import { createCliWorkspace } from '../cliWorkspace.ts';
import { count } from '../output.ts';
import { ProgressLine } from '../progressLine.ts';
import { InputLines, readSeedInput, type InputLine, type SeedInput } from './inputLines.ts';
import { PartWriter } from './partWriter.ts';
import { configDigest } from './runScan.ts';
import { ShardFileSystem, type Shard } from './shardFileSystem.ts';
import { PartFailure, writePart } from './writePart.ts';

export interface ScanLinesOptions {
  /** Which of several inputs this is; undefined where nobody has counted them. */
  readonly shard: Shard | undefined;
  /** The file to be written in place of standard output. */
  readonly output: string | undefined;
  readonly config: string | undefined;
}

/** `seedbed scan --ndjson`: a line of a part for each line of standard input, in memory that does not grow. */
export async function scanLines(options: ScanLinesOptions, cli: Cli): Promise<number> {
  const run = new LineScan(cli, options);
  return writePart(run.lines(cli.stdin), { ...options, cli, workspace: run.createWorkspace() });
}

/** How many checks pass between two looks at the space that V8 takes. */
const checksBetweenLooks = 500;

/** What is known of so many folders is forgotten then, so that it stays bounded however many there are. */
const mostFolders = 10_000;

export class LineScan {
  readonly #options: Omit<ScanLinesOptions, 'output'>;
  readonly #cli: Cli;
  /** The folder that paths begin at. */
  readonly #base: string;
  readonly #writer: PartWriter;
  readonly #fileSystem: ShardFileSystem;
  /** The corpora that the seeds of folders belong to. */
  readonly #corpora = new Map<string, RuledCorpus>();
  #workspace: Workspace | undefined;
  #checks = 0;
  #others = 0;
  #firstOther = '';

  constructor(cli: Cli, options: Omit<ScanLinesOptions, 'output'>) {
    this.#options = options;
    this.#cli = cli;
    this.#base = uriOfPath(cli.cwd);
    this.#writer = new PartWriter(this.#base, {
      isReadForCommands: cli.isReadForCommands,
      remembersSeeds: false,
    });
    this.#fileSystem = new ShardFileSystem(this.#base, { shard: 1, of: 1 }, this.#writer);
  }

  /** @param fileSystem what configurations are read from; the files of this machine where not given. */
  createWorkspace(fileSystem?: ShardFileSystem): Workspace {
    return createCliWorkspace({
      cli: this.#cli,
      config: this.#options.config,
      fileSystem,
      createIndex: (root) => new LoneCorpus(root),
      progress: new ProgressLine(this.#cli),
      fail: (sentence) => this.#cli.complain(sentence),
    });
  }

  /** The lines of the part, many at a time. */
  async *lines(input: AsyncIterable<Buffer>): AsyncIterable<string> {
    const splitter = new InputLines();
    for await (const chunk of input) {
      for (const line of splitter.add(chunk)) await this.#take(line);
      const lines = this.#writer.take();
      if (lines !== '') yield lines;
    }
    for (const line of splitter.end()) await this.#take(line);
    const { shard = unknownShard, config } = this.#options;
    const lines = this.#writer.take();
    yield (
      lines +
      this.#writer.end({ ...shard, paths: [{ kind: 'folder', path: '' }], config: configDigest(config, this.#cli) })
    );
    if (this.#others > 0)
      this.#cli.complain(
        `${count(this.#others, 'line')} with a path that is not that of a seed, such as ${this.#firstOther}: “seedbed merge” leaves such lines out.`,
      );
  }

  async #take(line: InputLine): Promise<void> {
    const seed = readSeedInput(line);
    const uri = seed.names.reduce(childOf, this.#base);
    const folder = folderOf(uri);
    const corpus = this.#corpora.get(folder) ?? (await this.#corpusIn(folder));
    if (!isSeed(uri, seed, corpus)) this.#leaveOut(seed.path);
    else if (Buffer.byteLength(seed.text) > longestFile) this.#writer.unreadable(uri, 'too large');
    else this.#check(uri, seed.text, corpus, line);
    if (++this.#checks % checksBetweenLooks === 0) boundNewSpace();
  }

  async #corpusIn(folder: string): Promise<RuledCorpus> {
    if (this.#corpora.size >= mostFolders) {
      this.#corpora.clear();
      this.#workspace = undefined;
    }
    if (!this.#workspace) {
      this.#workspace = this.createWorkspace(this.#fileSystem);
      // All is in the current folder, whether or not a line is of a seed that is in no folder below.
      await this.#workspace.corpusIn(this.#base);
    }
    const corpus = (await this.#workspace.corpusIn(folder))!;
    this.#corpora.set(folder, corpus);
    return corpus;
  }

  #check(uri: string, text: string, { configuration, index, baseline }: RuledCorpus, { number }: InputLine): void {
    try {
      const document = parseSeed(text, fieldKeys(configuration), configuration.header);
      const seed = new SeedContext({ uri, document, configuration, corpus: index });
      index.upsert(seed.summary);
      this.#writer.seed(seed, checkedSeed(seed, baseline).findings);
    } catch (error) {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      throw new PartFailure(`Line ${number} could not be checked because of a bug in Seedbed: ${what}`);
    }
  }

  #leaveOut(path: string): void {
    this.#writer.other(path);
    if (this.#others++ === 0) this.#firstOther = quoteForMessage(path);
  }
}

/** Of nobody knows how many. */
const unknownShard: Shard = { shard: 0, of: 0 };

/** Whether a check of the current folder would come across a file there and take it for a seed. */
function isSeed(uri: string, { names }: SeedInput, { root, configuration }: RuledCorpus): boolean {
  return !names.slice(0, -1).some(isLeftOut) && isSeedPath(relativePath(root, uri), configuration);
}
