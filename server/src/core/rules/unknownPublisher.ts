import type { SeedContext } from '../corpus/seedContext.ts';
import type { Publisher, PublisherRegistry } from '../schema/publishers.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { safeIf } from '../findings/rule.ts';
import { domainOf } from '../text/domain.ts';
import { quoteForMessage } from '../text/message.ts';
import { nearest } from '../text/similarity.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { findInFields, isBlank, readableUrl } from '../findings/headerFields.ts';
import { isPresentable, reasonForPublisher } from '../findings/learnedPublisher.ts';
import { declarePublisherFix, renamePublisherFixes } from '../findings/publisherFixes.ts';
import { titleFor } from '../findings/suggestedValue.ts';
import { isKnownPublisher, ownerOfUrl, type UrlOwner } from '../findings/urlOwner.ts';

export const unknownPublisher: Rule = {
  code: 'unknown-publisher',
  defaultSeverity: 'warning',
  documentation: {
    summary:
      'The publisher is not declared in `seedbed.yaml`, not built in, and not in regular use in the corpus. An error if `strict.publishers` is set.',
    reason:
      'Each publisher has one slug, so that all its seeds are found together. `AP`, `ap` and `Associated Press` would count as three. A publisher is in regular use if at least three seeds from one domain, and two thirds of all seeds from it, have it; Seedbed then accepts it. With `strict.publishers`, you still have to declare it.',
    wrong: exampleSeed('tunnel', { publisher: 'publisher: Associated Press' }),
    right: exampleSeed('tunnel'),
    fix: 'Changes a name, alias or other spelling of a publisher declared in `seedbed.yaml` to its slug, and removes quotes or a comma around a known one; this is safe. Offers the publisher that most seeds from the domain have, a built-in one, the closest slug, declaring the publisher in `seedbed.yaml`, or changing it in every seed that has it.',
  },
  check: (seed) => findInFields(seed, judge, 'publisher'),
};

function judge(seed: SeedContext, { field }: DeclaredField): Finding | undefined {
  const { kind, text } = field.value;
  if (kind !== 'string' || isKnownPublisher(seed, text)) return undefined;
  return isBlank(text) ? undefined : unknown(seed, field, text);
}

function unknown(seed: SeedContext, field: Field, text: string): Finding {
  const named = seed.configuration.publishers.find(text);
  const certain = named?.builtIn === false ? named.slug : withoutMarks(seed, field, text);
  // Under `strict` a word that the corpus uses is to be declared, and not to be taken for another.
  const isUsed = certain === undefined && seed.corpus.usesPublisher(text);
  const meant = certain === undefined ? guess(seed, field, text, named) : [certain];
  return {
    range: field.valueRange,
    message: `${quoteForMessage(text)} is not a known publisher. ${isUsed ? declaration : adviceFor(meant)}`,
    ...(seed.configuration.strict.publishers ? { severity: 'error' } : {}),
    fixes: () => {
      const changes = [
        ...change(seed, field, meant, certain !== undefined),
        ...changeAll(seed, field, text, certain, meant),
      ];
      const declarations = certain === undefined ? declare(seed, text, isUsed) : [];
      const fixes = isUsed ? [...declarations, ...changes] : [...changes, ...declarations];
      return fixes.map((fix, index) => ({ ...fix, preferred: index === 0 && fix.edits.length > 0 }));
    },
  };
}

/** A registered publisher, or the one whose url it is, in quotes or with a comma after it. */
function withoutMarks(seed: SeedContext, field: Field, text: string): string | undefined {
  if (text.length > longestMarked) return undefined;
  const bare = text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
  if (bare === text) return undefined;
  return seed.configuration.publishers.get(bare) || bare === ownerFor(seed, field)?.slug ? bare : undefined;
}

/** In UTF-16 code units: more is no publisher. */
const longestMarked = 100;

const declaration = 'Declare it under “publishers” in seedbed.yaml.';

function adviceFor([slug]: readonly string[]): string {
  if (slug !== undefined) return `Did you mean ${quoteForMessage(slug)}?`;
  return 'Use a known slug, or declare it under “publishers” in seedbed.yaml.';
}

function change(seed: SeedContext, field: Field, slugs: readonly string[], certain: boolean): readonly Fix[] {
  return slugs.map((slug, index) => ({
    title: titleFor(
      `Change the publisher to ${quoteForMessage(slug)}`,
      certain ? undefined : reasonForPublisher(seed, slug),
    ),
    kind: safeIf(certain),
    drops: [field.valueRange],
    preferred: index === 0,
    edits: replaceText(seed, field, slug),
  }));
}

/** None for what fix-all corrects anyway, or for a value in another field. */
function changeAll(
  seed: SeedContext,
  field: Field,
  text: string,
  certain: string | undefined,
  [slug]: readonly string[],
): readonly Fix[] {
  if (certain !== undefined || slug === undefined || field.key !== seed.document.names.publisher) return [];
  return renamePublisherFixes(seed, text, slug);
}

/**
 * The publisher whose url it is, as far as `seedbed.yaml` or the corpus says so; the one with this name, as the registry
 * has it; the one that the registry gives the url to; and the one whose slug, or else whose name, comes nearest.
 */
function guess(seed: SeedContext, field: Field, text: string, named: Publisher | undefined): readonly string[] {
  const { publishers } = seed.configuration;
  const owner = ownerFor(seed, field);
  const isCertain = owner !== undefined && (owner.isDeclared || owner.slug === owner.usual);
  const near = named ? undefined : nearestTo(text, publishers);
  const slugs = [isCertain ? owner.slug : undefined, named?.slug, owner?.slug, near?.slug];
  return [...new Set(slugs.filter((slug) => slug !== undefined && slug !== text))] as readonly string[];
}

/** The url says something of the article's own publisher alone, whatever that field is called. */
function ownerFor(seed: SeedContext, { key }: Field): UrlOwner | undefined {
  return key === seed.document.names.publisher ? ownerOfUrl(seed) : undefined;
}

function nearestTo(text: string, publishers: PublisherRegistry): Publisher | undefined {
  const { slugs, names } = wordsOf(publishers);
  const word = nearest(text, slugs) ?? nearest(text, names);
  return word === undefined ? undefined : publishers.find(word);
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

/** Only what looks like a slug is declared as one, or what the corpus uses as one. */
function declare(seed: SeedContext, slug: string, isUsed: boolean): readonly Fix[] {
  const isSlug = isUsed ? isPresentable(slug) : /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,63}$/u.test(slug);
  if (!isSlug) return [];
  const host = readableUrl(seed)?.host;
  const owner = host === undefined ? undefined : seed.configuration.publishers.forHost(host);
  const domain = host === undefined ? undefined : domainOf(host);
  const isUsual = domain !== undefined && seed.corpus.usualPublisher(domain) === slug;
  return [declarePublisherFix(slug, !owner || (owner.builtIn && isUsual) ? domain : undefined)];
}
