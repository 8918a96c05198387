import type { SeedContext } from '../corpus/seedContext.ts';
import { suggestValues } from '../findings/suggestedValue.ts';
import { withoutTracking } from '../text/trackingParameters.ts';
import { parseHttpUrl } from '../text/url.ts';
import { titleFromUrl } from '../text/urlTitle.ts';

/** The url of an article as a seed should have it: without blanks around it and tracking; undefined if it is not http(s). */
export function articleUrl(text: string): string | undefined {
  const url = parseHttpUrl(text.trim());
  return url && withoutTracking(url.text);
}

/**
 * What a field of a seed begins with, as far as its article's url, its folder and its configuration tell.
 * @param seed one that has the url.
 */
export function initialValue(seed: SeedContext, key: string, url: string): string | bigint | undefined {
  return key === seed.configuration.header.names.title ? titleFromUrl(url) : suggestValues(seed, key)[0]?.value;
}
