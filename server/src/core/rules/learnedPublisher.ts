import type { SeedContext } from '../corpus/seedContext.ts';
import type { LearnedPublisher } from '../corpus/vocabulary.ts';
import { summarize } from '../corpus/seedSummary.ts';
import { display } from '../text/display.ts';

/**
 * What the other seeds from the domain of the seed's url call their publisher, the most frequent first. Names and other
 * spellings of a slug that is known are left out: they are findings, and no values to spread. For fixes and completion
 * only, as no seed is checked again when these counts change.
 */
export function learnedPublishers({ uri, document, corpus, configuration }: SeedContext): readonly LearnedPublisher[] {
  const { domain } = summarize(uri, document);
  if (domain === undefined) return [];
  const { publishers } = configuration;
  return corpus.publishersOf(domain, uri).filter(({ publisher }) => {
    return isPresentable(publisher) && (publishers.get(publisher) ?? !publishers.find(publisher));
  });
}

/** The publisher that as good as all other seeds from the url's domain have. */
export function learnedPublisher(seed: SeedContext): LearnedPublisher | undefined {
  return learnedPublishers(seed).find(isSettled);
}

/** Whether enough seeds say so that somebody who looks at them would go by it. */
export function isSettled({ seeds, of }: LearnedPublisher): boolean {
  return seeds >= 3 && seeds >= 0.8 * of;
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
