import type { SeedContext } from '../corpus/seedContext.ts';
import { suggestValues } from '../findings/suggestedValue.ts';
import { withoutTracking } from '../text/trackingParameters.ts';
import { parseHttpUrl } from '../text/url.ts';
import { titleFromUrl } from '../text/urlTitle.ts';

/**
 * The url of an article as a seed should have it: without blanks around it and without tracking, and with the `https://`
 * that browsers leave out. Undefined for what is no http(s) url.
 */
export function articleUrl(text: string): string | undefined {
  const written = text.trim();
  const url = parseHttpUrl(written) ?? (isBare.test(written) ? parseHttpUrl(`https://${written}`) : undefined);
  return url && withoutTracking(url.text);
}

/**
 * What a field of a seed begins with, as far as its article's url, its folder and its configuration tell.
 * @param seed one that has the url.
 */
export function initialValue(seed: SeedContext, key: string, url: string): string | bigint | undefined {
  return key === seed.configuration.header.names.title ? titleFromUrl(url) : suggestValues(seed, key)[0]?.value;
}

/** A host and a path, as in `apnews.com/article/ferry`. */
const isBare = /^[^\s/:@]+\.[^\s/:@.]{2,}\/\S/;
