import { exampleSeed } from '../findings/exampleSeed.ts';
import { readableTextField } from '../findings/headerFields.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
import { extentOf, mayBeCopies, notTheSame, openFixes, placesOf, tellOf } from '../findings/twinPlaces.ts';

export const duplicateTitle: Rule = {
  code: 'duplicate-title',
  defaultSeverity: 'information',
  documentation: {
    summary: 'Another seed has the same title, ignoring case and punctuation.',
    reason:
      'It may be the same article at another URL: moved, or printed by another publisher. Or the title is a leftover from copying a seed. Seeds with the same article are reported by `duplicate-url` instead.',
    others: { 'ferry.seed': exampleSeed('ferry') },
    wrong: exampleSeed('furnace', { title: 'title: Night Ferry returns, after a decade' }),
    right: exampleSeed('furnace'),
    fix: 'Offers to open the other seed, or to list both under `duplicates.different` in `seedbed.yaml` as not the same. Then neither this rule nor `near-duplicate` reports them.',
  },
  check(seed) {
    const summary = seed.summary;
    const twins = seed.corpus.twins('headline', summary);
    const title = twins.seeds.length > 0 ? readableTextField(seed, 'title') : undefined;
    if (!title) return noFindings;
    const others = twins.seeds.filter((twin) => mayBeCopies(seed, summary, twin));
    if (others.length === 0) return noFindings;
    return [
      {
        range: title.valueRange,
        message: tellOf(seed, others, extentOf(others, twins), 'The same title is used by'),
        related: placesOf(seed, others),
        fixes: () => [...openFixes(seed, others), notTheSame(seed, others)],
      },
    ];
  },
};
