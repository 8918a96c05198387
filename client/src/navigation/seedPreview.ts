import * as vscode from 'vscode';

/** Where somebody was before looking at seeds. */
interface Origin {
  readonly uri: vscode.Uri;
  readonly selections: readonly vscode.Selection[];
  readonly visible: vscode.Range | undefined;
  /** Whether it was a preview editor, which the next one replaces. */
  readonly isPreview: boolean;
}

/**
 * Previews seeds while the user moves through a list, in the editor group that was active at the start. No editor stays
 * open at the end but the one that was asked for.
 */
export class SeedPreview {
  readonly #group = vscode.window.tabGroups.activeTabGroup.viewColumn;
  readonly #origin = currentPlace();
  readonly #openBefore = new Set(this.#tabs().map(uriOf));
  readonly #shown = new Set<string>();
  #next: vscode.Uri | undefined;
  #work: Promise<void> | undefined;

  /** Shows a seed and keeps the focus where it is. Of several asked for while another is being opened, the last counts. */
  show(uri: vscode.Uri): void {
    this.#next = uri;
    this.#work ??= this.#showNext().finally(() => (this.#work = undefined));
  }

  /** Goes to a seed, and ends. */
  async open(uri: vscode.Uri): Promise<void> {
    await this.#settle();
    const settings = vscode.workspace.getConfiguration('workbench.editor');
    const preview = settings.get('enablePreviewFromQuickOpen', false);
    await vscode.window.showTextDocument(uri, { viewColumn: this.#group, preview });
    await this.#closeOthers(uri.toString());
  }

  /** Goes back to where the user was, and ends. */
  async back(): Promise<void> {
    await this.#settle();
    if (this.#shown.size === 0) return;
    if (this.#origin) {
      const { uri, selections, visible, isPreview } = this.#origin;
      const editor = await vscode.window.showTextDocument(uri, { viewColumn: this.#group, preview: isPreview });
      editor.selections = selections;
      if (visible) editor.revealRange(visible, vscode.TextEditorRevealType.AtTop);
    }
    await this.#closeOthers(this.#origin?.uri.toString());
  }

  async #showNext(): Promise<void> {
    while (this.#next) {
      const uri = this.#next;
      this.#next = undefined;
      this.#shown.add(uri.toString());
      try {
        await vscode.window.showTextDocument(uri, { viewColumn: this.#group, preview: true, preserveFocus: true });
      } catch {
        // Gone from disk meanwhile: there is nothing to look at.
      }
    }
  }

  async #settle(): Promise<void> {
    this.#next = undefined;
    await this.#work;
  }

  async #closeOthers(kept: string | undefined): Promise<void> {
    const others = this.#tabs().filter((tab) => {
      const uri = uriOf(tab);
      return uri !== undefined && uri !== kept && this.#shown.has(uri) && !this.#openBefore.has(uri) && !tab.isDirty;
    });
    await vscode.window.tabGroups.close(others);
  }

  #tabs(): readonly vscode.Tab[] {
    return vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn === this.#group)?.tabs ?? [];
  }
}

function currentPlace(): Origin | undefined {
  const editor = vscode.window.activeTextEditor;
  return (
    editor && {
      uri: editor.document.uri,
      selections: editor.selections,
      visible: editor.visibleRanges[0],
      isPreview: vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview === true,
    }
  );
}

function uriOf({ input }: vscode.Tab): string | undefined {
  return input instanceof vscode.TabInputText ? input.uri.toString() : undefined;
}
