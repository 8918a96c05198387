import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Survey, Surveyor } from '../workspace/index.ts';

/** What a survey thread is told when it is made. */
export interface SurveyThreadData {
  /** Whether what is told of the seeds' stories is wanted. */
  readonly withTerms: boolean;
}

interface SurveyorOptions extends SurveyThreadData, Pick<Surveyor, 'worksAlone'> {
  /** The bundle that a thread starts with: in a thread it calls `answerSurveys`. */
  readonly bundle: string;
  /** Threads are started where so many files wait: each makes anew what this one has of the program already. */
  readonly fewest: number;
}

/** Asks a survey thread for a survey of files. */
export interface SurveyRequest {
  /**
   * By folder, the names joined by line feeds: one text is handed over in a fraction of the time that as many texts take.
   */
  readonly files: readonly { readonly folder: string; readonly names: string }[];
  /** That of the configuration that rules them. */
  readonly text: string | undefined;
}

/**
 * Surveys seeds on the other processors, in threads that are started when there are many seeds and ended when they have
 * nothing more to do. Undefined where there is no other processor, or no bundle to start a thread with.
 */
export function createSurveyor({ bundle, fewest, withTerms, worksAlone }: SurveyorOptions): Surveyor | undefined {
  const file = typeof __dirname === 'string' ? path.join(__dirname, bundle) : undefined;
  const most = Math.min(mostThreads, availableParallelism() - 1);
  if (file === undefined || most < 1 || !existsSync(file)) return undefined;
  let threads: SurveyThread[] = [];
  // What one thread has failed on is read by who asked; nothing is gained by starting others to fail on it, too.
  let hasFailed = false;
  const isFree = (waiting: number): boolean => {
    if (hasFailed || waiting < (threads.length === 0 ? fewest : fewestToShare)) return false;
    return threads.length < most || threads.some((thread) => thread.isFree);
  };
  const survey: Surveyor['survey'] = (files, text) => {
    let thread = threads.find(({ isFree: free }) => free);
    if (threads.length < most && !threads.some(({ isIdle }) => isIdle)) {
      thread = new SurveyThread(file, { withTerms }, (ended, failed) => {
        threads = threads.filter((other) => other !== ended);
        hasFailed ||= failed;
      });
      threads.push(thread);
    }
    return thread
      ? thread.survey({ files: files.map(({ folder, names }) => ({ folder, names: names.join('\n') })), text })
      : Promise.resolve(undefined);
  };
  return { worksAlone, isFree, survey };
}

/** More would wait for the one thread that puts all together. */
const mostThreads = 3;
/** Fewer are read before a thread would have answered. */
const fewestToShare = 256;

/** How many requests a thread has at a time: while it answers some, and somebody is busy with its answers, others are there. */
const mostRequests = 4;
/** How long a thread waits for more to do, in milliseconds. */
const longestWait = 1000;

class SurveyThread {
  readonly #thread: Worker;
  /** What resolves with the answers to come, in their order. */
  readonly #waiting: ((survey: Survey | undefined) => void)[] = [];
  #end: NodeJS.Timeout | undefined;

  constructor(file: string, data: SurveyThreadData, onEnd: (thread: SurveyThread, failed: boolean) => void) {
    // With the words of this process, by which the bundle knows what has been kept of it.
    this.#thread = new Worker(file, { workerData: data, argv: process.argv.slice(2) });
    this.#thread.on('message', (survey: Survey | undefined) => {
      this.#waiting.shift()?.(survey);
      if (this.isIdle) this.#rest();
    });
    let failed = false;
    this.#thread.on('error', () => {
      failed = true;
    });
    this.#thread.on('exit', () => {
      onEnd(this, failed);
      for (const resolve of this.#waiting.splice(0)) resolve(undefined);
    });
  }

  get isFree(): boolean {
    return this.#waiting.length < mostRequests;
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }

  survey(request: SurveyRequest): Promise<Survey | undefined> {
    clearTimeout(this.#end);
    this.#thread.ref();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; this is a thread
      this.#thread.postMessage(request);
    });
  }

  /** Keeps the process from ending no longer, and ends the thread if nothing comes. */
  #rest(): void {
    this.#thread.unref();
    this.#end = setTimeout(() => void this.#thread.terminate(), longestWait).unref();
  }
}
