import type { SeedContext } from '../corpus/seedContext.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Finding, Rule } from '../findings/rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { findInFields, rangeInValue } from '../findings/headerFields.ts';

export const insecureUrl: Rule = {
  code: 'insecure-url',
  defaultSeverity: 'information',
  documentation: {
    summary: 'The url starts with `http://`.',
    reason:
      'Nearly every publisher has moved to `https://`. The old address usually leads there, but browsers warn about it, and it differs from the url in other seeds for the same article.',
    wrong: exampleSeed('tunnel', { url: 'url: http://apnews.com/article/harbour-tunnel-opens' }),
    right: exampleSeed('tunnel'),
    fix: 'Offers to change it to `https://`, but never by itself: only the publisher knows whether the article is there.',
  },
  check: (seed) => findInFields(seed, judge, 'url'),
};

function judge(seed: SeedContext, { field, url }: DeclaredField): Finding | undefined {
  if (!url || url.scheme === 'https') return undefined;
  const secure = `https${url.text.slice('http'.length)}`;
  const hasPort = /^[^/]*\/\/[^/?#]*:[0-9]/.test(url.text);
  return {
    range: rangeInValue(seed.document, field, 0, 'http'.length),
    message: 'The url starts with “http:”. Nearly all publishers use “https:”.',
    fixes: () =>
      // A port answers to one of the two only.
      hasPort
        ? []
        : [
            {
              title: `Change the URL to ${quoteForMessage(secure)}`,
              kind: 'unsafe',
              preferred: true,
              edits: replaceText(seed, field, secure),
            },
          ],
  };
}
