import type { SeedSummary } from '../corpus/seed.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { CheckedFinding } from './check.ts';
import { SeedContext, type SeedParts } from '../corpus/seedContext.ts';

/** All that is known of a seed without the others. */
export interface KnownSeed {
  /** The part of the seed's text that may still be needed. */
  readonly text: string;
  readonly summary: SeedSummary;
  /** What is wrong with it by itself. */
  readonly own: readonly CheckedFinding[];
  /** Whether that holds only if its publisher is the usual one of its domain. */
  readonly assumesPublisher: boolean;
}

/** A seed that was examined elsewhere: only what the others say of it is left to be found. */
export class ExaminedSeed extends SeedContext {
  readonly text: string;
  readonly own: readonly CheckedFinding[];
  readonly assumesPublisher: boolean;

  constructor(parts: SeedParts, { text, summary, own, assumesPublisher }: KnownSeed) {
    super({ ...parts, summary });
    this.text = text;
    this.own = own;
    this.assumesPublisher = assumesPublisher;
  }
}

/** A seed with its text, or one that was examined elsewhere, whose text is not parsed before it is asked for. */
export function seedFrom(parts: SeedParts & { readonly document: () => SeedDocument }, known?: KnownSeed): SeedContext {
  return known ? new ExaminedSeed(parts, known) : new SeedContext({ ...parts, document: parts.document() });
}
