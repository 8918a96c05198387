/**
 * Writes the characters of a text that is ASCII throughout, a byte each.
 * @returns false for any other text, and for one that there is no room for: what is written then means nothing.
 */
export function writeAscii(text: string, into: Uint8Array): boolean {
  const { read, written } = encoder.encodeInto(text, into);
  return read === text.length && written === read;
}

/**
 * The characters of a text that is ASCII throughout and not longer than a page; undefined for any other. A loop over them
 * takes half the time of one over the text. They stand at the start of a longer array, until somebody else asks.
 */
export function asciiBytes(text: string): Uint8Array | undefined {
  return text.length <= page.length && writeAscii(text, page) ? page : undefined;
}

/** Whether a text is ASCII throughout. */
export function isAscii(text: string): boolean {
  // To write a short one takes a quarter of what a search in it takes.
  return asciiBytes(text) !== undefined || !beyondAscii.test(text);
}

const page = new Uint8Array(4096);
const beyondAscii = /[^\0-\x7F]/;

/** What every JavaScript host has, and the engine's types do not know. */
declare const TextEncoder: new () => {
  readonly encodeInto: (text: string, into: Uint8Array) => { readonly read: number; readonly written: number };
};

const encoder = new TextEncoder();
