import { quoteForMessage, ruleCodes } from '../../core/index.ts';
import { parseWords, readChoice, readCount, UsageError, type Words } from '../arguments.ts';
import { formatNames, formats } from '../formats/index.ts';
import { checkCommand } from '../checkCommand.ts';
import type { CheckOptions } from '../checkOptions.ts';
import { configOption, helpOption, pathsAbout, type Command } from './description.ts';

/** What is said of a report, wherever its findings come from. */
export const reportOptions = {
  format: {
    type: 'string',
    default: 'text',
    value: 'NAME',
    help: `how to report: ${formatNames.join(', ')}; text by default`,
  },
  'output-file': {
    type: 'string',
    value: 'FILE',
    help: 'write the report to this file when the run ends; an existing file is replaced, unless it is a seed or a configuration',
  },
  statistics: {
    type: 'boolean',
    help: 'show how many problems each rule finds: with --format text instead of the problems, with json in addition',
  },
  rule: {
    type: 'string',
    multiple: true,
    value: 'CODE',
    help: 'report and fix only what this rule finds; can be repeated',
  },
  'ignore-rule': {
    type: 'string',
    multiple: true,
    value: 'CODE',
    help: 'leave out what this rule finds; can be repeated',
  },
  'max-warnings': { type: 'string', value: 'N', help: 'fail if there are more than N warnings' },
  config: configOption,
  quiet: { type: 'boolean', help: 'report errors only; everything is still counted' },
  'strict-baseline': { type: 'boolean', help: 'fail if the baseline lists problems that are gone' },
  color: {
    type: 'string',
    default: 'auto',
    value: 'WHEN',
    help: 'auto, always or never; auto, the default, uses colour at a terminal and respects NO_COLOR and FORCE_COLOR',
  },
} as const satisfies Command['options'];

const { format, 'output-file': outputFile, statistics, rule, 'ignore-rule': ignoreRule, ...others } = reportOptions;

const options = {
  format,
  'output-file': outputFile,
  statistics,
  fix: {
    type: 'boolean',
    help: 'apply all fixes that keep the meaning, then report what is left; with “-”, print the fixed seed to standard output and the report to standard error',
  },
  'fix-unsafe': {
    type: 'boolean',
    help: 'apply fixes that are guesses too (look them over); values that nobody wrote, such as the next free rank, are offered in editors only',
  },
  'dry-run': {
    type: 'boolean',
    help: 'with --fix or --fix-unsafe: write nothing; print a patch for “git apply” or “patch -p1” in the current folder, and the summary to standard error',
  },
  rule,
  'ignore-rule': ignoreRule,
  since: {
    type: 'string',
    value: 'REF',
    help: 'report only on seeds that changed since this git revision, and their twins; all seeds are read',
  },
  staged: {
    type: 'boolean',
    help: 'the same for files staged for the next commit, as they are in the working tree',
  },
  'stdin-filename': {
    type: 'string',
    value: 'FILE',
    help: 'with “-”: the file that standard input stands for; it decides which seedbed.yaml applies, and the report names it',
  },
  jobs: {
    type: 'string',
    value: 'N',
    help: 'read seeds in N processes at a time, for many seeds and idle processors; 1 by default',
  },
  ...others,
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed check` */
export const check: Command = {
  name: 'check',
  usage: '[paths…] [options]',
  summary: 'check seeds, and fix what can be fixed',
  about: `Checks seeds. ${pathsAbout} “-” alone reads one seed from standard input, which belongs to the current folder.`,
  options,
  examples: [
    { words: 'check', does: 'check all seeds of the current folder' },
    { words: 'check --fix --dry-run > fixes.patch', does: 'see what --fix would change' },
    { words: 'check --since origin/main --max-warnings 0', does: 'check what a branch changes, in a pipeline' },
    { words: 'check --format sarif --output-file seedbed.sarif', does: 'write a report for GitHub code scanning' },
    { words: 'check - --stdin-filename news/1.seed < draft.txt', does: 'check a text as if it were that file' },
    { words: 'check --statistics --ignore-rule near-duplicate', does: 'count the problems of every rule except one' },
  ],
  exitCode:
    '0 if there are no errors, 1 if there are errors or too many warnings, 2 if something failed or nothing was checked. With --fix or --dry-run, only what is left counts.',
  run: (words, cli) => checkCommand(readCheck(words), cli),
};

const mostJobs = 64;

/** @throws UsageError */
function readCheck(words: Words): CheckOptions {
  const { values, positionals } = parseWords(words, options);
  if (positionals.includes('-') && positionals.length > 1) {
    throw new UsageError('“-” is standard input and cannot be combined with other paths.');
  }
  const isStandardInput = positionals.includes('-');
  const format = readChoice('format', values.format, formatNames);
  const fix = values['fix-unsafe'] ? 'unsafe' : values.fix ? 'safe' : 'none';
  const dryRun = values['dry-run'] === true;
  if (dryRun && fix === 'none') {
    throw new UsageError('--dry-run shows what --fix or --fix-unsafe would change. Add one of them.');
  }
  if (dryRun && format !== 'text')
    throw new UsageError(`--dry-run prints a patch, so it cannot be combined with --format ${format}.`);
  if (dryRun && values['output-file'] !== undefined)
    throw new UsageError('--dry-run prints a patch, so it cannot be combined with --output-file.');
  const changes = readChanges(values.since, values.staged);
  if (changes !== undefined && isStandardInput)
    throw new UsageError('--since and --staged choose among files, so they cannot be combined with “-”.');
  if (values['stdin-filename'] !== undefined && !isStandardInput)
    throw new UsageError('--stdin-filename works only with “-”, standard input.');
  const jobs = values.jobs === undefined ? 1 : readCount('jobs', values.jobs);
  if (jobs < 1 || jobs > mostJobs) throw new UsageError(`--jobs takes a number from 1 to ${mostJobs}.`);
  if (jobs > 1 && isStandardInput) throw new UsageError('--jobs cannot be combined with “-”, which is one seed.');
  if (jobs > 1 && fix !== 'none')
    throw new UsageError('--jobs cannot be combined with --fix, which goes seed by seed.');
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    ...readReportOptions(values),
    changes,
    standardInput: values['stdin-filename'],
    fix,
    dryRun,
    jobs,
  };
}

/** @throws UsageError */
export function readReportOptions(values: ReportValues): Omit<CheckOptions, keyof WorkOptions> {
  const format = readChoice('format', values.format, formatNames);
  if (values.statistics && !formats[format].hasStatistics)
    throw new UsageError(`--statistics works with --format text or json, not ${format}.`);
  return {
    format,
    outputFile: values['output-file'],
    statistics: values.statistics === true,
    color: readChoice('choice of --color', values.color, ['auto', 'always', 'never']),
    maxWarnings: readCount('max-warnings', values['max-warnings']),
    config: values.config,
    quiet: values.quiet === true,
    strictBaseline: values['strict-baseline'] === true,
    rules: readRuleChoice(values.rule, values['ignore-rule']),
  };
}

type ReportValues = ReturnType<typeof parseWords<typeof reportOptions>>['values'];

/** What is to be done beside the report. */
type WorkOptions = Pick<CheckOptions, 'paths' | 'changes' | 'standardInput' | 'fix' | 'dryRun' | 'jobs'>;

function readChanges(since: string | undefined, staged: boolean | undefined): CheckOptions['changes'] {
  if (since !== undefined && staged) throw new UsageError('--since and --staged cannot be combined.');
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
    throw new UsageError(`${option}: there is no rule ${quoteForMessage(unknown)}. “seedbed rules” lists all rules.`);
  }
  const left = new Set(named.length > 0 ? named : ruleCodes);
  for (const code of ignored) left.delete(code);
  return (code) => left.has(code) || code === 'bad-configuration';
}
