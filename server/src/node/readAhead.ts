import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileContent, FolderFiles, ReadAhead } from '../workspace/index.ts';
import { Page, filesOfPage, type PageRequest } from './page.ts';

/**
 * Reads files in another thread, which is started when there are many and ended when there is nothing more to read. That
 * takes about a third of the work off this one: nothing that is done with a file here takes as long as the system takes
 * to open, read and close it.
 * @param bundle what the thread runs: `readAheadThread.ts`.
 * @param fewest the thread is started where so many files wait.
 * @returns undefined where there is no other processor, or no bundle to start a thread with.
 */
export function createReadAhead(bundle: string, fewest: number): ReadAhead | undefined {
  // The sources run as they are in tests, where nothing is bundled.
  const file = typeof __dirname === 'string' ? path.join(__dirname, bundle) : undefined;
  if (file === undefined || availableParallelism() < 2 || !existsSync(file)) return undefined;
  let thread: ReadingThread | undefined;
  // What one thread has failed on is read by who asked; nothing is gained by another one that fails on it, too.
  let hasFailed = false;
  return {
    filesAtOnce: filesOfPage,
    isFree: (waiting) => !hasFailed && (thread ? thread.isFree && waiting >= filesOfPage : waiting >= fewest),
    read: (files) => {
      thread ??= new ReadingThread(file, (failed) => {
        thread = undefined;
        hasFailed ||= failed;
      });
      return thread.read(files);
    },
  };
}

/** While some are read, others wait for the thread, or to be taken from it. */
const pageCount = 4;
/** How long the thread waits for more to read, in milliseconds. */
const longestWait = 1000;

class ReadingThread {
  readonly #thread: Worker;
  readonly #pages = Array.from({ length: pageCount }, () => new Page());
  /** Those that nobody reads into, and nobody has yet to take from. */
  readonly #free = [...this.#pages];
  /** What resolves with the answers to come, in their order. */
  readonly #waiting: ((isRead: boolean) => void)[] = [];
  #end: NodeJS.Timeout | undefined;
  #isEnding = false;

  constructor(file: string, onEnd: (failed: boolean) => void) {
    // Files are closed by those who open them: nobody need keep a list.
    this.#thread = new Worker(file, { workerData: this.#pages.map(({ memory }) => memory), trackUnmanagedFds: false });
    this.#thread.on('message', () => {
      this.#waiting.shift()?.(true);
      if (this.#waiting.length === 0) this.#rest();
    });
    let failed = false;
    this.#thread.on('error', () => {
      failed = true;
    });
    this.#thread.on('exit', () => {
      onEnd(failed || this.#waiting.length > 0);
      for (const resolve of this.#waiting.splice(0)) resolve(false);
    });
  }

  get isFree(): boolean {
    return !this.#isEnding && this.#free.length > 0;
  }

  async read(files: readonly FolderFiles[]): Promise<() => readonly (FileContent | undefined)[]> {
    const page = this.#free.shift();
    if (!page) return nothing;
    const request: PageRequest = {
      page: this.#pages.indexOf(page),
      files: files.map(({ folder, names }) => ({ folder, names: names.join('\n') })),
    };
    clearTimeout(this.#end);
    this.#thread.ref();
    const isRead = await new Promise<boolean>((resolve) => {
      this.#waiting.push(resolve);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; this is a thread
      this.#thread.postMessage(request);
    });
    return () => {
      this.#free.push(page);
      return isRead ? page.contents() : [];
    };
  }

  /** Keeps the process from ending no longer, and ends the thread if nothing comes. */
  #rest(): void {
    this.#thread.unref();
    this.#end = setTimeout(() => {
      this.#isEnding = true;
      void this.#thread.terminate();
    }, longestWait).unref();
  }
}

const nothing = (): readonly undefined[] => [];
