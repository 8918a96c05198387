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
    summary:
      'The url carries parameters that only say where a reader came from: `utm_source`, `fbclid` and their kind.',
    reason:
      'They name a campaign or a person and not the article: two seeds of one article look different, and whoever follows the url is counted as somebody else.',
    wrong: exampleSeed('tunnel', { url: 'url: https://apnews.com/article/harbour-tunnel-opens?utm_source=newsletter' }),
    right: exampleSeed('tunnel'),
    fix: 'Just these parameters are taken out, and every other character stays; this is safe.',
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
    message: `${quoteForMessage(first.name)} says where a reader came from and nothing about the article; the URL is expected without it.`,
    fixes: () => [
      {
        title: tracking.length === 1 ? 'Take the tracking parameter out' : 'Take the tracking parameters out',
        kind: 'safe',
        preferred: true,
        drops: tracking.map(({ start, end }) => rangeInValue(seed.document, field, start, end)),
        edits: replaceText(seed, field, withoutTracking(text)),
      },
    ],
  };
}
