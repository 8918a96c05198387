import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { Finding, Rule } from '../findings/rule.ts';
import { resolvePlainScalar } from '../pyyaml/resolver.ts';
import { foldedText } from '../syntax/yamlHeader.ts';
import { insertion } from '../text/edit.ts';
import { hasWords } from '../text/plainWords.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { writeMeant } from '../findings/meantValue.ts';

export const unclosedQuote: Rule = {
  code: 'unclosed-quote',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A value starts with a quote that is never closed.',
    reason: 'YAML searches the following fields for the closing quote, then gives up on the whole header.',
    wrong: exampleSeed('bridge', { title: 'title: "Harbour bridge reopens: two years of repairs end' }),
    right: exampleSeed('bridge', { title: 'title: "Harbour bridge reopens: two years of repairs end"' }),
    fix: 'Closes the quote at the end of the value, or removes a different quote there; this is safe if that quote cannot be an apostrophe.',
  },
  *check(seed) {
    for (const problem of seed.document.problems) {
      if (problem.code === 'unclosed-quote') yield unclosed(seed, problem.field, problem.quote, problem.certain);
    }
  },
};

function unclosed(seed: SeedContext, field: Field, quote: '"' | "'", certain: boolean): Finding {
  const { text } = seed.document;
  const { start, end } = field.valueRange;
  // What is more than the text itself, as another quote at its end, is not to be closed in.
  const closable =
    foldedText(text, { start: start + 1, end }) === field.value.text && !text.slice(start, end).includes('\\');
  return {
    range: { start, end: start + 1 },
    message: `The ${field.key} starts with a quote that is never closed. Add ${quote === '"' ? '“"”' : "“'”"} at its end.`,
    fixes: () => {
      if (!hasWords(field.value.text)) return [];
      const title = closable ? 'Close the quote' : 'Write the text in its own quotes';
      // Without its colon the key may be a part of a longer one, which ends inside the quote.
      const isOwn = text[field.separatorEnd - 1] === ':';
      const fix = writeMeant(seed, field, field.value.text, title, certain && isOwn);
      const writesTheSame = fix.title === title || fix.edits.some(({ newText }) => newText.trim() === field.value.text);
      const isRank = resolvePlainScalar(field.value.text).kind !== 'string' && fix.title !== title;
      return [closable && writesTheSame && !isRank ? { ...fix, title, edits: [insertion(end, quote)] } : fix];
    },
  };
}
