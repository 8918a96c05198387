// What a reader sees in a text's header: PyYAML itself where Python has it, the engine where not.

import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { SeedContext } from '../../server/src/core/index.ts';
import { check } from '../../server/src/core/index.ts';
import { headerRules } from '../../server/src/core/rules/index.ts';

export type Reading =
  | { readonly kind: 'mapping'; readonly entries: ReadonlyMap<string, Entry> }
  | { readonly kind: 'error'; readonly message: string }
  /** A list, a text, nothing. */
  | { readonly kind: 'other' }
  /** The text does not begin with a header between two fences. */
  | { readonly kind: 'none' };

export interface Entry {
  /** The type and the value in words that are equal where the values are: `str "7"`, `int 7`. */
  readonly value: string;
  /** The value where it is a text. */
  readonly text: string | undefined;
  /** The lines of the key in the file, from 0: more than one where it stands there twice. */
  readonly lines: readonly number[];
}

export type Read = (text: string) => Reading;

const header = /^\uFEFF?---[ \t]*\r?\n(?:[^]*?\n)??---[ \t]*(?:\r?\n|$)/;

/** What stands behind the header, from a first line `---` to the next; undefined where there is none. */
export function bodyOf(text: string): string | undefined {
  const match = header.exec(text);
  return match ? text.slice(match[0].length) : undefined;
}

/** The number, from 0, of the line that an offset lies in, as YAML 1.1 counts them. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(lineBreak).length - 1;
}

export const lineBreak = /\r\n|[\r\n\u0085\u2028\u2029]/;

/** PyYAML in a process of its own. */
export class PyYaml {
  readonly #process: ChildProcess;
  readonly #waiting: ((reading: Reading) => void)[] = [];
  readonly #known = new Map<string, Reading>();

  constructor() {
    const program = new URL('pyyaml_reader.py', import.meta.url).pathname;
    this.#process = spawn('python3', [program], { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface(this.#process.stdout!).on('line', (line) => this.#waiting.shift()?.(toReading(line)));
  }

  static isAtHand(): boolean {
    return spawnSync('python3', ['-c', 'import yaml']).status === 0;
  }

  /** Reads texts, so that `read` knows them. */
  async learn(texts: Iterable<string>): Promise<void> {
    if (this.#known.size > 20_000) this.#known.clear();
    const unknown = [...new Set(texts)].filter((text) => !this.#known.has(text));
    await Promise.all(
      unknown.map(
        (text) =>
          new Promise<void>((resolve) => {
            this.#waiting.push((reading) => {
              this.#known.set(text, reading);
              resolve();
            });
            this.#process.stdin!.write(`${JSON.stringify(text)}\n`);
          }),
      ),
    );
  }

  readonly read: Read = (text) => {
    const reading = this.#known.get(text);
    if (!reading) throw new Error('a text that was not learnt');
    return reading;
  };

  close(): void {
    this.#process.stdin!.end();
  }
}

/** The engine's own reading, held to PyYAML's by `realShapes.test.ts`. */
export function engineReading(contextOf: (text: string) => SeedContext): Read {
  return (text) => {
    if (bodyOf(text) === undefined) return { kind: 'none' };
    const seed = contextOf(text);
    const { fields } = seed.document;
    const error = check(seed).find(({ rule, severity }) => severity === 'error' && headerCodes.has(rule.code));
    if (error) return { kind: 'error', message: error.message };
    const refused = fields.find(({ value }) => value.kind === 'refused' || value.kind === 'broken');
    if (refused) return { kind: 'error', message: refused.key };
    if (fields.length === 0) return { kind: 'other' };
    const entries = new Map<string, Entry>();
    for (const { key, keyRange, value } of fields) {
      const lines = [...(entries.get(key)?.lines ?? []), lineAt(text, keyRange.start)];
      const items = value.kind === 'list' ? JSON.stringify(value.items) : '';
      entries.set(key, {
        value: `${value.kind} ${JSON.stringify(value.text)}${items}`,
        text: value.kind === 'string' ? value.text : undefined,
        lines,
      });
    }
    return { kind: 'mapping', entries };
  };
}

const headerCodes: ReadonlySet<string> = new Set(headerRules.map(({ code }) => code));

function toReading(line: string): Reading {
  const answer = JSON.parse(line) as
    { kind: 'mapping'; entries: [string, string, number[]][] } | Exclude<Reading, { kind: 'mapping' }>;
  if (answer.kind !== 'mapping') return answer;
  const entries = answer.entries.map(([key, value, lines]): [string, Entry] => {
    const text = value.startsWith('str ') ? (JSON.parse(value.slice(4)) as string) : undefined;
    return [key, { value, text, lines }];
  });
  return { kind: 'mapping', entries: new Map(entries) };
}
