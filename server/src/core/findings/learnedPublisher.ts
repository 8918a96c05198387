import type { SeedContext } from '../corpus/seedContext.ts';
import type { LearnedPublisher } from '../corpus/vocabulary.ts';
import { display } from '../text/display.ts';

/**
 * What the other seeds from the domain of the seed's url call their publisher, the most frequent first. For fixes and
 * completion only, as no seed is checked again when these counts change.
 */
export function learnedPublishers({ uri, summary, corpus }: SeedContext): readonly LearnedPublisher[] {
  const { domain } = summary;
  if (domain === undefined) return [];
  return corpus.publishersOf(domain, uri).filter(({ publisher }) => isPresentable(publisher));
}

/** Why a publisher is proposed, as a part of a sentence; undefined where no other seed from the domain has it. */
export function reasonForPublisher(seed: SeedContext, slug: string): string | undefined {
  const learned = learnedPublishers(seed).find(({ publisher }) => publisher === slug);
  return learned && reasonFor(learned);
}

/** Why a learned publisher is proposed, as a part of a sentence. */
export function reasonFor({ seeds, of, domain }: LearnedPublisher): string {
  return `${seeds} of ${of} ${of === 1 ? 'seed' : 'seeds'} from ${domain} ${seeds === 1 ? 'says' : 'say'} so`;
}

/** Whether a value that nobody declared can be offered as it is: more than a few words are a sentence in the wrong field. */
export function isPresentable(value: string): boolean {
  return value.length <= longestUndeclared && value !== '' && display(value) === value;
}

/** In UTF-16 code units. */
const longestUndeclared = 60;
