import type { RefusalReason } from '../syntax/refusedNode.ts';
import type { SeedDocument, SyntaxProblem, YamlMistake } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { Fix, Rule } from './rule.ts';
import { insertion, removal, replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from './exampleSeed.ts';

export const yamlSyntax: Rule = {
  code: 'yaml-syntax',
  defaultSeverity: 'error',
  documentation: {
    summary: 'Any other place where the header is no YAML that PyYAML reads.',
    reason: 'Readers give up on the whole header at the first such place.',
    wrong: exampleSeed('bridge', { title: 'title: "Harbour bridge \\: two years of repairs end"' }),
    right: exampleSeed('bridge', { title: 'title: "Harbour bridge \\\\: two years of repairs end"' }),
    fix: 'Removes characters that do not print, writes a space for exotic line separators, and doubles a backslash that begins no escape (in fix-all).',
  },
  *check({ document }) {
    for (const problem of document.problems) {
      if (problem.code !== 'yaml-syntax') continue;
      const { range, mistake, meant } = problem;
      yield {
        range,
        message: describe(problem, document.text.slice(range.start, range.end)),
        fixes: () =>
          meant === undefined ? fixesFor(document, range, mistake) : [writeMeant(document, range, mistake, meant)],
      };
    }
  },
};

type YamlProblem = Extract<SyntaxProblem, { readonly code: 'yaml-syntax' }>;

/** Why PyYAML refuses something that is well-formed. */
const refusals: Readonly<Record<RefusalReason, string>> = {
  alias: 'a value that begins with “*” stands for one marked with “&”, and there is none before it',
  anchor: 'the name behind “&” has characters that it does not take',
  'duplicate anchor': 'the same “&” mark stands twice',
  key: 'a list or a group of fields cannot be a key',
  'merge key': '“<<” takes a group of fields only',
  tag: 'it does not know this tag, or the tag does not fit the value',
  date: 'this is no date of the calendar',
  number: 'this is no number',
  'equals sign': 'a lone “=” needs quotes',
};

function describe({ mistake, reason }: YamlProblem, written: string): string {
  switch (mistake) {
    case 'bad escape':
      return `${quoteForMessage(written)} is no escape that YAML knows inside double quotes: a backslash of its own is written “\\\\”.`;
    case 'stray line':
      return `${quoteForMessage(written)} is no field: a key, a colon and a value are expected.`;
    case 'decorated key':
      return `${quoteForMessage(written)} is Markdown around a key: the plain key and a colon are expected.`;
    case 'joined fields':
      return 'Two fields stand on one line: each is expected on a line of its own.';
    case 'trailing comma':
      return 'A comma behind a value belongs to JSON: nothing is expected here.';
    case 'control character':
      return `The character ${quoteForMessage(written)} does not print, and PyYAML refuses a header that has it.`;
    case 'line separator':
      return `The character ${quoteForMessage(written)} is a line break to some readers and not to others.`;
    case 'refused value':
      return `PyYAML cannot read ${quoteForMessage(written)}, nor the rest of the header: ${refusals[reason ?? 'tag']}.`;
    case 'too large':
      return 'The header is larger than “header.limit” in seedbed.yaml allows, 32 KiB where it does not say, and is not read.';
    case 'too complex':
      return 'The header is nested deeper, or has more lines or fields, than can be read in a moment, and is not read.';
    case 'other':
      return `YAML cannot read ${quoteForMessage(written)} here.`;
  }
}

function fixesFor({ text, lineBreak }: SeedDocument, range: TextRange, mistake: YamlMistake): readonly Fix[] {
  const safe: Pick<Fix, 'kind' | 'preferred'> = { kind: 'safe', preferred: true };
  if (mistake === 'control character') return [{ title: 'Remove the character', ...safe, edits: [removal(range)] }];
  if (mistake === 'bad escape')
    return [{ title: 'Double the backslash', ...safe, edits: [insertion(range.start, '\\')] }];
  if (mistake !== 'line separator') return [];
  return text[range.start] === '\r'
    ? [{ title: 'Write a plain line break', ...safe, edits: [replacement(range, lineBreak)] }]
    : [{ title: 'Write a space', ...safe, edits: [replacement(range, ' ')] }];
}

function writeMeant({ lineBreak }: SeedDocument, range: TextRange, mistake: YamlMistake, meant: string): Fix {
  const titles: Partial<Record<YamlMistake, string>> = {
    'decorated key': 'Write the plain key',
    'joined fields': 'Move the field to a line of its own',
    'trailing comma': 'Remove the comma',
  };
  const newText = meant.replaceAll('\n', lineBreak);
  return {
    title: titles[mistake] ?? 'Write it plainly',
    kind: 'safe',
    preferred: true,
    edits: [replacement(range, newText)],
  };
}
