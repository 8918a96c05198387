import { exampleSeed } from '../findings/exampleSeed.ts';
import { readableField } from '../findings/headerFields.ts';
import { moveToFreeRank } from '../findings/rankFixes.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
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
    const rank = twins.seeds.length > 0 ? readableField(seed, 'rank') : undefined;
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
