import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import type { Entry, FileContent, FileSystem, FolderContent, UnreadableReason } from '../../workspace/index.ts';
import { folderOf, quoteForMessage } from '../../core/index.ts';
import { localPath } from '../../node/fileSystem.ts';
import { version } from '../../node/version.ts';
import { childOf, nameOf, parentOf } from '../../workspace/index.ts';
import { UsageError } from '../arguments.ts';
import type { NamedPath } from '../paths.ts';
import { isReason, longestLine, partFormat, readFileLine, readJson, type PartEnd } from './partLines.ts';
import { namesIn } from './partPaths.ts';

/** Where a seed's line is. */
interface Line {
  readonly part: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * The files that parts tell of, as if they were there. Only where each line is stays in memory; it is read again each time
 * that its seed is asked for.
 */
export class PartsFileSystem implements FileSystem {
  readonly #base: string;
  readonly #names: readonly string[];
  readonly #files: number[] = [];
  readonly #lines = new Map<string, Line>();
  readonly #texts = new Map<string, FileContent>();
  readonly #folders = new Map<string, Map<string, Entry['kind']>>();
  readonly #unreadable = new Map<string, UnreadableReason>();
  #first: PartEnd | undefined;
  /** What is wrong with a line that was needed. */
  failure: string | undefined;

  /**
   * @param base the folder that paths begin at.
   * @param names the files of the parts, from that folder.
   * @param config the checksum of the one configuration; null where there is none.
   * @throws UsageError where they are not all the parts of one and the same check.
   */
  constructor(base: string, names: readonly string[], config: string | null) {
    this.#base = base;
    this.#names = names;
    try {
      const ends = names.map((name) => this.#readPart(name, config));
      this.#first = ends[0];
      refuseUnlessAll(names, ends);
    } catch (error) {
      this.close();
      throw error;
    }
    for (const { kind, uri } of this.paths) if (kind === 'folder') this.#folder(uri);
  }

  /** What was scanned. */
  get paths(): readonly NamedPath[] {
    return (this.#first?.paths ?? []).map(({ kind, path }) => ({
      kind,
      uri: path === '' ? this.#base : this.#uriOf(path, 'A part'),
    }));
  }

  close(): void {
    for (const file of this.#files.splice(0)) fs.closeSync(file);
  }

  kindOf(uri: string): Entry['kind'] | undefined {
    return this.#folders.has(uri) ? 'folder' : this.#folders.get(folderOf(uri))?.get(nameOf(uri));
  }

  list(folder: string): FolderContent {
    const entries = this.#folders.get(folder);
    if (!entries) return { unreadable: 'missing' };
    const failed = () => this.#unreadable.get(folder);
    return { entries: Array.from(entries, ([name, kind]) => ({ name, kind })), failed };
  }

  read(uris: readonly string[]): readonly FileContent[] {
    return uris.map((uri) => {
      const line = this.#lines.get(uri);
      return line ? this.#readLine(uri, line) : (this.#texts.get(uri) ?? { unreadable: 'missing' });
    });
  }

  #readLine(uri: string, { part, offset, length }: Line): FileContent {
    const bytes = Buffer.allocUnsafe(length);
    let content: FileContent | undefined;
    try {
      const count = fs.readSync(this.#files[part]!, bytes, 0, length, offset);
      content = count === length ? readFileLine(uri, bytes.toString('utf8')) : undefined;
    } catch {
      content = undefined;
    }
    if (content) return content;
    this.failure ??= `${quoteForMessage(this.#names[part]!)} has a line that no “seedbed scan” has written.`;
    return { unreadable: 'out of reach' };
  }

  #readPart(name: string, config: string | null): PartEnd {
    const hash = createHash('sha256');
    const shown = quoteForMessage(name);
    let end: PartEnd | undefined;
    let seeds = 0;
    const part = this.#files.length;
    for (const { bytes, offset } of linesOf(this.#open(name), shown)) {
      if (end) throw new UsageError(`${shown} has more lines after its last one.`);
      if (bytes.subarray(0, endMark.length).equals(endMark)) {
        end = readEnd(bytes.toString('utf8'), shown);
        continue;
      }
      hash.update(bytes);
      hash.update('\n');
      if (bytes.subarray(0, pathMark.length).equals(pathMark)) {
        seeds++;
        const uri = this.#uriOf(pathIn(bytes, shown), shown);
        if (this.#lines.has(uri))
          throw new UsageError(`${shown} has a seed that was there before: ${shownPath(bytes)}.`);
        if (this.#lines.size === mostSeeds)
          throw new UsageError(
            'There are more than 16 million seeds, too many to merge. A database can ask the parts.',
          );
        this.#lines.set(uri, { part, offset, length: bytes.length });
        this.#folder(folderOf(uri)).set(nameOf(uri), 'file');
      } else this.#noteOther(bytes.toString('utf8'), shown);
    }
    if (!end) throw new UsageError(`${shown} is not complete: its last line is missing.`);
    if (end.format !== partFormat || end.version !== version)
      throw new UsageError(`${shown} was written by another version of Seedbed. Scan again with this one.`);
    if (hash.digest('hex') !== end.sha256 || seeds !== end.seeds + end.unreadable)
      throw new UsageError(`${shown} is damaged: its checksum does not fit.`);
    if (end.config !== config)
      throw new UsageError(`${shown} was written with another configuration. Name the same one with --config.`);
    return end;
  }

  #open(name: string): number {
    try {
      const file = fs.openSync(path.resolve(localPath(this.#base), name), 'r');
      this.#files.push(file);
      if (fs.fstatSync(file).isFile()) return file;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
      throw new UsageError(`${quoteForMessage(name)} ${why}.`);
    }
    throw new UsageError(`${quoteForMessage(name)} is not a file.`);
  }

  /** A configuration, a baseline, a folder that could not be read, or what is no seed. */
  #noteOther(line: string, shown: string): void {
    const json = readJson(line);
    const { file, above = 0, text, folder, unreadable, other } = json ?? {};
    if (typeof other === 'string') return;
    if (typeof folder === 'string' && isReason(unreadable)) {
      const uri = folder === '' ? this.#base : this.#uriOf(folder, shown);
      this.#folder(uri);
      this.#unreadable.set(uri, unreadable);
      return;
    }
    const content = typeof text === 'string' ? { text } : isReason(unreadable) ? { unreadable } : undefined;
    if (typeof file !== 'string' || typeof above !== 'number' || !content)
      throw new UsageError(`${shown} is no part that “seedbed scan” has written.`);
    let root: string | undefined = this.#base;
    for (let up = 0; up < above && root !== undefined; up++) root = parentOf(root);
    if (root === undefined)
      throw new UsageError(`${shown} needs a configuration ${above} folders above this one, which is not so deep.`);
    const uri = this.#uriOf(file, shown, root);
    const before = this.#texts.get(uri);
    if (before && JSON.stringify(before) !== JSON.stringify(content))
      throw new UsageError(`${shown} was written with another ${quoteForMessage(file)} than the parts before.`);
    this.#texts.set(uri, content);
    if (above === 0) this.#folder(folderOf(uri));
  }

  /** @throws UsageError for a path that leads out of its folder. */
  #uriOf(path: string, shown: string, root = this.#base): string {
    const names = namesIn(path);
    if (!names) throw new UsageError(`${shown} has a path that is not allowed there: ${quoteForMessage(path)}.`);
    return names.reduce(childOf, root);
  }

  /** What is in a folder, which is put into those above. */
  #folder(uri: string): Map<string, Entry['kind']> {
    let folder = this.#folders.get(uri);
    if (folder) return folder;
    this.#folders.set(uri, (folder = new Map()));
    const above = uri === this.#base ? undefined : parentOf(uri);
    if (above !== undefined) this.#folder(above).set(nameOf(uri), 'folder');
    return folder;
  }
}

/** V8 takes no more than 2 ** 24 entries into a map. */
const mostSeeds = 16_000_000;

const endMark = Buffer.from('{"part":');
const pathMark = Buffer.from('{"path":"');

function refuseUnlessAll(names: readonly string[], ends: readonly PartEnd[]): void {
  const { of, paths } = ends[0]!;
  const seen = new Set<number>();
  for (const [index, end] of ends.entries()) {
    const shown = quoteForMessage(names[index]!);
    if (end.of !== of || JSON.stringify(end.paths) !== JSON.stringify(paths))
      throw new UsageError(`${shown} is part of another scan than ${quoteForMessage(names[0]!)}.`);
    if (of > 0 && seen.has(end.shard))
      throw new UsageError(`${shown} is shard ${end.shard} of ${of}, which was there before.`);
    seen.add(end.shard);
  }
  for (let shard = 1; shard <= of; shard++)
    if (!seen.has(shard)) throw new UsageError(`Shard ${shard} of ${of} is missing.`);
}

function readEnd(line: string, shown: string): PartEnd {
  const part = readJson(line)?.['part'] as Partial<PartEnd> | undefined;
  const { format, version: writtenBy, shard, of, paths, config, seeds, unreadable, sha256 } = part ?? {};
  const arePaths =
    Array.isArray(paths) &&
    paths.every(({ kind, path }: Partial<PartEnd['paths'][number]>) => {
      return (kind === 'file' || kind === 'folder') && typeof path === 'string';
    });
  const isSound =
    [format, shard, of, seeds, unreadable].every((number) => Number.isSafeInteger(number)) &&
    [writtenBy, sha256].every((text) => typeof text === 'string') &&
    (config === null || typeof config === 'string') &&
    shard! >= Math.min(1, of!) &&
    shard! <= of! &&
    arePaths;
  if (!isSound) throw new UsageError(`${shown} is no part that “seedbed scan” has written.`);
  return part as PartEnd;
}

/** The path that a seed's line begins with. */
function pathIn(line: Buffer, shown: string): string {
  const path = readJson(`{"path":${quotedPath(line)}}`)?.['path'];
  if (typeof path === 'string') return path;
  throw new UsageError(`${shown} is no part that “seedbed scan” has written.`);
}

function shownPath(line: Buffer): string {
  return quoteForMessage(pathIn(line, ''));
}

function quotedPath(line: Buffer): string {
  let end = pathMark.length;
  while (end < line.length && line[end] !== quote) end += line[end] === backslash ? 2 : 1;
  return line.toString('utf8', pathMark.length - 1, end + 1);
}

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;

/** The lines of a file, without their ends. A line is to be looked at before the next one is asked for. */
function* linesOf(file: number, shown: string): Iterable<{ readonly bytes: Buffer; readonly offset: number }> {
  let buffer = Buffer.allocUnsafe(1024 * 1024);
  /** Where in the file the buffer begins, and how much of it is filled. */
  let start = 0;
  let filled = 0;
  for (;;) {
    const count = fs.readSync(file, buffer, filled, buffer.length - filled, start + filled);
    if (count === 0) break;
    filled += count;
    let line = 0;
    for (let end = buffer.indexOf(lineFeed); end !== -1 && end < filled; end = buffer.indexOf(lineFeed, line)) {
      yield { bytes: buffer.subarray(line, end), offset: start + line };
      line = end + 1;
    }
    buffer.copyWithin(0, line, filled);
    start += line;
    filled -= line;
    if (filled < buffer.length) continue;
    if (buffer.length >= longestLine) throw new UsageError(`${shown} has a line that is too long.`);
    const longer = Buffer.allocUnsafe(buffer.length * 2);
    buffer.copy(longer);
    buffer = longer;
  }
  if (filled > 0) throw new UsageError(`${shown} is not complete: its last line is missing.`);
}
