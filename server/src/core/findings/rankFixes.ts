import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { Fix } from './rule.ts';
import { folderOf } from '../corpus/seed.ts';
import { replacePlain } from './fieldEdits.ts';

/** Gives the seed the lowest rank that is free. */
export function moveToFreeRank(seed: SeedContext, rank: Field, preferred: boolean): Fix {
  const free = seed.corpus.lowestFreeRank(folderOf(seed.uri));
  return {
    title: `Set the rank to ${free}, the next free one`,
    kind: 'unsafe',
    preferred,
    edits: replacePlain(seed.document, rank, String(free)),
  };
}
