import { parseHttpUrl } from './url.ts';
import { withoutTracking } from './trackingParameters.ts';

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
  const parsed = parseHttpUrl(url);
  if (!parsed) return undefined;
  const address = withoutFragment(withoutTracking(parsed.href).replace(/^https?:\/\//, ''));
  const queryStart = address.indexOf('?');
  const beforeQuery = queryStart === -1 ? address : address.slice(0, queryStart);
  const pathStart = beforeQuery.indexOf('/');
  const cached = cachedPage.exec(beforeQuery)?.[1];
  const page = cached ?? beforeQuery;
  const host = page.slice(0, cached === undefined ? pathStart : hostLength(page)).replace(variantHost, '');
  const path = withoutVariant(page.slice(cached === undefined ? pathStart : hostLength(page)));
  const query = queryStart === -1 ? '' : withoutAmp(address.slice(queryStart + 1));
  return host + path + (query === '' ? '' : `?${query}`);
}

/** A page that an AMP cache keeps a copy of, behind the cache's own address. */
const cachedPage = /^(?:[^/]+\.cdn\.ampproject\.org\/(?:[a-z]\/)(?:s\/)?|(?:www\.)?google\.[a-z.]+\/amp\/(?:s\/)?)(.+)$/;

const variantHost = /^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)/;

function hostLength(page: string): number {
  const slash = page.indexOf('/');
  return slash === -1 ? page.length : slash;
}

function withoutFragment(address: string): string {
  const fragment = address.indexOf('#');
  return fragment === -1 ? address : address.slice(0, fragment);
}

function withoutVariant(path: string): string {
  if (!path.includes('amp') && !path.endsWith('/')) return path;
  const segments = path.split('/').filter((segment, index) => index === 0 || segment !== 'amp');
  const page = segments.join('/').replace(/\.amp(?=$|\.html?$)/, '');
  let end = page.length;
  while (end > 0 && page[end - 1] === '/') end--;
  return page.slice(0, end);
}

function withoutAmp(query: string): string {
  if (!query.includes('amp')) return query;
  return query
    .split('&')
    .filter((parameter) => !/^(?:amp(?:=[^&]*)?|outputType=amp)$/.test(parameter))
    .join('&');
}
