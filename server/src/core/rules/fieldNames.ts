import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { nearest } from '../text/similarity.ts';

/** An undeclared key and the field that it seems to be meant as. */
export interface MisnamedField {
  readonly field: Field;
  /** A declared key that the header lacks. */
  readonly meant: string;
  /** Whether no other key of the header could be meant as the same field. */
  readonly unique: boolean;
}

/** The undeclared keys of the header that come near to a field that is missing. */
export function findMisnamedFields({ document, configuration }: SeedContext): readonly MisnamedField[] {
  const present = new Set(document.fields.map((field) => field.key));
  const declared = configuration.fields.map((definition) => definition.key);
  const missing = declared.filter((key) => !present.has(key));
  const undeclared = document.fields.filter((field) => !declared.includes(field.key));
  const guesses = undeclared.flatMap((field) => {
    const meant = meantKey(field.key, missing);
    return meant === undefined ? [] : [{ field, meant }];
  });
  return guesses.map((guess) => ({
    ...guess,
    unique: guesses.filter(({ meant }) => meant === guess.meant).length === 1,
  }));
}

/**
 * The declared key that `key` is a slip of: the same but for case, spaces and dashes, or one or two slips of the
 * keyboard away. None where two are equally near.
 */
export function meantKey(key: string, declared: readonly string[]): string | undefined {
  const folded = foldKey(key);
  return declared.find((candidate) => foldKey(candidate) === folded) ?? nearest(key, declared);
}

/** Letter case, spaces, `-` and `_` aside. */
function foldKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, '');
}
