import type { SeedContext } from '../corpus/seedContext.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { removeField, replacePlain, replaceText } from '../findings/fieldEdits.ts';
import { expectationOf, findInFields, isEmpty } from '../findings/headerFields.ts';
import { suggestValues, titleFor } from '../findings/suggestedValue.ts';

export const emptyValue: Rule = {
  code: 'empty-value',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A field has no value: nothing after the colon, `~`, `null` or empty quotes.',
    reason: 'Programs find null where they need text or a number, and many of them stop.',
    wrong: exampleSeed('furnace', { publisher: 'publisher:' }),
    right: exampleSeed('furnace'),
    fix: 'Fills in the publisher that the url belongs to. This is safe if `seedbed.yaml` says so, or if both the seeds from that domain and the built-in registry do; otherwise it is a guess. Also offers the next free rank, the first usage, and removing an optional field.',
  },
  check: (seed) => findInFields(seed, judge),
};

function judge(seed: SeedContext, declared: DeclaredField): Finding | undefined {
  const { field, definition } = declared;
  if (definition.empty || !isEmpty(declared, seed.document)) return undefined;
  const isBare = field.valueRange.start === field.valueRange.end;
  return {
    range: isBare ? field.keyRange : field.valueRange,
    message: `Type a value after ${quoteForMessage(`${field.key}:`)}: ${expectationOf(definition)}.`,
    fixes: () => fill(seed, declared),
  };
}

function fill(seed: SeedContext, { field, definition }: DeclaredField): readonly Fix[] {
  const suggestions = suggestValues(seed, field.key);
  if (suggestions.length > 0) {
    return suggestions.map((suggestion, index) => {
      const { value, kind } = suggestion;
      const edits =
        typeof value === 'string' ? replaceText(seed, field, value) : replacePlain(seed.document, field, String(value));
      const title = titleFor(
        `Set ${quoteForMessage(field.key)} to ${quoteForMessage(String(value))}`,
        suggestion.reason,
      );
      return { title, kind, preferred: index === 0, edits };
    });
  }
  if (definition.required) return [];
  return [
    { title: `Remove ${quoteForMessage(field.key)}`, kind: 'unsafe', preferred: true, edits: removeField(field) },
  ];
}
