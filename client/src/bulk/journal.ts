import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How a bulk change has changed one file, and how to undo it. */
export interface RecordedChange {
  readonly uri: string;
  /** The hash of the whole text before the change. */
  readonly before: string;
  /** The hash of the whole text after the change. */
  readonly after: string;
  /** The range of the new text that the change has replaced, in whole lines, as offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The old text of that range. */
  readonly text: string;
}

/** A bulk change in the journal. */
export interface JournalEntry {
  /** The path of the entry's file. */
  readonly path: string;
  /** What was done, without a full stop: `Set usage to “used”`. */
  readonly label: string;
  /** What one of the files is called. */
  readonly noun: 'seed' | 'file';
  /** When it began, in milliseconds since 1970. */
  readonly time: number;
  readonly changes: readonly FileChanges[];
}

/** What was done to one file, one change after the other: each begins with the text that the one before has left. */
export interface FileChanges {
  readonly uri: string;
  readonly steps: readonly RecordedChange[];
  /** Whether any of them was made; not known where VS Code ended before it could be recorded. */
  readonly isMade: boolean;
}

/** Where a change is recorded while it is made. Its functions reject where that is not possible. */
export interface ChangeRecord {
  /**
   * To be called, and awaited, before the files are changed. A later plan for the same text of a file replaces an earlier
   * one; one for the text that an earlier one leads to goes on with it.
   */
  readonly plan: (planned: readonly RecordedChange[]) => Promise<void>;
  /** To be called when files have been changed, by their uris. */
  readonly made: (made: readonly string[]) => Promise<void>;
}

/** How many changes are kept. */
const mostEntries = 20;
const usualBytes = 64 * 1024 * 1024;

const formatVersion = 1;
const extension = '.jsonl';

/**
 * Records bulk changes, so that they can be undone when VS Code itself cannot any more. Each change is a file with lines of
 * JSON, to which lines are only appended. A planned edit is written before it is made. The last 20 changes are kept.
 */
export class Journal {
  readonly #folder: string;
  readonly #mostBytes: number;
  #lastTime = 0;

  /**
   * @param folder its path; it is created when there is something to write.
   * @param mostBytes what all changes may have together, beside the one that is made and the last one before it.
   */
  constructor(folder: string, mostBytes = usualBytes) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** Begins a change. Nothing is written until something is planned. */
  begin(label: string, noun: JournalEntry['noun']): JournalRecord {
    // Two that begin in the same millisecond are ordered by their names.
    const time = (this.#lastTime = Math.max(Date.now(), this.#lastTime + 1));
    const name = `${String(time).padStart(15, '0')}-${randomUUID().slice(0, 8)}${extension}`;
    const start = async (): Promise<void> => {
      await mkdir(this.#folder, { recursive: true });
      await this.#makeRoom();
    };
    return new JournalRecord(join(this.#folder, name), { version: formatVersion, label, noun, time }, start);
  }

  /** Goes on with a change that was begun in an earlier session, or begins it anew where it is forgotten. */
  resume(path: string, label: string, noun: JournalEntry['noun']): JournalRecord {
    return existsSync(path) ? new JournalRecord(path, undefined, () => Promise.resolve()) : this.begin(label, noun);
  }

  /** The changes, the last one first, each read when it is asked for. Files that are no entries are left out. */
  async *entries(): AsyncGenerator<JournalEntry> {
    for (const path of await this.#paths()) {
      const entry = parseEntry(path, await readFile(path, 'utf8').catch(() => ''));
      if (entry) yield entry;
    }
  }

  /** Forgets a change. */
  async remove({ path }: JournalEntry): Promise<void> {
    await rm(path, { force: true });
  }

  /** The last one first. */
  async #paths(): Promise<readonly string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const own = names.filter((name) => name.endsWith(extension));
    return own
      .sort()
      .reverse()
      .map((name) => join(this.#folder, name));
  }

  /** A large change is no reason to forget smaller ones before it, and no change is forgotten for the one that follows it. */
  async #makeRoom(): Promise<void> {
    let bytes = 0;
    let kept = 1;
    for (const [index, path] of (await this.#paths()).entries()) {
      const size = (await stat(path).catch(() => undefined))?.size ?? 0;
      const fits = bytes + size <= this.#mostBytes;
      if (fits) bytes += size;
      if (kept < mostEntries && (fits || index === 0)) kept++;
      else await rm(path, { force: true });
    }
  }
}

/** A change that is being made. Its functions reject where the disk cannot be written. */
export class JournalRecord implements ChangeRecord {
  readonly path: string;
  readonly #start: () => Promise<void>;
  #header: object | undefined;
  /** Whether the last line may have been cut off, as by a full disk. */
  #isTorn = false;

  constructor(path: string, header: object | undefined, start: () => Promise<void>) {
    this.path = path;
    this.#header = header;
    this.#start = start;
  }

  async plan(planned: readonly RecordedChange[]): Promise<void> {
    if (this.#header) {
      await this.#start();
      await this.#append(this.#header);
      this.#header = undefined;
    }
    await this.#append({ planned });
  }

  async made(made: readonly string[]): Promise<void> {
    if (made.length > 0) await this.#append({ made });
  }

  /** Returns when the line is on the disk. What is left of one that was cut off stays a line of its own. */
  async #append(value: object): Promise<void> {
    const start = this.#isTorn ? '\n' : '';
    this.#isTorn = true;
    await appendFile(this.path, `${start}${JSON.stringify(value)}\n`, { mode: 0o600, flush: true });
    this.#isTorn = false;
  }
}

/** How to get from `after` back to `before`. */
export function changeOf(uri: string, before: string, after: string): RecordedChange {
  const shortest = Math.min(before.length, after.length);
  let same = 0;
  while (same < shortest && before[same] === after[same]) same++;
  const start = same === 0 ? 0 : before.lastIndexOf('\n', same - 1) + 1;
  let sameAtEnd = 0;
  while (sameAtEnd < shortest - start && before.at(-1 - sameAtEnd) === after.at(-1 - sameAtEnd)) sameAtEnd++;
  // From the start of a line: VS Code has no positions within a line break, as between \r and \n.
  const lineEnd = before.indexOf('\n', before.length - sameAtEnd);
  const rest = sameAtEnd === 0 || lineEnd < 0 ? 0 : before.length - lineEnd - 1;
  const text = before.slice(start, before.length - rest);
  return { uri, before: hashOf(before), after: hashOf(after), start, end: after.length - rest, text };
}

/** A hash of a text: the same for the same text, and for no other. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf16le').digest('base64url');
}

function parseEntry(path: string, text: string): JournalEntry | undefined {
  const lines = text.split('\n').map(parseLine);
  const header = lines.find((each) => each?.['version'] === formatVersion);
  if (!header) return undefined;
  const { label, noun, time } = header;
  if (typeof label !== 'string' || (noun !== 'seed' && noun !== 'file') || typeof time !== 'number') return undefined;
  const changes = new Map<string, RecordedChange[]>();
  const made = new Set<string>();
  for (const { planned, made: uris } of lines.filter((each) => each !== undefined)) {
    if (Array.isArray(planned)) {
      for (const change of planned.filter(isRecordedChange)) {
        changes.set(change.uri, append(changes.get(change.uri) ?? [], change));
      }
    }
    if (Array.isArray(uris)) for (const uri of uris) made.add(String(uri));
  }
  return {
    path,
    label,
    noun,
    time,
    changes: Array.from(changes, ([uri, steps]) => ({ uri, steps, isMade: made.has(uri) })),
  };
}

/** The steps with one more, which takes the place of those that it does not go on from. */
function append(steps: readonly RecordedChange[], change: RecordedChange): RecordedChange[] {
  const same = steps.findLastIndex(({ before }) => before === change.before);
  if (steps.at(-1)?.after === change.before) return [...steps, change];
  return same < 0 ? [change] : [...steps.slice(0, same), change];
}

/** Undefined for text that is no JSON object, such as a line that was cut off. */
function parseLine(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function isRecordedChange(value: unknown): value is RecordedChange {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, before, after, start, end, text } = value as Readonly<Record<string, unknown>>;
  const areTexts = [uri, before, after, text].every((each) => typeof each === 'string');
  return areTexts && Number.isSafeInteger(start) && Number.isSafeInteger(end);
}
