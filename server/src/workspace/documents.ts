import type { Configuration, SeedDocument } from '../core/index.ts';
import type { OpenDocument } from './types.ts';
import { parseSeedFor } from '../core/index.ts';
import { isWithin } from './uri.ts';

/** The documents that are open in an editor, each parsed once for each version. */
export class Documents {
  readonly #documents = new Map<string, OpenDocument>();
  /** The documents parsed last, by their uris, the latest last. */
  readonly #parsed = new Map<string, ParsedDocument>();
  /** The documents that were opened and whose findings have not been reported since. */
  readonly #unreported = new Set<string>();

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  /** Adds a document that an editor has just opened, for which it shows no findings so far. */
  open(document: OpenDocument): void {
    this.set(document);
    this.#unreported.add(document.uri);
  }

  set(document: OpenDocument): void {
    this.#documents.set(document.uri, document);
  }

  /** True once after each opening of a document: its findings are then reported even if they are the same as before. */
  takeUnreported(uri: string): boolean {
    return this.#unreported.delete(uri);
  }

  /** True when it was open. */
  delete(uri: string): boolean {
    this.#unreported.delete(uri);
    this.#parsed.delete(uri);
    return this.#documents.delete(uri);
  }

  /** The documents in a folder, at any depth. */
  within(folder: string): readonly OpenDocument[] {
    return [...this.#documents.values()].filter(({ uri }) => isWithin(uri, folder));
  }

  get size(): number {
    return this.#documents.size;
  }

  uris(): readonly string[] {
    return [...this.#documents.keys()];
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  parse(document: OpenDocument, configuration: Configuration): SeedDocument {
    const { uri } = document;
    const known = this.#parsed.get(uri);
    this.#parsed.delete(uri);
    const isCurrent = known?.document === document && known.configuration === configuration;
    const parsed = isCurrent ? known : { document, configuration, seed: parseSeedFor(document.text, configuration) };
    this.#parsed.set(uri, parsed);
    for (const oldest of this.#parsed.keys()) {
      if (this.#parsed.size <= mostParsed) break;
      this.#parsed.delete(oldest);
    }
    return parsed.seed;
  }
}

interface ParsedDocument {
  readonly document: OpenDocument;
  readonly configuration: Configuration;
  readonly seed: SeedDocument;
}

/** More than an editor has open. A dry run has thousands, and looks at each of them once or twice. */
const mostParsed = 200;
