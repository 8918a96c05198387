import * as vscode from 'vscode';

/**
 * Shows one seed after the other in one tab, which is read-only meanwhile: a key that stands for nothing types nothing.
 * Tabs that were open before stay open.
 */
export class ReviewEditor {
  readonly #column = vscode.window.tabGroups.activeTabGroup.viewColumn;
  readonly #openBefore = new Set(openFiles());
  #shown: vscode.Uri | undefined;
  #twin: vscode.Uri | undefined;
  #isLocked = false;

  /** Whether the seed that is shown has the focus, or had it last. */
  get isActive(): boolean {
    return (
      this.#shown !== undefined && vscode.window.activeTextEditor?.document.uri.toString() === this.#shown.toString()
    );
  }

  get shown(): vscode.Uri | undefined {
    return this.#shown;
  }

  /** Shows a seed in place of the last one. False where there is no such file any more. */
  async show(uri: vscode.Uri): Promise<boolean> {
    const last = this.#shown;
    const twin = this.#twin;
    // VS Code does one after the other, so nobody waits between them.
    if (last?.toString() !== uri.toString()) void this.unlock();
    try {
      await vscode.window.showTextDocument(uri, { viewColumn: this.#column, preview: true });
    } catch {
      return false;
    }
    this.#shown = uri;
    this.#twin = undefined;
    void this.lock();
    // The last one is still there where VS Code opens no previews, or the user has made it stay by hand.
    const done = [last, twin].filter((each) => each !== undefined && each.toString() !== uri.toString());
    void closeTabs(done.map(String).filter((each) => !this.#openBefore.has(each)));
    return true;
  }

  /** Shows another seed beside it, as long as it is shown. */
  async showBeside(uri: vscode.Uri): Promise<void> {
    const options = { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true };
    await vscode.window.showTextDocument(uri, options);
    this.#twin = uri;
  }

  /** Makes the seed that is shown read-only, if it is active. */
  async lock(): Promise<void> {
    if (!this.isActive) return;
    this.#isLocked = true;
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
  }

  /** Lets the seed that is shown be changed again, if it is active. VS Code saves nothing that is read-only. */
  async unlock(): Promise<void> {
    if (!this.#isLocked || !this.isActive) return;
    this.#isLocked = false;
    await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
  }

  /** Leaves the last seed as an editor like any other. */
  async leave(): Promise<void> {
    await this.unlock();
    if (this.#twin) await closeTabs([this.#twin.toString()].filter((each) => !this.#openBefore.has(each)));
    this.#shown = undefined;
    this.#twin = undefined;
  }
}

function openFiles(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap((tab) => fileOf(tab) ?? []));
}

async function closeTabs(files: readonly string[]): Promise<void> {
  const wanted = new Set(files);
  const tabs = vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.filter((tab) => !tab.isDirty && wanted.has(fileOf(tab) ?? '')),
  );
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
}

function fileOf({ input }: vscode.Tab): string | undefined {
  return input instanceof vscode.TabInputText ? input.uri.toString() : undefined;
}
