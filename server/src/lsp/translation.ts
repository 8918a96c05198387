import type { Position } from 'vscode-languageserver';
import { decodePosition, encodePosition, type PositionEncoding } from '../core/index.ts';
import type { ClientUris } from './clientUris.ts';
import { isPlainObject } from './plainObjects.ts';

/** The text of a line of a document that is open; undefined where it is not open. */
export type LineOf = (uri: string, line: number) => string | undefined;

/**
 * What passes between client and server, in the words of each: uris as `ClientUris` spells them, and characters of positions
 * counted as the client does. A position in a file that is not open stays as the client counts, and is sent back so.
 */
export class Translation {
  readonly #uris: ClientUris;
  readonly #lineOf: LineOf;
  #encoding: PositionEncoding = 'utf-16';

  constructor(uris: ClientUris, lineOf: LineOf = () => undefined) {
    this.#uris = uris;
    this.#lineOf = lineOf;
  }

  countIn(encoding: PositionEncoding): void {
    this.#encoding = encoding;
  }

  /** What the client has sent, with its positions as they are: in a change of a document they are in no text there is yet. */
  named<T>(message: T): T {
    return this.#uris.normalizeAll(message);
  }

  /** What the client has sent. */
  received<T>(message: T): T {
    const normalized = this.named(message);
    return this.#encoding === 'utf-16' ? normalized : (this.#decodeAll(normalized, undefined) as T);
  }

  /** What the client is sent. */
  sent<T>(message: T): T {
    return this.#uris.spellAll(this.#encoding === 'utf-16' ? message : (this.#encodeAll(message) as T));
  }

  /** A position as the client counts it. @param text that of its line */
  decode(position: Position, text: string): Position {
    return this.#encoding === 'utf-16' ? position : decodePosition(position, text, this.#encoding);
  }

  /** @param uri the nearest that is named around the value. */
  #decodeAll(value: unknown, uri: string | undefined): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#decodeAll(item, uri));
    if (!isPlainObject(value)) return value;
    if (isPosition(value)) {
      const text = uri === undefined ? undefined : this.#lineOf(uri, value.line);
      return text === undefined ? value : this.decode(value, text);
    }
    const named = uriIn(value) ?? uri;
    const entries = Object.entries(value).map(([name, held]): [string, unknown] => {
      if (name !== 'changes' || !isPlainObject(held)) return [name, this.#decodeAll(held, named)];
      const changes = Object.entries(held).map(([changed, edits]) => [changed, this.#decodeAll(edits, changed)]);
      return [name, Object.fromEntries(changes)];
    });
    return Object.fromEntries(entries);
  }

  #encodeAll(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#encodeAll(item));
    if (!isPlainObject(value)) return value;
    if (isPosition(value)) return encodePosition(value, this.#encoding);
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, this.#encodeAll(held)]));
  }
}

function isPosition(value: object): value is Position {
  return 'line' in value && 'character' in value && Number.isInteger(value.line) && Number.isInteger(value.character);
}

function uriIn(value: Record<string, unknown>): string | undefined {
  const { uri, textDocument } = value;
  if (typeof uri === 'string') return uri;
  return isPlainObject(textDocument) && typeof textDocument['uri'] === 'string' ? textDocument['uri'] : undefined;
}
