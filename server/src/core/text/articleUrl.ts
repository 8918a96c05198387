import { asciiBytes } from './ascii.ts';
import { domainOf } from './domain.ts';
import { finish53, hash53, highStart, lowStart, mixHigh, mixLow } from './hash.ts';
import { ownCopy } from './ownCopy.ts';
import { withoutTracking } from './trackingParameters.ts';
import { parseHttpUrl, type HttpUrl } from './url.ts';

/**
 * What two urls have in common exactly when they lead to the same article: host, path and query of its canonical form.
 * Undefined for what is no http(s) url.
 *
 * These do not count: the scheme, letter case of the host, a default port, `www.`, the fragment, tracking parameters, a
 * trailing slash, and what makes the mobile or AMP variant of a page (`m.`, `mobile.`, `amp.`, `/amp`, `.amp`, `?amp=1`,
 * an AMP cache around the address). Everything else does: parameters, their order, letter case of the path, `index.html`.
 * (`normalize-url` knows nothing of mobile and AMP pages and takes many times as long, for every seed of a corpus.)
 */
export function articleOf(url: string): string | undefined {
  const address = addressOf(url);
  const cache = address === undefined ? undefined : ampCache.exec(address)?.[0];
  if (address === undefined || cache === undefined) return address && withoutVariants(address);
  const page = addressOf(`https://${address.slice(cache.length)}`);
  if (page === undefined) return withoutVariants(address);
  // Nobody puts one cache into another: looking for the end of that could take long.
  return ampCache.test(page) ? address : withoutVariants(page);
}

/** `hash53` of the article, for most urls without making it. */
export function hashArticle(url: string): number | undefined {
  const parsed = parseHttpUrl(url);
  return parsed && (hashPlainArticle(parsed) ?? hash53(articleOf(url)!));
}

/** That of an address in which nothing but the host can be more than counts, as of most. */
function hashPlainArticle({ href, scheme, host }: HttpUrl): number | undefined {
  const hostStart = scheme.length + 3;
  const bytes = asciiBytes(href);
  // Behind a host without a port or a final dot.
  if (bytes?.[hostStart + host.length] !== slash || bytes[href.length - 1] === slash) return undefined;
  return hashPlainAddress(bytes, hostStart + variantLength(host), href.length);
}

function hashPlainAddress(bytes: Uint8Array, start: number, end: number): number | undefined {
  let high = highStart;
  let low = lowStart;
  let lastThree = 0;
  for (let at = start; at < end; at++) {
    const code = bytes[at]!;
    lastThree = ((lastThree << 8) | code) & 0xffffff;
    // That of AMP is somewhere in the addresses of its caches, too.
    if (code === questionMark || code === numberSign || lastThree === amp) return undefined;
    high = mixHigh(high, code);
    low = mixLow(low, code);
  }
  return finish53(high, low);
}

const slash = 0x2f;
const questionMark = 0x3f;
const numberSign = 0x23;
const amp = 0x616d70;

/** How many characters of a host are labels of a variant. The hosts of a corpus are few. */
function variantLength(host: string): number {
  let length = variantLengths.get(host);
  if (length === undefined) {
    if (variantLengths.size === mostVariantLengths) variantLengths.clear();
    length = host.length - variantless(host).length;
    variantLengths.set(ownCopy(host), length);
  }
  return length;
}

const variantLengths = new Map<string, number>();
const mostVariantLengths = 1000;

/** What stands before the address of a page of which an AMP cache keeps a copy. */
const ampCache = /^(?:[^/]+\.cdn\.ampproject\.org\/[a-z]\/(?:s\/)?|(?:www\.)?google\.[a-z.]+\/amp\/(?:s\/)?)(?=[^/])/;

/** Host, port where it is not a default one, path and query without tracking. */
function addressOf(url: string): string | undefined {
  const href = parseHttpUrl(url)?.href;
  if (href === undefined) return undefined;
  const address = withoutTracking(href).replace(/^https?:\/\//, '');
  const fragment = address.indexOf('#');
  return (fragment === -1 ? address : address.slice(0, fragment)).replace(/^([^/]*?[^/.])\.*(?::(?:80|443))?\//, '$1/');
}

function withoutVariants(address: string): string {
  const queryStart = address.indexOf('?');
  const page = queryStart === -1 ? address : address.slice(0, queryStart);
  const query = queryStart === -1 ? '' : withoutAmp(address.slice(queryStart + 1));
  const pathStart = page.indexOf('/');
  return variantless(page.slice(0, pathStart)) + canonicalPath(page.slice(pathStart)) + (query && `?${query}`);
}

/** The host without the labels of a variant; `m.co.uk` is a site of its own. */
function variantless(host: string): string {
  const rest = host.replace(/^(?:www|m|mobile|amp)\./, '');
  return rest === host || domainOf(rest) === undefined ? host : variantless(rest);
}

function canonicalPath(path: string): string {
  if (!path.includes('amp') && !path.endsWith('/')) return path;
  const segments = path.split('/').filter((segment) => segment !== 'amp');
  while (segments.length > 1) {
    const last = withoutAmpEnding(segments.pop()!);
    if (last !== '' && last !== 'amp') return [...segments, last].join('/');
  }
  return '';
}

/** `story.amp` and `story.amp.html` are variants of `story` and `story.html`. */
function withoutAmpEnding(name: string): string {
  const whole = trimEnding(name, '.amp');
  const extension = /\.html?$/.exec(whole.slice(-5))?.[0] ?? '';
  const base = trimEnding(whole.slice(0, whole.length - extension.length), '.amp');
  // Without it, some names would mean the folder, or the one above.
  return /^(?:\.|%2e){1,2}$/i.test(base + extension) || (base === '' && name !== '') ? name : base + extension;
}

function trimEnding(text: string, ending: string): string {
  let end = text.length;
  while (text.endsWith(ending, end)) end -= ending.length;
  return text.slice(0, end);
}

function withoutAmp(query: string): string {
  if (!query.includes('amp')) return query;
  return query
    .split('&')
    .filter((parameter) => !/^(?:amp(?:=[^&]*)?|outputType=amp)$/.test(parameter))
    .join('&');
}
