import { exampleSeed } from '../findings/exampleSeed.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
import { extentOf, placesOf, tellOf } from '../findings/twinPlaces.ts';

export const duplicateNumber: Rule = {
  code: 'duplicate-number',
  defaultSeverity: 'information',
  documentation: {
    summary: 'The names of two seeds of one folder begin with the same number.',
    reason:
      'Seeds are spoken of by their numbers: with two of the same, people and programs take one for the other. Mostly two people added a seed at the same time.',
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
          `The number ${summary.number} is also that of`,
          ' in this folder',
        ),
        related: placesOf(seed, twins.seeds),
      },
    ];
  },
};
