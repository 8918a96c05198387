import type { Range, SymbolInformation } from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import type { Corpus } from '../corpus/corpus.ts';
import type { Seed } from '../corpus/seed.ts';
import { facetValue, listedKeys } from '../corpus/facetValues.ts';
import { rangeAt } from '../corpus/valuePlace.ts';
import { display } from '../text/display.ts';
import { builtInName, findSeeds, longestQuery, type PublisherName } from './findSeeds.ts';
import { labelOf } from './seedLabel.ts';

/**
 * The seeds that `findSeeds` finds as symbols, 200 at most, each where its title begins.
 *
 * VS Code looks through the answer once more: it keeps a symbol whose name has all of the query's letters in their order,
 * or else has those of its first word while the container has those of each other word. So what the name does not show
 * of what was found (a word that comes earlier in the title, the publisher's name, the usage, a letter without its accent)
 * is added to it for the first word, and given as the container for the others.
 */
export function workspaceSymbols(
  corpora: Iterable<Corpus>,
  query: string,
  publisherName: PublisherName = builtInName,
): SymbolInformation[] {
  const asked = query.slice(0, longestQuery).trim();
  return findSeeds(corpora, query, mostSymbols, publisherName).map(({ seed }) => ({
    ...nameOf(seed, asked, publisherName),
    kind: SymbolKind.File,
    location: { uri: seed.uri, range: startOf(rangeAt(seed.titlePlace)) },
  }));
}

/** An editor that goes there selects nothing. */
function startOf({ start }: Range): Range {
  return { start, end: start };
}

const mostSymbols = 200;
/** VS Code looks at the first 128 characters of a name, its icon's included. */
const longestTitle = 80;

/** What a symbol is called: `#4 Harbour tunnel opens · ap`, and what of the query it does not show. */
function nameOf(
  seed: Seed,
  query: string,
  publisherName: PublisherName,
): Pick<SymbolInformation, 'name' | 'containerName'> {
  const rank = seed.rank === undefined ? '' : `#${seed.rank} `;
  const publisher = seed.publisher === undefined ? '' : ` · ${display(seed.publisher, 20)}`;
  const name = `${rank}${labelOf(seed, longestTitle)}${publisher}`;
  if (isWithin(query, name)) return { name };
  const [first = '', ...rest] = query.split(/\s+/);
  const declared = listedKeys(seed).map((key) => facetValue(seed, key));
  const names = [seed.publisher && publisherName(seed.publisher), seed.usage, ...declared];
  const facts = names.filter((fact) => fact !== undefined);
  const places = [...name.split(' '), ...facts.map((fact) => display(fact, 40))];
  const shown = (word: string) =>
    places.find((place) => startsWith(place, word)) ?? places.find((place) => isWithin(word, place)) ?? display(word);
  const others = [...new Set(rest.map(shown))].join(' ');
  return {
    name: isWithin(first, name) ? name : `${name} · ${shown(first)}`,
    ...(others === '' ? {} : { containerName: others }),
  };
}

function startsWith(place: string, word: string): boolean {
  return place.toLowerCase().startsWith(word.toLowerCase());
}

/** Whether all characters of `part` are in `whole`, in their order. */
function isWithin(part: string, whole: string): boolean {
  const text = whole.toLowerCase();
  let position = -1;
  return Array.from(part.toLowerCase()).every((character) => (position = text.indexOf(character, position + 1)) !== -1);
}
