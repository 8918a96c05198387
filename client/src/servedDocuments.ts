import * as vscode from 'vscode';
import { configurationName } from '../../server/src/protocol/index.ts';

/** The id of the language of seeds. */
export const seedLanguage = 'seed';

/**
 * The documents that the server gets. Markdown files are among them, since `seeds.include` may name some, which keep their
 * language; the server ignores all others. Older versions of files, as a comparison shows them, have schemes of their own,
 * and are no seeds.
 */
export function servedDocuments(): { scheme: string; language?: string; pattern?: string }[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', ...folders])].flatMap((scheme) => [
    { scheme, language: seedLanguage },
    { scheme, language: 'markdown' },
    { scheme, pattern: `**/${configurationName}` },
  ]);
}

/** Whether a document is the file itself, not an older version in a comparison or the like. */
export function isServed(document: vscode.TextDocument): boolean {
  return servedDocuments().some(({ scheme }) => scheme === document.uri.scheme);
}
