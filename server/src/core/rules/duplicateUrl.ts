import type { Seed } from '../corpus/seed.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { readableTextField } from '../findings/headerFields.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
import { extentOf, openFixes, placesOf, tellOf } from '../findings/twinPlaces.ts';

export const duplicateUrl: Rule = {
  code: 'duplicate-url',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'The url leads to the same article as that of another seed.',
    reason:
      'An article that is there twice is judged, counted and printed twice. Urls are compared by where they lead: `http` and `https`, `www.`, tracking parameters, a trailing slash, a fragment and the mobile or AMP variant of a page make no difference.',
    others: { 'bridge.seed': exampleSeed('bridge') },
    wrong: exampleSeed('tunnel', {
      url: 'url: https://www.apnews.com/article/harbour-bridge-reopens/',
      initial_rank: 'initial_rank: 5',
    }),
    right: exampleSeed('tunnel', { initial_rank: 'initial_rank: 5' }),
    fix: 'Opening the other seed is offered: which of them is to go, or has the wrong url, is yours to decide.',
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
