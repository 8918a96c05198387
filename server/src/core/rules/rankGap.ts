import { exampleSeed } from '../findings/exampleSeed.ts';
import { readableField } from '../findings/headerFields.ts';
import { moveToFreeRank } from '../findings/rankFixes.ts';
import { noFindings, type Rule } from '../findings/rule.ts';

export const rankGap: Rule = {
  code: 'rank-gap',
  defaultSeverity: 'off',
  documentation: {
    summary:
      'No seed in the folder has the rank before this one. With `rank.unique: corpus`, the whole corpus counts. The first seed with the rank is reported.',
    reason:
      'If ranks should run 1, 2, 3… without gaps, a missing one means that a seed was lost or moved. Many corpora do not need that, so this rule is off until you turn it on.',
    configuration: 'rules: { rank-gap: warning }\n',
    others: { 'clock.seed': exampleSeed('clock') },
    wrong: exampleSeed('ferry', { initial_rank: 'initial_rank: 3' }),
    right: exampleSeed('ferry'),
    fix: 'Offers the lowest free rank for this seed alone, which may leave another gap. The command _Renumber Ranks of This Folder_ puts the whole folder in order.',
  },
  check(seed) {
    const { configuration, corpus, summary, uri } = seed;
    const { rank, folder } = summary;
    if (rank === undefined || rank === 1 || corpus.isRankTaken(folder, rank - 1)) return noFindings;
    const [first] = corpus.twins('rank', summary).seeds;
    if (first && first.uri < uri) return noFindings;
    const field = readableField(seed, 'rank');
    if (!field) return noFindings;
    const scope = configuration.rank.unique === 'corpus' ? 'corpus' : 'folder';
    return [
      {
        range: field.valueRange,
        message: `No seed in this ${scope} has the rank ${rank - 1}, so there is a gap before ${rank}.`,
        fixes: () => [moveToFreeRank(seed, field, false)],
      },
    ];
  },
};
