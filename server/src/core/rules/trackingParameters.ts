import type { SeedContext } from '../corpus/seedContext.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Finding, Rule } from '../findings/rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { findTracking, withoutTracking } from '../text/trackingParameters.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { findInFields, rangeInValue } from '../findings/headerFields.ts';

export const trackingParameters: Rule = {
  code: 'tracking-parameters',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'The url has parameters that only say where a visitor came from, such as `utm_source` or `fbclid`.',
    reason:
      'They identify a campaign or a person, not the article. Two seeds for one article look different, and anyone who follows the url is counted as somebody else.',
    wrong: exampleSeed('tunnel', { url: 'url: https://apnews.com/article/harbour-tunnel-opens?utm_source=newsletter' }),
    right: exampleSeed('tunnel'),
    fix: 'Removes only these parameters and keeps every other character; this is safe.',
  },
  check: (seed) => findInFields(seed, judge, 'url'),
};

function judge(seed: SeedContext, declared: DeclaredField): Finding | undefined {
  const text = declared.url?.text;
  if (text === undefined || !text.includes('?')) return undefined;
  const tracking = findTracking(text);
  const [first] = tracking;
  if (!first) return undefined;
  const { field } = declared;
  return {
    range: rangeInValue(seed.document, field, first.start, first.end),
    message: `${quoteForMessage(first.name)} only says where a visitor came from. Remove it from the URL.`,
    fixes: () => [
      {
        title: tracking.length === 1 ? 'Remove the tracking parameter' : 'Remove the tracking parameters',
        kind: 'safe',
        preferred: true,
        drops: tracking.map(({ start, end }) => rangeInValue(seed.document, field, start, end)),
        edits: replaceText(seed, field, withoutTracking(text)),
      },
    ],
  };
}
