/**
 * The names of a folder's seeds, as they stand in uris, each once. They are a set while they are asked for, and a single
 * string otherwise: a hundred thousand names in sets would take more memory than all that is known of the seeds.
 */
export class SeedNames {
  /** The names as they were when they were a string last. */
  #text: string;
  #isChanged = false;
  #set: Set<string> | undefined;

  constructor(names: Iterable<string> = []) {
    this.#text = [...names].join(separator);
  }

  has(name: string): boolean {
    return this.#open().has(name);
  }

  add(name: string): void {
    this.#isChanged = true;
    this.#open().add(name);
  }

  delete(name: string): void {
    this.#isChanged = true;
    this.#open().delete(name);
  }

  [Symbol.iterator](): IterableIterator<string> {
    return (this.#set ?? this.#read()).values();
  }

  #open(): Set<string> {
    if (this.#set) return this.#set;
    const set = this.#read();
    this.#set = set;
    recent.push(this);
    if (recent.length > mostOpen) recent.shift()!.#close();
    return set;
  }

  #close(): void {
    // Joined, they are one string and no parts of any other.
    if (this.#isChanged) this.#text = [...this.#set!].join(separator);
    this.#isChanged = false;
    this.#set = undefined;
  }

  #read(): Set<string> {
    return new Set(this.#text === '' ? [] : this.#text.split(separator));
  }
}

/** No uri has one. */
const separator = '\n';

/** What is read, what is listed and what is typed in are few folders at a time. */
const mostOpen = 8;
/** Those that are sets, in the order in which they became that. */
const recent: SeedNames[] = [];
