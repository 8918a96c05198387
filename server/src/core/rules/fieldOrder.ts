import type { SeedContext } from '../corpus/seedContext.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { fieldKeys, fieldPlace } from '../schema/fieldKeys.ts';
import { scanLines } from '../syntax/lineScanner.ts';
import { replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { hasRegularFields } from '../findings/headerFields.ts';
import { noFindings, type Fix, type Rule } from '../findings/rule.ts';

export const fieldOrder: Rule = {
  code: 'field-order',
  defaultSeverity: 'hint',
  documentation: {
    summary: 'The fields are not in their usual order.',
    reason:
      'Programs do not care about the order. But headers that all look alike are quicker to read, and a diff shows only what changed.',
    wrong: exampleSeed('orchard', {
      url: 'title: Orchard growers hope for a late frost-free spring',
      title: 'url: https://www.lemonde.fr/planete/article/orchard-growers.html',
    }),
    right: exampleSeed('orchard'),
    fix: 'Puts the fields in order, each with the comments above it; this is safe. Undeclared fields come last. Not offered while part of the header cannot be read.',
  },
  check(seed) {
    if (hasRegularFields(seed)) return noFindings;
    const { document, configuration } = seed;
    const declared = fieldKeys(configuration);
    const firstOfEach = new Map(document.fields.toReversed().map((field) => [field.key, field]));
    const known = document.fields.filter((field) => declared.has(field.key) && firstOfEach.get(field.key) === field);
    const ordered = inOrder(known, configuration);
    const index = known.findIndex((field, index) => field !== ordered[index]);
    const misplaced = known[index];
    const expected = ordered[index];
    if (!misplaced || !expected) return noFindings;
    return [
      {
        range: misplaced.keyRange,
        message: `${quoteForMessage(misplaced.key)} is out of order: ${quoteForMessage(expected.key)} belongs here. The order is ${ordered.map(({ key }) => key).join(', ')}.`,
        fixes: () => reorder(seed),
      },
    ];
  },
};

/** The declared fields in canonical order, then the others as they stand. */
function inOrder<Item extends { readonly key: string }>(
  items: readonly Item[],
  configuration: Configuration,
): readonly Item[] {
  const placeOf = ({ key }: Item) => fieldPlace(configuration, key);
  return items.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function reorder({ document, configuration }: SeedContext): readonly Fix[] {
  const { frontMatter, problems, fields } = document;
  const repeated = new Set(fields.map(({ key }) => key)).size < fields.length;
  if (frontMatter.kind !== 'closed' || problems.length > 0 || repeated) return [];
  const blocks = blocksOf(document);
  const ordered = inOrder(blocks, configuration);
  // Only what changes its place is rewritten.
  const first = blocks.findIndex((block, index) => block !== ordered[index]);
  const last = blocks.findLastIndex((block, index) => block !== ordered[index]);
  const range = { start: blocks[first]!.range.start, end: blocks[last]!.range.end };
  const moved = ordered.slice(first, last + 1);
  const newText = moved.map((block) => document.text.slice(block.range.start, block.range.end)).join('');
  const edits = [replacement(range, newText)];
  return [{ title: 'Put the fields in order', kind: 'safe', preferred: true, keepsValues: true, edits }];
}

interface Block {
  readonly key: string;
  readonly range: TextRange;
}

/** The fields with the lines above them that belong to them: all since the field before. */
function blocksOf(document: SeedDocument): readonly Block[] {
  return document.fields.map((field, index) => {
    const before = document.fields[index - 1];
    const start = before ? before.range.end : startOfFirst(document, field);
    return { key: field.key, range: { start, end: field.range.end } };
  });
}

/** Comments right above the first field are its own; those above a blank line are the header's, and stay. */
function startOfFirst({ text, frontMatter }: SeedDocument, first: Field): number {
  let start = frontMatter.header.start;
  for (const line of scanLines(text, frontMatter.header.start, first.range.start)) {
    if (line.text.trim() === '') start = line.next;
  }
  return start;
}
