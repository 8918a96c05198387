import type { FileSystem } from './fileSystem.ts';
import type { WorkspaceHost } from './types.ts';
import { configurationName, looksLikeSeed, patternsFor, relativePath } from '../core/index.ts';
import { isLeftOut } from './folderTree.ts';
import { excludesAbove } from './gitExcludes.ts';
import { isIgnored, readGitIgnore, type GitIgnore } from './gitIgnore.ts';
import { childOf } from './uri.ts';

/** Files that look like seeds, though nothing says that they are. */
export interface LikelySeeds {
  /** From the folder that was looked into, sorted. */
  readonly paths: readonly string[];
  /** Globs for `seeds.include` that name them, and none of the other files that were looked into. */
  readonly patterns: readonly string[];
}

/** How many files are looked into where nothing else is said. */
const mostFiles = 200;
const mostFolders = 1000;
const mostInFolder = 10_000;

/**
 * Looks for text files below a folder that look like seeds and are none, in folders that a scan would look into; not in those
 * with a `seedbed.yaml` of their own. Undefined where there are none.
 */
export async function findLikelySeeds(
  host: Pick<WorkspaceHost, 'fileSystem' | 'gitExcludes' | 'yieldToEvents'>,
  folder: string,
  isSeed: (uri: string) => boolean,
  most = mostFiles,
): Promise<LikelySeeds | undefined> {
  const { fileSystem } = host;
  const likely: string[] = [];
  const others: string[] = [];
  const folders = [{ uri: folder, ignores: await excludesAbove(fileSystem, folder, host.gitExcludes?.()) }];
  for (let at = 0; at < Math.min(folders.length, mostFolders) && likely.length + others.length < most; at++) {
    const { uri, ignores } = folders[at]!;
    const content = await contentOf(fileSystem, uri, ignores);
    await host.yieldToEvents();
    if (uri !== folder && content.isCorpus) continue;
    folders.push(...content.folders);
    for (const file of content.files.filter((each) => !isSeed(each))) {
      if (likely.length + others.length >= most) break;
      const [read] = await fileSystem.read([file]);
      (read && 'text' in read && looksLikeSeed(read.text) ? likely : others).push(relativePath(folder, file));
      await host.yieldToEvents();
    }
  }
  return likely.length === 0 ? undefined : { paths: likely.sort(), patterns: patternsFor(likely, others) };
}

interface Content {
  /** The uris of text files, sorted. */
  readonly files: readonly string[];
  readonly folders: readonly { readonly uri: string; readonly ignores: readonly GitIgnore[] }[];
  readonly isCorpus: boolean;
}

async function contentOf(fileSystem: FileSystem, uri: string, above: readonly GitIgnore[]): Promise<Content> {
  const [gitIgnore] = await fileSystem.read([childOf(uri, '.gitignore')]);
  const ignores = gitIgnore && 'text' in gitIgnore ? [...above, readGitIgnore(uri, gitIgnore.text)] : above;
  const content = await fileSystem.list(uri);
  const files: string[] = [];
  const folders: string[] = [];
  let isCorpus = false;
  for (const { name, kind } of 'entries' in content ? content.entries : []) {
    if (name === configurationName && kind === 'file') isCorpus = true;
    const found = kind === 'folder' ? folders : files;
    const isOne = kind === 'folder' ? !isLeftOut(name) : textFile.test(name);
    if (isOne && found.length < mostInFolder && !isIgnored(ignores, childOf(uri, name), kind)) {
      found.push(childOf(uri, name));
    }
  }
  return { files: files.sort(), folders: folders.sort().map((each) => ({ uri: each, ignores })), isCorpus };
}

const textFile = /\.(?:txt|md|markdown)$/;
