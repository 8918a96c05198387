import type { Configuration } from '../schema/configuration.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { Corpus } from './corpus.ts';

/** One seed and all that a rule or a feature may look at beside it. */
export interface SeedContext {
  readonly uri: string;
  readonly document: SeedDocument;
  readonly configuration: Configuration;
  readonly corpus: Corpus;
}
