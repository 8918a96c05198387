import type { SeedContext } from '../corpus/seedContext.ts';
import type { DeclaredField } from './headerFields.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { safeIf } from './rule.ts';
import { replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from './exampleSeed.ts';
import { replacePlain } from './fieldEdits.ts';
import { findInFields, isEmpty } from './headerFields.ts';
import { wholeNumbersIn } from './readers.ts';
import { nextFreeRank } from './suggestedValue.ts';

export const invalidRank: Rule = {
  code: 'invalid-rank',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The rank is not a whole number from 1 up, written plainly.',
    reason:
      'Seeds are sorted by rank. A number in quotes is text to a program, and one such as `010` is ten to one reader and eight to another.',
    wrong: exampleSeed('lighthouse', { initial_rank: 'initial_rank: "4"' }),
    right: exampleSeed('lighthouse'),
    fix: 'A number that can only be read in one way is written plainly; this is safe. Where readers see different numbers each is offered, and where there is none the next free rank of the folder.',
  },
  check: (seed) => findInFields(seed, judge, 'rank'),
};

function judge(seed: SeedContext, declared: DeclaredField): Finding | undefined {
  const { field } = declared;
  const { value } = field;
  if (value.kind === 'integer' && isPlainRank(value.text)) return undefined;
  if (isEmpty(declared, seed.document)) return undefined;
  const readings = readingsOf(writtenRank(seed, declared));
  return {
    range: value.kind === 'null' && field.comment ? field.comment : field.valueRange,
    message: describe(seed, declared, readings),
    fixes: () => mend(seed, declared, readings),
  };
}

/** The numbers that readers see in a text: of YAML 1.1 first, then of YAML 1.2 where it differs. */
interface Readings {
  readonly ranks: readonly bigint[];
  /** False where the number is an artefact of YAML's and hardly what is meant: `12:30` is 750. */
  readonly plausible: boolean;
}

function isPlainRank(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < (at === 0 ? 1 : 0) || digit > 9) return false;
  }
  return text !== '' && (text.length < 16 || BigInt(text) <= Number.MAX_SAFE_INTEGER);
}

const zero = 0x30;

/** The rank as it would be written without quotes of any kind, brackets, a hash, and the comma of JSON. */
function writtenRank({ document }: SeedContext, { field }: DeclaredField): string {
  const { value, comment } = field;
  const hashed = value.kind === 'null' && comment ? document.text.slice(comment.start, comment.end) : undefined;
  const [item = '', ...others] = value.kind === 'list' ? (value.items ?? []) : [];
  const text = hashed ?? (value.kind === 'list' ? (others.length === 0 ? item : '') : value.text);
  return text
    .trim()
    .replace(/^["'`“”„‘’«»]?#?/, '')
    .replace(/["'`“”„‘’«»,;]{1,2}$/, '');
}

function readingsOf(text: string): Readings {
  const ranks = wholeNumbersIn(text).filter((number) => number > 0n);
  return { ranks, plausible: !text.includes(':') };
}

function describe({ document }: SeedContext, { field }: DeclaredField, { ranks, plausible }: Readings): string {
  const { value, valueRange, comment } = field;
  const expected = 'a whole number from 1 up is expected';
  if (value.kind === 'null' && comment) {
    return `${quoteForMessage(document.text.slice(comment.start, comment.end))} is a comment, so the rank is empty; ${expected}, without “#”.`;
  }
  if (value.kind === 'list' || value.kind === 'mapping') return `The rank is no single number; ${expected}.`;
  const source = quoteForMessage(document.text.slice(valueRange.start, valueRange.end));
  if (ranks.length > 1) return `${source} is ${ranks.join(' to some readers and ')} to others; ${expected}.`;
  if (!plausible && ranks.length === 1) {
    return `${source} is ${ranks[0]} to some readers and text to others; ${expected}.`;
  }
  if (value.kind === 'string' && ranks.length === 1) return `${source} is text and not a number; ${expected}.`;
  if (ranks.length === 1) return `${source} is not written plainly; ${expected}, such as ${ranks[0]}.`;
  return `${source} is no rank; ${expected}.`;
}

function mend(seed: SeedContext, { field }: DeclaredField, { ranks, plausible }: Readings): readonly Fix[] {
  const { value, comment, valueRange } = field;
  const source = seed.document.text.slice(valueRange.start, valueRange.end);
  const write = (rank: bigint) =>
    value.kind === 'null' && comment
      ? [replacement(comment, String(rank))]
      : replacePlain(seed.document, field, String(rank));
  const certain = ranks.length === 1 && plausible && !(value.kind === 'list' && source.includes('#'));
  const read = ranks.map((rank) => ({
    title: `Write the rank as ${rank}`,
    kind: safeIf(certain),
    drops: [value.kind === 'null' && comment ? comment : valueRange],
    preferred: certain,
    edits: write(rank),
  }));
  if (ranks.length > 0 && plausible) return read;
  const free = BigInt(nextFreeRank(seed));
  const title = `Set the rank to ${free}, the next free one`;
  return [...read, { title, kind: 'placeholder', preferred: true, edits: write(free) }];
}
