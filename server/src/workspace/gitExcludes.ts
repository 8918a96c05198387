import type { FileSystem } from './fileSystem.ts';
import { isIgnored, readGitIgnore, type GitIgnore } from './gitIgnore.ts';
import { childOf, lastPartOf, parentOf, uriOfPath } from './uri.ts';

/**
 * What git leaves out in a folder that is looked into by itself, by the rules of the repository around it, weakest first:
 * those of its user (`core.excludesFile`), those of `info/exclude` in it, and the `.gitignore` files from the repository's top
 * to above the folder. None where no repository is around it, and none for a folder that these rules leave out as a
 * whole: whoever asks for it means it.
 * @param userRules the text of the user's own rules; undefined where there are none.
 */
export async function excludesAbove(
  fileSystem: FileSystem,
  folder: string,
  userRules: string | undefined,
): Promise<readonly GitIgnore[]> {
  const way: string[] = [];
  for (let top: string | undefined = folder; top !== undefined; top = parentOf(top)) {
    const repository = await fileSystem.kindOf(childOf(top, '.git'));
    if (repository) return rulesAlong(fileSystem, top, way.reverse(), repository, userRules);
    way.push(top);
  }
  return [];
}

/** @param way the folders from below the repository's top down to the one that is looked into. */
async function rulesAlong(
  fileSystem: FileSystem,
  top: string,
  way: readonly string[],
  repository: 'file' | 'folder',
  userRules: string | undefined,
): Promise<readonly GitIgnore[]> {
  const above = way.length === 0 ? [] : [top, ...way.slice(0, -1)];
  const common = await commonFolder(fileSystem, top, repository);
  const exclude =
    common === undefined ? undefined : await textOf(fileSystem, childOf(childOf(common, 'info'), 'exclude'));
  const ignores = await fileSystem.read(above.map((folder) => childOf(folder, '.gitignore')));
  const rules = userRules === undefined ? [] : [readGitIgnore(top, userRules)];
  if (exclude !== undefined) rules.push(readGitIgnore(top, exclude));
  for (const [index, content] of ignores.entries()) {
    if ('text' in content) rules.push(readGitIgnore(above[index]!, content.text));
    const next = way[index]!;
    if (isIgnored(rules, next, 'folder') || lastPartOf(next) === '.git') return [];
  }
  return rules;
}

/**
 * The folder of a repository that all of its worktrees share. In a worktree and a submodule, `.git` is a file that says where
 * the repository is, and that of a worktree has a file `commondir`. Undefined where that cannot be read, or leads to no
 * plain path. See `gitrepository-layout(5)`.
 */
async function commonFolder(
  fileSystem: FileSystem,
  top: string,
  repository: 'file' | 'folder',
): Promise<string | undefined> {
  const git = childOf(top, '.git');
  let folder: string | undefined = git;
  if (repository === 'file') {
    const text = await textOf(fileSystem, git);
    folder = text?.startsWith(pointer) ? follow(top, text.slice(pointer.length)) : undefined;
  }
  const common = folder === undefined ? undefined : await textOf(fileSystem, childOf(folder, 'commondir'));
  return folder === undefined || common === undefined ? folder : follow(folder, common);
}

const pointer = 'gitdir: ';

async function textOf(fileSystem: FileSystem, uri: string): Promise<string | undefined> {
  const [content] = await fileSystem.read([uri]);
  return content && 'text' in content ? content.text : undefined;
}

/**
 * The folder that a path names, as it stands in a file of git's, which may be a stranger's: with slashes, on Windows too, and
 * on this machine. What `..` means is left to the file system, since a folder on the way may be a link.
 */
function follow(from: string, text: string): string | undefined {
  const path = text.length > longestPath ? undefined : onlyLine.exec(text)?.[1];
  // Two slashes lead to another machine.
  if (path === undefined || path.startsWith('//')) return undefined;
  const drive = hasDrive.test(from) ? /^[a-z]:(?=\/)/i.exec(path)?.[0] : undefined;
  const rest = path.slice(drive?.length ?? 0);
  const isAbsolute = rest.startsWith('/');
  // Within a drive, a colon is no part of a name, and what is absolute has a drive.
  if (hasDrive.test(from) && (rest.includes(':') || isAbsolute !== (drive !== undefined))) return undefined;
  if (isAbsolute && !from.startsWith('file:///')) return undefined;
  const start = drive !== undefined ? uriOfPath(`${drive}/`) : isAbsolute ? 'file://' : from;
  return rest
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .reduce(childOf, start);
}

/** In UTF-16 code units: no system has longer ones. */
const longestPath = 4096;
const onlyLine = /^([^\p{Cc}\\]+)[\r\n]*$/u;
const hasDrive = /^file:\/\/\/[a-z]%3A/i;
