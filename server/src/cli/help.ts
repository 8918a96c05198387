import type { CommandDescription, OptionDescription } from './commands/description.ts';
import { commands } from './commands/index.ts';
import { wrapText } from './output.ts';

/** The help page about a command. */
export function helpFor(command: CommandDescription): string {
  const { name, usage, about, options, examples, exitCode } = command;
  const rows = Object.entries(options).map(([key, option]): Row => [spellingOf(key, option), option.help]);
  return [
    `Usage: seedbed ${name} ${usage}\n`,
    ...[about].flat().map((paragraph) => wrapped(paragraph, '')),
    tableOf(rows, columnOfHelp),
    `Examples:\n\n${examples.map(({ words, does }) => `  seedbed ${words}\n${wrapped(does, '      ')}`).join('')}`,
    wrapped(`Exit code: ${exitCode}`, ''),
  ].join('\n');
}

/** The help page about all commands. */
export function overview(): string {
  const rows = commands.map(({ name, usage, summary }): Row => [`${name} ${firstWord(usage)}`.trimEnd(), summary]);
  return `Seedbed checks and repairs seed files: news articles with YAML front matter.

Usage: seedbed <command>

${tableOf(rows, 22)}
  --version           print the version
  --help              print this page; “seedbed <command> --help” says more
`;
}

/** An option as it is typed: `--format FORMAT`. */
export function spellingOf(key: string, { value, short }: OptionDescription): string {
  return `${short === undefined ? '' : `-${short}, `}--${key}${value === undefined ? '' : ` ${value}`}`;
}

type Row = readonly [term: string, meaning: string];

const columnOfHelp = 25;
const width = 120;

function firstWord(usage: string): string {
  const [word = ''] = usage.split(' ');
  return word === '[options]' ? '' : word;
}

function tableOf(rows: readonly Row[], column: number): string {
  return rows
    .map(([term, meaning]) => {
      const text = wrapped(meaning, ' '.repeat(column));
      const head = `  ${term}`;
      // What is too long for the column stands on a line of its own.
      return head.length < column - 1 ? head.padEnd(column) + text.slice(column) : `${head}\n${text}`;
    })
    .join('');
}

function wrapped(text: string, indentation: string): string {
  return `${wrapText(text, width, indentation)}\n`;
}
