import type { Corpus } from '../corpus/corpus.ts';
import type { Configuration } from '../schema/configuration.ts';
import { labelOf } from '../navigation/seedLabel.ts';
import { usageLetters } from '../schema/usageWords.ts';
import { display } from '../text/display.ts';

/** What is shown of a seed beside its file's name: plain texts on one line each, shortened. */
export interface SeedMark {
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  readonly usage?: string;
  /** The capital letter that stands for the usage; absent where it is not declared. */
  readonly letter?: string;
}

/** Undefined for a file that is no seed of the corpus. Its cost does not depend on how many seeds there are. */
export function seedMark(uri: string, corpus: Corpus, configuration: Configuration): SeedMark | undefined {
  const seed = corpus.get(uri);
  if (!seed) return undefined;
  const { rank, usage } = seed;
  const letter = usage === undefined ? undefined : usageLetters(configuration).get(usage);
  return {
    label: labelOf(seed),
    ...(rank === undefined ? {} : { rank }),
    ...(usage === undefined ? {} : { usage: display(usage) }),
    ...(letter === undefined ? {} : { letter }),
  };
}
