import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { DeclaredField } from './headerFields.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { safeIf } from './rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { editDistance } from '../text/similarity.ts';
import { isRelativeUrl, parseHttpUrl } from '../text/url.ts';
import { exampleSeed } from './exampleSeed.ts';
import { replaceText } from './fieldEdits.ts';
import { findInFields, isEmpty, readableText, urlIn } from './headerFields.ts';

export const invalidUrl: Rule = {
  code: 'invalid-url',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The url is not an absolute `http` or `https` URL.',
    reason: 'The url is how the article is found again, and what the publisher and the twins of a seed are known by.',
    wrong: exampleSeed('clock', {
      url: 'url: htps://www.swissinfo.ch/eng/culture/clockmaker-repairs-tower/90000001',
    }),
    right: exampleSeed('clock'),
    fix: 'Angle brackets and Markdown links are unwrapped and a slip in `https://` is mended where only one URL can be meant; this is safe. A missing `https://` is added, which is safe where the domain is the publisher’s.',
  },
  check: (seed) => findInFields(seed, judge, 'url'),
};

function judge(seed: SeedContext, declared: DeclaredField): Finding | undefined {
  const { field } = declared;
  const { kind, text } = field.value;
  if (kind === 'list' || kind === 'mapping') return undefined;
  if (urlIn(declared) || isEmpty(declared, seed.document)) return undefined;
  if (declared.definition.relative && isRelativeUrl(text)) return undefined;
  return {
    range: field.valueRange,
    message: `${quoteForMessage(text)} ${/\s/.test(text) ? 'has a space in it' : 'is no full web address'}; an absolute https:// URL is expected.`,
    fixes: () => mend(seed, declared),
  };
}

interface Reading {
  readonly url: string;
  readonly certain: boolean;
}

function mend(seed: SeedContext, { field }: DeclaredField): readonly Fix[] {
  const readings = readingsOf(seed, field.value.text).filter(({ url }) => parseHttpUrl(url));
  return readings.map(({ url, certain }, index) => ({
    title: `Change the URL to ${quoteForMessage(url)}`,
    kind: safeIf(certain && readings.length === 1),
    preferred: index === 0,
    drops: [wordsBefore(seed.document, field, url)],
    edits: replaceText(seed, field, url),
  }));
}

/**
 * What is written before that which follows the scheme of `url`: a slip in the scheme, or the same address as the label
 * of a Markdown link. Other labels have words that are not to be lost.
 */
function wordsBefore({ text }: SeedDocument, { valueRange: { start, end } }: Field, url: string): TextRange {
  const written = text.slice(start, end);
  const label = written.indexOf('](');
  const isSame = label !== -1 && written.slice(0, label).endsWith(`[${url}`);
  const rest = label === -1 || isSame ? written.lastIndexOf(url.slice(url.indexOf('//') + 2)) : 0;
  return { start, end: start + Math.max(rest, 0) };
}

/** What may be meant, the likeliest first; not all of it need be a URL. */
function readingsOf(seed: SeedContext, text: string): readonly Reading[] {
  const { url, certain } = unwrap(text.trim());
  if (parseHttpUrl(url)) return [{ url, certain }];
  const [, scheme = '', rest = ''] = /^([a-z]{2,7})(?::\/{0,3}|\/\/)([^/].*)$/i.exec(url) ?? [];
  const schemes = ['https', 'http'].filter((known) => known === scheme.toLowerCase());
  const meant = schemes.length > 0 ? schemes : ['https', 'http'].filter((known) => editDistance(known, scheme) === 1);
  if (meant.length > 0) return meant.map((known) => ({ url: `${known}://${rest}`, certain }));
  const complete = `https://${url.replace(/^\/\//, '')}`;
  return [{ url: complete, certain: certain && belongsToPublisher(seed, complete) }];
}

/** What stands in angle brackets, or where a Markdown link leads. */
function unwrap(text: string): Reading {
  const [, bracketed] = /^<([^<>]*)>$/.exec(text) ?? [];
  if (bracketed !== undefined) return { url: bracketed.trim(), certain: true };
  const [, label, target] = /^\[([^[\]]*)\]\(<?([^\s()<>]*)>?\)$/.exec(text) ?? [];
  if (label === undefined || target === undefined) return { url: text, certain: true };
  // A link may show one address and lead to another.
  return { url: target, certain: !parseHttpUrl(label) || label === target };
}

function belongsToPublisher(seed: SeedContext, url: string): boolean {
  const publisher = readableText(seed, 'publisher');
  return publisher !== undefined && seed.configuration.publishers.forUrl(url)?.slug === publisher;
}
