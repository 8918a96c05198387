import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { escapeControls, quoteForMessage, ruleCodes } from '../core/index.ts';

/** What the command line asks for. */
export type Command =
  | CheckOptions
  | BaselineOptions
  | ReportOptions
  | RulesOptions
  | { readonly name: 'lsp' }
  | { readonly name: 'version' }
  | { readonly name: 'help'; readonly about: CommandName | undefined };

export type CommandName = 'check' | 'baseline' | 'report' | 'rules' | 'lsp';

export interface CheckOptions {
  readonly name: 'check';
  /** Files and folders; `-` alone for standard input. */
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly fix: 'none' | 'safe' | 'unsafe';
  /** Writes nothing, and prints a patch of what would be fixed. */
  readonly dryRun: boolean;
  /** The most warnings that are no failure. */
  readonly maxWarnings: number;
  /** The one configuration, in place of every `seedbed.yaml`. */
  readonly config: string | undefined;
  readonly quiet: boolean;
  /** Whether a baseline with problems that are gone is a failure. */
  readonly strictBaseline: boolean;
  /** Whether a rule counts, by its code: what is reported, and what is fixed. */
  readonly rules: (code: string) => boolean;
}

export interface BaselineOptions {
  readonly name: 'baseline';
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Whether problems that are not known yet are known from here on. */
  readonly acceptNew: boolean;
}

export interface ReportOptions {
  readonly name: 'report';
  /** Files and folders. */
  readonly paths: readonly string[];
  /** The file to be written. */
  readonly html: string;
  /** The one configuration, in place of every `seedbed.yaml`. */
  readonly config: string | undefined;
}

export interface RulesOptions {
  readonly name: 'rules';
  readonly format: 'text' | 'json';
}

/** The command line cannot be understood or carried out. The message is a sentence for the user. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readArguments(words: readonly string[]): Command {
  const [first, ...rest] = words;
  switch (first) {
    case 'check':
      return readCheck(rest);
    case 'baseline':
      return readBaselineCommand(rest);
    case 'report':
      return readReport(rest);
    case 'rules':
      return readRules(rest);
    case 'lsp':
      return readLsp(rest);
    case '--version':
    case '-V':
      return { name: 'version' };
    case '--help':
    case '-h':
    case 'help':
      return { name: 'help', about: commandNames.find((name) => name === rest[0]) };
    case undefined:
      throw new UsageError(`No command is given. ${seeHelp}`);
    default:
      throw new UsageError(`There is no command ${quoteForMessage(first)}. ${seeHelp}`);
  }
}

const seeHelp = '“seedbed --help” lists what there is.';

const commandNames: readonly CommandName[] = ['check', 'baseline', 'report', 'rules', 'lsp'];

const checkOptions = {
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean' },
  'fix-unsafe': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'max-warnings': { type: 'string' },
  config: { type: 'string' },
  quiet: { type: 'boolean' },
  'strict-baseline': { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  'ignore-rule': { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

function readCheck(words: readonly string[]): Command {
  const { values, positionals } = understood(() =>
    parseArgs({ args: [...words], options: checkOptions, allowPositionals: true }),
  );
  if (values.help) return { name: 'help', about: 'check' };
  if (positionals.includes('-') && positionals.length > 1) {
    throw new UsageError('“-” stands for standard input and cannot be named with other paths.');
  }
  const format = readFormat(values.format);
  const fix = values['fix-unsafe'] ? 'unsafe' : values.fix ? 'safe' : 'none';
  const dryRun = values['dry-run'] === true;
  if (dryRun && fix === 'none') {
    throw new UsageError('--dry-run shows what --fix or --fix-unsafe would do, and neither is given.');
  }
  if (dryRun && format === 'json')
    throw new UsageError('--dry-run prints a patch, which --format json has no place for.');
  return {
    name: 'check',
    paths: positionals.length > 0 ? positionals : ['.'],
    format,
    fix,
    dryRun,
    maxWarnings: readCount('--max-warnings', values['max-warnings']),
    config: values.config,
    quiet: values.quiet === true,
    strictBaseline: values['strict-baseline'] === true,
    rules: readRuleChoice(values.rule, values['ignore-rule']),
  };
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

const baselineOptions = {
  'accept-new': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

function readBaselineCommand(words: readonly string[]): Command {
  const { values, positionals } = understood(() =>
    parseArgs({ args: [...words], options: baselineOptions, allowPositionals: true }),
  );
  if (values.help) return { name: 'help', about: 'baseline' };
  if (positionals.includes('-')) {
    throw new UsageError('A baseline is about files: “-”, standard input, has no place in it.');
  }
  return {
    name: 'baseline',
    paths: positionals.length > 0 ? positionals : ['.'],
    acceptNew: values['accept-new'] === true,
  };
}

const reportOptions = {
  html: { type: 'string' },
  config: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

function readReport(words: readonly string[]): Command {
  const { values, positionals } = understood(() =>
    parseArgs({ args: [...words], options: reportOptions, allowPositionals: true }),
  );
  if (values.help) return { name: 'help', about: 'report' };
  if (values.html === undefined || values.html === '') {
    throw new UsageError('Where the report goes is not said: “--html FILE” names the file to be written.');
  }
  if (positionals.includes('-'))
    throw new UsageError('A report is about files: “-”, standard input, has no place in it.');
  return {
    name: 'report',
    paths: positionals.length > 0 ? positionals : ['.'],
    html: values.html,
    config: values.config,
  };
}

const rulesOptions = {
  format: { type: 'string', default: 'text' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

function readRules(words: readonly string[]): Command {
  const { values } = understood(() => parseArgs({ args: [...words], options: rulesOptions }));
  return values.help ? { name: 'help', about: 'rules' } : { name: 'rules', format: readFormat(values.format) };
}

/** Editors add options of their own, such as their process id, which the protocol's library reads by itself. */
function readLsp(words: readonly string[]): Command {
  if (words.includes('--help') || words.includes('-h')) return { name: 'help', about: 'lsp' };
  const names = ['--stdio', '--node-ipc', '--pipe', '--socket'];
  if (!words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)))) {
    throw new UsageError(
      'How to talk to the editor is not said: “seedbed lsp --stdio” uses standard input and output.',
    );
  }
  return { name: 'lsp' };
}

function understood<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ');
    throw new UsageError(`${escapeControls(sentence!.replace(/\.$/, ''))}. ${seeHelp}`);
  }
}

function readFormat(value: string): 'text' | 'json' {
  if (value === 'text' || value === 'json') return value;
  throw new UsageError(`There is no format ${quoteForMessage(value)}; “text” and “json” are.`);
}

function readCount(option: string, value: string | undefined): number {
  if (value === undefined) return Infinity;
  if (/^\d+$/.test(value)) return Number(value);
  throw new UsageError(`${option} takes a whole number, not ${quoteForMessage(value)}.`);
}
