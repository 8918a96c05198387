import { foldName } from '../text/foldName.ts';
import { isIpAddress, parseHttpUrl } from '../text/url.ts';
import { publisherData } from './publisherData.ts';

export interface Publisher {
  /** What a seed names the publisher by. */
  readonly slug: string;
  readonly name: string;
  /** Hosts in lower case; hosts below them belong to the publisher too. */
  readonly domains: readonly string[];
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-2, in upper case. */
  readonly country?: string;
  /** ISO 639, in lower case. */
  readonly language?: string;
  readonly builtIn: boolean;
}

export interface PublisherRegistry {
  /** Those added, in their order, then the built-in ones that they do not replace. */
  readonly all: readonly Publisher[];
  get(slug: string): Publisher | undefined;
  /**
   * By slug, name or alias in any case, spacing and punctuation, and with or without a leading “the” where nothing has
   * the words just so. What could mean two publishers finds none.
   */
  find(text: string): Publisher | undefined;
  /** By the url's host. Undefined for what is no http(s) url. */
  forUrl(url: string): Publisher | undefined;
  /** The publisher that names the longest suffix, in whole labels, of a host in lower case and ASCII. */
  forHost(host: string): Publisher | undefined;
}

export const builtInPublishers: readonly Publisher[] = publisherData.map(
  ([slug, name, domains, country, language]) => ({
    slug,
    name,
    domains,
    aliases: [],
    country,
    language,
    builtIn: true,
  }),
);

/**
 * The built-in publishers with others on top. One that is added replaces the built-in one of its slug, which hands on
 * its domains and names, and wins over any other for a domain, name or alias that it gives. A domain that no publisher
 * can have to itself, such as `co.uk`, is passed over.
 */
export function createPublisherRegistry(added: readonly Publisher[]): PublisherRegistry {
  builtIn ??= indexPublishers(builtInPublishers);
  if (added.length > 0) return createRegistry([indexPublishers(added, builtIn), builtIn]);
  return (builtInRegistry ??= createRegistry([builtIn]));
}

// Made when first asked for, and shared: they never change.
let builtIn: PublisherIndex | undefined;
let builtInRegistry: PublisherRegistry | undefined;

interface PublisherIndex {
  readonly publishers: ReadonlyMap<string, Publisher>;
  /** Slugs by domain. */
  readonly domains: ReadonlyMap<string, string>;
  /** Made when first asked for: most seeds name a publisher by its slug. */
  readonly names: () => PublisherNames;
}

interface PublisherNames {
  /** Slugs by folded slug, name and alias. */
  readonly words: ReadonlyMap<string, Meaning>;
  /** Slugs by what is left of a name or alias that begins with “the”, folded. */
  readonly wordsWithoutArticle: ReadonlyMap<string, Meaning>;
}

/** A slug, or that two publishers have the word. */
type Meaning = string | typeof ambiguous;
const ambiguous = Symbol('ambiguous');

/** What `base` knows of the same publisher already is left out, as another of `publishers` may claim it in earnest. */
function indexPublishers(publishers: readonly Publisher[], base?: PublisherIndex): PublisherIndex {
  const domains = new Map<string, string>();
  for (const { slug, domains: named } of publishers) {
    for (const text of named) {
      // The generator has looked at the built-in ones.
      const domain = base === undefined ? text : domainOf(text);
      if (domain === undefined || domains.has(domain) || base?.domains.get(domain) === slug) continue;
      domains.set(domain, slug);
    }
  }
  const bySlug = new Map(publishers.map((publisher) => [publisher.slug, publisher]));
  let names: PublisherNames | undefined;
  return { publishers: bySlug, domains, names: () => (names ??= indexNames(publishers, base?.names())) };
}

function indexNames(publishers: readonly Publisher[], base: PublisherNames | undefined): PublisherNames {
  const words = new Map<string, Meaning>();
  const wordsWithoutArticle = new Map<string, Meaning>();
  for (const { slug, name, aliases } of publishers) {
    for (const text of [slug, name, ...aliases]) {
      claim(words, base?.words, foldName(text), slug);
      const rest = withoutArticle(text);
      if (rest !== undefined) claim(wordsWithoutArticle, base?.wordsWithoutArticle, foldName(rest), slug);
    }
  }
  return { words, wordsWithoutArticle };
}

function claim(
  words: Map<string, Meaning>,
  known: ReadonlyMap<string, Meaning> | undefined,
  word: string,
  slug: string,
): void {
  if (word === '' || known?.get(word) === slug) return;
  words.set(word, (words.get(word) ?? slug) === slug ? slug : ambiguous);
}

/** @param layers the first asked comes first, the built-in one last. */
function createRegistry(layers: readonly PublisherIndex[]): PublisherRegistry {
  const get = (slug: string) => {
    for (const { publishers } of layers) {
      const publisher = publishers.get(slug);
      if (publisher !== undefined) return publisher;
    }
    return undefined;
  };
  const resolve = (meaning: Meaning | undefined) => (typeof meaning === 'string' ? get(meaning) : undefined);

  const find = (text: string) => {
    if (text.length > longestName) return undefined;
    const word = foldName(text);
    const exact = firstOf(layers, (layer) => (layer.publishers.has(text) ? text : layer.names().words.get(word)));
    if (exact !== undefined) return resolve(exact);
    const rest = withoutArticle(text);
    if (rest === undefined) return resolve(firstOf(layers, (layer) => layer.names().wordsWithoutArticle.get(word)));
    return resolve(firstOf(layers, (layer) => layer.names().words.get(foldName(rest))));
  };

  const forHost = (host: string) => {
    if (host.length > longestHost) return undefined;
    for (let suffix = host; suffix !== ''; suffix = parentOf(suffix)) {
      for (const { domains } of layers) {
        const slug = domains.get(suffix);
        if (slug !== undefined) return get(slug);
      }
    }
    return undefined;
  };

  return {
    all: layers.flatMap(({ publishers }) =>
      [...publishers.values()].filter((publisher) => get(publisher.slug) === publisher),
    ),
    get,
    find,
    forUrl: (url) => {
      const host = parseHttpUrl(url)?.host;
      return host === undefined ? undefined : forHost(host);
    },
    forHost,
  };
}

/** More is no name; and no host of the domain name system is longer. Keeps hostile values from costing anything. */
const longestName = 200;
const longestHost = 253;

function firstOf<T>(layers: readonly PublisherIndex[], look: (layer: PublisherIndex) => T | undefined): T | undefined {
  for (const layer of layers) {
    const found = look(layer);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The domain that a domain lies in; empty for one of a single label. */
function parentOf(domain: string): string {
  const dot = domain.indexOf('.');
  return dot < 0 ? '' : domain.slice(dot + 1);
}

function withoutArticle(text: string): string | undefined {
  return /^\s*the\s+(.+)$/is.exec(text)?.[1];
}

function domainOf(text: string): string | undefined {
  const host = parseHttpUrl(`https://${text}/`)?.host;
  return host === undefined || isIpAddress(host) ? undefined : host;
}
