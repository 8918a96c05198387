import { quoteForMessage, ruleCodes } from '../../core/index.ts';
import { parseWords, readChoice, readCount, UsageError, type Words } from '../arguments.ts';
import { formatNames, formats } from '../formats/index.ts';
import type { CheckOptions } from '../checkOptions.ts';
import { helpOption, pathsAbout, type CommandDescription } from './description.ts';

const options = {
  format: {
    type: 'string',
    default: 'text',
    value: 'NAME',
    help: `how to report: ${formatNames.join(', ')}; text if not given`,
  },
  'output-file': {
    type: 'string',
    value: 'FILE',
    help: 'write the report to this file, at the end of the run; one that is there is replaced, unless it is a seed or a configuration',
  },
  statistics: {
    type: 'boolean',
    help: 'with --format text: how many problems each rule finds, instead of the problems; with json: beside them',
  },
  fix: {
    type: 'boolean',
    help: 'fix what can be fixed without changing a meaning, then report what is left; with “-” the fixed seed goes to standard output and the report to standard error',
  },
  'fix-unsafe': {
    type: 'boolean',
    help: 'fix also what is a guess, and should be looked over; values that nobody wrote, such as the next free rank, are only offered in editors',
  },
  'dry-run': {
    type: 'boolean',
    help: 'with --fix or --fix-unsafe: write nothing, and print a patch of what would change, for “git apply” or “patch -p1” in the current folder; the summary goes to standard error',
  },
  rule: {
    type: 'string',
    multiple: true,
    value: 'CODE',
    help: 'report and fix only what this rule finds; more than one can be named',
  },
  'ignore-rule': {
    type: 'string',
    multiple: true,
    value: 'CODE',
    help: 'leave out what this rule finds; more than one can be named',
  },
  since: {
    type: 'string',
    value: 'REF',
    help: 'report only what concerns the seeds that have changed since this revision of git, and their twins; all are read',
  },
  staged: {
    type: 'boolean',
    help: 'the same for what is staged for the next commit, as it is in the working tree',
  },
  'stdin-filename': {
    type: 'string',
    value: 'FILE',
    help: 'with “-”: the file that standard input stands for, which decides on its seedbed.yaml and is named in the report',
  },
  'max-warnings': { type: 'string', value: 'N', help: 'fail when there are more than N warnings' },
  config: { type: 'string', value: 'FILE', help: 'use this configuration instead of every seedbed.yaml' },
  quiet: { type: 'boolean', help: 'report errors only; all is counted still' },
  'strict-baseline': { type: 'boolean', help: 'fail when the baseline has problems that are gone' },
  color: {
    type: 'string',
    default: 'auto',
    value: 'WHEN',
    help: 'auto, always or never; auto, if not given, is at a terminal, and heeds NO_COLOR and FORCE_COLOR',
  },
  help: helpOption,
} as const satisfies CommandDescription['options'];

export const checkDescription: CommandDescription = {
  name: 'check',
  usage: '[paths…] [options]',
  summary: 'check seeds, and fix what can be fixed',
  about: `Checks seeds. ${pathsAbout} “-” alone reads one seed from standard input, which belongs to the current folder.`,
  options,
  examples: [
    { words: 'check', does: 'check all seeds of the current folder' },
    { words: 'check --fix --dry-run > fixes.patch', does: 'see what would be fixed' },
    { words: 'check --since origin/main --max-warnings 0', does: 'check what a branch changes, in a pipeline' },
    { words: 'check --format sarif --output-file seedbed.sarif', does: 'write what code scanning takes' },
    { words: 'check - --stdin-filename news/1.seed < draft.txt', does: 'check a text as if it were that file' },
    { words: 'check --statistics --ignore-rule near-duplicate', does: 'count the problems of each rule but one' },
  ],
  exitCode:
    '0 without errors, 1 with errors or too many warnings, 2 when something could not be done, or nothing was checked at all. With --fix, and with --dry-run too, what counts is what is left.',
};

/** @throws UsageError */
export function readCheck(words: Words): CheckOptions | 'help' {
  const { values, positionals } = parseWords(words, options);
  if (values.help) return 'help';
  if (positionals.includes('-') && positionals.length > 1) {
    throw new UsageError('“-” stands for standard input and cannot be named with other paths.');
  }
  const isStandardInput = positionals.includes('-');
  const format = readChoice('format', values.format, formatNames);
  const fix = values['fix-unsafe'] ? 'unsafe' : values.fix ? 'safe' : 'none';
  const dryRun = values['dry-run'] === true;
  if (dryRun && fix === 'none') {
    throw new UsageError('--dry-run shows what --fix or --fix-unsafe would do, and neither is given.');
  }
  if (dryRun && format !== 'text')
    throw new UsageError(`--dry-run prints a patch, which --format ${format} has no place for.`);
  if (dryRun && values['output-file'] !== undefined)
    throw new UsageError('--dry-run prints a patch, and --output-file has no place for it.');
  if (values.statistics && !formats[format].hasStatistics)
    throw new UsageError(`--format ${format} has no place for --statistics; “text” and “json” have.`);
  const changes = readChanges(values.since, values.staged);
  if (changes !== undefined && isStandardInput)
    throw new UsageError('--since and --staged choose among files: “-”, standard input, is none.');
  if (values['stdin-filename'] !== undefined && !isStandardInput)
    throw new UsageError('--stdin-filename says which file “-”, standard input, stands for, and “-” is not given.');
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    format,
    outputFile: values['output-file'],
    statistics: values.statistics === true,
    changes,
    standardInput: values['stdin-filename'],
    color: readChoice('choice of --color', values.color, ['auto', 'always', 'never']),
    fix,
    dryRun,
    maxWarnings: readCount('max-warnings', values['max-warnings']),
    config: values.config,
    quiet: values.quiet === true,
    strictBaseline: values['strict-baseline'] === true,
    rules: readRuleChoice(values.rule, values['ignore-rule']),
  };
}

function readChanges(since: string | undefined, staged: boolean | undefined): CheckOptions['changes'] {
  if (since !== undefined && staged) throw new UsageError('--since and --staged exclude each other.');
  return staged ? 'staged' : since === undefined ? undefined : { since };
}

/**
 * The rules that are named, or all of them, without those that are ignored. Problems of a `seedbed.yaml` always count, since
 * the findings depend on it.
 * @throws UsageError for a code that no rule has.
 */
function readRuleChoice(named: readonly string[] = [], ignored: readonly string[] = []): CheckOptions['rules'] {
  for (const [option, codes] of [
    ['--rule', named],
    ['--ignore-rule', ignored],
  ] as const) {
    const unknown = codes.find((code) => !ruleCodes.includes(code));
    if (unknown === undefined) continue;
    throw new UsageError(
      `${option}: there is no rule ${quoteForMessage(unknown)}; “seedbed rules” lists those that there are.`,
    );
  }
  const left = new Set(named.length > 0 ? named : ruleCodes);
  for (const code of ignored) left.delete(code);
  return (code) => left.has(code) || code === 'bad-configuration';
}
