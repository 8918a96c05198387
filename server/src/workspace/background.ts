/** Asked now and then by whoever works: what must be awaited before the work goes on, if anything. */
export type Pause = () => Promise<void> | undefined;

/** The work that waits: folders to be listed, and files to be read and checked. It never rejects, and may add to itself. */
export interface BackgroundWork {
  readonly listFolder: (folder: string, pause: Pause) => Promise<void>;
  readonly readFiles: (files: readonly string[], pause: Pause) => Promise<void>;
  readonly yieldToEvents: () => Promise<void>;
  readonly sliceMilliseconds: number;
  /** `done` of the `total` files that are known of have been read since the work began. */
  readonly onProgress: (done: number, total: number) => void;
  /** All work is done: so many files were read. */
  readonly onIdle: (done: number) => void;
}

/**
 * Does one thing after the other, in slices: whatever else there is to do never waits longer than a slice. Folders come
 * before files, so that the total is known soon. What is asked for twice before its turn is done once.
 */
export class Background {
  readonly #work: BackgroundWork;
  readonly #folders = new Set<string>();
  readonly #files = new Set<string>();
  #running: Promise<void> | undefined;
  #stopped = false;
  #done = 0;
  #sliceEnd = 0;

  constructor(work: BackgroundWork) {
    this.#work = work;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  addFolder(uri: string): void {
    this.#folders.add(uri);
    this.#wake();
  }

  addFile(uri: string): void {
    this.#files.add(uri);
    this.#wake();
  }

  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  stop(): void {
    this.#stopped = true;
  }

  #wake(): void {
    if (!this.#stopped) this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // What is asked for together is begun together.
    await this.#yield();
    // The one iterator follows what is added, and never looks again at what has been taken out.
    let waiting = this.#files.values();
    while (!this.#stopped) {
      const [folder] = this.#folders;
      if (folder !== undefined) {
        this.#folders.delete(folder);
        await this.#work.listFolder(folder, this.#pause);
      } else {
        const files = this.#take(waiting);
        if (files.length > 0) {
          await this.#work.readFiles(files, this.#pause);
          this.#done += files.length;
        } else if (this.#files.size > 0) waiting = this.#files.values();
        else break;
      }
      const pause = this.#pause();
      if (pause) await pause;
    }
    const done = this.#done;
    this.#running = undefined;
    this.#done = 0;
    if (!this.#stopped) this.#work.onIdle(done);
  }

  readonly #pause: Pause = () => {
    if (performance.now() < this.#sliceEnd) return undefined;
    this.#work.onProgress(this.#done, this.#done + this.#files.size);
    return this.#yield();
  };

  async #yield(): Promise<void> {
    await this.#work.yieldToEvents();
    this.#sliceEnd = performance.now() + this.#work.sliceMilliseconds;
  }

  #take(waiting: Iterator<string>): string[] {
    const files: string[] = [];
    while (files.length < filesAtOnce) {
      const { done, value } = waiting.next();
      if (done) break;
      this.#files.delete(value);
      files.push(value);
    }
    return files;
  }
}

/** Enough to spare an asynchronous file system most round trips, and read well within a slice. */
const filesAtOnce = 32;
