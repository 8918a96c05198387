import { parseArgs, type ParseArgsConfig } from 'node:util';
import { escapeControls, nearest, quoteForMessage } from '../core/index.ts';
import type { OptionDescriptions } from './commands/description.ts';

/** The words after the name of a command. */
export type Words = readonly string[];

/** The command line cannot be understood or carried out. The message is a sentence for the user. */
export class UsageError extends Error {}

export const seeHelp = '“seedbed --help” lists all commands.';
const seeOptions = '“seedbed COMMAND --help” lists the options of a command.';

/**
 * The options and the other words of a command.
 * @throws UsageError for an option that it does not have, or a value that is missing or too much.
 */
export function parseWords<Options extends OptionDescriptions>(words: Words, options: Options): Parsed<Options> {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { message, code } = error as Error & { readonly code?: string };
    const [sentence] = message.split('. ');
    const [, unknown] = /'(-[^']*)'/.exec(sentence!) ?? [];
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || unknown === undefined) {
      throw new UsageError(`${escapeControls(sentence!.replace(/\.$/, ''))}. ${seeOptions}`);
    }
    const meant = nearest(unknown.replace(/^-+/, ''), Object.keys(options));
    const help = meant === undefined ? seeOptions : `Did you mean ${quoteForMessage(`--${meant}`)}?`;
    throw new UsageError(`There is no option ${quoteForMessage(unknown)}. ${help}`);
  }
}

type Parsed<Options extends OptionDescriptions> = ReturnType<
  typeof parseArgs<ParseArgsConfig & { options: Options; allowPositionals: true; strict: true }>
>;

/**
 * One of several words.
 * @param what what they are: `format`
 * @throws UsageError for another one.
 */
export function readChoice<Choice extends string>(what: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  const meant = nearest(value, choices);
  if (meant !== undefined)
    throw new UsageError(`There is no ${what} ${quoteForMessage(value)}. Did you mean ${quoteForMessage(meant)}?`);
  const quoted = choices.map((choice) => `“${choice}”`);
  const all = `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
  throw new UsageError(`There is no ${what} ${quoteForMessage(value)}. Choose from ${all}.`);
}

/**
 * A number of things, or Infinity where none is given.
 * @throws UsageError for what is not a whole number.
 */
export function readCount(option: string, value: string | undefined): number {
  if (value === undefined) return Infinity;
  if (/^\d+$/.test(value)) return Number(value);
  throw new UsageError(`--${option} takes a whole number, not ${quoteForMessage(value)}.`);
}

/** The paths that are named; the working folder where none is. */
export function pathsOf(named: readonly string[]): readonly string[] {
  return named.length > 0 ? named : ['.'];
}
