import type { FileContent } from '../workspace/index.ts';
import type { FileBytes } from './fileSystem.ts';
import { longestFile } from '../workspace/index.ts';

/** How many files there is room for in a page, at most. */
export const filesOfPage = 128;

/** Asks for files to be read into a page. */
export interface PageRequest {
  /** Its number. */
  readonly page: number;
  /**
   * By folder, the names joined by line feeds: one text is handed over in a fraction of the time that as many texts take.
   */
  readonly files: readonly { readonly folder: string; readonly names: string }[];
}

/** What is told of each file: the length of what was read, or `unread`, and when the file was changed last. */
const numbersOfFile = 2;
const unread = -1;

/** Memory that two threads share, by turns: one reads files into it, the other takes from it what is in them. */
export class Page {
  readonly memory: SharedArrayBuffer;
  readonly #numbers: Float64Array;
  readonly #bytes: Buffer;

  /** @param memory that of the same page elsewhere. Most files have some thousand bytes: any that a file may have are enough. */
  constructor(memory = new SharedArrayBuffer(8 * (1 + filesOfPage * numbersOfFile) + longestFile)) {
    this.memory = memory;
    this.#numbers = new Float64Array(memory, 0, 1 + filesOfPage * numbersOfFile);
    this.#bytes = Buffer.from(memory, this.#numbers.byteLength);
  }

  /**
   * Reads files into the page, in place of what it held.
   * @param read reads a file into what is left of the page; undefined where it does not.
   */
  load(uris: readonly string[], read: (uri: string, into: Uint8Array) => FileBytes | undefined): void {
    let end = 0;
    for (const [file, uri] of uris.entries()) {
      const told = read(uri, this.#bytes.subarray(end));
      const place = 1 + file * numbersOfFile;
      this.#numbers[place] = told ? told.length : unread;
      this.#numbers[place + 1] = told ? told.modified : 0;
      end += told?.length ?? 0;
    }
    this.#numbers[0] = uris.length;
  }

  /** What was read of each file, undefined for one that was not. */
  contents(): readonly (FileContent | undefined)[] {
    const contents: (FileContent | undefined)[] = [];
    let at = 0;
    for (let file = 0; file < this.#numbers[0]!; file++) {
      const place = 1 + file * numbersOfFile;
      const length = this.#numbers[place]!;
      if (length === unread) contents.push(undefined);
      else {
        contents.push({ text: this.#bytes.toString('utf8', at, at + length), modified: this.#numbers[place + 1]! });
        at += length;
      }
    }
    return contents;
  }
}
