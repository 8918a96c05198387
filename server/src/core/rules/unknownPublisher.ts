import type { SeedContext } from '../corpus/seedContext.ts';
import type { Publisher, PublisherRegistry } from '../schema/publishers.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { DeclaredField } from './headerFields.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { safeIf } from './rule.ts';
import { getDomain } from 'tldts';
import { quoteForMessage } from '../text/message.ts';
import { nearest } from '../text/similarity.ts';
import { parseHttpUrl } from '../text/url.ts';
import { exampleSeed } from './exampleSeed.ts';
import { replaceText } from './fieldEdits.ts';
import { findInFields, isBlank, readableText } from './headerFields.ts';
import { learnedPublisher, reasonFor } from './learnedPublisher.ts';
import { titleFor } from './suggestedValue.ts';

export const unknownPublisher: Rule = {
  code: 'unknown-publisher',
  defaultSeverity: 'warning',
  documentation: {
    summary:
      'The publisher is neither built in nor declared in `seedbed.yaml`. An error where `strict.publishers` is set.',
    reason:
      'A publisher is named by one slug, so that all its seeds are found together. `AP`, `ap` and `Associated Press` would be three.',
    wrong: exampleSeed('tunnel', { publisher: 'publisher: Associated Press' }),
    right: exampleSeed('tunnel'),
    fix: 'A name, an alias or another spelling of a slug is changed to the slug; this is safe. The publisher that the url belongs to, the one that most seeds from the same domain have, the slug that comes nearest, and declaring the publisher in `seedbed.yaml` are offered.',
  },
  check: (seed) => findInFields(seed, judge, 'publisher'),
};

function judge(seed: SeedContext, { field }: DeclaredField): Finding | undefined {
  const { kind, text } = field.value;
  if (kind !== 'string' || seed.configuration.publishers.get(text)) return undefined;
  return isBlank(text) ? undefined : unknown(seed, field, text);
}

function unknown(seed: SeedContext, field: Field, text: string): Finding {
  const named = seed.configuration.publishers.find(text);
  const meant = named ? [named] : guess(seed, text);
  const advice = meant[0]
    ? `${quoteForMessage(meant[0].slug)} is expected`
    : 'a known slug, or a declaration under “publishers” in seedbed.yaml, is expected';
  return {
    range: field.valueRange,
    message: `${quoteForMessage(text)} is not a known publisher; ${advice}.`,
    ...(seed.configuration.strict.publishers ? { severity: 'error' } : {}),
    fixes: () => [...change(seed, field, meant, named !== undefined), ...(named ? [] : declare(seed, text))],
  };
}

/** The fixes that change it: to what the message says, to what such seeds have that is known, and to what else is near. */
function change(seed: SeedContext, field: Field, meant: readonly Publisher[], certain: boolean): readonly Fix[] {
  const learned = certain ? undefined : learnedPublisher(seed);
  const usual = learned && seed.configuration.publishers.get(learned.publisher);
  const publishers = new Set([...meant.slice(0, 1), ...(usual ? [usual] : []), ...meant]);
  return Array.from(publishers, (publisher, index) => ({
    title: titleFor(
      `Change the publisher to ${quoteForMessage(publisher.slug)}`,
      publisher === usual ? reasonFor(learned!) : undefined,
    ),
    kind: safeIf(certain),
    drops: [field.valueRange],
    preferred: index === 0,
    edits: replaceText(seed.document, field, publisher.slug),
  }));
}

/** The publisher whose url it is, then the one whose slug, or else whose name, comes nearest. */
function guess(seed: SeedContext, text: string): readonly Publisher[] {
  const { publishers } = seed.configuration;
  const url = readableText(seed, 'url');
  const owner = url === undefined ? undefined : publishers.forUrl(url);
  const { slugs, names } = wordsOf(publishers);
  const word = nearest(text, slugs) ?? nearest(text, names);
  const near = word === undefined ? undefined : publishers.find(word);
  return [...new Set([owner, near])].filter((publisher) => publisher !== undefined);
}

interface PublisherWords {
  readonly slugs: readonly string[];
  readonly names: readonly string[];
}

function wordsOf(publishers: PublisherRegistry): PublisherWords {
  let words = known.get(publishers);
  if (!words) {
    const slugs = publishers.all.map(({ slug }) => slug);
    const names = publishers.all.flatMap(({ name, aliases }) => [name, ...aliases]);
    known.set(publishers, (words = { slugs, names }));
  }
  return words;
}

const known = new WeakMap<PublisherRegistry, PublisherWords>();

/** Only what looks like a slug is declared as one. */
function declare(seed: SeedContext, slug: string): readonly Fix[] {
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,63}$/u.test(slug)) return [];
  const url = readableText(seed, 'url');
  const host = url === undefined ? undefined : parseHttpUrl(url)?.host;
  const unclaimed = host !== undefined && !seed.configuration.publishers.forHost(host);
  const domain = unclaimed ? (getDomain(host) ?? undefined) : undefined;
  return [
    {
      title: `Declare ${quoteForMessage(slug)} in seedbed.yaml`,
      kind: 'unsafe',
      edits: [],
      declaration: { kind: 'publisher', slug, domain },
    },
  ];
}
