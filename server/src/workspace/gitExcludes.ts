import type { FileSystem } from './fileSystem.ts';
import { isIgnored, readGitIgnore, type GitIgnore } from './gitIgnore.ts';
import { childOf, lastPartOf, parentOf } from './uri.ts';

/**
 * What git leaves out in a folder that is looked into by itself, by the rules of the repository around it, weakest first:
 * those of its user (`core.excludesFile`), those of `.git/info/exclude`, and the `.gitignore` files from the repository's top
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
  // In a worktree and a submodule, `.git` is a file that says where the repository is: its rules are left aside.
  const exclude = childOf(childOf(childOf(top, '.git'), 'info'), 'exclude');
  const [info, ...ignores] = await fileSystem.read([exclude, ...above.map((folder) => childOf(folder, '.gitignore'))]);
  const rules = userRules === undefined ? [] : [readGitIgnore(top, userRules)];
  if (repository === 'folder' && info && 'text' in info) rules.push(readGitIgnore(top, info.text));
  for (const [index, content] of ignores.entries()) {
    if ('text' in content) rules.push(readGitIgnore(above[index]!, content.text));
    const next = way[index]!;
    if (isIgnored(rules, next, 'folder') || lastPartOf(next) === '.git') return [];
  }
  return rules;
}
