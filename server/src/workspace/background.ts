/** Called from time to time by a task: returns a promise to await before the task goes on, if other work waits. */
export type Pause = () => Promise<void> | undefined;

/** The work that waits, in the order in which it is done. It never rejects, and may add to itself. */
export interface BackgroundWork {
  /** Looks at what is at a uri: a folder to be listed, or something that is new. */
  readonly lookAt: (uri: string, pause: Pause) => Promise<void>;
  /** Reads and checks files of a folder. */
  readonly readFiles: (folder: string, names: readonly string[], pause: Pause) => Promise<void>;
  /** So many files are about to be read. */
  readonly expect: (files: number) => void;
  /** Files that are to be checked again because of others; more may come and go at any time. */
  readonly stale: Set<string>;
  readonly checkAgain: (uris: readonly string[], pause: Pause) => Promise<void>;
  readonly yieldToEvents: () => Promise<void>;
  readonly sliceMilliseconds: number;
  /** `done` of the `total` files that are known of have been read since the reading began. */
  readonly onProgress: (done: number, total: number) => void;
  /** Reading has come to an end, or was cancelled and has left something unread. */
  readonly onEnd: (done: number, total: number) => void;
}

/** What waits to be read. */
export interface Unread {
  readonly files: number;
  /** Folders of which it is not known what they hold. */
  readonly folders: number;
}

/**
 * Does one task after the other, in time slices: no event waits longer than a slice. Folders come before files, so that the
 * total is known soon. Seeds to check again come last, when all that they may depend on is known. A task that is asked for
 * twice before its turn is done once.
 */
export class Background {
  readonly #work: BackgroundWork;
  readonly #folders = new Queue(new Set());
  readonly #files = new FileQueue();
  readonly #stale: Queue;
  /** How many files were waiting when that was said last. */
  #expected = 0;
  #running: Promise<void> | undefined;
  /** Whether there is, or was a moment ago, something to be read, not just checked again. */
  #isReading = false;
  #isCancelled = false;
  #isStopped = false;
  #done = 0;
  #sliceEnd = 0;

  constructor(work: BackgroundWork) {
    this.#work = work;
    this.#stale = new Queue(work.stale);
  }

  /** True while files are read, and until all seeds that depend on them are checked again; not for stale seeds alone. */
  get isReading(): boolean {
    return this.#isReading;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  get unread(): Unread {
    return { files: this.#files.size, folders: this.#folders.size };
  }

  /** Looks at what is at a uri, and goes on with all that a cancellation has left. */
  addFolder(uri: string): void {
    this.#folders.add(uri);
    this.resume();
  }

  /** Reads a file, and goes on with all that a cancellation has left. */
  addFile(folder: string, name: string): void {
    this.#files.add(folder, name);
    this.resume();
  }

  /** Adds a folder that a task has found. After a cancellation it is left unread as the rest is. */
  foundFolder(uri: string): void {
    this.#folders.add(uri);
  }

  /** The same for a file. */
  foundFile(folder: string, name: string): void {
    this.#files.add(folder, name);
  }

  /** To be called when something has become stale. */
  wake(): void {
    if (!this.#isStopped) this.#running ??= this.#run();
  }

  /** Leaves unread what is not read yet. Stale seeds are checked again all the same: their findings may be on screen. */
  cancel(): void {
    if (!this.#isReading) return;
    this.#isCancelled = true;
    this.#isReading = false;
    if (this.#hasUnread) this.#work.onEnd(this.#done, this.#total);
  }

  /** Goes on with all that a cancellation has left. */
  resume(): void {
    this.#isCancelled = false;
    this.#isReading = true;
    this.wake();
  }

  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #run(): Promise<void> {
    // Tasks that are added together start together.
    await this.#yield();
    while (!this.#isStopped && (await this.#step())) {
      const pause = this.#pause();
      if (pause) await pause;
    }
    this.#running = undefined;
    if (this.#isStopped || (!this.#isReading && !this.#isCancelled)) return;
    this.#isReading = false;
    const done = this.#done;
    this.#expected = 0;
    if (!this.#hasUnread) {
      this.#isCancelled = false;
      this.#done = 0;
    }
    this.#work.onEnd(done, done + this.#files.size);
  }

  get #total(): number {
    return this.#done + this.#files.size;
  }

  get #hasUnread(): boolean {
    return this.#files.size + this.#folders.size > 0;
  }

  /** Does what is next; false when there is nothing. */
  async #step(): Promise<boolean> {
    const [folder] = this.#isCancelled ? [] : this.#folders.take(1);
    if (folder !== undefined) {
      await this.#work.lookAt(folder, this.#pause);
      return true;
    }
    if (this.#files.size > this.#expected) {
      this.#expected = this.#files.size;
      this.#work.expect(this.#expected);
    }
    const files = this.#isCancelled ? undefined : this.#files.take(filesAtOnce);
    if (files) {
      await this.#work.readFiles(files.folder, files.names, this.#pause);
      this.#done += files.names.length;
      return true;
    }
    const stale = this.#stale.take(filesAtOnce);
    if (stale.length > 0) await this.#work.checkAgain(stale, this.#pause);
    return stale.length > 0;
  }

  readonly #pause: Pause = () => {
    if (performance.now() < this.#sliceEnd) return undefined;
    if (this.#isReading) this.#work.onProgress(this.#done, this.#total);
    return this.#yield();
  };

  async #yield(): Promise<void> {
    await this.#work.yieldToEvents();
    this.#sliceEnd = performance.now() + this.#work.sliceMilliseconds;
  }
}

/** Enough to spare an asynchronous file system most round trips, and read within a slice also from a slow disk. */
const filesAtOnce = 8;

/** Files that wait for their turn, each once, those of a folder together. */
class FileQueue {
  readonly #folders = new Map<string, Queue>();
  size = 0;

  add(folder: string, name: string): void {
    let names = this.#folders.get(folder);
    if (!names) this.#folders.set(folder, (names = new Queue(new Set())));
    const before = names.size;
    names.add(name);
    this.size += names.size - before;
  }

  take(most: number): { readonly folder: string; readonly names: readonly string[] } | undefined {
    for (const [folder, waiting] of this.#folders) {
      const names = waiting.take(most);
      if (waiting.size === 0) this.#folders.delete(folder);
      this.size -= names.length;
      return { folder, names };
    }
    return undefined;
  }
}

/** What waits for its turn, each thing once. */
class Queue {
  readonly #waiting: Set<string>;
  /** One iterator for all: it sees what is added later, and never visits again what has been taken out. */
  #next: Iterator<string>;

  constructor(waiting: Set<string>) {
    this.#waiting = waiting;
    this.#next = waiting.values();
  }

  get size(): number {
    return this.#waiting.size;
  }

  add(uri: string): void {
    this.#waiting.add(uri);
  }

  take(most: number): string[] {
    const taken: string[] = [];
    while (taken.length < most && this.#waiting.size > 0) {
      const { done, value } = this.#next.next();
      if (done) {
        this.#next = this.#waiting.values();
        continue;
      }
      this.#waiting.delete(value);
      taken.push(value);
    }
    return taken;
  }
}
