import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { readableField } from '../findings/headerFields.ts';
import { reasonForPublisher } from '../findings/learnedPublisher.ts';
import { declarePublisherFix, renamePublisherFixes } from '../findings/publisherFixes.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
import { titleFor } from '../findings/suggestedValue.ts';
import { isKnownPublisher, ownerOfUrl } from '../findings/urlOwner.ts';

export const publisherMismatch: Rule = {
  code: 'publisher-mismatch',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'The url’s domain belongs to a different publisher, or most seeds from that domain name a different one.',
    reason:
      'An article with the wrong publisher is credited, counted and licensed wrongly. Often the header was copied from another seed. Seedbed looks for a domain’s publisher in `seedbed.yaml` first. If it is not there, at least three seeds from the domain decide if two thirds of them agree; otherwise the built-in registry does.',
    wrong: exampleSeed('ferry', { publisher: 'publisher: ap' }),
    right: exampleSeed('ferry'),
    fix: 'Offers the domain’s publisher, but never sets it by itself, because the url may be what is wrong. If only the other seeds say so, also offers to declare their publisher in `seedbed.yaml`. If all seeds with the odd publisher are from this domain, you can change them together.',
  },
  check(seed) {
    const publisher = readableField(seed, 'publisher');
    if (publisher?.value.kind !== 'string') return noFindings;
    const { text } = publisher.value;
    const owner = ownerOfUrl(seed);
    if (!owner || owner.slug === text || !isKnownPublisher(seed, text)) return noFindings;
    const url = readableField(seed, 'url')!;
    const { slug, host, domain } = owner;
    const isRegistered = slug === owner.registered;
    const belongs = `belongs to ${quoteForMessage(slug)}`;
    return [
      {
        range: publisher.valueRange,
        // Only the fix says how many they are: a number here would have each seed checked again when it changes.
        message: isRegistered
          ? `The url is on ${quoteForMessage(host)}, which ${belongs}, not to ${quoteForMessage(text)}.`
          : `Most seeds from ${quoteForMessage(domain!)} have the publisher ${quoteForMessage(slug)}, not ${quoteForMessage(text)}.`,
        ...(isRegistered
          ? { related: [{ uri: seed.uri, range: url.valueRange, message: `This url ${belongs}.` }] }
          : {}),
        fixes: () => [
          {
            title: titleFor(
              `Change the publisher to ${quoteForMessage(slug)}`,
              isRegistered ? undefined : reasonForPublisher(seed, slug),
            ),
            kind: 'unsafe',
            preferred: true,
            edits: replaceText(seed, publisher, slug),
          },
          ...renamePublisherFixes(seed, text, slug),
          ...(isRegistered ? [] : [declarePublisherFix(slug, domain)]),
        ],
      },
    ];
  },
};
