import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { LanguageServer } from './languageServer.ts';

/** Milliseconds until the server, started anew, has reported the findings of the document that was open from the start. */
export async function measureStart(folder: string, runs: number): Promise<number[]> {
  const { path, text } = misspelledSeed(folder);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const server = new LanguageServer(folder);
    const found = server.findings(path, 1);
    await server.initialize();
    await server.open(path, text);
    await found;
    times.push(performance.now() - start);
    await server.end();
  }
  return times;
}

/** Bytes that the server keeps when it knows a folder. */
export async function measureHeap(folder: string): Promise<number> {
  const server = new LanguageServer(folder, { probesHeap: true });
  await server.initialize();
  await server.scanned;
  await setTimeout(untilAllIsDone);
  const heap = await server.heap();
  await server.end();
  return heap;
}

/**
 * Somebody types into a seed while its folder is read for the first time, and goes on working in it when all is known.
 * The methods are called in the order in which they stand here.
 */
export class Session {
  readonly #server: LanguageServer;
  readonly #folder: string;
  readonly #seed: MisspelledSeed;
  #version = 1;

  constructor(folder: string) {
    this.#folder = folder;
    this.#seed = misspelledSeed(folder);
    this.#server = new LanguageServer(folder);
  }

  /**
   * Milliseconds from the start to the findings of the open seed and to those of all seeds, and from each keystroke meanwhile
   * to the findings for it; of these there is one at least.
   */
  async firstScan(): Promise<{ readonly first: number; readonly all: number; readonly keystrokes: readonly number[] }> {
    const { path, text } = this.#seed;
    const start = performance.now();
    const found = this.#server.findings(path, 1);
    await this.#server.initialize();
    await this.#server.open(path, text);
    await found;
    const first = performance.now() - start;
    const scanned = this.#server.scanned.then(() => performance.now() - start);
    const keystrokes: number[] = [];
    let all: number | undefined;
    do {
      keystrokes.push(await this.#type());
      all = await Promise.race([scanned, setTimeout(betweenKeystrokes, undefined)]);
    } while (all === undefined);
    return { first, all, keystrokes };
  }

  /** Milliseconds from each of many keystrokes to the findings for it. */
  keystrokes(count: number): Promise<number[]> {
    return repeat(count, () => this.#type());
  }

  /**
   * Milliseconds from each of many keystrokes, every one of which makes two seeds twins or ends that, to the findings of
   * the other seed, which is not open.
   */
  async twins(count: number): Promise<number[]> {
    const [, path, twin] = seedsOf(this.#folder) as [string, string, string];
    const url = /^url: (.*)$/m.exec(readFileSync(twin, 'utf8'))![1]!;
    const text = readFileSync(path, 'utf8').replace(/^url: .*$/m, `url: ${url}`);
    const opened = this.#server.findings(twin);
    await this.#server.open(path, text);
    await opened;
    const line = text.split('\n').findIndex((each) => each.startsWith('url: '));
    let version = 1;
    return repeat(count, async () => {
      version++;
      const told = this.#server.findings(twin);
      await this.#server.type(
        path,
        version,
        line,
        'url: '.length + url.length - 1,
        version % 2 === 0 ? '_' : url.at(-1)!,
      );
      await told;
    });
  }

  /** Milliseconds for each query, as they come while somebody types them. */
  symbols(): Promise<number[]> {
    const queries = asTyped(['harbour council', 'storm #12', 'bbc used', 'wntr rprt']);
    return repeat(queries.length, (index) => this.#server.request('workspace/symbol', { query: queries[index] }));
  }

  /** Milliseconds for the tree by each filter, as they come while somebody types them. */
  filters(): Promise<number[]> {
    const filters = asTyped(['harbour council', 'publisher:bbc usage:used', 'has:error storm', 'rank:1-20']);
    return repeat(filters.length, (index) =>
      this.#server.request('seedbed/tree', { groupBy: 'none', filter: filters[index] }),
    );
  }

  /** Milliseconds for what each decision of a review asks the server: the change of one seed, and the next one. */
  async decisions(count: number): Promise<number[]> {
    const { uris } = await this.#server.request<{ uris: readonly string[] }>('seedbed/reviewQueue', {
      groupBy: 'usage',
    });
    const change = { kind: 'set', field: 'usage', value: 'rejected' };
    return repeat(Math.min(count, uris.length - 1), async (index) => {
      await this.#server.request('seedbed/editSeeds', { uris: [uris[index]], change, repair: true });
      await this.#server.request('seedbed/reviewedSeed', { uri: uris[index + 1] });
    });
  }

  /** Milliseconds for the tree's groups and the seeds of the first of them, each time after a change. */
  async tree(runs: number): Promise<number[]> {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      await this.#type();
      times.push(...(await repeat(1, () => this.#openTree())));
    }
    return times;
  }

  /** Milliseconds for all references to a publisher. */
  references(runs: number): Promise<number[]> {
    const context = { includeDeclaration: true };
    return repeat(runs, () =>
      this.#server.request('textDocument/references', { ...this.#placeOfPublisher(), context }),
    );
  }

  /** Milliseconds for the edits that rename a publisher. */
  renames(runs: number): Promise<number[]> {
    return repeat(runs, () =>
      this.#server.request('textDocument/rename', { ...this.#placeOfPublisher(), newName: 'renamed' }),
    );
  }

  end(): Promise<void> {
    return this.#server.end();
  }

  async #type(): Promise<number> {
    const { path, line, character } = this.#seed;
    const version = ++this.#version;
    const found = this.#server.findings(path, version);
    const start = performance.now();
    await this.#server.type(path, version, line, character, 'xyz'[version % 3]!);
    await found;
    return performance.now() - start;
  }

  async #openTree(): Promise<void> {
    const groupBy = 'publisher';
    const [first] = await this.#server.request<{ id: string }[]>('seedbed/tree', { groupBy });
    await this.#server.request('seedbed/tree', { groupBy, group: first!.id });
  }

  #placeOfPublisher(): object {
    const { path, text } = this.#seed;
    const line = text.split('\n').findIndex((each) => each.startsWith('publisher: '));
    return {
      textDocument: { uri: pathToFileURL(path).href },
      position: { line, character: 'publisher: '.length },
    };
  }
}

/** Ten to a second is fast typing; this is faster, for more of them to meet a slow moment. */
const betweenKeystrokes = 10;

/** What is reported when all has been read is done by then. In milliseconds. */
const untilAllIsDone = 1500;

async function repeat(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await work(index);
    times.push(performance.now() - start);
  }
  return times;
}

function asTyped(queries: readonly string[]): string[] {
  return queries.flatMap((query) => Array.from(query, (_, index) => query.slice(0, index + 1)));
}

interface MisspelledSeed {
  readonly path: string;
  readonly text: string;
  readonly line: number;
  readonly character: number;
}

/** A seed of the folder with a usage that is always wrong, and the place of its last letter. */
function misspelledSeed(folder: string): MisspelledSeed {
  const path = seedsOf(folder)[0] ?? firstWithHeader(folder);
  const own = readFileSync(path, 'utf8');
  const wrong = 'usage: candidax';
  const text = own.replace(/^usage: .*/m, wrong);
  return text === own ? misspelled(path, own.replace('---\n', `---\n${wrong}\n`)) : misspelled(path, text);

  function misspelled(name: string, changed: string): MisspelledSeed {
    const line = changed.split('\n').indexOf(wrong);
    return { path: name, text: changed, line, character: wrong.length - 1 };
  }
}

function firstWithHeader(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const first = paths.sort().find((path) => readFileSync(path, 'utf8').startsWith('---\n'));
  if (first === undefined) throw new Error(`No text in ${folder} has a header.`);
  return first;
}

/** The seeds of the first desk that have all their fields. */
function seedsOf(folder: string): readonly string[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const [first] = folders.map(({ name }) => name).sort();
  if (first === undefined) return [];
  const desk = join(folder, first);
  return readdirSync(desk, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(desk, name))
    .sort()
    .filter((path) =>
      /^---\nurl: [^\n]*\ntitle: [^\n]*\n(?: {2}[^\n]*\n)*publisher: [a-z]+\nusage: \w+\n/.test(
        readFileSync(path, 'utf8'),
      ),
    );
}
