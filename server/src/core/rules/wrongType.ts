import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldDefinition } from '../schema/fields.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { describePlainScalar, resolvePlainScalar } from '../pyyaml/resolver.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replacePlain, replaceText } from '../findings/fieldEdits.ts';
import { fitsType } from '../corpus/headerReading.ts';
import { expectationOf, findInFields, isEmpty, isText } from '../findings/headerFields.ts';

export const wrongType: Rule = {
  code: 'wrong-type',
  defaultSeverity: 'error',
  documentation: {
    summary: 'YAML reads a value as the wrong type for its field: a number, a date, yes or no, a list.',
    reason:
      'YAML guesses the type of a word without quotes. A headline such as `1984` or `No` becomes a number or false, and a program that needs text fails or prints something else.',
    wrong: exampleSeed('novel', { title: 'title: 1984' }),
    right: exampleSeed('novel'),
    fix: 'Puts text in quotes exactly as it is, and unwraps a list of one; both are safe. Other lists and groups are yours to fix.',
  },
  check: (seed) => findInFields(seed, judge),
};

function judge(seed: SeedContext, declared: DeclaredField): Finding | undefined {
  const { field, definition } = declared;
  if (fitsType(field.value, definition.type) || isEmpty(declared, seed.document)) return undefined;
  return {
    range: field.valueRange,
    message: `${describeValue(seed, declared)}, but ${quoteForMessage(field.key)} needs ${expectationOf(definition)}.`,
    fixes: () => mend(seed, declared),
  };
}

function describeValue({ document }: SeedContext, { field }: DeclaredField): string {
  const { kind, text } = field.value;
  if (kind === 'list') return 'This is a list';
  if (kind === 'mapping') return 'This is a group of fields';
  const { start, end } = field.valueRange;
  const source = quoteForMessage(document.text.slice(start, end));
  if (kind === 'string') return `${source} is read as text`;
  return `${source} is read as ${describePlainScalar(resolvePlainScalar(text), text)}`;
}

function mend(seed: SeedContext, { field, definition }: DeclaredField): readonly Fix[] {
  const { document } = seed;
  const { value, valueRange } = field;
  const wantsText = isText(definition) || definition.type === 'url';
  if (value.kind === 'mapping') return [];
  if (value.kind === 'list') {
    const [item, ...others] = value.items ?? [];
    const isComment = document.text.slice(valueRange.start, valueRange.end).includes('#');
    if (item === undefined || others.length > 0 || isComment) return [];
    if (!wantsText && !mayBe(item, definition)) return [];
    const edits = wantsText ? replaceText(seed, field, item) : replacePlain(document, field, item);
    return [
      { title: `Change the list to its one value, ${quoteForMessage(item)}`, kind: 'safe', preferred: true, edits },
    ];
  }
  if (wantsText) {
    const edits = replaceText(seed, field, value.text);
    return [{ title: `Put ${quoteForMessage(value.text)} in quotes`, kind: 'safe', preferred: true, edits }];
  }
  if (value.kind === 'string' && mayBe(value.text, definition)) {
    const edits = replacePlain(document, field, value.text);
    return [{ title: `Write ${quoteForMessage(value.text)} without quotes`, kind: 'safe', preferred: true, edits }];
  }
  return [];
}

/** Whether a text is what the field holds once it stands without quotes. */
function mayBe(text: string, { type }: FieldDefinition): boolean {
  const { kind } = resolvePlainScalar(text);
  return kind === type || (type === 'float' && kind === 'integer');
}
