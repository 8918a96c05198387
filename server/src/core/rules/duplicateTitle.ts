import { exampleSeed } from '../findings/exampleSeed.ts';
import { readableTextField } from '../findings/headerFields.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
import { extentOf, mayBeCopies, notTheSame, openFixes, placesOf, tellOf } from '../findings/twinPlaces.ts';

export const duplicateTitle: Rule = {
  code: 'duplicate-title',
  defaultSeverity: 'information',
  documentation: {
    summary: 'Another seed has the same title, whatever its letter case and punctuation.',
    reason:
      'It may be the same article at another address: printed by another publisher, or moved. Or the title was left behind when a seed was copied. Seeds of the same article are not named again: `duplicate-url` has them.',
    others: { 'ferry.seed': exampleSeed('ferry') },
    wrong: exampleSeed('furnace', { title: 'title: Night Ferry returns, after a decade' }),
    right: exampleSeed('furnace'),
    fix: 'Opening the other seed is offered, and saying under `duplicates.different` in `seedbed.yaml` that they are not the same: then neither this is reported of them, nor `near-duplicate`.',
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
        message: tellOf(seed, others, extentOf(others, twins), 'The same title is in'),
        related: placesOf(seed, others),
        fixes: () => [...openFixes(seed, others), notTheSame(seed, others)],
      },
    ];
  },
};
