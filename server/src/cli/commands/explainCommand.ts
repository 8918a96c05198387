import type { Rule } from '../../core/index.ts';
import { helpOption, type Command } from './description.ts';
import { escapeControls, nearest, quoteForMessage, ruleCodes, rules } from '../../core/index.ts';
import { UsageError } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { wrapText } from '../output.ts';
import { rulesCommand } from '../rulesCommand.ts';
import { readWords } from './words.ts';

const options = {
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed explain` */
export const explainCommand: Command = {
  name: 'explain',
  usage: '[CODE…]',
  summary: 'explain a problem and how to fix it',
  about: [
    'Shows the page of a rule, by the code at the end of a line of “seedbed check”: why it matters, a seed with the problem, the same seed without it, and what the fixes do. Without a code, it lists all codes.',
  ],
  options,
  examples: [
    { words: 'explain duplicate-url', does: 'show the page of one rule' },
    { words: 'explain unquoted-value | less', does: 'read a longer page screen by screen' },
  ],
  exitCode: '0, or 2 if no rule has that code.',
  run: explain,
};

function explain(words: readonly string[], cli: Cli): number {
  const { words: first, paths } = readWords(words, options);
  const codes = [...first, ...paths];
  if (codes.length === 0) return rulesCommand({ format: 'text' }, cli);
  const pages = codes.map(ruleNamed).map((rule) => pageOf(rule, cli));
  cli.print(pages.join(`\n${'─'.repeat(widthOf(cli))}\n\n`));
  return 0;
}

/** @throws UsageError */
function ruleNamed(code: string): Rule {
  const rule = rules.find((one) => one.code === code.toLowerCase());
  if (rule) return rule;
  const meant = nearest(code, ruleCodes) ?? soleMatch(code);
  const help = meant === undefined ? '“seedbed explain” lists all rules.' : `Did you mean ${quoteForMessage(meant)}?`;
  throw new UsageError(`There is no rule ${quoteForMessage(code)}. ${help}`);
}

/** The only code that has a word of it: `quote` is `unclosed-quote`. */
function soleMatch(code: string): string | undefined {
  const found = ruleCodes.filter((one) => code.length > 2 && one.includes(code.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}

/** What its page in `docs/rules/` says, for a terminal. */
function pageOf({ code, defaultSeverity, documentation }: Rule, cli: Cli): string {
  const paint = cli.paintFor(cli.stdout);
  const { summary, reason, wrong, right, fix, others = {}, paths, configuration } = documentation;
  const heading = (text: string) => paint('bold', text);
  const parts = [
    `${heading(code)}  ${defaultSeverity}`,
    prose(summary, cli),
    heading('Why'),
    prose(reason, cli),
    heading(paths ? `Wrong: ${paths.wrong}` : 'Wrong'),
    sample(wrong),
    ...Object.entries(others).flatMap(([path, text]) => [`Beside it, ${path}:`, sample(text)]),
    ...(configuration === undefined ? [] : ['With this in seedbed.yaml:', sample(configuration)]),
    heading(paths ? `Right: ${paths.right}` : 'Right'),
    sample(right),
    ...(fix === undefined ? [] : [heading('Fix'), prose(fix, cli)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Markdown of ours in lines that fit, with what stands in backticks underlined where that shows. */
function prose(markdown: string, cli: Cli): string {
  const paint = cli.paintFor(cli.stdout);
  const width = widthOf(cli);
  return markdown
    .split('\n')
    .map((paragraph) => wrapText(paragraph, width))
    .join('\n')
    .replace(/`([^`\n]+)`/g, (whole, code: string) => {
      const painted = paint('underline', code);
      return painted === code ? whole : painted;
    });
}

/** A file, set in; what cannot be seen in it is written out. */
function sample(text: string): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `    ${escapeControls(line)}`.trimEnd())
    .join('\n');
}

function widthOf({ stdout }: Cli): number {
  return Math.min(100, Math.max(40, stdout.columns ?? 80));
}
