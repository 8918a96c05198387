import { foldName } from '../text/foldName.ts';
import { quoteForMessage } from '../text/message.ts';

/** The one declared word that a text differs from at most in case, spaces and punctuation; undefined where several are. */
export function sameWord(text: string, declared: readonly string[]): string | undefined {
  const folded = foldName(text);
  return onlyOne(declared, (word) => foldName(word) === folded);
}

/** The word that matches, where no other does. */
export function onlyOne(words: readonly string[], matches: (word: string) => boolean): string | undefined {
  const [word, ...others] = words.filter(matches);
  return others.length === 0 ? word : undefined;
}

/** What to write instead of a word that is not declared: the one that is meant, or the first few. */
export function adviseDeclared(declared: readonly string[], meant: string | undefined): string {
  if (meant !== undefined) return `Did you mean ${quoteForMessage(meant)}?`;
  const shown = declared.slice(0, mostShown).map(quoteForMessage);
  return `Use ${shown.join(', ')}${declared.length > shown.length ? ' or another declared one' : ''}.`;
}

const mostShown = 6;
