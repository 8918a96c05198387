import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import { sharedPart } from './bodySketch.ts';
import { SketchTable, bandLength, mostBands } from './sketchTable.ts';
import { mostTwins } from './twins.ts';

/** A seed with a body that is almost the same as another's. */
export interface NearDuplicate {
  readonly uri: string;
  /** The share of the two bodies' shingles that they have in common, from 0 to 1; an estimate. */
  readonly share: number;
}

/**
 * The seeds whose bodies are almost the same. Two are compared when their sketches agree in one of some bands: of a
 * hundred pairs that are just similar enough, one is missed at most. (Leskovec, Rajaraman, Ullman: Mining of Massive
 * Datasets, chapter 3.)
 *
 * Seeds with the same sketch are one group, as a text that says only that the article is not to be had may come by the
 * thousand; what one change is to the others stays bounded.
 */
export class NearDuplicates implements Relation {
  readonly #threshold: number;
  readonly #bands: number;
  readonly #table: SketchTable;
  /** By the sketch's number, the uris of its seeds: most have one; several are in order. */
  readonly #groups: (string | string[])[] = [];

  /** @param threshold the share in common from which two bodies are near-duplicates. */
  constructor(threshold: number) {
    this.#threshold = threshold;
    this.#bands = bandsFor(threshold);
    this.#table = new SketchTable(this.#bands);
  }

  update(before: SeedSummary | undefined, after: SeedSummary | undefined, affected: Set<string>): void {
    if (before && before.body === after?.body) {
      this.#tell(before, affected);
      return;
    }
    if (before) this.#drop(before, affected);
    if (after) this.#add(after, affected);
  }

  /**
   * The seeds whose bodies are almost the same as this one's, be it as the index has it, or as it would be: the most
   * similar first, then by uri; `mostTwins` at most. Of more that have the very same words, those are told that are next
   * to it by their uris. A band in which more than `crowd` different sketches agree says nothing of two of them and is
   * passed over.
   */
  of({ uri, body }: SeedSummary): readonly NearDuplicate[] {
    if (body === '') return [];
    const number = this.#table.find(body);
    const same = number === undefined ? [] : around(this.#groups[number]!, uri, mostTwins / 2);
    const found = same.map((other) => ({ uri: other, share: 1 }));
    if (found.length < mostTwins) {
      for (const [partner, share] of this.#partners(body, uri)) {
        for (const other of around(this.#groups[partner]!, uri, mostTwins / 2)) found.push({ uri: other, share });
      }
    }
    return found.sort(bySimilarity).slice(0, mostTwins);
  }

  #add(seed: SeedSummary, affected: Set<string>): void {
    const { uri, body } = seed;
    if (body === '') return;
    const number = this.#table.find(body);
    if (number === undefined) {
      this.#tellCrowds(seed, affected);
      this.#tellPartners(seed, affected);
      this.#groups[this.#table.add(body)] = uri;
    } else {
      const group = asList(this.#groups[number]!);
      group.splice(placeOf(group, uri), 0, uri);
      this.#groups[number] = group;
      this.#tell(seed, affected);
    }
  }

  #drop(seed: SeedSummary, affected: Set<string>): void {
    const { uri, body } = seed;
    const number = body === '' ? undefined : this.#table.find(body);
    if (number === undefined) return;
    this.#tell(seed, affected);
    const group = this.#groups[number]!;
    if (typeof group !== 'string') {
      group.splice(placeOf(group, uri), 1);
      if (group.length === 1) this.#groups[number] = group[0]!;
      return;
    }
    this.#groups[number] = '';
    this.#table.delete(number);
    this.#tellCrowds(seed, affected);
  }

  /** Tells the seeds that may be told of this one, which is there. */
  #tell(seed: SeedSummary, affected: Set<string>): void {
    const { uri, body } = seed;
    const number = body === '' ? undefined : this.#table.find(body);
    if (number === undefined) return;
    for (const other of around(this.#groups[number]!, uri, mostTwins)) affected.add(other);
    this.#tellPartners(seed, affected);
  }

  #tellPartners({ uri, body }: SeedSummary, affected: Set<string>): void {
    for (const [partner] of this.#partners(body, uri)) this.#tellGroup(partner, uri, affected);
  }

  /** Tells those that this sketch, which is not there, would make too many or does no longer. */
  #tellCrowds({ uri, body }: SeedSummary, affected: Set<string>): void {
    for (let band = 0; band < this.#bands; band++) {
      const others = this.#table.alike(body, band, crowd + 1);
      if (others.length === crowd) for (const other of others) this.#tellGroup(other, uri, affected);
    }
  }

  /** The seeds of a large group are told of each other, and of none of another. */
  #tellGroup(number: number, except: string, affected: Set<string>): void {
    const group = asList(this.#groups[number]!);
    if (group.length <= mostTwins) for (const uri of group) if (uri !== except) affected.add(uri);
  }

  /** The other sketches that are similar enough, as if the seed had this one. */
  #partners(sketch: string, uri: string): Map<number, number> {
    const partners = new Map<number, number>();
    for (let band = 0; band < this.#bands; band++) {
      let others = this.#table.alike(sketch, band, crowd + 1);
      if (others.length === 0) continue;
      // A sketch that is this seed's alone is its old one.
      others = others.filter((number) => this.#groups[number] !== uri);
      if (others.length >= crowd) continue;
      for (const number of others) {
        if (partners.has(number)) continue;
        const share = sharedPart(sketch, this.#table.at(number));
        if (share >= this.#threshold) partners.set(number, share);
      }
    }
    return partners;
  }
}

/** The most different sketches that may agree in a band. */
const crowd = 64;

/**
 * How many bands it takes to miss no more than one in two hundred pairs of the threshold's similarity; as a short body's
 * sketch repeats itself, one in a hundred is what comes of it.
 */
function bandsFor(threshold: number): number {
  const agreeing = threshold ** bandLength;
  if (agreeing >= 1) return 1;
  return Math.min(mostBands, Math.max(1, Math.ceil(Math.log(1 / 200) / Math.log(1 - agreeing))));
}

/** Up to twice `reach` uris of a group: those next to a uri on both sides, or more on one where the other has no more. */
function around(group: string | string[], uri: string, reach: number): string[] {
  if (typeof group === 'string') return group === uri ? [] : [group];
  const place = placeOf(group, uri);
  const behind = group[place] === uri ? place + 1 : place;
  const before = Math.max(0, Math.min(place - reach, group.length - 2 * reach - (behind - place)));
  const after = behind + 2 * reach - (place - before);
  return [...group.slice(before, place), ...group.slice(behind, after)];
}

/** Where a uri stands in a sorted list, or would stand. */
function placeOf(uris: readonly string[], uri: string): number {
  let low = 0;
  let high = uris.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (uris[middle]! < uri) low = middle + 1;
    else high = middle;
  }
  return low;
}

function asList(group: string | string[]): string[] {
  return typeof group === 'string' ? [group] : group;
}

function bySimilarity(a: NearDuplicate, b: NearDuplicate): number {
  return b.share - a.share || (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0);
}
