import { quoteForMessage } from '../text/message.ts';
import { parseHttpUrl } from '../text/url.ts';
import { exampleSeed } from './exampleSeed.ts';
import { replaceText } from './fieldEdits.ts';
import { readableField } from './headerFields.ts';
import { noFindings, type Rule } from './rule.ts';

export const publisherMismatch: Rule = {
  code: 'publisher-mismatch',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'The url’s domain belongs to another publisher than the one named.',
    reason:
      'An article credited to the wrong publisher is counted, licensed and quoted wrongly. Often the header was copied from another seed.',
    wrong: exampleSeed('ferry', { publisher: 'publisher: ap' }),
    right: exampleSeed('ferry'),
    fix: 'The publisher that the domain belongs to is offered. It is not run unasked, as the url may be what is wrong.',
  },
  check(seed) {
    const { publishers } = seed.configuration;
    const url = readableField(seed, 'url');
    const publisher = readableField(seed, 'publisher');
    if (url?.value.kind !== 'string' || publisher?.value.kind !== 'string') return noFindings;
    const address = parseHttpUrl(url.value.text);
    const owner = address && publishers.forHost(address.host);
    const named = publishers.get(publisher.value.text);
    if (!owner || !named || owner === named) return noFindings;
    return [
      {
        range: publisher.valueRange,
        message: `The url is on ${quoteForMessage(address.host)}, which belongs to ${quoteForMessage(owner.slug)}, not to ${quoteForMessage(named.slug)}.`,
        related: [
          { uri: seed.uri, range: url.valueRange, message: `This url belongs to ${quoteForMessage(owner.slug)}.` },
        ],
        fixes: () => [
          {
            title: `Change the publisher to ${quoteForMessage(owner.slug)}`,
            kind: 'unsafe',
            preferred: true,
            edits: replaceText(seed.document, publisher, owner.slug),
          },
        ],
      },
    ];
  },
};
