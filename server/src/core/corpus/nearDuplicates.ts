import type { Relation, SeedChange } from './relation.ts';
import { newSignature, sharedPart } from './minHash.ts';
import { SignatureTable, bandLength, mostBands } from './signatureTable.ts';
import { SortedUris } from './sortedUris.ts';
import { mostTwins } from './twins.ts';

/** A seed with a body that is almost the same as another's. */
export interface NearDuplicate {
  readonly uri: string;
  /** The share of the two bodies' shingles that they have in common, from 0 to 1; an estimate. */
  readonly share: number;
}

/**
 * The seeds whose bodies are almost the same. Two are compared when their signatures agree in one of some bands: of a
 * hundred pairs that are just similar enough, one is missed at most. (Leskovec, Rajaraman, Ullman: Mining of Massive
 * Datasets, chapter 3.)
 *
 * Seeds with the same signature are one group, as a text that says only that the article is not to be had may come by the
 * thousand; what one change is to the others stays bounded.
 */
export class NearDuplicates implements Relation {
  readonly #threshold: number;
  readonly #bands: number;
  readonly #signatures: SignatureTable;
  /** The number of the signature of each seed that has one. */
  readonly #numbers = new Map<string, number>();
  /** By the signature's number, its seed or seeds. */
  readonly #groups: (string | SortedUris)[] = [];
  /** The numbers of signatures that no other one agrees with in any band: those of most seeds, which nobody need look for. */
  readonly #alone = new Set<number>();

  /** @param threshold the share in common from which two bodies are near-duplicates. */
  constructor(threshold: number) {
    this.#threshold = threshold;
    this.#bands = bandsFor(threshold);
    this.#signatures = new SignatureTable(this.#bands);
  }

  /** Makes room for so many seeds, so that nobody waits for it later. */
  reserve(seeds: number): void {
    this.#signatures.reserve(seeds);
  }

  update({ uri, signature }: SeedChange, affected: Set<string>): void {
    const number = this.#numbers.get(uri);
    if (number !== undefined) {
      this.#tellAll(uri, number, affected);
      if (signature && this.#signatures.isAt(number, signature)) return;
      this.#remove(uri, number, affected);
    }
    if (signature) this.#add(uri, signature, affected);
  }

  /** Whether this is the signature that the seed is known by. */
  has(uri: string, signature: Uint8Array | undefined): boolean {
    const number = this.#numbers.get(uri);
    if (number === undefined || signature === undefined) return number === signature;
    return this.#signatures.isAt(number, signature);
  }

  /** The signature that a seed is known by; undefined where it has none. */
  signatureOf(uri: string): Uint8Array | undefined {
    const number = this.#numbers.get(uri);
    return number === undefined ? undefined : this.#read(number);
  }

  /**
   * The seeds whose bodies are almost the same as that of a seed with this signature: the most similar first, then by uri;
   * `mostTwins` at most. Of more that have the very same words, those next to it by their uris are taken. A band in which
   * more than `crowd` different signatures agree says nothing of two of them and is passed over.
   */
  of(uri: string, signature: Uint8Array | undefined): readonly NearDuplicate[] {
    if (!signature) return noNearDuplicates;
    const own = this.#numbers.get(uri);
    if (
      own !== undefined &&
      this.#alone.has(own) &&
      this.#groups[own] === uri &&
      this.#signatures.isAt(own, signature)
    ) {
      return noNearDuplicates;
    }
    if (!this.#signatures.look(signature)) return noNearDuplicates;
    const { same: number } = this.#signatures;
    const same = number === -1 ? [] : this.#around(number, uri);
    const found = same.map((other) => ({ uri: other, share: 1 }));
    if (found.length < mostTwins) {
      for (const [partner, share] of this.#partners(signature, uri)) {
        for (const other of this.#around(partner, uri)) found.push({ uri: other, share });
      }
    }
    return found.sort(bySimilarity).slice(0, mostTwins);
  }

  #add(uri: string, signature: Uint8Array, affected: Set<string>): void {
    const isLike = this.#signatures.look(signature);
    const { same: known } = this.#signatures;
    if (known !== -1) {
      const group = this.#groups[known]!;
      if (group instanceof SortedUris) group.add(uri);
      else this.#groups[known] = new SortedUris(group, uri);
      this.#numbers.set(uri, known);
      this.#tellAll(uri, known, affected);
      return;
    }
    if (isLike) this.#tellPartners(signature, affected);
    const number = this.#signatures.add();
    if (!isLike) this.#alone.add(number);
    this.#groups[number] = uri;
    this.#numbers.set(uri, number);
  }

  #remove(uri: string, number: number, affected: Set<string>): void {
    this.#numbers.delete(uri);
    const group = this.#groups[number]!;
    if (group instanceof SortedUris) {
      group.delete(uri);
      if (group.size === 1) this.#groups[number] = group.first!;
      return;
    }
    const signature = this.#read(number);
    this.#alone.delete(number);
    this.#signatures.delete(number);
    this.#signatures.look(signature);
    for (let band = 0; band < this.#bands; band++) {
      this.#tellCrowd(this.#signatures.alike(band, crowd + 1), affected);
    }
  }

  #read(number: number): Uint8Array {
    const signature = newSignature();
    this.#signatures.read(number, signature);
    return signature;
  }

  /** Tells those that a new signature, the one looked for, has to do with. */
  #tellPartners(signature: Uint8Array, affected: Set<string>): void {
    for (let band = 0; band < this.#bands; band++) {
      const others = this.#signatures.alike(band, crowd + 1);
      for (const other of others) this.#alone.delete(other);
      this.#tellCrowd(others, affected);
      if (others.length >= crowd) continue;
      for (const other of others) {
        if (sharedPart(this.#signatures.countSame(other, signature)) >= this.#threshold) this.#tell(other, affected);
      }
    }
  }

  /** Adds all seeds that may have this one, with the signature of this number, among their near-duplicates. */
  #tellAll(uri: string, number: number, affected: Set<string>): void {
    const group = this.#groups[number]!;
    if (group instanceof SortedUris) for (const other of group.around(uri, mostTwins)) affected.add(other);
    const signature = this.#read(number);
    this.#signatures.look(signature);
    for (const [partner] of this.#partners(signature, uri)) this.#tell(partner, affected);
  }

  /** Adds those of a band whose signatures become too many by one more, or are too many no longer. */
  #tellCrowd(others: readonly number[], affected: Set<string>): void {
    if (others.length === crowd) for (const other of others) this.#tell(other, affected);
  }

  /** Adds the seeds with a signature. Those of a large group have each other, and none of another signature. */
  #tell(number: number, affected: Set<string>): void {
    const group = this.#groups[number]!;
    if (!(group instanceof SortedUris)) affected.add(group);
    else if (group.size <= mostTwins) for (const uri of group) affected.add(uri);
  }

  /** The other signatures that are similar enough to the one looked for, as if the seed had that. */
  #partners(signature: Uint8Array, uri: string): Map<number, number> {
    const partners = new Map<number, number>();
    for (let band = 0; band < this.#bands; band++) {
      let others = this.#signatures.alike(band, crowd + 1);
      if (others.length === 0) continue;
      // A signature that is this seed's alone is its old one.
      others = others.filter((number) => this.#groups[number] !== uri);
      if (others.length >= crowd) continue;
      for (const number of others) {
        if (partners.has(number)) continue;
        const share = sharedPart(this.#signatures.countSame(number, signature));
        if (share >= this.#threshold) partners.set(number, share);
      }
    }
    return partners;
  }

  /** Those with a signature that a seed has among its near-duplicates. */
  #around(number: number, uri: string): readonly string[] {
    const group = this.#groups[number]!;
    if (group instanceof SortedUris) return group.around(uri, mostTwins / 2);
    return group === uri ? [] : [group];
  }
}

/** The most different signatures that may agree in a band. */
const crowd = 64;

const noNearDuplicates: readonly NearDuplicate[] = [];

/**
 * How many bands it takes to miss no more than one in two hundred pairs of the threshold's similarity; as a short body's
 * signature repeats itself, one in a hundred is what comes of it.
 */
function bandsFor(threshold: number): number {
  const agreeing = threshold ** bandLength;
  if (agreeing >= 1) return 1;
  return Math.min(mostBands, Math.max(1, Math.ceil(Math.log(1 / 200) / Math.log(1 - agreeing))));
}

function bySimilarity(a: NearDuplicate, b: NearDuplicate): number {
  return b.share - a.share || (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0);
}
