import { moveToFreeRank, readableRank } from './duplicateRank.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { noFindings, type Rule } from '../findings/rule.ts';

export const rankGap: Rule = {
  code: 'rank-gap',
  defaultSeverity: 'off',
  documentation: {
    summary:
      'No seed of the folder has the rank before this one; of the corpus where `rank.unique` is `corpus`. The first seed with the rank is named.',
    reason:
      'Where ranks are to run from 1 up without a gap, a missing one tells that a seed was lost or moved away. Many corpora do without that, so this is off unless the configuration switches it on.',
    configuration: 'rules: { rank-gap: warning }\n',
    others: { 'clock.seed': exampleSeed('clock') },
    wrong: exampleSeed('ferry', { initial_rank: 'initial_rank: 3' }),
    right: exampleSeed('ferry'),
    fix: 'The lowest rank that no seed has is offered for this seed alone; it may leave another gap behind it. All seeds of a folder are put in order by the command _Renumber Ranks of This Folder_.',
  },
  check(seed) {
    const { configuration, corpus, summary, uri } = seed;
    const { rank, folder } = summary;
    if (rank === undefined || rank === 1 || corpus.isRankTaken(folder, rank - 1)) return noFindings;
    const [first] = corpus.twins('rank', summary).seeds;
    if (first && first.uri < uri) return noFindings;
    const field = readableRank(seed);
    if (!field) return noFindings;
    const scope = configuration.rank.unique === 'corpus' ? 'corpus' : 'folder';
    return [
      {
        range: field.valueRange,
        message: `No seed of this ${scope} has the rank ${rank - 1}, which is expected before ${rank}.`,
        fixes: () => [moveToFreeRank(seed, field, false)],
      },
    ];
  },
};
