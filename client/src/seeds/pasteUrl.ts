import * as vscode from 'vscode';
import { fillSeed } from '../../../server/src/protocol/index.ts';
import { seedLanguage } from '../servedDocuments.ts';
import { isUrl } from './createSeed.ts';
import { seedSnippet } from './seedSnippet.ts';
import type { Server } from '../server.ts';

const text = 'text/plain';

/**
 * Pasting a url into an empty `url:` also fills the fields that follow from it. That is one step to undo, and the button
 * that VS Code shows after pasting offers to paste the text alone.
 */
export class UrlPaste implements vscode.DocumentPasteEditProvider, vscode.Disposable {
  readonly #server: Server;
  readonly #kind = vscode.DocumentDropOrPasteEditKind.Empty.append('seedbed', 'fill');
  readonly #registration: vscode.Disposable;

  constructor(server: Server) {
    this.#server = server;
    // Markdown files may be seeds too: the server knows.
    this.#registration = vscode.languages.registerDocumentPasteEditProvider([seedLanguage, 'markdown'], this, {
      providedPasteEditKinds: [this.#kind],
      pasteMimeTypes: [text],
    });
  }

  dispose(): void {
    this.#registration.dispose();
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    [range, ...others]: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    { only }: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    if (!range?.isEmpty || others.length > 0 || (only && !only.contains(this.#kind))) return undefined;
    const url = (await dataTransfer.get(text)?.asString())?.trim() ?? '';
    if (!isUrl(url)) return undefined;
    const { version } = document;
    const position = this.#server.client.code2ProtocolConverter.asPosition(range.start);
    const filled = await this.#server.ask(fillSeed, { uri: this.#server.uriOf(document.uri), url, position }, token);
    if (!filled || token.isCancellationRequested || document.version !== version) return undefined;
    const paste = new vscode.DocumentPasteEdit('', 'Paste URL and Fill In the Header', this.#kind);
    paste.additionalEdit = new vscode.WorkspaceEdit();
    const part = this.#server.client.protocol2CodeConverter.asRange(filled.range);
    const snippet = seedSnippet(filled.text, filled.stops);
    paste.additionalEdit.set(document.uri, [new vscode.SnippetTextEdit(part, snippet)]);
    return [paste];
  }
}
