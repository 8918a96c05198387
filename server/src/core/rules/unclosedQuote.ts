import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { Finding, Rule } from './rule.ts';
import { insertion } from '../text/edit.ts';
import { exampleSeed } from './exampleSeed.ts';
import { replaceText } from './fieldEdits.ts';

export const unclosedQuote: Rule = {
  code: 'unclosed-quote',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A value begins with a quote that nothing closes.',
    reason:
      'YAML reads on over the following fields in search of the closing quote, and then gives up on the whole header.',
    wrong: exampleSeed('bridge', { title: 'title: "Harbour bridge reopens: two years of repairs end' }),
    right: exampleSeed('bridge', { title: 'title: "Harbour bridge reopens: two years of repairs end"' }),
    fix: 'Closes the quote at the end of the value (in fix-all).',
  },
  *check(seed) {
    for (const problem of seed.document.problems) {
      if (problem.code === 'unclosed-quote') yield unclosed(seed, problem.field, problem.quote);
    }
  },
};

function unclosed(seed: SeedContext, field: Field, quote: '"' | "'"): Finding {
  const { document } = seed;
  const { start, end } = field.valueRange;
  // A backslash means something inside double quotes: there the text is written anew, as it stands.
  const closable = quote === "'" || !document.text.slice(start, end).includes('\\');
  return {
    range: { start, end: start + 1 },
    message: `The ${field.key} begins with a quote that is never closed: a second ${quote === '"' ? '“"”' : "“'”"} is expected at its end.`,
    fixes: () => [
      {
        title: 'Close the quote',
        kind: 'safe',
        preferred: true,
        edits: closable ? [insertion(end, quote)] : replaceText(seed, field, field.value.text),
      },
    ],
  };
}
