import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, FieldValue, SeedDocument, YamlFeature } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import type { Fix, Rule } from '../findings/rule.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';
import { typesOf } from '../schema/fields.ts';
import { writeField } from '../pyyaml/writer.ts';
import { lineAt } from '../syntax/lineScanner.ts';
import { removal, replacement } from '../text/edit.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { safeIf } from '../findings/rule.ts';

export const yamlFeature: Rule = {
  code: 'yaml-feature',
  defaultSeverity: 'warning',
  documentation: {
    summary:
      'Anchors, aliases, merge keys, tags, `...`, `? ` keys and `{…}` headers are valid YAML, but not for seeds.',
    reason:
      'YAML parsers differ in which of these they accept and how they read them. A seed’s header is plain `key: value` lines.',
    wrong: exampleSeed('bridge', { title: 'title: !!str Harbour bridge reopens after two years of repairs' }),
    right: exampleSeed('bridge'),
    fix: 'Writes the plain value if nothing is lost (in fix-all; anchors and aliases only when you ask).',
  },
  *check(seed) {
    for (const problem of seed.document.problems) {
      if (problem.code !== 'yaml-feature') continue;
      const { range, feature, field } = problem;
      if (mayHaveAnchors(seed, feature, field)) continue;
      yield {
        range,
        message: `${descriptions[feature]} not for seeds. Use plain “key: value” lines.`,
        fixes: () => plainForm(seed, feature, field),
      };
    }
  },
};

/** Where several values are declared, whoever reads them reads all of YAML. */
function mayHaveAnchors({ configuration }: SeedContext, feature: YamlFeature, field: Field | undefined): boolean {
  if (feature !== 'anchor' && feature !== 'alias') return false;
  const definition = field && fieldDefinition(configuration, field.key);
  return definition !== undefined && typesOf(definition).some((type) => type === 'list' || type === 'mapping');
}

const descriptions: Record<YamlFeature, string> = {
  anchor: 'Anchors (&name) are',
  alias: 'Aliases (*name) are',
  'merge key': 'Merge keys (<<) are',
  tag: 'Tags (!!name) are',
  'document end': '“...” ends the YAML document, which is',
  'complex key': 'Keys written with “? ” are',
  'flow mapping': 'Headers in braces are',
};

function plainForm(seed: SeedContext, feature: YamlFeature, field: Field | undefined): readonly Fix[] {
  const edits = editsFor(seed, feature, field);
  if (!edits) return [];
  // An anchor and what refers to it are sound: they are written out only where somebody asks for it.
  const kind = safeIf(feature !== 'anchor' && feature !== 'alias');
  const tag = feature === 'tag' && field ? [tagOf(seed.document, field)] : [];
  return [{ title: 'Write it plainly', kind, preferred: true, drops: tag, edits }];
}

/** The tag that a value begins with. */
function tagOf({ text }: SeedDocument, { valueRange: { start, end } }: Field): TextRange {
  const written = text.slice(start, end);
  return { start, end: start + (/^![^\s]*/.exec(written)?.[0].length ?? 0) };
}

function editsFor(seed: SeedContext, feature: YamlFeature, field: Field | undefined): readonly TextEdit[] | undefined {
  const { document } = seed;
  switch (feature) {
    case 'anchor':
    case 'alias':
      return withoutAnchors(seed);
    case 'tag':
      return field?.value.kind === 'string' ? replaceText(seed, field, field.value.text) : undefined;
    case 'document end':
      return document.problems.flatMap((problem) =>
        problem.code === 'yaml-feature' && problem.feature === 'document end'
          ? [removal({ start: problem.range.start, end: lineAt(document.text, problem.range.start).next })]
          : [],
      );
    case 'flow mapping':
      return asBlock(document);
    default:
      return undefined;
  }
}

/** All anchors and aliases at once: an alias without its anchor, or an anchor taken for text, would be a new mistake. */
function withoutAnchors(seed: SeedContext): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const problem of seed.document.problems) {
    if (problem.code !== 'yaml-feature' || (problem.feature !== 'anchor' && problem.feature !== 'alias')) continue;
    const plain = problem.field && plainValue(problem.field.value);
    if (!problem.field || plain === undefined) return undefined;
    edits.push(
      ...(typeof plain === 'string'
        ? replaceText(seed, problem.field, plain)
        : [replacement(problem.field.valueRange, String(plain))]),
    );
  }
  return edits;
}

function asBlock({ text, fields, frontMatter, lineBreak }: SeedDocument): readonly TextEdit[] | undefined {
  const header = text.slice(frontMatter.header.start, frontMatter.header.end);
  // A comment would be lost.
  if (header.replace(/"(?:[^"\\]|\\[^])*"/g, '').includes('#')) return undefined;
  let lines = '';
  for (const { key, value } of fields) {
    const plain = plainValue(value);
    if (plain === undefined || key.length > longestKey) return undefined;
    lines += writeField(key, plain, { lineBreak });
  }
  return [replacement(frontMatter.header, lines)];
}

/** In UTF-16 code units: PyYAML writes longer keys in a way of its own. */
const longestKey = 100;

function plainValue(value: FieldValue): string | bigint | boolean | null | undefined {
  if (value.kind === 'string') return value.text;
  if (value.kind === 'null') return null;
  return value.kind === 'integer' || value.kind === 'boolean' ? value.value : undefined;
}
