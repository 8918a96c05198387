import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { fieldDefinition, fieldKeys } from '../schema/fieldKeys.ts';
import { typesOf } from '../schema/fields.ts';
import { nearest } from '../text/similarity.ts';
import { fitsType } from '../corpus/headerReading.ts';
import { fieldsNamed, fitsOnly } from './otherNames.ts';

/** An undeclared key and the field that it seems to be meant as. */
export interface MisnamedField {
  readonly field: Field;
  /** A declared key that the header lacks. */
  readonly meant: string;
  /** Whether no other key of the header could be meant as the same field. */
  readonly unique: boolean;
  /** Whether nothing else can be meant: the key is a slip of the field's, or its value could only be that field's. */
  readonly isCertain: boolean;
}

/** The undeclared keys of the header that come near to a field that is missing, or are other names for it. */
export function findMisnamedFields(seed: SeedContext): readonly MisnamedField[] {
  const { document, configuration } = seed;
  const declared = fieldKeys(configuration);
  const undeclared = document.fields.filter((field) => !declared.has(field.key));
  if (undeclared.length === 0) return [];
  const present = new Set(document.fields.map((field) => field.key));
  const missing = [...declared].filter((key) => !present.has(key));
  const slips = undeclared.flatMap((field) => {
    const meant = meantKey(field.key, missing);
    return meant === undefined ? [] : [{ field, meant }];
  });
  const lacksMore = (but: string) =>
    configuration.fields.some(({ key, required }) => required && key !== but && missing.includes(key));
  // Other texts than seeds have places in an order too.
  const mayBeCertain = (key: string) => key !== document.names.rank || !lacksMore(key);
  const left = missing.filter((key) => !slips.some(({ meant }) => meant === key));
  const others = undeclared.filter((field) => !slips.some((slip) => slip.field === field));
  const renamed = others.flatMap((field) => {
    const meant = renamedKey(seed, field, left);
    return meant === undefined ? [] : [{ field, meant }];
  });
  return [
    ...slips.map((guess) => ({
      ...guess,
      unique: isOnly(slips, guess),
      isCertain: isOnly(slips, guess) && mayBeSlip(seed, guess),
    })),
    ...renamed.map((guess) => {
      const unique = isOnly(renamed, guess);
      const fitting = undeclared.filter((field) => fitsOnly(seed, field, guess.meant));
      return {
        ...guess,
        unique,
        isCertain: unique && fitting.length === 1 && fitting[0] === guess.field && mayBeCertain(guess.meant),
      };
    }),
  ];
}

/** False for a key that is a word of its own, and for a value that the field cannot have: `published: false`. */
function mayBeSlip({ configuration }: SeedContext, { field, meant }: Guess): boolean {
  const definition = fieldDefinition(configuration, meant);
  if (otherWords.has(field.key.toLowerCase())) return false;
  const { kind } = field.value;
  // A list or a group may be a value without its quotes.
  if (kind !== 'boolean' && kind !== 'date') return true;
  return definition === undefined || typesOf(definition).some((type) => fitsType(field.value, type));
}

const otherWords: ReadonlySet<string> = new Set(['publish', 'published']);

function isOnly(guesses: readonly Guess[], { meant }: Guess): boolean {
  return guesses.filter((guess) => guess.meant === meant).length === 1;
}

type Guess = Pick<MisnamedField, 'field' | 'meant'>;

/** What a key of another name is meant as: what its value tells, or the first field that does not need another value. */
function renamedKey(seed: SeedContext, field: Field, missing: readonly string[]): string | undefined {
  const possible = fieldsNamed(seed, field.key).filter((key) => missing.includes(key));
  const fitting = possible.find((key) => fitsOnly(seed, field, key));
  if (fitting !== undefined || field.value.kind !== 'string' || fitsOnly(seed, field, seed.document.names.url))
    return fitting;
  return possible.find((key) => key !== seed.document.names.url && key !== seed.document.names.rank);
}

/**
 * The declared key that `key` is a slip of: the same except for case, spaces and dashes, or one or two slips of the
 * keyboard away. Numbers and signs before it do not count. None where two are equally near.
 */
export function meantKey(key: string, declared: readonly string[]): string | undefined {
  const folded = foldKey(key);
  return declared.find((candidate) => foldKey(candidate) === folded) ?? nearest(key, declared);
}

/** Letter case, spaces, `-` and `_` aside, and numbers or signs before the word. */
function foldKey(key: string): string {
  return key
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/[\s_-]/g, '');
}
