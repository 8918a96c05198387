/**
 * A name or a word as it is compared where case, spaces and punctuation do not count: letters, with the marks that belong
 * to them in many scripts, and digits.
 */
export function foldName(text: string): string {
  // The classes of all characters take a millisecond to make ready, and most names do without.
  if (/^[\0-\x7F]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}
