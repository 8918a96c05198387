import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { SeedbedApi } from '../../client/src/extension.ts';
import type { FocusedElement } from '../../scripts/embedded/window.ts';

/** In milliseconds. It only ends a wait for what will never come: no machine is so busy that it takes as long. */
const deadline = 60_000;
const pause = 20;

/** Waits until `condition` does not throw any more; its last error is the one that a test fails with. */
export async function eventually<T>(condition: () => T | Promise<T>): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    try {
      return await condition();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** The extension, with its server running. */
export async function seedbed(): Promise<SeedbedApi> {
  const extension = vscode.extensions.getExtension<SeedbedApi>('seedbed.seedbed');
  assert.ok(extension, 'seedbed.seedbed is not among the extensions');
  const api = await extension.activate();
  await api.started;
  return api;
}

/** Tells the tests apart, also those of other files. */
let testNumber = process.hrtime.bigint();

/**
 * A folder in the workspace for one test's files, which Node writes behind the back of VS Code. Each has a name of its
 * own: VS Code keeps a document for minutes after its editor is gone.
 */
export class TestFolder {
  readonly name: string;
  readonly #path: string;

  constructor() {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace, 'no folder is open');
    testNumber = process.hrtime.bigint();
    this.name = `test-${testNumber}`;
    this.#path = join(workspace.uri.fsPath, this.name);
    mkdirSync(this.#path);
  }

  uri(file: string): vscode.Uri {
    return vscode.Uri.file(join(this.#path, file));
  }

  /** VS Code may miss what changes later in a folder that is made together with the one around it: keep to one level. */
  write(file: string, text: string): vscode.Uri {
    const { fsPath } = this.uri(file);
    mkdirSync(dirname(fsPath), { recursive: true });
    writeFileSync(fsPath, text);
    return this.uri(file);
  }

  /** Removes the folder with all that is in it, as a program does that VS Code knows nothing of. */
  remove(): void {
    rmSync(this.#path, { recursive: true, force: true });
  }

  /** Closes all editors without saving, and removes the folder. */
  async dispose(): Promise<void> {
    for (;;) {
      const dirty = vscode.workspace.textDocuments.find(({ isDirty }) => isDirty);
      if (!dirty) break;
      await vscode.window.showTextDocument(dirty);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    this.remove();
  }
}

/**
 * A seed with nothing wrong but what `fields` put in. It is of the same article as all others of the same test, and of
 * no other test: what a test leaves open are twins for minutes to come.
 */
export function seedText(fields: Readonly<Record<string, string>> = {}): string {
  const header = {
    url: `https://apnews.com/article/ferry-returns-${testNumber}`,
    title: `The ferry returns ${testNumber}`,
    publisher: 'ap',
    usage: 'candidate',
    initial_rank: '1',
    ...fields,
  };
  const lines = Object.entries(header).map(([key, value]) => `${key}: ${value}\n`);
  return `---\n${lines.join('')}---\n## Article summary\nThe ferry is back in service.\n`;
}

/** Waits until a file has exactly these findings. */
export function findings(uri: vscode.Uri, codes: readonly string[]): Promise<vscode.Diagnostic[]> {
  return eventually(() => {
    const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'seedbed');
    const foundCodes = found.map(({ code }) => (typeof code === 'object' ? code.value : code));
    assert.deepEqual(foundCodes, codes, vscode.workspace.asRelativePath(uri));
    return found;
  });
}

/** The range of the first `text` in a document. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `${text} is not in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Replaces the first `old` in an editor by `replacement`. */
export async function type(editor: vscode.TextEditor, old: string, replacement: string): Promise<void> {
  assert.ok(await editor.edit((edit) => edit.replace(rangeOf(editor.document, old), replacement)));
}

/**
 * Whether VS Code saves by itself what is typed: in a browser it does after a second, where a test does not say `off`.
 * @param value of the setting `files.autoSave`; undefined for VS Code's own.
 */
export function saveUnasked(value: 'off' | undefined): Thenable<void> {
  return vscode.workspace.getConfiguration('files').update('autoSave', value, vscode.ConfigurationTarget.Workspace);
}

/** Presses keys as a user does, one after the other, such as `Control+F` or `s`; only where a browser shows VS Code. */
export function press(...keys: readonly string[]): void {
  console.log(`[press] ${keys.join(' ')}`);
}

/** Presses the keys of a text's characters. */
export function pressEach(text: string): void {
  press(...Array.from(text, (character) => (character === ' ' ? 'Space' : character)));
}

/** What has the focus in the browser, when all keys before have been pressed. */
export function focused(): Promise<FocusedElement> {
  return askBrowser('focus');
}

/** What gets the focus by the Tab key within the page that has it, such as a webview, until it leaves that. */
export function tabStops(): Promise<readonly FocusedElement[]> {
  return askBrowser('tab');
}

async function askBrowser<T>(question: string): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'seedbed-browser-'));
  const file = join(folder, 'answer.json');
  console.log(`[${question}] ${file}`);
  const answer = await eventually(() => JSON.parse(readFileSync(file, 'utf8')) as T);
  rmSync(folder, { recursive: true });
  return answer;
}
