import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldType } from '../schema/fields.ts';
import type { FieldValue } from '../syntax/seedDocument.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Reading } from '../pyyaml/readers.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { safeIf } from '../findings/rule.ts';
import { beginsAsNumber } from '../pyyaml/resolver.ts';
import { rangeOfLine } from '../syntax/lineScanner.ts';
import { insertion } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replacePlain, replaceText } from '../findings/fieldEdits.ts';
import { expectationOf, findInFields } from '../findings/headerFields.ts';
import { findQuotedFields, linesAtMargin } from '../findings/quotedFields.ts';
import { readersAgree, readingsOf, wholeNumbersIn } from '../pyyaml/readers.ts';

export const readerDisagreement: Rule = {
  code: 'reader-disagreement',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'A value without quotes is text to one YAML parser, and a number or `true` to another.',
    reason:
      'PyYAML, which writes most seeds, and gray-matter read YAML 1.1, each in its own way; newer parsers read YAML 1.2. A headline such as `08` or `1e3` is text to some and a number to others, so what the seed says depends on the program. PyYAML itself writes such a headline without quotes. A value that even PyYAML does not read as text is reported by `wrong-type`, and a rank by `invalid-rank`. Dates in date fields are fine: YAML 1.2 has no other way to write them.',
    wrong: exampleSeed('novel', { title: 'title: 1e3' }),
    right: exampleSeed('novel', { title: "title: '1e3'" }),
    fix: 'Puts text in quotes exactly as it is, changes `yes` to `true`, and writes a number plainly if all parsers that see a number see the same one; all of this is safe. If they see different numbers, offers each. Indents text in quotes that continues at the margin; where the quotes include a field that is missing, that is an error, and you close them yourself.',
  },
  check: (seed) => findInFields(seed, judge),
};

function judge(seed: SeedContext, declared: DeclaredField): Finding | undefined {
  const { style, value, valueRange } = declared.field;
  if (style === 'single-quoted' || style === 'double-quoted') return continuedAtMargin(seed, declared);
  // What PyYAML takes for text begins as a number where another reader takes it for anything else.
  if (value.kind === 'string' && !beginsAsNumber(value.text)) return undefined;
  if (style !== 'plain' || value.kind !== kindOf(declared.definition.type) || readersAgree(value.text))
    return undefined;
  return {
    range: valueRange,
    message: `${quoteForMessage(value.text)} is ${describe(readingsOf(value.text))}. ${advise(declared)}.`,
    fixes: () => mend(seed, declared),
  };
}

/**
 * Text in quotes that goes on at the margin: PyYAML and js-yaml take it, readers of YAML 1.2 do not. Where it takes in a field
 * that is missing, only whoever knows the title knows where it ends.
 */
function continuedAtMargin(seed: SeedContext, { field }: DeclaredField): Finding | undefined {
  const lines = linesAtMargin(seed, field);
  const [first] = lines;
  if (!first) return undefined;
  const [quoted] = findQuotedFields(seed, field);
  if (quoted) {
    return {
      range: rangeOfLine(quoted.line),
      severity: 'error',
      message: `The quotes around the ${field.key} include the line ${quoteForMessage(quoted.line.text)}. Close them above it.`,
    };
  }
  return {
    range: rangeOfLine(first),
    message: `The ${field.key} continues at the margin, which some YAML parsers reject. Indent the line.`,
    fixes: () => [
      {
        title: `Indent the rest of the ${field.key}`,
        kind: 'safe',
        preferred: true,
        edits: lines.map((line) => insertion(line.start, '  ')),
      },
    ],
  };
}

/** What PyYAML must see in a field: anything else is reported already. Urls and ranks have rules that see to it all. */
function kindOf(type: FieldType): FieldValue['kind'] | undefined {
  switch (type) {
    case 'string':
    case 'publisher':
    case 'usage':
      return 'string';
    case 'integer':
    case 'boolean':
      return type;
    default:
      return undefined;
  }
}

function describe(readings: readonly Reading[]): string {
  return readings.map(({ description, readers }) => `${description} to ${readers.join(' and ')}`).join(', ');
}

function advise({ field, definition }: DeclaredField): string {
  return field.value.kind === 'string'
    ? 'Put it in quotes to make it text for all'
    : `Write ${expectationOf(definition)}`;
}

function mend(seed: SeedContext, { field }: DeclaredField): readonly Fix[] {
  const { value } = field;
  if (value.kind === 'string') {
    const edits = replaceText(seed, field, value.text);
    return [{ title: `Put ${quoteForMessage(value.text)} in quotes`, kind: 'safe', preferred: true, edits }];
  }
  const meant = value.kind === 'boolean' ? [value.value] : wholeNumbersIn(value.text);
  // 12:30 is 750 to some readers, and hardly to who wrote it.
  const certain = meant.length === 1 && !value.text.includes(':');
  return meant.map((one) => ({
    title: `Write ${quoteForMessage(String(one))}`,
    kind: safeIf(certain),
    drops: [field.valueRange],
    preferred: certain,
    edits: replacePlain(seed.document, field, String(one)),
  }));
}
