import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldDefinition } from '../schema/fields.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { wordsBehindDashes } from '../syntax/fenceLine.ts';
import { findFurtherHeader, findKeysBelow } from '../syntax/furtherHeader.ts';
import { readKeyLine } from '../syntax/keyLine.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { insertField } from '../findings/fieldEdits.ts';
import { findMisnamedFields } from '../findings/fieldNames.ts';
import { hasRegularFields } from '../findings/headerFields.ts';
import { findQuotedFields } from '../findings/quotedFields.ts';
import { noFindings, type Finding, type Fix, type Rule } from '../findings/rule.ts';
import { suggestValues, titleFor } from '../findings/suggestedValue.ts';

export const missingField: Rule = {
  code: 'missing-field',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A required field is missing.',
    reason:
      'Seeds are chosen, credited and sorted by these fields: the five built-in ones, unless `seedbed.yaml` makes one optional, and any others that it requires.',
    wrong: exampleSeed('tunnel', { publisher: '' }),
    right: exampleSeed('tunnel'),
    fix: 'Inserts the field in its place. Filling in the url’s publisher is safe if `seedbed.yaml` says so, or if both the seeds from that domain and the built-in registry do; otherwise it is a guess. Offers the next free rank and the first usage; other fields are yours to fill in.',
  },
  check: (seed) => (hasRegularFields(seed) ? noFindings : findMissing(seed)),
};

function* findMissing(seed: SeedContext): Iterable<Finding> {
  const { document, configuration } = seed;
  const present = new Set(document.fields.map(({ key }) => key));
  const missing = configuration.fields.filter(({ key, required }) => required && !present.has(key));
  if (missing.length === 0) return;
  const isReported = configuration.rules.get('unknown-field') !== 'off';
  const misnamed = isReported ? findMisnamedFields(seed).map(({ meant }) => meant) : [];
  const elsewhere = new Set([...findElsewhere(seed), ...misnamed]);
  for (const definition of missing) {
    if (elsewhere.has(definition.key)) continue;
    yield {
      range: document.frontMatter.opening,
      message: `The header has no ${quoteForMessage(definition.key)}. Every seed needs one.`,
      fixes: () => insert(seed, definition),
    };
  }
}

/** The keys of fields that stand where no reader looks for them, which another rule reports. */
function findElsewhere(seed: SeedContext): readonly string[] {
  const { document, configuration } = seed;
  const { text, frontMatter, fields } = document;
  const keys = fieldKeys(configuration);
  const behindFences = frontMatter.malformed.flatMap(({ start, end }) => {
    const words = wordsBehindDashes(text.slice(start, end));
    const known = words === undefined ? undefined : readKeyLine(words, keys)?.known;
    return known === undefined ? [] : [known];
  });
  const areReported = configuration.rules.get('reader-disagreement') !== 'off';
  const quoted = areReported ? fields.flatMap((field) => findQuotedFields(seed, field).map(({ key }) => key)) : [];
  const further = findFurtherHeader(document, keys);
  if (!further?.isNext) return [...behindFences, ...quoted];
  return [...behindFences, ...quoted, ...further.keys, ...findKeysBelow(document, further, keys)];
}

function insert(seed: SeedContext, { key }: FieldDefinition): readonly Fix[] {
  const suggestions = suggestValues(seed, key);
  if (suggestions.length === 0) {
    const title = `Insert ${quoteForMessage(key)} to fill in`;
    return [{ title, kind: 'placeholder', edits: insertField(seed, key, undefined) }];
  }
  return suggestions.map((suggestion, index) => ({
    title: titleFor(`Insert ${quoteForMessage(`${key}: ${suggestion.value}`)}`, suggestion.reason),
    kind: suggestion.kind,
    preferred: index === 0,
    edits: insertField(seed, key, suggestion.value),
  }));
}
