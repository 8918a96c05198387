import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { folderOf } from '../corpus/seed.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replacePlain } from '../findings/fieldEdits.ts';
import { readableField } from '../findings/headerFields.ts';
import { noFindings, type Fix, type Rule } from '../findings/rule.ts';
import { extentOf, placesOf, tellOf } from '../findings/twinPlaces.ts';

export const duplicateRank: Rule = {
  code: 'duplicate-rank',
  defaultSeverity: 'warning',
  documentation: {
    summary:
      'Another seed in the same folder has the same rank. With `rank.unique: corpus`, the whole corpus counts; with `off`, ranks may repeat.',
    reason: 'Seeds are sorted by rank. If two share a rank, their order is left to chance.',
    others: { 'clock.seed': exampleSeed('clock'), 'ferry.seed': exampleSeed('ferry') },
    wrong: exampleSeed('furnace', { initial_rank: 'initial_rank: 2' }),
    right: exampleSeed('furnace'),
    fix: 'Offers the lowest free rank. It never runs by itself, because the other seed’s rank may be the wrong one.',
  },
  check(seed) {
    const { unique } = seed.configuration.rank;
    if (unique === 'off') return noFindings;
    const summary = seed.summary;
    const twins = seed.corpus.twins('rank', summary);
    const rank = twins.seeds.length > 0 ? readableRank(seed) : undefined;
    if (!rank) return noFindings;
    return [
      {
        range: rank.valueRange,
        message: tellOf(
          seed,
          twins.seeds,
          extentOf(twins.seeds, twins),
          `The rank ${summary.rank} is also used by`,
          ` in this ${unique}`,
        ),
        related: placesOf(seed, twins.seeds),
        fixes: () => [moveToFreeRank(seed, rank, true)],
      },
    ];
  },
};

/** The field with the rank, where nothing is wrong with its syntax. */
export function readableRank(seed: SeedContext): Field | undefined {
  return readableField(seed, 'rank');
}

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
