/**
 * A title without what may differ between two copies of it: letter case, punctuation, spaces, and the accents of Latin,
 * Greek and Cyrillic letters.
 */
export function foldTitle(title: string): string {
  if (isPlain.test(title)) return title.toLowerCase();
  const plain = isAscii.test(title) ? title : title.normalize('NFKD').replace(/[\u0300-\u036F]+/g, '');
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** ASCII letters and digits with one space between: nothing to be taken out. */
const isPlain = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;
const isAscii = /^[\0-\x7F]*$/;
