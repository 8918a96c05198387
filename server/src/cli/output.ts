import * as fs from 'node:fs';
import { styleText } from 'node:util';
import { escapeControls } from '../core/index.ts';
import { isReadForCommands, withoutCommands } from './workflowCommands.ts';

/** Writes a text for people to standard output. */
export function print(text: string): void {
  write(process.stdout, forPeople(text));
}

/** Writes what programs read to standard output, as it is. */
export function printData(text: string): void {
  write(process.stdout, text);
}

/** Writes one sentence to standard error. Whatever came from files or the command line must be escaped before. */
export function complain(sentence: string): void {
  printError(`seedbed: ${sentence}\n`);
}

/** Writes a text for people to standard error. */
export function printError(text: string): void {
  write(process.stderr, forPeople(text));
}

/** Resolves when all that was written to the stream has left this process, or cannot. */
export async function isTaken(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
}

/** Whether something that was written got lost: nobody reads it any more, or there is no space left where it goes. */
export function isOutputLost(stream?: NodeJS.WriteStream): boolean {
  return stream ? lost.has(stream) : lost.size > 0;
}

const listening = new Set<NodeJS.WriteStream>();
const lost = new Set<NodeJS.WriteStream>();

function write(stream: NodeJS.WriteStream, text: string): void {
  if (!listening.has(stream)) {
    listening.add(stream);
    stream.on('error', (error) => lose(stream, error));
  }
  if (!lost.has(stream)) stream.write(text);
}

/** A reader that has left, as `head` does, knows that. */
function lose(stream: NodeJS.WriteStream, { code }: NodeJS.ErrnoException): void {
  if (lost.has(stream)) return;
  lost.add(stream);
  process.exitCode = 2;
  if (code === 'EPIPE' || stream === process.stderr) return;
  complain(`Standard output cannot be written: ${code === 'ENOSPC' ? 'the disk is full' : (code ?? 'it is closed')}.`);
}

/**
 * Whether what is written there may come to a log of continuous integration, which takes some lines for commands. A file
 * and the null device are none.
 */
export function isLog(stream: NodeJS.WriteStream & { readonly fd?: number }): boolean {
  if (!isReadForCommands(process.env)) return false;
  try {
    const stats = fs.fstatSync(stream.fd ?? -1);
    return !stats.isFile() && (stream.isTTY || !stats.isCharacterDevice());
  } catch {
    return true;
  }
}

function forPeople(text: string): string {
  return isReadForCommands(process.env) ? withoutCommands(text) : text;
}

export type Style = 'bold' | 'dim' | 'underline' | 'red' | 'yellow' | 'cyan' | 'gray' | 'green';

/** Colours a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** When a report has colours. */
export type ColorChoice = 'auto' | 'always' | 'never';

/**
 * Colours for a person at a terminal who has not declined them, unless the command line says otherwise; see no-color.org
 * and force-color.org.
 */
export function paintFor(stream: NodeJS.WriteStream, choice: ColorChoice = 'auto'): Paint {
  const isColourful = choice === 'auto' ? takesColour(stream) : choice === 'always';
  return isColourful ? (style, text) => styleText(style, text, { validateStream: false }) : plain;
}

export const plain: Paint = (_, text) => text;

function takesColour(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = process.env;
  if (NO_COLOR !== '') return false;
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY && TERM !== 'dumb';
}

/** A file's name as it may be shown: names can hold line breaks and worse. */
export function showable(name: string): string {
  return escapeControls(name);
}

/** A number of things: `1 seed`, `2 seeds`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
