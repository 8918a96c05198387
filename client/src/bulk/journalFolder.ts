import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How long the journal of a window without a folder is kept when nothing is written to it, in milliseconds. */
const longestKept = 30 * 24 * 60 * 60 * 1000;

/**
 * The folder of a window's journal. A folder that is opened in VS Code has one journal. Windows without a folder have one
 * each, and begin with an empty one: what another window has changed is not theirs to undo.
 * @param ofFolder where VS Code keeps what belongs to the open folder; undefined where none is open.
 * @param ofAll where VS Code keeps what belongs to all windows.
 */
export function journalFolder(ofFolder: string | undefined, ofAll: string): string {
  if (ofFolder !== undefined) return join(ofFolder, 'journal');
  const journals = join(ofAll, 'journals');
  void removeAbandoned(journals);
  return join(journals, randomUUID());
}

/** Removes the journals of windows that are long gone. */
export async function removeAbandoned(journals: string): Promise<void> {
  for (const name of await readdir(journals).catch(() => [])) {
    const folder = join(journals, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - longestKept) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
