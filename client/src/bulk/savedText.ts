import * as vscode from 'vscode';
import { openDocument } from './openTogether.ts';

/** Why saving a file would change more than an edit does, as the predicate of a sentence about the file. */
export type SavingFailure =
  | 'could not be opened'
  | 'did not open as UTF-8 (see the setting files.encoding)'
  | 'differed on disk from what VS Code shows'
  | 'had mixed line endings, which VS Code would change'
  | 'contained invalid UTF-8';

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
 * Why saving a document would change more of its file than is changed in the document: VS Code writes it in the encoding that
 * it has read it in, makes all line ends of a file the same, and replaces bytes that it cannot read.
 */
export async function whyNotSavedAsItIs(document: vscode.TextDocument): Promise<SavingFailure | undefined> {
  if (!document.encoding.startsWith('utf8')) {
    return 'did not open as UTF-8 (see the setting files.encoding)';
  }
  if (document.isDirty || document.isUntitled) return undefined;
  const bytes = await bytesOf(document.uri);
  // Text typed meanwhile is not on disk.
  if (document.isDirty) return undefined;
  if (!bytes) return 'could not be opened';
  const text = decode(bytes);
  if (text === undefined) return 'contained invalid UTF-8';
  const shown = document.getText();
  if (text === shown) return undefined;
  return withOneLineEnd(text) === withOneLineEnd(shown)
    ? 'had mixed line endings, which VS Code would change'
    : 'differed on disk from what VS Code shows';
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

/**
 * Writes the text of a file whose document has no unsaved changes, without all that VS Code's settings do when it saves a
 * file. Returns when an open document has the text, too.
 */
export async function writeAsIs(uri: vscode.Uri, text: string): Promise<void> {
  const bytes = new TextEncoder().encode((await startsWithMark(uri)) ? `\uFEFF${text}` : text);
  await vscode.workspace.fs.writeFile(uri, bytes).then(undefined, () => {});
  const isShown = (): boolean => (openDocument(uri)?.getText() ?? text) === text;
  if (isShown()) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(deadline);
      listener.dispose();
      resolve();
    };
    const deadline = setTimeout(end, mostWaited);
    const listener = vscode.workspace.onDidChangeTextDocument(() => isShown() && end());
  });
}

/** How long VS Code may take to see that a file has changed on disk, in milliseconds; after that nobody waits any more. */
const mostWaited = 5000;

async function startsWithMark(uri: vscode.Uri): Promise<boolean> {
  const [first, second, third] = (await bytesOf(uri)) ?? [];
  return first === 0xef && second === 0xbb && third === 0xbf;
}

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
