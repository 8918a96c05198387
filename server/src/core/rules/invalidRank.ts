import type { SeedContext } from '../corpus/seedContext.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { safeIf } from '../findings/rule.ts';
import { zero } from '../text/characterCodes.ts';
import { replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replacePlain } from '../findings/fieldEdits.ts';
import { findInFields, isEmpty } from '../findings/headerFields.ts';
import { withoutSharedMarks } from '../findings/sharedMarks.ts';
import { nextFreeRank } from '../findings/suggestedValue.ts';
import { readRanks, type RankReadings } from '../schema/writtenRank.ts';

export const invalidRank: Rule = {
  code: 'invalid-rank',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The rank is not a plain whole number, 1 or higher.',
    reason:
      'Seeds are sorted by rank. A number in quotes is text to a program, and `010` is ten to one YAML parser and eight to another.',
    wrong: exampleSeed('lighthouse', { initial_rank: 'initial_rank: "4"' }),
    right: exampleSeed('lighthouse'),
    fix: 'Writes a number with only one meaning, such as `4th` or `No. 4`, plainly; this is safe. For `4/10` or `4 (was 5)`, writes the number and keeps the rest as a comment when you ask. If YAML parsers read different numbers, offers each; if there is no number, offers the next free rank in the folder.',
  },
  check: (seed) => findInFields(seed, judge, 'rank'),
};

function judge(seed: SeedContext, declared: DeclaredField): Finding | undefined {
  const { field } = declared;
  const { value } = field;
  if (value.kind === 'integer' && isPlainRank(value.text)) return undefined;
  if (isEmpty(declared, seed.document)) return undefined;
  const written = textOf(seed, declared);
  // A spreadsheet writes `=4` and `="4"`.
  const bare = (withoutSharedMarks(seed, written) ?? written).replace(/^=(?:"(\d+)"|(?=\d+$))/, '$1');
  const readings = readRanks(bare);
  return {
    range: value.kind === 'null' && field.comment ? field.comment : field.valueRange,
    message: describe(seed, declared, readings),
    fixes: () => mend(seed, declared, readings),
  };
}

function isPlainRank(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < (at === 0 ? 1 : 0) || digit > 9) return false;
  }
  return text !== '' && (text.length < 16 || BigInt(text) <= Number.MAX_SAFE_INTEGER);
}

/** The text that a rank was written as: a comment where `#` made one of it, the one item of a list. */
function textOf({ document }: SeedContext, { field }: DeclaredField): string {
  const { value, comment } = field;
  const hashed = value.kind === 'null' && comment ? document.text.slice(comment.start, comment.end) : undefined;
  const [item = '', ...others] = value.kind === 'list' ? (value.items ?? []) : [];
  return hashed ?? (value.kind === 'list' ? (others.length === 0 ? item : '') : value.text);
}

function describe({ document }: SeedContext, { field }: DeclaredField, { ranks, plausible }: RankReadings): string {
  const { value, valueRange, comment } = field;
  const advice = 'Write a whole number, 1 or higher.';
  if (value.kind === 'null' && comment) {
    return `${quoteForMessage(document.text.slice(comment.start, comment.end))} is a comment, so the rank is empty. Write the number without “#”.`;
  }
  if (value.kind === 'list' || value.kind === 'mapping') return `The rank must be a single number. ${advice}`;
  const source = quoteForMessage(document.text.slice(valueRange.start, valueRange.end));
  if (ranks.length > 1) return `${source} is ${ranks.join(' to some YAML parsers and ')} to others. ${advice}`;
  if (!plausible && ranks.length === 1) {
    return `${source} is ${ranks[0]} to some YAML parsers and text to others. ${advice}`;
  }
  if (value.kind === 'string' && ranks.length === 1) {
    const why = /^["']/.test(document.text.slice(valueRange.start))
      ? 'The rank is in quotes, so it is text'
      : `${source} is text, not a number`;
    return `${why}. Write it as ${ranks[0]}.`;
  }
  if (ranks.length === 1) return `${source} is not a plain number. Write it as ${ranks[0]}.`;
  return `${source} is not a rank. ${advice}`;
}

function mend(
  seed: SeedContext,
  { field }: DeclaredField,
  { ranks, plausible, certain: isOne, rest }: RankReadings,
): readonly Fix[] {
  const { value, comment, valueRange } = field;
  const source = seed.document.text.slice(valueRange.start, valueRange.end);
  const write = (rank: string) =>
    value.kind === 'null' && comment ? [replacement(comment, rank)] : replacePlain(seed.document, field, rank);
  const certain = ranks.length === 1 && plausible && isOne && !(value.kind === 'list' && source.includes('#'));
  const read = ranks.map((rank) => {
    const written = rest === '' ? String(rank) : `${rank} # ${rest}`;
    return {
      title: `Write the rank as ${rank}`,
      kind: safeIf(certain),
      drops: rest === '' ? [value.kind === 'null' && comment ? comment : valueRange] : [],
      preferred: ranks.length === 1 && plausible,
      edits: write(written),
    };
  });
  if (ranks.length > 0 && plausible) return read;
  const free = nextFreeRank(seed);
  const title = `Set the rank to ${free}, the next free one`;
  return [...read, { title, kind: 'placeholder', preferred: true, edits: write(String(free)) }];
}
