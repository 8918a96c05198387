import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { removeField } from '../findings/fieldEdits.ts';
import { hasRegularFields } from '../findings/headerFields.ts';
import { noFindings, type Finding, type Fix, type Rule, safeIf } from '../findings/rule.ts';

export const duplicateField: Rule = {
  code: 'duplicate-field',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The header has the same field more than once.',
    reason:
      'PyYAML silently uses the last one, while other YAML parsers reject the whole header. What the seed says depends on which program reads it.',
    wrong: exampleSeed('tunnel', { usage: 'usage: candidate\nusage: candidate' }),
    right: exampleSeed('tunnel'),
    fix: 'If both have the same value, the later one is removed; this is safe. If they differ, you choose which to keep.',
  },
  check: (seed) => (hasRegularFields(seed) ? noFindings : findRepeated(seed)),
};

function* findRepeated(seed: SeedContext): Iterable<Finding> {
  const seen = new Map<string, { readonly first: Field; readonly last: Field }>();
  for (const field of seed.document.fields) {
    const earlier = seen.get(field.key);
    if (earlier) yield duplicate(seed, earlier.first, earlier.last, field);
    seen.set(field.key, { first: earlier?.first ?? field, last: field });
  }
}

function duplicate({ uri, document }: SeedContext, first: Field, previous: Field, field: Field): Finding {
  return {
    range: field.keyRange,
    message: `The header has ${quoteForMessage(field.key)} more than once. Keep one.`,
    related: [{ uri, range: first.keyRange, message: 'The first one is here.' }],
    fixes: () => chooseOne(document, previous, field),
  };
}

/** Compares a field with the one before it, so that the last value, which is the one PyYAML reads, is never lost unasked. */
function chooseOne(document: SeedDocument, before: Field, after: Field): readonly Fix[] {
  if (saysTheSame(document, before, after)) {
    return [
      {
        title: `Remove the repeated ${quoteForMessage(after.key)}`,
        kind: safeIf(!hasComment(document, after) && fillsLines(document, after)),
        drops: [after.range],
        preferred: true,
        edits: removeField(after),
      },
    ];
  }
  return [
    { title: `Keep ${describe(document, after)}`, kind: 'unsafe', edits: removeField(before) },
    { title: `Keep ${describe(document, before)}`, kind: 'unsafe', edits: removeField(after) },
  ];
}

function saysTheSame(document: SeedDocument, a: Field, b: Field): boolean {
  const sameText = sourceOf(document, a) === sourceOf(document, b);
  return sameText || (a.value.kind === 'string' && b.value.kind === 'string' && a.value.text === b.value.text);
}

/** Whether nothing else stands on the field's lines, and it is written in the short way, without `?`. */
function fillsLines({ text, frontMatter: { header } }: SeedDocument, { range, keyRange }: Field): boolean {
  const begins = range.start === header.start || text[range.start - 1] === '\n';
  const ends = range.end === header.end || text[range.end - 1] === '\n';
  return begins && ends && !text.slice(range.start, keyRange.start).includes('?');
}

/** A comment may be worth keeping; that is not for a machine to say. */
function hasComment({ text }: SeedDocument, { comment, separatorEnd, valueRange }: Field): boolean {
  return comment !== undefined || text.slice(separatorEnd, valueRange.start).includes('#');
}

function describe(document: SeedDocument, field: Field): string {
  const source = sourceOf(document, field);
  return source === '' ? 'the empty one' : quoteForMessage(source);
}

function sourceOf({ text }: SeedDocument, { valueRange }: Field): string {
  return text.slice(valueRange.start, valueRange.end).trim();
}
