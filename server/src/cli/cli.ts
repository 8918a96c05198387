import * as fs from 'node:fs';
import { styleText } from 'node:util';
import { plain, type ColorChoice, type Paint } from './output.ts';
import { isReadForCommands, withoutCommands } from './workflowCommands.ts';

/** A stream that is written to: a terminal, a pipe or a file. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  /** How many characters a line of a terminal has. */
  readonly columns?: number;
  readonly fd?: number;
};

/** What the command line needs of its process. */
export interface CliProcess {
  /** The working folder. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Buffer>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The program, and its first arguments, that start another process of the command line. */
  readonly command: readonly [string, ...string[]];
  /** Called when something that was written got lost, maybe after the run. */
  readonly onOutputLost?: () => void;
}

/** One run of the command line: its process, and the ways in which it writes. */
export class Cli {
  readonly #process: CliProcess;
  readonly #listening = new Set<Output>();
  readonly #lost = new Set<Output>();

  constructor(process: CliProcess) {
    this.#process = process;
  }

  get cwd(): string {
    return this.#process.cwd;
  }

  get env(): NodeJS.ProcessEnv {
    return this.#process.env;
  }

  get stdin(): AsyncIterable<Buffer> {
    return this.#process.stdin;
  }

  get stdout(): Output {
    return this.#process.stdout;
  }

  get stderr(): Output {
    return this.#process.stderr;
  }

  get command(): CliProcess['command'] {
    return this.#process.command;
  }

  /** Whether a service of continuous integration reads what is printed, and takes some lines for commands. */
  get isReadForCommands(): boolean {
    return isReadForCommands(this.env);
  }

  /** Writes a text for people to standard output. */
  print(text: string): void {
    this.#write(this.stdout, this.#forPeople(text));
  }

  /** Writes what programs read to standard output, as it is. */
  printData(text: string): void {
    this.#write(this.stdout, text);
  }

  /** Writes one sentence to standard error. Whatever came from files or the command line must be escaped before. */
  complain(sentence: string): void {
    this.printError(`seedbed: ${sentence}\n`);
  }

  /** Writes a text for people to standard error. */
  printError(text: string): void {
    this.#write(this.stderr, this.#forPeople(text));
  }

  /** Resolves when all that was written to the stream has left this process, or cannot. */
  async isTaken(stream: Output): Promise<void> {
    await new Promise<void>((resolve) => stream.write('', () => resolve()));
  }

  /** Whether something that was written got lost: nobody reads it any more, or there is no space left where it goes. */
  isOutputLost(stream?: Output): boolean {
    return stream ? this.#lost.has(stream) : this.#lost.size > 0;
  }

  /**
   * Whether what is written there may come to a log of continuous integration, which takes some lines for commands. A file
   * and the null device are none.
   */
  isLog(stream: Output): boolean {
    if (!this.isReadForCommands) return false;
    try {
      const stats = fs.fstatSync(stream.fd ?? -1);
      return !stats.isFile() && (stream.isTTY === true || !stats.isCharacterDevice());
    } catch {
      return true;
    }
  }

  /**
   * Colours for a person at a terminal who has not declined them, unless the command line says otherwise; see no-color.org
   * and force-color.org.
   */
  paintFor(stream: Output, choice: ColorChoice = 'auto'): Paint {
    const isColourful = choice === 'auto' ? this.#takesColour(stream) : choice === 'always';
    return isColourful ? (style, text) => styleText(style, text, { validateStream: false }) : plain;
  }

  #takesColour(stream: Output): boolean {
    const { NO_COLOR = '', FORCE_COLOR = '', TERM } = this.env;
    if (NO_COLOR !== '') return false;
    if (FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    return stream.isTTY === true && TERM !== 'dumb';
  }

  #forPeople(text: string): string {
    return this.isReadForCommands ? withoutCommands(text) : text;
  }

  #write(stream: Output, text: string): void {
    if (!this.#listening.has(stream)) {
      this.#listening.add(stream);
      stream.on('error', (error) => this.#lose(stream, error));
    }
    if (!this.#lost.has(stream)) stream.write(text);
  }

  /** A reader that has left, as `head` does, knows that. */
  #lose(stream: Output, { code }: NodeJS.ErrnoException): void {
    if (this.#lost.has(stream)) return;
    this.#lost.add(stream);
    this.#process.onOutputLost?.();
    if (code === 'EPIPE' || stream === this.stderr) return;
    this.complain(
      `Standard output cannot be written: ${code === 'ENOSPC' ? 'the disk is full' : (code ?? 'it is closed')}.`,
    );
  }
}
