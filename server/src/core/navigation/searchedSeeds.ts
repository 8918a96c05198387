import type { Corpus } from '../corpus/corpus.ts';
import type { RowMemo } from '../corpus/rowMemo.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { relativePath } from '../text/relativePath.ts';

/**
 * By row, a seed's title, or its file's name, as words are looked for in it: folded, and a blank before each word. Each is
 * folded when its seed is first searched, and again when its seed has changed.
 */
export function searchedTexts(corpus: Corpus): RowMemo<string> {
  let texts = knownTexts.get(corpus);
  if (!texts) {
    const { rows } = corpus;
    texts = rows.remember((row) => {
      const name = rows.titleOf(row) ?? relativePath(rows.folders.at(rows.folder.values[row]!)!, rows.uriOf(row));
      // Joined, it is one string to V8; added up, it would be two.
      return ['', foldTitle(name.slice(0, longestTitle))].join(' ');
    });
    knownTexts.set(corpus, texts);
  }
  return texts;
}

/** The most characters of a title that are searched. */
const longestTitle = 1000;

const knownTexts = new WeakMap<Corpus, RowMemo<string>>();
