import type { Corpus } from '../corpus/corpus.ts';

/** Tells by their rows the seeds that have their ranks together with those of a folder. */
export function scopeTest(corpus: Corpus, folder: string): (row: number) => boolean {
  const { rows } = corpus;
  const { values } = rows.folder;
  const number = rows.folders.find(folder);
  const isWhole = corpus.sharesRanks(folder, '');
  return isWhole ? (row) => rows.has(row) : (row) => values[row] === number && rows.has(row);
}
