import type { SeedSummary } from './seedSummary.ts';
import { sketchLength } from './bodySketch.ts';
import { known } from './columns.ts';
import { folderOf } from './seedSummary.ts';

/**
 * Summaries of seeds in a few arrays and texts, to be handed from one thread to another: that takes a fraction of the time
 * that as many objects take. Made by `packSeeds`, read by `unpackSeeds`.
 */
export interface PackedSeeds {
  /** For each seed what is the same for twins: article, title, rank and number in the name; `NaN` for none. */
  readonly keys: Float64Array;
  /** For each seed its places, how long its url, title and terms are, and which its publisher, usage and domain are. */
  readonly numbers: Int32Array;
  /** The urls and titles, one behind the other. */
  readonly text: string;
  readonly terms: string;
  /** Publishers, usages and domains, each once. */
  readonly strings: readonly string[];
  readonly sketches: Uint8Array;
  /** Bits of `flags` for each seed. */
  readonly flags: Uint8Array;
}

/** @param withTerms whether what is told of the story is wanted. */
export function packSeeds(seeds: readonly SeedSummary[], withTerms: boolean): PackedSeeds {
  const keys = new Float64Array(seeds.length * keysOfSeed);
  const numbers = new Int32Array(seeds.length * numbersOfSeed);
  const sketches = new Uint8Array(seeds.length * sketchLength);
  const sketch = new Uint8Array(sketchLength);
  const flags = new Uint8Array(seeds.length);
  const strings = new Map<string, number>();
  const texts: string[] = [];
  const terms: string[] = [];
  const numberOf = (text: string | undefined): number => {
    if (text === undefined) return -1;
    let number = strings.get(text);
    if (number === undefined) strings.set(text, (number = strings.size));
    return number;
  };
  for (const [index, seed] of seeds.entries()) {
    const { url, title, allowsUnicode } = seed;
    const told = withTerms ? seed.terms : '';
    const key = index * keysOfSeed;
    keys[key] = seed.article ?? NaN;
    keys[key + 1] = seed.headline ?? NaN;
    keys[key + 2] = seed.rank ?? NaN;
    keys[key + 3] = seed.number ?? NaN;
    const number = index * numbersOfSeed;
    numbers[number] = seed.urlPlace;
    numbers[number + 1] = seed.publisherPlace;
    numbers[number + 2] = seed.usagePlace;
    numbers[number + 3] = url?.length ?? -1;
    numbers[number + 4] = title?.length ?? -1;
    numbers[number + 5] = told.length;
    numbers[number + 6] = numberOf(seed.publisher);
    numbers[number + 7] = numberOf(seed.usage);
    numbers[number + 8] = numberOf(seed.domain);
    texts.push(url ?? '', title ?? '');
    terms.push(told);
    const hasSketch = seed.writeSketch(sketch);
    if (hasSketch) sketches.set(sketch, index * sketchLength);
    flags[index] =
      (hasSketch ? bits.sketch : 0) |
      (allowsUnicode === undefined ? 0 : bits.showsUnicode) |
      (allowsUnicode === true ? bits.allowsUnicode : 0);
  }
  return {
    keys,
    numbers,
    text: texts.join(''),
    terms: terms.join(''),
    strings: [...strings.keys()],
    sketches,
    flags,
  };
}

/**
 * The seeds in their order. Each is good as long as the pack is.
 * @param uris theirs: whoever asked for them knows these.
 */
export function* unpackSeeds(pack: PackedSeeds, uris: readonly string[]): Iterable<SeedSummary> {
  let text = 0;
  let terms = 0;
  for (let index = 0; index < uris.length; index++) {
    yield new PackedSeed(uris[index]!, pack, index, text, terms);
    const start = index * numbersOfSeed;
    text += Math.max(0, pack.numbers[start + 3]!) + Math.max(0, pack.numbers[start + 4]!);
    terms += pack.numbers[start + 5]!;
  }
}

const keysOfSeed = 4;
const numbersOfSeed = 9;
const bits = { sketch: 1, showsUnicode: 2, allowsUnicode: 4 } as const;

class PackedSeed implements SeedSummary {
  readonly uri: string;
  readonly folder: string;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly usage: string | undefined;
  readonly domain: string | undefined;
  readonly rank: number | undefined;
  readonly article: number | undefined;
  readonly headline: number | undefined;
  readonly number: number | undefined;
  readonly terms: string;
  readonly urlPlace: number;
  readonly publisherPlace: number;
  readonly usagePlace: number;
  readonly allowsUnicode: boolean | undefined;
  readonly #pack: PackedSeeds;
  readonly #index: number;

  /**
   * @param text where its texts begin.
   * @param terms where its terms begin.
   */
  constructor(uri: string, pack: PackedSeeds, index: number, text: number, terms: number) {
    const { keys, numbers, strings } = pack;
    const key = index * keysOfSeed;
    const number = index * numbersOfSeed;
    const urlLength = numbers[number + 3]!;
    const titleLength = numbers[number + 4]!;
    const urlEnd = text + Math.max(0, urlLength);
    const flags = pack.flags[index]!;
    this.uri = uri;
    this.folder = folderOf(uri);
    this.url = urlLength < 0 ? undefined : pack.text.slice(text, urlEnd);
    this.title = titleLength < 0 ? undefined : pack.text.slice(urlEnd, urlEnd + titleLength);
    this.publisher = strings[numbers[number + 6]!];
    this.usage = strings[numbers[number + 7]!];
    this.domain = strings[numbers[number + 8]!];
    this.article = known(keys[key]!);
    this.headline = known(keys[key + 1]!);
    this.rank = known(keys[key + 2]!);
    this.number = known(keys[key + 3]!);
    this.terms = pack.terms.slice(terms, terms + numbers[number + 5]!);
    this.urlPlace = numbers[number]!;
    this.publisherPlace = numbers[number + 1]!;
    this.usagePlace = numbers[number + 2]!;
    this.allowsUnicode = (flags & bits.showsUnicode) === 0 ? undefined : (flags & bits.allowsUnicode) !== 0;
    this.#pack = pack;
    this.#index = index;
  }

  writeSketch(into: Uint8Array): boolean {
    const start = this.#index * sketchLength;
    into.set(this.#pack.sketches.subarray(start, start + sketchLength));
    return (this.#pack.flags[this.#index]! & bits.sketch) !== 0;
  }
}
