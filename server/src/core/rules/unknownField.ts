import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { MisnamedField } from '../findings/fieldNames.ts';
import { needsQuotes } from '../pyyaml/writer.ts';
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
      'Whoever reads the seed asks for the fields by name: a misspelled one is as good as absent. Fields beyond the five are declared under `fields` in `seedbed.yaml`.',
    wrong: exampleSeed('ferry', { title: 'titel: Night ferry returns after a decade' }),
    right: exampleSeed('ferry'),
    fix: 'A key that comes near to exactly one missing field is renamed; this is safe. So is one of another common name (`link`, `source`, `status`), where its value can only be that field’s; a `headline` is renamed when asked. Removing the field is offered, never run unasked.',
  },
  check: (seed) => (hasRegularFields(seed) ? noFindings : findUnknown(seed)),
};

function* findUnknown(seed: SeedContext): Iterable<Finding> {
  const { document, configuration } = seed;
  const declared = configuration.fields.map((definition) => definition.key);
  const misnamed = findMisnamedFields(seed);
  for (const field of document.fields) {
    if (declared.includes(field.key) || overlapsProblem(document, field.keyRange)) continue;
    yield unknown(
      seed,
      field,
      declared,
      misnamed.find((other) => other.field === field),
    );
  }
}

function unknown(
  { document, configuration }: SeedContext,
  field: Field,
  declared: readonly string[],
  misnamed: MisnamedField | undefined,
): Finding {
  return {
    range: field.keyRange,
    // The field that is meant is missing to every reader.
    ...(configuration.fields.some(({ key, required }) => required && key === misnamed?.meant)
      ? { severity: 'error' }
      : {}),
    message: `${quoteForMessage(field.key)} is not a field of a seed; ${advise(field.key, declared, misnamed)}.`,
    fixes: () => [
      ...(misnamed ? [rename(misnamed)] : []),
      // What cannot be read is not thrown away: who knows what it holds.
      ...(document.problems.length === 0
        ? [{ title: `Remove ${quoteForMessage(field.key)}`, kind: 'unsafe', edits: removeField(field) } as const]
        : []),
    ],
  };
}

function advise(key: string, declared: readonly string[], misnamed: MisnamedField | undefined): string {
  if (misnamed) return `${quoteForMessage(misnamed.meant)} is expected`;
  const taken = meantKey(key, declared);
  if (taken !== undefined) return `${quoteForMessage(taken)} is one, and the header has it already`;
  return 'one that is meant is declared under “fields” in seedbed.yaml';
}

function rename({ field, meant, unique, isCertain }: MisnamedField): Fix {
  return {
    title: `Rename ${quoteForMessage(field.key)} to ${quoteForMessage(meant)}`,
    kind: safeIf(isCertain),
    drops: [field.keyRange],
    preferred: unique,
    edits: [replacement(field.keyRange, needsQuotes(meant) ? `'${meant.replaceAll("'", "''")}'` : meant)],
  };
}
