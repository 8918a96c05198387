import { styleText } from 'node:util';
import { escapeControls } from '../core/index.ts';

/** Writes to standard output. A reader that closes the pipe early is no error. */
export function print(text: string): void {
  write(process.stdout, text);
}

/** Writes one sentence to standard error. Whatever came from files or the command line must be escaped before. */
export function complain(sentence: string): void {
  write(process.stderr, `seedbed: ${sentence}\n`);
}

/** Writes to standard error. */
export function printError(text: string): void {
  write(process.stderr, text);
}

const listening = new Set<NodeJS.WriteStream>();

function write(stream: NodeJS.WriteStream, text: string): void {
  if (!listening.has(stream)) {
    listening.add(stream);
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  stream.write(text);
}

export type Style = 'bold' | 'dim' | 'underline' | 'red' | 'yellow' | 'cyan' | 'gray' | 'green';

/** Colours a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Colours for a person at a terminal who has not declined them; see no-color.org. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const isColourful = stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return isColourful ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}

/** A file's name as it may be shown: names can hold line breaks and worse. */
export function showable(name: string): string {
  return escapeControls(name);
}

/** A number of things: `1 seed`, `2 seeds`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
