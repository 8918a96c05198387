import type { SeedContext } from './seedContext.ts';
import { unicodeHabit } from './unicodeHabit.ts';

/**
 * Whether characters beyond ASCII are written as they are, as PyYAML's `allow_unicode` has it: as `seedbed.yaml` says, then
 * as most of the corpus's headers show, which a program wrote, then as the header itself does, in which somebody may have
 * typed.
 */
export function allowsUnicode({ document, configuration, corpus }: SeedContext): boolean {
  return configuration.writing.unicode ?? corpus.unicodeHabit ?? unicodeHabit(document) ?? true;
}
