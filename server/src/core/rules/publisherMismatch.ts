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
    summary: 'The url’s domain belongs to another publisher than the one named, or most seeds from it have another.',
    reason:
      'An article credited to the wrong publisher is counted, licensed and quoted wrongly. Often the header was copied from another seed. Whose a domain is, `seedbed.yaml` says; where it does not, three seeds or more from the domain, if they are two of three or more; and where they have no such habit, the built-in registry.',
    wrong: exampleSeed('ferry', { publisher: 'publisher: ap' }),
    right: exampleSeed('ferry'),
    fix: 'The publisher that the domain belongs to is offered. It is not run unasked, as the url may be what is wrong. Where only the other seeds say so, declaring their publisher in `seedbed.yaml` is offered too. Where all seeds that have the other publisher are from this domain, they can be changed together.',
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
        // How many they are is said where it is asked for: no seed is checked again for it.
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
