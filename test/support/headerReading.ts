// What a reader sees in a text's header: PyYAML itself where Python has it, `yaml` where not.

import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { isMap, isNode, isScalar, parseDocument } from 'yaml';

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

const parts = /^(\uFEFF?---[ \t]*\r?\n)((?:[^]*?\n)??)---[ \t]*(?:\r?\n|$)/;

/** What stands after the header, from a first line `---` to the next; undefined where there is none. */
export function bodyOf(text: string): string | undefined {
  const match = parts.exec(text);
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
  #known = new Map<string, Reading>();
  /** What was learnt before those: the readings of a batch outlive the next one's. */
  #older: ReadonlyMap<string, Reading> = new Map();

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
    if (this.#known.size > 20_000) {
      this.#older = this.#known;
      this.#known = new Map();
    }
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
    const reading = this.#known.get(text) ?? this.#older.get(text);
    if (!reading) throw new Error('a text that was not learnt');
    return reading;
  };

  close(): void {
    this.#process.stdin!.end();
  }
}

/** What `yaml` reads, which is near to PyYAML, and takes no Python. */
export const readWithYaml: Read = (text) => {
  const [whole, opening, source] = parts.exec(text) ?? [];
  if (whole === undefined || opening === undefined || source === undefined) return { kind: 'none' };
  const document = parseDocument(source, {
    version: '1.1',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error) return { kind: 'error', message: error.message };
  if (!isMap(document.contents)) return { kind: 'other' };
  const entries = new Map<string, Entry>();
  try {
    const values = document.toJS() as Readonly<Record<string, unknown>>;
    for (const { key, value } of document.contents.items) {
      const name = isScalar(key) ? String(key.value) : String(key);
      const at = isNode(key) ? lineAt(text, opening.length + (key.range?.[0] ?? 0)) : 0;
      const read = values[name] ?? null;
      entries.set(name, {
        value: `${typeOf(read, value)} ${JSON.stringify(read, writeBigInt)}`,
        text: typeof read === 'string' ? read : undefined,
        lines: [...(entries.get(name)?.lines ?? []), at],
      });
    }
  } catch (error) {
    // An alias of nothing, or too many.
    return { kind: 'error', message: String(error) };
  }
  return { kind: 'mapping', entries };
};

/** In the words of `pyyaml_reader.py`. */
function typeOf(read: unknown, node: unknown): string {
  if (read === null) return 'NoneType';
  if (Array.isArray(read)) return 'list';
  if (typeof read === 'object') return isMap(node) ? 'map' : 'object';
  return typeof read === 'string' ? 'str' : typeof read;
}

function writeBigInt(_: string, part: unknown): unknown {
  return typeof part === 'bigint' ? `${part}n` : part;
}

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
