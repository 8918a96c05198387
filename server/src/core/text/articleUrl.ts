import { domainOf } from './domain.ts';
import { withoutTracking } from './trackingParameters.ts';
import { parseHttpUrl, type HttpUrl } from './url.ts';

/**
 * What two urls have in common exactly when they lead to the same article: host, path and query of its canonical form.
 *
 * These do not count: the scheme, letter case of the host, a default port, `www.`, the fragment, tracking parameters, a
 * trailing slash, and what makes the mobile or AMP variant of a page (`m.`, `mobile.`, `amp.`, `/amp`, `.amp`, `?amp=1`,
 * an AMP cache around the address). Everything else does: parameters, their order, letter case of the path, `index.html`.
 * (`normalize-url` knows nothing of mobile and AMP pages and takes many times as long, for every seed of a corpus.)
 */
export function articleAt(url: HttpUrl): string {
  const address = addressOf(url);
  const cache = ampCache.exec(address)?.[0];
  const cached = cache === undefined ? undefined : parseHttpUrl(`https://${address.slice(cache.length)}`);
  if (cached === undefined) return withoutVariants(address);
  const page = addressOf(cached);
  // Nobody puts one cache into another: looking for the end of that could take long.
  return ampCache.test(page) ? address : withoutVariants(page);
}

/** The article that a text is the url of; undefined for what is no http(s) url. */
export function articleOf(url: string): string | undefined {
  const parsed = parseHttpUrl(url);
  return parsed && articleAt(parsed);
}

/** What stands before the address of a page of which an AMP cache keeps a copy. */
const ampCache = /^(?:[^/]+\.cdn\.ampproject\.org\/[a-z]\/(?:s\/)?|(?:www\.)?google\.[a-z.]+\/amp\/(?:s\/)?)(?=[^/])/;

/** Host, port where it is not a default one, path and query without tracking. */
function addressOf({ href, scheme, host }: HttpUrl): string {
  const url = withoutTracking(href);
  const pathStart = url.indexOf('/', scheme.length + '://'.length);
  const port = /:(?!(?:80|443)$)[0-9]+$/.exec(url.slice(scheme.length + '://'.length, pathStart))?.[0] ?? '';
  const fragment = url.indexOf('#');
  return host + port + url.slice(pathStart, fragment === -1 ? undefined : fragment);
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
