import { parseWords, UsageError, type Words } from '../arguments.ts';
import { helpOption, type CommandDescription } from './description.ts';

/** What `seedbed baseline` is to do. */
export interface BaselineOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Whether problems that are not known yet are known from here on. */
  readonly acceptNew: boolean;
}

const options = {
  'accept-new': { type: 'boolean', help: 'take also the problems that are not in it yet' },
  help: helpOption,
} as const satisfies CommandDescription['options'];

export const baselineDescription: CommandDescription = {
  name: 'baseline',
  usage: '[paths…] [options]',
  summary: 'write down which problems are known',
  about: [
    'Writes the file of known problems that “baseline: PATH” in seedbed.yaml names: “seedbed check” does not fail on them, and editors show them as hints. The first time it takes all problems that there are, but for hints; after that it takes out those that are gone. Paths are those of “seedbed check”; what is known of other seeds stays.',
    'A problem is known by its file, its rule, its field and what it is about: another one in its place is told.',
  ],
  options,
  examples: [
    { words: 'baseline', does: 'write down what is wrong now, or take out what is gone' },
    { words: 'baseline --accept-new', does: 'write down what is new, too' },
  ],
  exitCode: '0 when the file is written, 2 when something could not be done.',
};

/** @throws UsageError */
export function readBaselineWords(words: Words): BaselineOptions | 'help' {
  const { values, positionals } = parseWords(words, options);
  if (values.help) return 'help';
  if (positionals.includes('-')) {
    throw new UsageError('A baseline is about files: “-”, standard input, has no place in it.');
  }
  return { paths: positionals.length > 0 ? positionals : ['.'], acceptNew: values['accept-new'] === true };
}
