import { isUtf8 } from 'node:buffer';
import { configurationName, quoteForMessage } from '../../core/index.ts';
import { longestLine, readJson } from './partLines.ts';
import { namesIn } from './partPaths.ts';
import { PartFailure } from './writePart.ts';

/** One line of standard input. */
export interface InputLine {
  readonly bytes: Buffer;
  /** From 1 on. */
  readonly number: number;
}

/** A seed that a line holds. */
export interface SeedInput {
  readonly path: string;
  /** The path, name by name. */
  readonly names: readonly string[];
  readonly text: string;
}

/** Takes a stream apart into its lines. It keeps no more than the line that is not complete. */
export class InputLines {
  #number = 0;
  #rest: Buffer[] = [];
  #length = 0;

  /**
   * The lines that are complete now.
   * @throws PartFailure for a line that is longer than that of any file that is read.
   */
  *add(chunk: Buffer): Iterable<InputLine> {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      this.#keep(chunk.subarray(start, end));
      yield this.#take();
      start = end + 1;
    }
    this.#keep(chunk.subarray(start));
  }

  /** The last line, where no line feed ends it. */
  *end(): Iterable<InputLine> {
    if (this.#length > 0) yield this.#take();
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#length += bytes.length;
    if (this.#length > longestLine)
      throw new PartFailure(`Line ${this.#number + 1} is longer than 8 MiB, too long for a seed.`);
    this.#rest.push(bytes);
  }

  #take(): InputLine {
    const bytes = this.#rest.length === 1 ? this.#rest[0]! : Buffer.concat(this.#rest);
    this.#rest = [];
    this.#length = 0;
    return { bytes, number: ++this.#number };
  }
}

/**
 * Reads `{"path": "…", "text": "…"}`; other keys are passed over.
 * @throws PartFailure with a sentence that names the line.
 */
export function readSeedInput({ bytes, number }: InputLine): SeedInput {
  const refuse = (what: string) => new PartFailure(`Line ${number} ${what}.`);
  if (!isUtf8(bytes)) throw refuse('is not UTF-8');
  const source = bytes.toString('utf8');
  const json = readJson(source);
  if (!json) throw refuse('is not a JSON object');
  const { path, text } = json;
  if (typeof path !== 'string') throw refuse('has no “path” that is a string');
  if (typeof text !== 'string') throw refuse('has no “text” that is a string');
  const names = isRelative.test(path) && !halfCharacter.test(path) ? namesIn(path) : undefined;
  if (!names) throw refuse(`has a path that is not allowed here: ${quoteForMessage(path)}`);
  // Only an escape can make one. No file holds it.
  if (source.includes('\\u') && halfCharacter.test(text)) throw refuse('has a “text” with half of a character');
  if (names.at(-1) === configurationName)
    throw refuse(`is a configuration, ${quoteForMessage(path)}, which must be a file or be named with --config`);
  return { path, names, text };
}

const lineFeed = 0x0a;
const halfCharacter = /\p{Cs}/u;

/** Neither absolute nor upwards, whatever system reads it. */
const isRelative = /^(?!\/|\\|[A-Za-z]:[\\/])(?!(?:.*[\\/])?\.\.(?:[\\/]|$))[^\0]*$/s;
