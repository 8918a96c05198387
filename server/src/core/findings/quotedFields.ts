import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { readKeyLine } from '../syntax/keyLine.ts';
import { lineAt, scanLines, type Line } from '../syntax/lineScanner.ts';

/** A line that looks like a declared field, and is a part of the text in quotes above it. */
export interface QuotedField {
  readonly key: string;
  readonly line: Line;
}

/** The lines of a text in quotes that stand at the margin below its first one. */
export function linesAtMargin({ document: { text } }: SeedContext, { style, valueRange }: Field): readonly Line[] {
  if (style !== 'single-quoted' && style !== 'double-quoted') return [];
  const { start, end } = valueRange;
  const lines: Line[] = [];
  for (const line of scanLines(text, lineAt(text, start).next, end)) {
    if (!/^\s|^$/.test(line.text)) lines.push(line);
  }
  return lines;
}

/** Fields that the header lacks, and that a quote too many above them has made a part of another one's text. */
export function findQuotedFields(seed: SeedContext, field: Field): readonly QuotedField[] {
  const lines = linesAtMargin(seed, field);
  if (lines.length === 0) return [];
  const present = new Set(seed.document.fields.map(({ key }) => key));
  const keys = fieldKeys(seed.configuration);
  return lines.flatMap((line) => {
    const { known, separator } = readKeyLine(line.text, keys) ?? {};
    return known === undefined || separator !== ':' || present.has(known) ? [] : [{ key: known, line }];
  });
}
