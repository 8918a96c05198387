import { createHash } from 'node:crypto';
import type { CheckedFinding } from '../core/index.ts';

/**
 * What the findings of one file are known by from run to run: the file, the rule, and the text that each stands on, but not
 * the line, so that a line added above changes none of them. Equal ones are counted from the top.
 */
export class Fingerprints {
  readonly #file: string;
  readonly #text: string;
  readonly #findings: readonly CheckedFinding[];
  #known: ReadonlyMap<CheckedFinding, string> | undefined;

  constructor(file: string, text: string, findings: readonly CheckedFinding[]) {
    this.#file = file;
    this.#text = text;
    this.#findings = findings;
  }

  /** Sixteen hexadecimal digits and a number, as GitHub has them: `39fa2ee980eb94b0:1`. */
  of(finding: CheckedFinding): string {
    this.#known ??= this.#all();
    return this.#known.get(finding)!;
  }

  #all(): ReadonlyMap<CheckedFinding, string> {
    const seen = new Map<string, number>();
    return new Map(
      this.#findings.map((finding) => {
        const hash = this.#hashOf(finding);
        const number = (seen.get(hash) ?? 0) + 1;
        seen.set(hash, number);
        return [finding, `${hash}:${number}`];
      }),
    );
  }

  #hashOf({ rule, range, about, message }: CheckedFinding): string {
    // What is missing has no text; the message names it.
    const text = this.#text.slice(range.start, range.end) || message;
    return createHash('sha256')
      .update([this.#file, rule.code, about ?? '', text].join('\0'))
      .digest('hex')
      .slice(0, 16);
  }
}
