import * as vscode from 'vscode';

/** Why saving a file would change more than an edit does, as the predicate of a sentence about the file. */
export type SavingFailure =
  | 'could not be opened'
  | 'had another text on disk than VS Code shows'
  | 'had line ends of several kinds, which VS Code would make one'
  | 'held bytes that are no UTF-8 text';

/** The text of a document after some edits, as VS Code applies them. */
export function textAfter(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  const text = document.getText();
  const lineEnd = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const inOrder = edits
    .map(({ range, newText }) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      newText: newText.replaceAll(/\r\n|[\r\n]/g, lineEnd),
    }))
    .sort((a, b) => a.start - b.start);
  let after = '';
  let position = 0;
  for (const { start, end, newText } of inOrder) {
    after += text.slice(position, start) + newText;
    position = end;
  }
  return after + text.slice(position);
}

/**
 * Why saving an unchanged document would change its file: VS Code makes all line ends of a file the same, and replaces bytes
 * that it cannot read.
 */
export async function whyNotSavedAsItIs(document: vscode.TextDocument): Promise<SavingFailure | undefined> {
  if (document.isDirty || document.isUntitled) return undefined;
  const bytes = await bytesOf(document.uri);
  // Text typed meanwhile is not on disk.
  if (document.isDirty) return undefined;
  if (!bytes) return 'could not be opened';
  const text = decode(bytes);
  if (text === undefined) return 'held bytes that are no UTF-8 text';
  const shown = document.getText();
  if (text === shown) return undefined;
  return withOneLineEnd(text) === withOneLineEnd(shown)
    ? 'had line ends of several kinds, which VS Code would make one'
    : 'had another text on disk than VS Code shows';
}

/** The text of a file as it is on disk; undefined where it cannot be read, or is no UTF-8. */
export async function textOnDisk(uri: vscode.Uri): Promise<string | undefined> {
  const bytes = await bytesOf(uri);
  return bytes && decode(bytes);
}

/** The text of a file: of its document where it is among the `open` ones, by their uris' strings, or else on disk. */
export async function currentText(
  uri: vscode.Uri,
  open: ReadonlyMap<string, vscode.TextDocument>,
): Promise<string | undefined> {
  return open.get(uri.toString())?.getText() ?? textOnDisk(uri);
}

/** Saves a document that an edit has left unsaved. Returns the text on disk after that; undefined where there is none. */
export async function save(document: vscode.TextDocument): Promise<string | undefined> {
  // VS Code may be saving it by itself at that moment, and answers no then. The text on disk decides.
  for (let attempt = 0; attempt < mostAttempts && document.isDirty && !document.isClosed; attempt++) {
    await document.save().then(undefined, () => false);
  }
  return textOnDisk(document.uri);
}

const mostAttempts = 3;

function bytesOf(uri: vscode.Uri): Thenable<Uint8Array | undefined> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => undefined,
  );
}

function withOneLineEnd(text: string): string {
  return text.replaceAll(/\r\n|\r/g, '\n');
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
