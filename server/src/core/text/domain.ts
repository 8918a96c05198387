import { getDomain } from 'tldts';
import { ownCopy } from './ownCopy.ts';

/** The registrable domain of a host, such as `bbc.co.uk`; undefined where it has none. The hosts of a corpus are few. */
export function domainOf(host: string): string | undefined {
  let domain = known.get(host);
  if (domain === undefined) {
    if (known.size === mostKnown) known.clear();
    // As a part of it, the host would keep the whole file's text in memory.
    const own = ownCopy(host);
    known.set(own, (domain = getDomain(own)));
  }
  return domain ?? undefined;
}

const known = new Map<string, string | null>();
const mostKnown = 1000;
