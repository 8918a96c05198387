import type { Seed } from '../corpus/seed.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { readableTextField } from '../findings/headerFields.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
import { extentOf, openFixes, placesOf, tellOf } from '../findings/twinPlaces.ts';

export const duplicateUrl: Rule = {
  code: 'duplicate-url',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'Another seed’s url leads to the same article.',
    reason:
      'An article with two seeds is judged, counted and printed twice. Seedbed compares where urls lead: `http` or `https`, `www.`, tracking parameters, a trailing slash, a fragment and mobile or AMP pages make no difference.',
    others: { 'bridge.seed': exampleSeed('bridge') },
    wrong: exampleSeed('tunnel', {
      url: 'url: https://www.apnews.com/article/harbour-bridge-reopens/',
      initial_rank: 'initial_rank: 5',
    }),
    right: exampleSeed('tunnel', { initial_rank: 'initial_rank: 5' }),
    fix: 'Offers to open the other seed. You decide which one to delete, or which one has the wrong url.',
  },
  check(seed) {
    const twins = seed.corpus.twins('article', seed.summary);
    const url = twins.seeds.length > 0 ? readableTextField(seed, 'url') : undefined;
    if (!url) return noFindings;
    return [
      {
        range: url.valueRange,
        message: tellOf(seed, twins.seeds, extentOf(twins.seeds, twins), 'The same article is in'),
        related: placesOf(seed, twins.seeds, urlPlaceOf),
        fixes: () => openFixes(seed, twins.seeds, urlPlaceOf),
      },
    ];
  },
};

function urlPlaceOf({ urlPlace }: Seed): number {
  return urlPlace;
}
