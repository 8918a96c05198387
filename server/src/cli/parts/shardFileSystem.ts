import type { FileContent, FileSystem, FolderContent, UnreadableReason } from '../../workspace/index.ts';
import { configurationName, hash53, readConfiguration, relativePath, ruleCodes } from '../../core/index.ts';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { childOf, nameOf, parentOf } from '../../workspace/index.ts';
import type { PartWriter } from './partWriter.ts';

/** One of several parts of the files: the first has the number 1. */
export interface Shard {
  readonly shard: number;
  readonly of: number;
}

/** Whether a file is in a shard, by its path. */
export function isInShard(base: string, uri: string, { shard, of }: Shard): boolean {
  return of === 1 || hash53(relativePath(base, uri)) % of === shard - 1;
}

/** The files of this machine as if there were only those of a shard. It writes down what else was read. */
export class ShardFileSystem implements FileSystem {
  readonly #base: string;
  readonly #shard: Shard;
  readonly #writer: PartWriter;
  readonly #baselines = new Set<string>();
  readonly #unreadable = new Map<string, UnreadableReason>();

  constructor(base: string, shard: Shard, writer: PartWriter) {
    this.#base = base;
    this.#shard = shard;
    this.#writer = writer;
  }

  kindOf(uri: string) {
    return nodeFileSystem.kindOf(uri);
  }

  list(folder: string): FolderContent {
    const content = nodeFileSystem.list(folder) as FolderContent;
    if ('unreadable' in content) {
      const { unreadable } = content;
      if (unreadable !== 'missing' && unreadable !== 'not a folder') this.#writer.folder(folder, unreadable);
      return content;
    }
    const failed = () => {
      const reason = content.failed?.();
      if (reason !== undefined) this.#writer.folder(folder, reason);
      return reason;
    };
    return { entries: this.#entries(folder, content.entries), failed };
  }

  *#entries(folder: string, entries: Extract<FolderContent, { entries: unknown }>['entries']) {
    for (const entry of entries) {
      const isWanted = entry.kind === 'folder' || isInShard(this.#base, childOf(folder, entry.name), this.#shard);
      if (isWanted) yield entry;
    }
  }

  read(uris: readonly string[]): readonly FileContent[] {
    const contents = nodeFileSystem.read(uris) as readonly FileContent[];
    for (const [index, uri] of uris.entries()) this.#note(uri, contents[index]!);
    return contents;
  }

  /** Why a file could not be read; undefined where it could. */
  reason(uri: string): UnreadableReason | undefined {
    return this.#unreadable.get(uri);
  }

  #note(uri: string, content: FileContent): void {
    if ('unreadable' in content) {
      if (content.unreadable === 'missing') return;
      this.#unreadable.set(uri, content.unreadable);
    }
    const isConfiguration = nameOf(uri) === configurationName;
    if (isConfiguration && 'text' in content) {
      const { baseline } = readConfiguration(content.text, ruleCodes).configuration;
      if (baseline) this.#baselines.add(baseline.path.split('/').reduce(childOf, parentOf(uri) ?? ''));
    }
    if (isConfiguration || this.#baselines.has(uri)) this.#writer.file(uri, content);
  }
}
