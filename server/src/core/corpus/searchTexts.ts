import type { Relation, SeedChange } from './relation.ts';
import type { Seed } from './seed.ts';
import { relativePath } from '../text/relativePath.ts';
import { foldTitle } from './foldTitle.ts';

/** What words are looked for in: made for each seed when it is first searched, and again when it has changed. */
export class SearchTexts implements Relation {
  readonly #texts = new Map<string, string>();

  update({ uri }: SeedChange): void {
    this.#texts.delete(uri);
  }

  /** A seed's title, or its file's name where it has none: folded, and a blank before each word. */
  of({ uri, title, folder }: Seed): string {
    let text = this.#texts.get(uri);
    if (text === undefined) {
      const name = title ?? relativePath(folder, uri);
      // Joined, it is one string to V8; added up, it would be two.
      text = ['', foldTitle(name.slice(0, longestTitle))].join(' ');
      this.#texts.set(uri, text);
    }
    return text;
  }
}

/** The most characters of a title that are searched. */
const longestTitle = 1000;
