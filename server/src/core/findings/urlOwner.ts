import type { SeedContext } from '../corpus/seedContext.ts';
import { domainOf } from '../text/domain.ts';
import { readableUrl } from './headerFields.ts';
import { isPresentable } from './learnedPublisher.ts';

/** The publisher that the url of a seed belongs to. */
export interface UrlOwner {
  readonly slug: string;
  readonly host: string;
  /** The registrable domain of the host; undefined where it has none. */
  readonly domain: string | undefined;
  /** Whether `seedbed.yaml` says so. */
  readonly isDeclared: boolean;
  /** What most seeds from the domain have; undefined where they have no such habit. */
  readonly usual: string | undefined;
  /** Whose url it is by `seedbed.yaml`, or else by the built-in registry. */
  readonly registered: string | undefined;
}

/**
 * Whose the url is: of several that claim it, the one that `seedbed.yaml` declares, then the one that the corpus uses,
 * then the one that is built in.
 */
export function ownerOfUrl(seed: SeedContext): UrlOwner | undefined {
  const host = readableUrl(seed)?.host;
  if (host === undefined) return undefined;
  const registered = seed.configuration.publishers.forHost(host);
  const domain = domainOf(host);
  const usual = domain === undefined ? undefined : usualPublisher(seed, host, domain);
  const isDeclared = registered !== undefined && !registered.builtIn;
  const slug = isDeclared ? registered.slug : (usual ?? registered?.slug);
  if (slug === undefined) return undefined;
  return { slug, host, domain, isDeclared, usual, registered: registered?.slug };
}

/**
 * Whether a publisher is known: declared, built in, or a word that the corpus itself uses. Under `strict` that is not
 * enough, and another spelling of a publisher that is declared is no word of its own.
 */
export function isKnownPublisher({ configuration, corpus }: Known, text: string): boolean {
  const { publishers, strict } = configuration;
  if (publishers.get(text)) return true;
  if (strict.publishers || !corpus.usesPublisher(text) || !isPresentable(text)) return false;
  return publishers.find(text)?.builtIn ?? true;
}

type Known = Pick<SeedContext, 'configuration' | 'corpus'>;

/** What the seeds of a domain say is nothing to a host below it that the registry gives to somebody else. */
function usualPublisher(seed: SeedContext, host: string, domain: string): string | undefined {
  const usual = seed.corpus.usualPublisher(domain);
  if (usual === undefined || !isKnownPublisher(seed, usual)) return undefined;
  const { publishers } = seed.configuration;
  return publishers.forHost(host) === publishers.forHost(domain) ? usual : undefined;
}
