import type { Configuration, SeedDocument } from '../core/index.ts';
import type { OpenDocument } from './types.ts';
import { fieldKeys, parseSeed } from '../core/index.ts';
import { isWithin } from './uri.ts';

/** The documents that are open in an editor, each parsed once for each version. */
export class Documents {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #parsed = new WeakMap<
    OpenDocument,
    { readonly configuration: Configuration; readonly seed: SeedDocument }
  >();

  readonly #untold = new Set<string>();

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  /** Takes a document that an editor has just opened, which shows nothing of it so far. */
  open(document: OpenDocument): void {
    this.set(document);
    this.#untold.add(document.uri);
  }

  set(document: OpenDocument): void {
    this.#documents.set(document.uri, document);
  }

  /** True once for each time that a document is opened: what is wrong with it is told then, be it the same as before. */
  takeUntold(uri: string): boolean {
    return this.#untold.delete(uri);
  }

  /** True when it was open. */
  delete(uri: string): boolean {
    this.#untold.delete(uri);
    return this.#documents.delete(uri);
  }

  /** The documents in a folder, at any depth. */
  within(folder: string): readonly OpenDocument[] {
    return [...this.#documents.values()].filter(({ uri }) => isWithin(uri, folder));
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  parse(document: OpenDocument, configuration: Configuration): SeedDocument {
    const known = this.#parsed.get(document);
    if (known?.configuration === configuration) return known.seed;
    const seed = parseSeed(document.text, fieldKeys(configuration), configuration.header);
    this.#parsed.set(document, { configuration, seed });
    return seed;
  }
}
