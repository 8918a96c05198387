import type { TextRange } from '../text/range.ts';
import type { Configuration, IgnoreEntry, RuleOverride } from './configurationModel.ts';
import type { Entry, NodeReader, Place } from './configurationNodes.ts';
import type { Severity } from './severity.ts';
import { quoteForMessage } from '../text/message.ts';
import { nearest } from '../text/similarity.ts';
import { writing } from './configurationProblems.ts';
import { isPattern } from './configurationSections.ts';
import { severities } from './severity.ts';

/** How much each finding matters. */
export function readRules(
  reader: NodeReader,
  place: Place | undefined,
  knownRules: readonly string[],
): Configuration['rules'] {
  const entries = Object.values(reader.record(place, knownRules)) as Entry[];
  return new Map(
    entries.flatMap((entry) => {
      const severity = reader.choice(entry, choices);
      return severity ? [[entry.key, severity]] : [];
    }),
  );
}

/** The same for the seeds of a glob each. */
export function readOverrides(
  reader: NodeReader,
  place: Place | undefined,
  knownRules: readonly string[],
): readonly RuleOverride[] {
  return globEntries(reader, place).map((entry) => ({
    glob: entry.key,
    range: entry.keyRange,
    rules: readRules(reader, entry, knownRules),
  }));
}

/** The codes that do not matter in the seeds of a glob each. */
export function readIgnore(
  reader: NodeReader,
  place: Place | undefined,
  knownRules: readonly string[],
): readonly IgnoreEntry[] {
  return globEntries(reader, place).map((entry) => {
    const codes = new Map<string, TextRange>();
    const items = reader.texts(entry, knownRules.length) ?? [];
    for (const { text, range } of items) {
      if (codes.has(text)) reader.report(range, `${quoteForMessage(text)} is already in this list.`);
      else if (knownRules.includes(text)) codes.set(text, range);
      else reportUnknown(reader, text, range, knownRules);
    }
    if (items.length === 0) reader.report(entry.range, `Name at least one rule for ${quoteForMessage(entry.key)}.`);
    return {
      glob: entry.key,
      range: entry.keyRange,
      codes: Array.from(codes, ([code, range]) => ({ code, range })),
    };
  });
}

const choices: readonly (Severity | 'off')[] = [...severities, 'off'];
const mostGlobs = 100;

function globEntries(reader: NodeReader, place: Place | undefined): readonly Entry[] {
  const entries = place ? (reader.entries(place) ?? []) : [];
  if (entries.length > mostGlobs) {
    reader.report(place!.range, `This has more than ${mostGlobs} entries. Seedbed ignores the rest.`);
  }
  return entries.slice(0, mostGlobs).filter(({ key, keyRange, keyIsPlain }) => {
    return isPattern(reader, { text: key, range: keyRange, isPlain: keyIsPlain });
  });
}

function reportUnknown(reader: NodeReader, text: string, range: TextRange, known: readonly string[]): void {
  const meant = nearest(text, known);
  const statement = `${quoteForMessage(text)} is not a rule`;
  if (meant === undefined) reader.report(range, `${statement}.`);
  else reader.report(range, `${statement}. Did you mean ${quoteForMessage(meant)}?`, writing(meant));
}
