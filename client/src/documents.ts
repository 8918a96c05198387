import * as vscode from 'vscode';

/** The id of the language of seeds. */
export const seedLanguage = 'seed';

/** The name of a corpus's configuration file. */
export const configurationName = 'seedbed.yaml';

/**
 * The documents that the server is told about. Markdown files are among them since `seeds.include` may name some, and
 * they keep their language then; the server leaves all others alone. Older versions of files, as a comparison shows
 * them, have schemes of their own, and are nobody's seeds.
 */
export function servedDocuments(): { scheme: string; language?: string; pattern?: string }[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', ...folders])].flatMap((scheme) => [
    { scheme, language: seedLanguage },
    { scheme, language: 'markdown' },
    { scheme, pattern: `**/${configurationName}` },
  ]);
}

/** Whether a document is shown from where it is kept, not as an older version in a comparison or the like. */
export function isServed(document: vscode.TextDocument): boolean {
  return servedDocuments().some(({ scheme }) => scheme === document.uri.scheme);
}
