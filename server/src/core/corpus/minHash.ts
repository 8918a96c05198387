import type { SeedDocument } from '../syntax/seedDocument.ts';
import { Words } from '../text/words.ts';

/**
 * What is kept of a body to find those that are almost the same: a signature of the set of its shingles (runs of four
 * words) by which `sharedPart` estimates how much two bodies have in common. The same words give the same signature,
 * whatever their letter case, punctuation, headings and links' targets. Of a very long body it is the beginning that counts.
 * Undefined for a body too short to say anything (“To be written.”).
 *
 * It is a one-permutation MinHash: each shingle is hashed once, falls into one of `signatureLength` bins, and each bin
 * keeps its least, of which eight bits are stored.
 * (Li, Owen, Zhang: One Permutation Hashing, 2012; Li, König: b-Bit Minwise Hashing, 2010.)
 */
export function signatureOf({ text, frontMatter, headings }: SeedDocument): Uint8Array | undefined {
  const { body } = frontMatter;
  const end = Math.min(body.end, body.start + longestPart);
  words.clear();
  let start = body.start;
  for (const { range } of headings) {
    if (range.start >= end) break;
    words.readHashes(text, start, range.start);
    start = range.end;
  }
  words.readHashes(text, start, end);
  if (words.count < fewestShingles + shingleLength - 1) return undefined;
  takeMinima(words.hashes, words.count, minima);
  const signature = newSignature();
  writeBins(minima, signature);
  return signature;
}

/** Room for a signature. It is part of a longer array: to make a short one takes V8 several times as long. */
export function newSignature(): Uint8Array {
  if (used === pool.length) {
    pool = new Uint8Array(pool.length);
    used = 0;
  }
  used += signatureLength;
  return pool.subarray(used - signatureLength, used);
}

/**
 * The share of their shingles that two bodies have in common, from 0 to 1; an estimate, give or take some hundredths.
 * @param same how many bytes of their signatures are the same at the same place.
 */
export function sharedPart(same: number): number {
  // One bin in 256 is the same by chance: 1 stays 1, and what only chance has in common becomes 0.
  return Math.max(0, ((same * 256) / signatureLength - 1) / 255);
}

/** How many bytes a signature has. */
export const signatureLength = 128;

let pool = new Uint8Array(64 * signatureLength);
let used = 0;

const shingleLength = 4;
const fewestShingles = 8;
const mostWords = 0x4000;
/** In UTF-16 code units. */
const longestPart = 0x10000;

// Filled anew for each body: this runs for each seed that is read and on each key that is pressed.
const words = new Words(mostWords);
const minima = new Int32Array(signatureLength);
const none = 0x7fffffff;

function takeMinima(hashes: Int32Array, count: number, least: Int32Array): void {
  least.fill(none);
  let first = hashes[0]!;
  let second = hashes[1]!;
  let third = hashes[2]!;
  for (let index = shingleLength - 1; index < count; index++) {
    const fourth = hashes[index]!;
    let hash = (rotated(first, 9) ^ rotated(second, 18)) + Math.imul(third ^ rotated(fourth, 5), 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
    const bin = hash & (signatureLength - 1);
    // The lesser of two, without a branch: which of them it is cannot be foreseen.
    const known = least[bin]!;
    const less = ((hash >>> 7) - known) | 0;
    least[bin] = known + (less & (less >> 31));
    first = second;
    second = third;
    third = fourth;
  }
}

function rotated(hash: number, by: number): number {
  return (hash << by) | (hash >>> (32 - by));
}

/**
 * A short body leaves bins empty: each of them takes what another has, found by a walk through all bins that is the bin's
 * own, so that two bodies agree in a filled-up bin as often as in others.
 * (Shrivastava: Optimal Densification for Fast and Accurate Minwise Hashing, 2017.)
 */
function writeBins(least: Int32Array, into: Uint8Array): void {
  for (let bin = 0; bin < signatureLength; bin++) {
    let value = least[bin]!;
    if (value === none) {
      const step = (Math.imul(bin + 1, 0x9e3779b1) >>> 24) | 1;
      let source = Math.imul(bin + 1, 0x85ebca6b) >>> 25;
      while (least[source] === none) source = (source + step) & (signatureLength - 1);
      value = least[source]!;
    }
    into[bin] = value & 0xff;
  }
}
