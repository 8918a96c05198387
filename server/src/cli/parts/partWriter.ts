import { createHash } from 'node:crypto';
import type { CheckedFinding, SeedContext } from '../../core/index.ts';
import type { FileContent, UnreadableReason } from '../../workspace/index.ts';
import { relativePath } from '../../core/index.ts';
import { isWithin, parentOf } from '../../workspace/index.ts';
import { version } from '../../node/version.ts';
import { jsonWithoutCommands } from '../workflowCommands.ts';
import { partFormat, seedLine, type PartEnd } from './partLines.ts';

/** Makes the lines of a part. Whoever takes them empties it. */
export class PartWriter {
  readonly #base: string;
  readonly #hash = createHash('sha256');
  readonly #isReadForCommands: boolean;
  readonly #remembersSeeds: boolean;
  readonly #written = new Set<string>();
  #seeds = 0;
  #unreadable = 0;
  #lines: string[] = [];

  /**
   * @param base the folder that paths begin at.
   * @param options.isReadForCommands whether what it is written to may take a line for a command.
   * @param options.remembersSeeds whether a seed that comes again is passed over; if not, memory does not grow with them.
   */
  constructor(
    base: string,
    {
      isReadForCommands,
      remembersSeeds = true,
    }: { readonly isReadForCommands: boolean; readonly remembersSeeds?: boolean },
  ) {
    this.#isReadForCommands = isReadForCommands;
    this.#base = base;
    this.#remembersSeeds = remembersSeeds;
  }

  seed(seed: SeedContext, findings: readonly CheckedFinding[]): void {
    if (this.#remembersSeeds && !this.#isNew(seed.uri)) return;
    this.#seeds++;
    const { root } = seed.corpus;
    const corpus = root !== this.#base && isWithin(root, this.#base) ? relativePath(this.#base, root) : undefined;
    this.#lines.push(seedLine(relativePath(this.#base, seed.uri), corpus, seed, findings));
  }

  unreadable(uri: string, unreadable: UnreadableReason): void {
    if (this.#remembersSeeds && !this.#isNew(uri)) return;
    this.#unreadable++;
    this.#lines.push(JSON.stringify({ path: relativePath(this.#base, uri), unreadable }));
  }

  /** A file that is no seed by its path, and that nothing is said of. */
  other(path: string): void {
    this.#lines.push(JSON.stringify({ other: path }));
  }

  /** A configuration or a baseline. It may lie above the folder that paths begin at. */
  file(uri: string, content: FileContent): void {
    if (!this.#isNew(uri)) return;
    let above = 0;
    let folder = this.#base;
    for (let next = parentOf(folder); !isWithin(uri, folder) && next !== undefined; next = parentOf(folder)) {
      folder = next;
      above++;
    }
    const what = 'text' in content ? { text: content.text } : { unreadable: content.unreadable };
    this.#lines.push(JSON.stringify({ file: relativePath(folder, uri), above, ...what }));
  }

  /** A folder that could not be read, or not all of it. */
  folder(uri: string, unreadable: UnreadableReason): void {
    if (!this.#isNew(`${uri}/`)) return;
    this.#lines.push(JSON.stringify({ folder: uri === this.#base ? '' : relativePath(this.#base, uri), unreadable }));
  }

  /** The lines since the last call. */
  take(): string {
    if (this.#lines.length === 0) return '';
    const text = this.#harmless(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
    this.#hash.update(text);
    return text;
  }

  /** The last line, after all others were taken. */
  end(about: Pick<PartEnd, 'shard' | 'of' | 'paths' | 'config'>): string {
    const part: PartEnd = {
      format: partFormat,
      version,
      ...about,
      seeds: this.#seeds,
      unreadable: this.#unreadable,
      sha256: this.#hash.digest('hex'),
    };
    return this.#harmless(`${JSON.stringify({ part })}\n`);
  }

  #isNew(uri: string): boolean {
    const { size } = this.#written;
    return this.#written.add(uri).size > size;
  }

  /** The same JSON, wherever it is written. */
  #harmless(json: string): string {
    return this.#isReadForCommands ? jsonWithoutCommands(json) : json;
  }
}
