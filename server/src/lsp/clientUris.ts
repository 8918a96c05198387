import { isWithin, normalizeUri } from '../workspace/index.ts';
import { isPlainObject } from './plainObjects.ts';

/**
 * The one place where the client's spelling of uris becomes the server's, and the server's the client's. Inside the server
 * the same file is the same string everywhere (`normalizeUri`). Not every client knows that two spellings are the same
 * file, so it gets back the spelling that it uses itself: `week(1)` or `week%281%29`, `C:` or `c%3A`.
 */
export class ClientUris {
  /** The client's spelling of files that the two maps below do not yield, by their normalized uris. */
  readonly #known = new Map<string, string>();
  /** Characters that the client writes as they are, by their escapes. */
  readonly #plain = new Map<string, string>();
  /** The client's spelling of its folders, by their normalized uris, where it is another one. */
  readonly #folders = new Map<string, string>();

  /** Learns from a uri of the client's how it spells uris. @returns the normalized uri */
  learn(uri: string): string {
    const normalized = normalizeUri(uri);
    if (uri === normalized && this.#isEmpty) return normalized;
    const path = uri.replace(/^[^:]*:/, '');
    for (const [escape, character] of escapes) {
      if (!normalized.includes(escape)) continue;
      if (path.includes(escape)) this.#plain.delete(escape);
      else if (path.includes(character)) this.#plain.set(escape, character);
    }
    this.#known.delete(normalized);
    if (this.spell(normalized) !== uri) this.#known.set(normalized, uri);
    return normalized;
  }

  /** Learns how the client spells all that is in one of its folders. @returns the normalized uri */
  learnFolder(uri: string): string {
    const spelled = uri.endsWith('/') ? uri.slice(0, -1) : uri;
    const normalized = this.learn(spelled);
    if (spelled === normalized) this.#folders.delete(normalized);
    else this.#folders.set(normalized, spelled);
    return normalized;
  }

  /** A normalized uri as the client spells it. */
  spell(uri: string): string {
    if (this.#isEmpty) return uri;
    const known = this.#known.get(uri);
    if (known !== undefined) return known;
    let [folder, spelled] = ['', ''];
    for (const entry of this.#folders)
      if (entry[0].length > folder.length && isWithin(uri, entry[0])) [folder, spelled] = entry;
    const rest = uri.slice(folder.length).replace(/%[0-9A-F]{2}/g, (escape) => this.#plain.get(escape) ?? escape);
    return spelled + rest;
  }

  /** What the client has sent, with all uris in it normalized. */
  normalizeAll<T>(received: T): T {
    return mapUris(received, normalizeUri) as T;
  }

  /** What the client is sent, with all uris in it as the client spells them. */
  spellAll<T>(sent: T): T {
    return this.#isEmpty ? sent : (mapUris(sent, (uri) => this.spell(uri)) as T);
  }

  get #isEmpty(): boolean {
    return this.#known.size + this.#plain.size + this.#folders.size === 0;
  }
}

/** The properties of messages that hold a uri, or a list of them: of LSP's and of our own. */
const uriProperties: ReadonlySet<string> = new Set([
  'uri',
  'uris',
  'oldUri',
  'newUri',
  'targetUri',
  'near',
  'before',
  'root',
  'configuration',
  'seeds',
  'arguments',
]);

/** What `normalizeUri` escapes in a path and a client may not. */
const escapes = Array.from(
  "!$&'()*+,:;=@[]",
  (character) => [`%${character.charCodeAt(0).toString(16).toUpperCase()}`, character] as const,
);

function mapUris(value: unknown, map: (uri: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapUris(item, map));
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(([name, held]): [string, unknown] => {
    if (uriProperties.has(name)) return [name, mapHeld(held, map)];
    // The keys of a `WorkspaceEdit`'s changes are uris.
    if (name === 'changes' && isPlainObject(held)) {
      return [name, Object.fromEntries(Object.entries(held).map(([uri, edits]) => [map(uri), edits]))];
    }
    return [name, mapUris(held, map)];
  });
  return Object.fromEntries(entries);
}

function mapHeld(held: unknown, map: (uri: string) => string): unknown {
  if (typeof held === 'string') return map(held);
  if (!Array.isArray(held)) return mapUris(held, map);
  return held.map((item) => (typeof item === 'string' ? map(item) : mapUris(item, map)));
}
