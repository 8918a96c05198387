import type { SeedContext } from '../corpus/seedContext.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { MisnamedField } from '../findings/fieldNames.ts';
import { fieldDefinition, fieldKeys } from '../schema/fieldKeys.ts';
import { inSingleQuotes, needsQuotes } from '../pyyaml/writer.ts';
import { replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { removeField } from '../findings/fieldEdits.ts';
import { findMisnamedFields, meantKey } from '../findings/fieldNames.ts';
import { overlapsProblem } from '../corpus/headerReading.ts';
import { hasRegularFields } from '../findings/headerFields.ts';
import { noFindings, type Finding, type Fix, type Rule, safeIf } from '../findings/rule.ts';

export const unknownField: Rule = {
  code: 'unknown-field',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'A key in the header is not a field of a seed.',
    reason:
      'Programs ask for fields by name, so a misspelled field might as well be missing. Declare fields beyond the five under `fields` in `seedbed.yaml`.',
    wrong: exampleSeed('ferry', { title: 'titel: Night ferry returns after a decade' }),
    right: exampleSeed('ferry'),
    fix: 'Renames a key that is close to exactly one missing field; this is safe. So is renaming another common name (`link`, `source`, `status`) if the value fits only that field; a `headline` is renamed when you ask. Offers to remove the field, but never by itself.',
  },
  check: (seed) => (hasRegularFields(seed) ? noFindings : findUnknown(seed)),
};

function* findUnknown(seed: SeedContext): Iterable<Finding> {
  const { document, configuration } = seed;
  const declared = fieldKeys(configuration);
  const misnamed = findMisnamedFields(seed);
  for (const field of document.fields) {
    if (declared.has(field.key) || overlapsProblem(document, field.keyRange)) continue;
    yield unknown(
      seed,
      field,
      misnamed.find((other) => other.field === field),
    );
  }
}

function unknown({ document, configuration }: SeedContext, field: Field, misnamed: MisnamedField | undefined): Finding {
  return {
    range: field.keyRange,
    // The field that is meant is missing to every reader.
    ...(misnamed && fieldDefinition(configuration, misnamed.meant)?.required ? { severity: 'error' } : {}),
    message: `${quoteForMessage(field.key)} is not a seed field. ${advise(field.key, configuration, misnamed)}`,
    fixes: () => [
      ...(misnamed ? [rename(misnamed)] : []),
      // What cannot be read is not thrown away: who knows what it holds.
      ...(document.problems.length === 0
        ? [{ title: `Remove ${quoteForMessage(field.key)}`, kind: 'unsafe', edits: removeField(field) } as const]
        : []),
    ],
  };
}

function advise(key: string, configuration: Configuration, misnamed: MisnamedField | undefined): string {
  if (misnamed) return `Did you mean ${quoteForMessage(misnamed.meant)}?`;
  const taken = meantKey(key, [...fieldKeys(configuration)]);
  if (taken !== undefined) return `Did you mean ${quoteForMessage(taken)}? The header already has it.`;
  return 'If you need it, declare it under “fields” in seedbed.yaml.';
}

function rename({ field, meant, unique, isCertain }: MisnamedField): Fix {
  return {
    title: `Rename ${quoteForMessage(field.key)} to ${quoteForMessage(meant)}`,
    kind: safeIf(isCertain),
    drops: [field.keyRange],
    preferred: unique,
    edits: [replacement(field.keyRange, needsQuotes(meant) ? inSingleQuotes(meant) : meant)],
  };
}
