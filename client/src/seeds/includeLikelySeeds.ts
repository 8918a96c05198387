import * as vscode from 'vscode';
import { configurationName } from '../../../server/src/protocol/index.ts';
import { count } from '../problems.ts';
import type { Server } from '../server.ts';
import { looksLikeSeed, patternsFor } from './likelySeeds.ts';

/** How many files are looked into, and how long they may be, in bytes. */
const mostFiles = 200;
const longestFile = 1024 * 1024;
/** How many files the question names. */
const mostNamed = 5;

/** What a folder without seeds has instead. */
interface LikelySeeds {
  readonly folder: vscode.Uri;
  /** Paths from the folder. */
  readonly paths: readonly string[];
  readonly patterns: readonly string[];
}

/** Looks for files that look like seeds under other names, while there are no seeds: the context key says whether there are. */
export function watchForLikelySeeds(server: Server): vscode.Disposable {
  let isKnown = false;
  return server.onStatus(({ state, seeds }) => {
    if (state !== 'ready' || isKnown) return;
    isKnown = true;
    if (seeds > 0) return;
    void findLikelySeeds().then((found) =>
      vscode.commands.executeCommand('setContext', 'seedbed.likelySeeds', found !== undefined),
    );
  });
}

/** Counts files that look like seeds among the seeds, after a question: a new `seedbed.yaml` says so. */
export async function includeLikelySeeds(): Promise<void> {
  const found = await findLikelySeeds();
  if (!found) {
    void vscode.window.showInformationMessage('No files here look like seeds.');
    return;
  }
  const file = vscode.Uri.joinPath(found.folder, configurationName);
  if (await exists(file)) {
    await vscode.window.showTextDocument(file);
    return;
  }
  const { paths, patterns } = found;
  const include = 'Include';
  const named = paths.slice(0, mostNamed).join('\n');
  const more = paths.length > mostNamed ? `\nand ${count(paths.length - mostNamed, 'more file')}` : '';
  const detail = `${named}${more}\n\nA new ${configurationName} will list them: ${patterns.join(', ')}`;
  const question = `Treat ${count(paths.length, 'file')} as ${paths.length === 1 ? 'a seed' : 'seeds'}?`;
  if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, include)) !== include) return;
  const edit = new vscode.WorkspaceEdit();
  const contents = new TextEncoder().encode(configurationText(patterns));
  edit.createFile(file, { ignoreIfExists: true, contents });
  await vscode.workspace.applyEdit(edit);
}

function configurationText(patterns: readonly string[]): string {
  const all = [...patterns, usualNames];
  return `# The files that are seeds.\nseeds:\n  include:\n${all.map((each) => `    - ${JSON.stringify(each)}\n`).join('')}`;
}

/** New seeds get these names. */
const usualNames = '**/[0-9][0-9][0-9]*_[0-9a-f]*.txt';

/** In the first of the open folders that has some. */
async function findLikelySeeds(): Promise<LikelySeeds | undefined> {
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
    const pattern = new vscode.RelativePattern(folder, '**/*.{txt,md,markdown}');
    const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**', mostFiles);
    const paths: string[] = [];
    const others: string[] = [];
    for (const file of files) {
      const path = file.path.slice(folder.path.replace(/\/$/, '').length + 1);
      ((await isLikely(file)) ? paths : others).push(path);
    }
    if (paths.length > 0) return { folder, paths: paths.sort(), patterns: patternsFor(paths, others) };
  }
  return undefined;
}

async function isLikely(file: vscode.Uri): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size <= longestFile && looksLikeSeed(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch {
    return false;
  }
}

function exists(file: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
