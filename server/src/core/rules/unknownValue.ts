import type { SeedContext } from '../corpus/seedContext.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Finding, Rule } from '../findings/rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { nearest } from '../text/similarity.ts';
import { adviseDeclared, sameWord } from '../findings/declaredWords.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { findInFields, isBlank } from '../findings/headerFields.ts';
import { safeIf } from '../findings/rule.ts';

export const unknownValue: Rule = {
  code: 'unknown-value',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The value of an `enum` field is not one of its `values` in `seedbed.yaml`.',
    reason: 'Programs look for exactly these words and skip any other.',
    wrong: exampleSeed('tunnel').replace('\n---\n', '\nsection: Culture\n---\n'),
    right: exampleSeed('tunnel').replace('\n---\n', '\nsection: culture\n---\n'),
    configuration: 'fields:\n  section: { type: enum, values: [news, culture, sport] }\n',
    fix: 'Corrects case, spaces or punctuation; this is safe. Otherwise offers the closest value.',
  },
  check: (seed) => findInFields(seed, judge, 'enum'),
};

function judge(seed: SeedContext, { field, definition }: DeclaredField): Finding | undefined {
  const { kind, text } = field.value;
  const values = definition.values?.map(({ value }) => value) ?? [];
  if (kind !== 'string' || isBlank(text) || values.includes(text)) return undefined;
  const spelling = sameWord(text, values);
  const meant = spelling ?? nearest(text, values);
  return {
    range: field.valueRange,
    message: `${quoteForMessage(text)} is not a value of ${quoteForMessage(field.key)}. ${adviseDeclared(values, meant)}`,
    fixes: () =>
      meant === undefined
        ? []
        : [
            {
              title: `Change it to ${quoteForMessage(meant)}`,
              kind: safeIf(spelling !== undefined),
              preferred: true,
              edits: replaceText(seed, field, meant),
              drops: [field.valueRange],
            },
          ],
  };
}
