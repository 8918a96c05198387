/**
 * Follows where the messages of a client begin and end: each has a header, whose `Content-Length` says how many bytes
 * follow it. Where that breaks off, nobody knows where the next message begins: whoever waits for it waits for ever.
 */
export class Framing {
  /** What has come of the line of a header; one character for each byte. */
  #line = '';
  #headerLength = 0;
  #contentLength: number | undefined;
  /** How many bytes of a message are still to come. */
  #body = 0;

  /**
   * Takes what has come next.
   * @returns what is wrong with it, as a sentence; undefined where nothing is.
   */
  take(chunk: Uint8Array): string | undefined {
    for (let at = 0; at < chunk.length;) {
      if (this.#body > 0) {
        const taken = Math.min(this.#body, chunk.length - at);
        this.#body -= taken;
        at += taken;
      } else {
        const problem = this.#takeOfHeader(chunk[at++]!);
        if (problem !== undefined) return problem;
      }
    }
    return undefined;
  }

  #takeOfHeader(byte: number): string | undefined {
    if (++this.#headerLength > longestHeader) return 'The header of a message is too long.';
    if (byte !== lineFeed) {
      this.#line += String.fromCharCode(byte);
      return undefined;
    }
    if (!this.#line.endsWith('\r')) return 'A line of a message’s header does not end with CR LF.';
    const line = this.#line.slice(0, -1);
    this.#line = '';
    return line === '' ? this.#endHeader() : this.#takeLine(line);
  }

  #takeLine(line: string): string | undefined {
    const [, name, value = ''] = headerLine.exec(line) ?? [];
    if (name === undefined) return 'A message does not start with a header.';
    if (name.toLowerCase() !== 'content-length') return undefined;
    this.#contentLength = wholeNumber.test(value.trim()) ? Number(value) : Infinity;
    return this.#contentLength > longestMessage ? 'A message has an impossible length.' : undefined;
  }

  #endHeader(): string | undefined {
    if (this.#contentLength === undefined) return 'A message has no length.';
    this.#body = this.#contentLength;
    this.#contentLength = undefined;
    this.#headerLength = 0;
    return undefined;
  }
}

const lineFeed = 10;
const headerLine = /^([\w-]+):(.*)$/;
const wholeNumber = /^\d+$/;
/** In bytes: a header has two lines, and no message is longer than what one string holds. */
const longestHeader = 4096;
const longestMessage = 512 * 1024 * 1024;
