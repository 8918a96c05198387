import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import type { SeedTable, UriPlace } from './seedTable.ts';
import { sharedPart, sketchLength } from './bodySketch.ts';
import { Column, integers } from './columns.ts';
import { none } from './countedStrings.ts';
import { SketchTable, bandLength, mostBands } from './sketchTable.ts';
import { SortedRows } from './sortedRows.ts';
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
  readonly #seeds: SeedTable;
  readonly #threshold: number;
  readonly #bands: number;
  readonly #sketches: SketchTable;
  /** By row, one more than the sketch's number; 0 for none. */
  readonly #numbers = new Column(integers);
  /** By the sketch's number, the row of its seed, or, below `none`, the number of a group. */
  readonly #owners = new Column(integers);
  /** The rows of sketches that several seeds have. */
  readonly #groups = new Map<number, SortedRows>();
  #lastGroup = none;
  /** The sketch of the seed in question, if it has any. */
  readonly #sketch = new Uint8Array(sketchLength);
  #hasSketch = false;

  /** @param threshold the share in common from which two bodies are near-duplicates. */
  constructor(seeds: SeedTable, threshold: number) {
    this.#seeds = seeds;
    this.#threshold = threshold;
    this.#bands = bandsFor(threshold);
    this.#sketches = new SketchTable(this.#bands);
  }

  /** Takes note of the sketch of a seed: that is the one which `isWritten`, `leave` and `enter` are about. */
  read(seed: SeedSummary): void {
    this.#hasSketch = seed.writeSketch(this.#sketch);
  }

  /** Makes room for so many seeds, so that nobody waits for it later. */
  reserve(seeds: number): void {
    this.#sketches.reserve(seeds);
  }

  /** Whether the row has the sketch that was read. */
  isWritten(row: number): boolean {
    const number = this.#numberOf(row);
    return number === undefined ? !this.#hasSketch : this.#hasSketch && this.#sketches.isAt(number, this.#sketch);
  }

  /** Copies the sketch of a row; false where it has none. */
  writeSketch(row: number, into: Uint8Array): boolean {
    const number = this.#numberOf(row);
    if (number === undefined) return false;
    this.#sketches.read(number, into);
    return true;
  }

  leave(row: number, after: SeedSummary | undefined, affected: Set<number>): void {
    const number = this.#numberOf(row);
    if (number === undefined) return;
    this.#tell(row, number, affected);
    if (after && this.isWritten(row)) return;
    this.#numbers.values[row] = 0;
    const group = this.#groupOf(number);
    if (group instanceof SortedRows) {
      group.delete(row);
      if (group.size > 1) return;
      this.#groups.delete(this.#owners.values[number]!);
      this.#owners.values[number] = group.first!;
      return;
    }
    const sketch = new Uint8Array(sketchLength);
    this.#sketches.read(number, sketch);
    this.#sketches.delete(number);
    this.#sketches.look(sketch);
    for (let band = 0; band < this.#bands; band++) {
      this.#tellCrowd(this.#sketches.alike(band, crowd + 1), row, affected);
    }
  }

  enter(row: number, _isNew: boolean, affected: Set<number>): boolean {
    this.#numbers.reserve(row + 1);
    if (this.#numbers.values[row] !== 0) return true;
    if (!this.#hasSketch) return false;
    const isLike = this.#sketches.look(this.#sketch);
    let number = isLike ? this.#sketches.find() : -1;
    if (number !== -1) {
      this.#numbers.values[row] = number + 1;
      this.#join(number, row);
      this.#tell(row, number, affected);
      return true;
    }
    const hasPartners = isLike && this.#tellPartners(row, affected);
    number = this.#sketches.add();
    this.#owners.reserve(number + 1);
    this.#owners.values[number] = row;
    this.#numbers.values[row] = number + 1;
    return hasPartners;
  }

  /**
   * The seeds whose bodies are almost the same as this one's, be it as the table has it, or as it would be: the most
   * similar first, then by uri; `mostTwins` at most. Of more that have the very same words, those are told that are next
   * to it by their uris. A band in which more than `crowd` different sketches agree says nothing of two of them and is
   * passed over.
   */
  of(seed: SeedSummary): readonly NearDuplicate[] {
    const sketch = new Uint8Array(sketchLength);
    if (!seed.writeSketch(sketch)) return [];
    const own = this.#seeds.rowOf(seed);
    const number = this.#sketches.look(sketch) ? this.#sketches.find() : -1;
    const same = number === -1 ? [] : this.#around(number, seed, own);
    const found = same.map((row) => ({ uri: this.#seeds.uriOf(row), share: 1 }));
    if (found.length < mostTwins) {
      for (const [partner, share] of this.#partners(sketch, own)) {
        for (const row of this.#around(partner, seed, own)) found.push({ uri: this.#seeds.uriOf(row), share });
      }
    }
    return found.sort(bySimilarity).slice(0, mostTwins);
  }

  /** Tells those that a new sketch, the one looked for, has to do with. @returns whether it is almost the same as any. */
  #tellPartners(row: number, affected: Set<number>): boolean {
    let hasPartners = false;
    for (let band = 0; band < this.#bands; band++) {
      const others = this.#sketches.alike(band, crowd + 1);
      this.#tellCrowd(others, row, affected);
      if (others.length >= crowd) continue;
      for (const other of others) {
        if (sharedPart(this.#sketches.countSame(other, this.#sketch)) < this.#threshold) continue;
        this.#tellGroup(other, row, affected);
        hasPartners = true;
      }
    }
    return hasPartners;
  }

  #numberOf(row: number): number | undefined {
    const number = this.#numbers.values[row];
    return number === undefined || number === 0 ? undefined : number - 1;
  }

  /** The only row with a sketch, or all that have it. */
  #groupOf(number: number): number | SortedRows {
    const owner = this.#owners.values[number]!;
    return owner >= 0 ? owner : this.#groups.get(owner)!;
  }

  #join(number: number, row: number): void {
    const group = this.#groupOf(number);
    if (group instanceof SortedRows) {
      group.put(row);
      return;
    }
    const both = new SortedRows(this.#seeds);
    both.put(group);
    both.put(row);
    this.#groups.set(--this.#lastGroup, both);
    this.#owners.values[number] = this.#lastGroup;
  }

  /** Tells the seeds that may be told of this one, which is there with the sketch of this number. */
  #tell(row: number, number: number, affected: Set<number>): void {
    const group = this.#groupOf(number);
    if (group instanceof SortedRows) {
      for (const other of around(group, this.#seeds.placeOf(row), mostTwins)) affected.add(other);
    }
    const sketch = new Uint8Array(sketchLength);
    this.#sketches.read(number, sketch);
    for (const [partner] of this.#partners(sketch, row)) this.#tellGroup(partner, row, affected);
  }

  /** Tells those that a sketch, which is not there, would make too many or does no longer. */
  #tellCrowd(others: readonly number[], row: number, affected: Set<number>): void {
    if (others.length === crowd) for (const other of others) this.#tellGroup(other, row, affected);
  }

  /** The seeds of a large group are told of each other, and of none of another. */
  #tellGroup(number: number, except: number, affected: Set<number>): void {
    const group = this.#groupOf(number);
    if (typeof group === 'number') {
      if (group !== except) affected.add(group);
    } else if (group.size <= mostTwins) {
      for (const row of group.firsts(mostTwins)) if (row !== except) affected.add(row);
    }
  }

  /** The other sketches that are similar enough, as if the row had this one. */
  #partners(sketch: Uint8Array, row: number): Map<number, number> {
    const partners = new Map<number, number>();
    if (!this.#sketches.look(sketch)) return partners;
    for (let band = 0; band < this.#bands; band++) {
      let others = this.#sketches.alike(band, crowd + 1);
      if (others.length === 0) continue;
      // A sketch that is this seed's alone is its old one.
      others = others.filter((number) => this.#owners.values[number] !== row);
      if (others.length >= crowd) continue;
      for (const number of others) {
        if (partners.has(number)) continue;
        const share = sharedPart(this.#sketches.countSame(number, sketch));
        if (share >= this.#threshold) partners.set(number, share);
      }
    }
    return partners;
  }

  /** @param own the row of the seed; `none` where it is not there. */
  #around(number: number, seed: SeedSummary, own: number): readonly number[] {
    const group = this.#groupOf(number);
    if (typeof group === 'number') return group === own ? [] : [group];
    return around(group, this.#seeds.placeOf(own === none ? seed.uri : own), mostTwins / 2);
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

/** Up to twice `reach` rows of a group: those next to a place on both sides, or more on one where the other has no more. */
function around(group: SortedRows, place: UriPlace, reach: number): readonly number[] {
  const before = group.before(place, 2 * reach);
  const behind = group.behind(place, 2 * reach);
  const told = Math.min(before.length, Math.max(reach, 2 * reach - behind.length));
  return [...before.slice(before.length - told), ...behind.slice(0, 2 * reach - told)];
}

function bySimilarity(a: NearDuplicate, b: NearDuplicate): number {
  return b.share - a.share || (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0);
}
