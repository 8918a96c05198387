import { getDomain } from 'tldts';

/** The registrable domain of a host, such as `bbc.co.uk`; undefined where it has none. The hosts of a corpus are few. */
export function domainOf(host: string): string | undefined {
  let domain = known.get(host);
  if (domain === undefined) {
    if (known.size === mostKnown) known.clear();
    known.set(host, (domain = getDomain(host)));
  }
  return domain ?? undefined;
}

const known = new Map<string, string | null>();
const mostKnown = 1000;
