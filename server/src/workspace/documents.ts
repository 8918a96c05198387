import type { SeedDocument } from '../core/index.ts';
import type { OpenDocument } from './types.ts';
import { parseSeed } from '../core/index.ts';
import { isWithin } from './uri.ts';

/** The documents that are open in an editor, each parsed once for each version. */
export class Documents {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #parsed = new WeakMap<OpenDocument, { readonly keys: ReadonlySet<string>; readonly seed: SeedDocument }>();

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  set(document: OpenDocument): void {
    this.#documents.set(document.uri, document);
  }

  /** True when it was open. */
  delete(uri: string): boolean {
    return this.#documents.delete(uri);
  }

  /** The documents in a folder, at any depth. */
  within(folder: string): readonly OpenDocument[] {
    return [...this.#documents.values()].filter(({ uri }) => isWithin(uri, folder));
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  parse(document: OpenDocument, keys: ReadonlySet<string>): SeedDocument {
    const known = this.#parsed.get(document);
    if (known?.keys === keys) return known.seed;
    const seed = parseSeed(document.text, keys);
    this.#parsed.set(document, { keys, seed });
    return seed;
  }
}
