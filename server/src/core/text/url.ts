import { domainOf } from './domain.ts';
import { ownCopy } from './ownCopy.ts';

/** An absolute http or https url with a host that the public internet could have. */
export interface HttpUrl {
  /** As written. */
  readonly text: string;
  /** As the WHATWG URL standard normalizes it. */
  readonly href: string;
  readonly scheme: 'http' | 'https';
  /** Lower case, in ASCII (Punycode), without port and final dot; an IPv6 address in its brackets. */
  readonly host: string;
}

/**
 * The url that a text is, or undefined. Stricter than the URL standard, which repairs what it is given: no white space,
 * control or invisible characters anywhere, no backslash before the query, no credentials, both slashes written. The
 * host is an IP address in its usual form, or a name below a public suffix, be that listed or not: `co.uk` is none.
 */
export function parseHttpUrl(text: string): HttpUrl | undefined {
  const scheme = text.startsWith('https://') ? 'https' : 'http';
  const hostStart = scheme.length + 3;
  const hostEnd = text.indexOf('/', hostStart);
  if (hostEnd === -1 || (scheme === 'http' && !text.startsWith('http://'))) return readThoroughly(text);
  plainPath.lastIndex = hostEnd;
  if (!plainPath.test(text)) return readThoroughly(text);
  const host = text.slice(hostStart, hostEnd);
  const kind = kindOf(host);
  if (kind === 'odd') return readThoroughly(text);
  return kind === 'public' ? { text, href: text, scheme, host } : undefined;
}

// A url in which the URL standard finds nothing to repair has a host of labels in lower case that are neither numbers nor
// Punycode, no port, and a path, query and fragment that need no escapes. A path's segments that begin with a dot may be
// steps up, and with `%2e` as well.
const plainHost = /^(?:(?!xn--)[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z]{2,63}$/;
const plainPath = /(?:\/(?![.])[\w~!$&()*+,;=:@.-]*)+(?:\?[\w~!$&()*+,;=:@%/?.-]*)?(?:#[\w~!$&()*+,;=:@%/?.-]*)?$/y;

/** Plain and below a public suffix, plain and not so, or not plain. */
type HostKind = 'public' | 'private' | 'odd';

function kindOf(host: string): HostKind {
  if (host.length > longestHost) return 'odd';
  let kind = knownHosts.get(host);
  if (kind === undefined) {
    if (knownHosts.size === mostKnownHosts) knownHosts.clear();
    kind = plainHost.test(host) ? (domainOf(host) === undefined ? 'private' : 'public') : 'odd';
    knownHosts.set(ownCopy(host), kind);
  }
  return kind;
}

/** What a host is takes longer to find out than all else: a corpus has few hosts. */
const knownHosts = new Map<string, HostKind>();
const mostKnownHosts = 1000;
/** In characters: as DNS has it. */
const longestHost = 253;

function readThoroughly(text: string): HttpUrl | undefined {
  const authority = /^https?:\/\/([^/?#\\]+)/i.exec(text)?.[1];
  if (authority === undefined || authority.includes('@')) return undefined;
  if (unwanted.test(text) || /^[^?#]*\\/.test(text)) return undefined;
  const url = parse(text);
  if (url === undefined) return undefined;
  const host = url.hostname.replace(/\.$/, '');
  // A name with an empty label in it is nobody's, and what is left without its dots may be no host at all.
  if (host.includes('..') || host.endsWith('.')) return undefined;
  // The standard reads 0x7f.1 and 2130706433 as 127.0.0.1: whoever wrote that meant no address.
  const acceptable = isIpAddress(host)
    ? host.startsWith('[') || authority.replace(/:[0-9]*$/, '') === host
    : domainOf(host) !== undefined;
  return acceptable ? { text, href: url.href, scheme: url.protocol === 'https:' ? 'https' : 'http', host } : undefined;
}

/** True for the host of a url that is an IP address: such a host has no domain, and no part of it means anything. */
export function isIpAddress(host: string): boolean {
  return host.startsWith('[') || /^[0-9.]+$/.test(host);
}

/** Zero-width joiners are letters of some scripts' words; nothing else unseen belongs into a url. */
const unwanted = /[\p{Cc}\p{Cs}\p{Z}]|(?![\u200C\u200D])\p{Cf}/u;

function parse(text: string): UrlParts | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

interface UrlParts {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
}

/** What every JavaScript host has, and the engine's types do not know. */
declare const URL: new (text: string) => UrlParts;

/** True for an address that is one once the place is known that it is seen from: `/news/tunnel`, `../tunnel?page=2`. */
export function isRelativeUrl(text: string): boolean {
  return !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && /^[^\s<>"{}|\\^`]+$/.test(text);
}
