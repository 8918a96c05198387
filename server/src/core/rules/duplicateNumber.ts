import { exampleSeed } from '../findings/exampleSeed.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
import { extentOf, placesOf, tellOf } from '../findings/twinPlaces.ts';

export const duplicateNumber: Rule = {
  code: 'duplicate-number',
  defaultSeverity: 'information',
  documentation: {
    summary: 'Two file names in the same folder start with the same number.',
    reason:
      'People and programs refer to seeds by number, so two with the same number get mixed up. Usually two people added a seed at the same time.',
    paths: { wrong: '012_81c0f3e5d27b9a46.txt', right: '013_81c0f3e5d27b9a46.txt' },
    others: { '012_2f9d60b7c81ea354.txt': exampleSeed('ferry') },
    wrong: exampleSeed('furnace'),
    right: exampleSeed('furnace'),
  },
  check(seed) {
    const summary = seed.summary;
    const twins = seed.corpus.twins('number', summary);
    if (twins.seeds.length === 0) return noFindings;
    return [
      {
        range: seed.document.frontMatter.opening,
        message: tellOf(
          seed,
          twins.seeds,
          extentOf(twins.seeds, twins),
          `The number ${summary.number} is also used by`,
          ' in this folder',
        ),
        related: placesOf(seed, twins.seeds),
      },
    ];
  },
};
