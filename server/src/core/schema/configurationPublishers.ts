import type { Item, NodeReader, Place, Entry } from './configurationNodes.ts';
import type { Publisher, PublisherRegistry } from './publishers.ts';
import { quoteForMessage } from '../text/message.ts';
import { isIpAddress, parseHttpUrl } from '../text/url.ts';
import { writing } from './configurationProblems.ts';
import { readWord } from './configurationSections.ts';
import { createPublisherRegistry } from './publishers.ts';

/**
 * The publishers of `builtIn` and those declared at `place`. A declaration of a built-in publisher adds to it: what it
 * does not say stays as it was, and its domains and aliases join those that are known.
 */
export function readPublishers(
  reader: NodeReader,
  place: Place | undefined,
  builtIn: PublisherRegistry,
): PublisherRegistry {
  const entries = place ? (reader.entries(place) ?? []) : [];
  const owners: Owners = { domain: new Map(), alias: new Map() };
  const declared = entries.flatMap((entry) => readPublisher(reader, entry, builtIn, owners) ?? []);
  return declared.length === 0 ? builtIn : createPublisherRegistry(declared);
}

/** Which publisher of this configuration has a domain or an alias already. */
type Owners = Readonly<Record<'domain' | 'alias', Map<string, string>>>;

function readPublisher(
  reader: NodeReader,
  entry: Entry,
  builtIn: PublisherRegistry,
  owners: Owners,
): Publisher | undefined {
  const slug = readWord(reader, { text: entry.key, range: entry.keyRange, isPlain: entry.keyIsPlain }, 'publisher');
  if (slug === undefined) return undefined;
  const { name, domains, aliases, country, language } = reader.record(entry, publisherKeys);
  const known = builtIn.get(slug);
  const text = (place: Entry | undefined): string | undefined => place && reader.text(place)?.text;
  const countryText = text(country) ?? known?.country;
  const languageText = text(language) ?? known?.language;

  const declaredDomains = (domains && reader.texts(domains)) ?? [];
  const declaredAliases = (aliases && reader.texts(aliases)) ?? [];
  return {
    slug,
    name: text(name) ?? known?.name ?? slug,
    domains: merge(
      declaredDomains.flatMap((item) => {
        const domain = readDomain(reader, item);
        return domain !== undefined && claim(reader, item, domain, slug, 'domain', owners) ? domain : [];
      }),
      known?.domains,
    ),
    aliases: merge(
      declaredAliases.flatMap((item) => (claim(reader, item, item.text, slug, 'alias', owners) ? item.text : [])),
      known?.aliases,
    ),
    ...(countryText !== undefined && { country: countryText }),
    ...(languageText !== undefined && { language: languageText }),
    builtIn: false,
  };
}

const publisherKeys = ['name', 'domains', 'aliases', 'country', 'language'] as const;

function merge(declared: readonly string[], known: readonly string[] = []): readonly string[] {
  return [...new Set([...declared, ...known])];
}

/** False, and reported, where another publisher of this configuration has the word already. */
function claim(
  reader: NodeReader,
  item: Item,
  word: string,
  slug: string,
  kind: 'domain' | 'alias',
  owners: Owners,
): boolean {
  const folded = word.toLowerCase();
  const owner = owners[kind].get(folded);
  if (owner !== undefined && owner !== slug) {
    reader.report(item.range, `The ${kind} ${quoteForMessage(word)} already belongs to ${quoteForMessage(owner)}.`);
    return false;
  }
  owners[kind].set(folded, slug);
  return true;
}

/** A host name that can belong to one publisher, in the form in which urls have it. */
function readDomain(reader: NodeReader, { text, range }: Item): string | undefined {
  const statement = `${quoteForMessage(text)} is not a domain`;
  const isHost = /^[^\s/:@?#%\\]+$/.test(text);
  const host = isHost ? hostOf(`https://${text}/`) : undefined;
  if (host) return host;
  const within = isHost ? undefined : hostOf(text.includes('://') ? text : `https://${text}`);
  if (within) return reader.report(range, `${statement}, but ${quoteForMessage(within)} is.`, writing(within));
  return reader.report(range, `${statement} that a publisher could have. Write one such as “example.com”.`);
}

/** The host of a url, unless it is an address made of numbers. */
function hostOf(url: string): string | undefined {
  const host = parseHttpUrl(url)?.host;
  return host === undefined || isIpAddress(host) ? undefined : host;
}
