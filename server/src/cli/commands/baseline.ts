import { parseWords, UsageError, type Words } from '../arguments.ts';
import { helpOption, type Command } from './description.ts';

/** What `seedbed baseline` is to do. */
export interface BaselineOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Whether problems that are not known yet are known from here on. */
  readonly acceptNew: boolean;
}

const options = {
  'accept-new': { type: 'boolean', help: 'add the problems that are not in it yet' },
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed baseline` */
export const baseline: Command = {
  name: 'baseline',
  usage: '[paths…] [options]',
  summary: 'record known problems',
  about: [
    'Writes the file of known problems that “baseline: PATH” in seedbed.yaml names. “seedbed check” does not fail on them, and editors show them as hints. The first run records all problems except hints; later runs remove those that are gone. Paths work as in “seedbed check”; known problems of other seeds stay.',
    'A problem is known by its file, its rule, its field and what it is about, so a different one in its place is reported.',
  ],
  options,
  examples: [
    { words: 'baseline', does: 'record what is wrong now, or remove what is gone' },
    { words: 'baseline --accept-new', does: 'record new problems too' },
  ],
  exitCode: '0 if the file was written, 2 if something failed.',
  run: async (words, cli) => {
    const read = readBaselineWords(words);
    return (await import('../baselineCommand.ts')).baselineCommand(read, cli);
  },
};

/** @throws UsageError */
function readBaselineWords(words: Words): BaselineOptions {
  const { values, positionals } = parseWords(words, options);
  if (positionals.includes('-')) {
    throw new UsageError('A baseline needs files. “-”, standard input, does not work here.');
  }
  return { paths: positionals.length > 0 ? positionals : ['.'], acceptNew: values['accept-new'] === true };
}
