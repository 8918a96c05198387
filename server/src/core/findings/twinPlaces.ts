import type { SeedContext } from '../corpus/seedContext.ts';
import type { Seed } from '../corpus/seed.ts';
import type { Twins } from '../corpus/twins.ts';
import type { ValuePlace } from '../corpus/valuePlace.ts';
import type { Fix, RelatedPlace } from './rule.ts';
import { escapeControls, quoteForMessage } from '../text/message.ts';
import { relativePath } from '../text/relativePath.ts';

/** Whether these are all there are: of many, only some are known. */
export type Extent = 'all' | 'at least' | 'more than';

/** What is known of how many there are, from all twins and those of them that are named. */
export function extentOf(left: readonly Seed[], { seeds, more }: Twins): Extent {
  return !more ? 'all' : left.length < seeds.length ? 'at least' : 'more than';
}

/**
 * A sentence about other seeds, of which one is named: `The same title is in another seed: …`, `The same title is in more
 * than 16 other seeds, among them …`.
 * @param before what the sentence begins with, up to “another seed”, and `behind` what goes on after that.
 */
export function tellOf(
  seed: SeedContext,
  others: readonly Seed[],
  extent: Extent,
  before: string,
  behind = '',
): string {
  const name = others[0] ? nameSeed(seed, others[0]) : '';
  if (others.length === 1 && extent === 'all') return `${before} another seed${behind}: ${name}.`;
  const number = `${extent === 'all' ? '' : `${extent} `}${others.length}`;
  return `${before} ${number} other ${others.length === 1 ? 'seed' : 'seeds'}${behind}, among them ${name}.`;
}

/** A seed as a person knows it, for a message: `“Night ferry returns”, #4 in travel/001_….txt`. */
export function nameSeed({ corpus }: SeedContext, { uri, title, rank }: Seed): string {
  const path = shortenPath(relativePath(corpus.root, uri));
  const names = [title === undefined ? '' : quoteForMessage(title), rank === undefined ? '' : `#${rank}`];
  const name = names.filter((part) => part !== '').join(', ');
  return name === '' ? path : `${name} in ${path}`;
}

/** Where the others are. */
export function placesOf(
  seed: SeedContext,
  others: readonly Seed[],
  placeOf: (other: Seed) => ValuePlace = () => 0,
  describe: (other: Seed) => string = (other) => nameSeed(seed, other),
): readonly RelatedPlace[] {
  return others.map((other) => new TwinPlace(other, placeOf(other), describe));
}

/** Its message is made when it is read: only an editor shows it. */
class TwinPlace implements RelatedPlace {
  readonly uri: string;
  readonly range = undefined;
  readonly place: ValuePlace;
  readonly #other: Seed;
  readonly #describe: (other: Seed) => string;

  constructor(other: Seed, place: ValuePlace, describe: (other: Seed) => string) {
    this.uri = other.uri;
    this.place = place;
    this.#other = other;
    this.#describe = describe;
  }

  get message(): string {
    return this.#describe(this.#other);
  }
}

/** Goes to the first few of the others, for the user to decide which of the seeds is right. */
export function openFixes(
  seed: SeedContext,
  others: readonly Seed[],
  placeOf: (other: Seed) => ValuePlace = () => 0,
): readonly Fix[] {
  return others.slice(0, mostOpened).map((other) => ({
    title: `Open ${nameSeed(seed, other)}`,
    kind: 'unsafe',
    edits: [],
    open: { uri: other.uri, place: placeOf(other) },
  }));
}

/** Has the configuration say that these seeds are not the same, though they look alike. */
export function notTheSame({ uri }: SeedContext, others: readonly Seed[]): Fix {
  return {
    title: 'Not the same: record that in seedbed.yaml',
    kind: 'unsafe',
    edits: [],
    declaration: { kind: 'different', uris: [uri, ...others.map((other) => other.uri)] },
  };
}

/** Whether two seeds may be copies as far as is known: not of the same article, which is said already, nor declared different. */
export function mayBeCopies({ uri, corpus, configuration }: SeedContext, { article }: Seed, other: Seed): boolean {
  if (article !== undefined && article === other.article) return false;
  return !configuration.duplicates.areDifferent(relativePath(corpus.root, uri), relativePath(corpus.root, other.uri));
}

/** More would hide the other fixes. */
const mostOpened = 3;

/** The end of a path says more than its beginning. */
function shortenPath(path: string): string {
  const characters = Array.from(path.slice(-2 * longestPath));
  const isWhole = characters.length <= longestPath && path.length <= 2 * longestPath;
  return escapeControls(isWhole ? path : '…' + characters.slice(1 - longestPath).join(''));
}

const longestPath = 80;
