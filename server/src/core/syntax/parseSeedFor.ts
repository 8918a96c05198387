import type { Configuration } from '../schema/configuration.ts';
import type { SeedDocument } from './seedDocument.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { parseSeed } from './parseSeed.ts';

/** Reads a seed of a corpus with this configuration, as `parseSeed` does. */
export function parseSeedFor(text: string, configuration: Configuration): SeedDocument {
  return parseSeed(text, fieldKeys(configuration), configuration.header);
}
