import * as vscode from 'vscode';
import { seedMarks, type SeedMark } from '../../../server/src/protocol/index.ts';
import { Delayed } from '../delayed.ts';
import type { Server } from '../server.ts';

/** How many marks are remembered: those of the files that VS Code has shown last. */
const mostRemembered = 500;

/** How long after a change the marks are compared, in milliseconds. It includes changes made meanwhile. */
const delay = 300;

/**
 * Tells wherever VS Code shows a seed's file what its usage is, by a letter, and its title, where it is pointed at. Only
 * files that VS Code asks about cost anything: their marks are asked of the server, and compared when the seeds change.
 */
export class SeedDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly onDidChangeFileDecorations: vscode.Event<vscode.Uri[]>;
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly #disposables: vscode.Disposable;
  /** The marks that VS Code shows, by the uris of their files; that asked for last comes last. */
  readonly #shown = new Map<string, { readonly uri: vscode.Uri; readonly mark: string }>();
  /** What is asked in this turn. */
  #asked: { readonly uris: Set<string>; readonly answer: Promise<ReadonlyMap<string, SeedMark>> } | undefined;
  readonly #compareLater = new Delayed(delay, () => void this.#compare());

  constructor(server: Server) {
    this.#server = server;
    this.onDidChangeFileDecorations = this.#changed.event;
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      vscode.window.registerFileDecorationProvider(this),
      server.onIndexChanged(() => this.#compareLater.ask()),
    );
  }

  dispose(): void {
    this.#compareLater.cancel();
    this.#disposables.dispose();
  }

  async provideFileDecoration(uri: vscode.Uri): Promise<vscode.FileDecoration | undefined> {
    // What is no file of a folder is no seed: symbols of other extensions, settings, older versions of a file.
    if (!vscode.workspace.getWorkspaceFolder(uri) || uri.query !== '' || uri.fragment !== '') return undefined;
    const key = this.#server.uriOf(uri);
    const mark = (await this.#ask(key)).get(key);
    this.#remember(key, uri, mark);
    if (!mark) return undefined;
    return new vscode.FileDecoration(mark.letter, describe(mark));
  }

  /** All files of a turn are asked about at once. */
  #ask(uri: string): Promise<ReadonlyMap<string, SeedMark>> {
    if (!this.#asked) {
      const uris = new Set<string>();
      const answer = Promise.resolve().then(() => {
        this.#asked = undefined;
        return this.#marksOf([...uris]);
      });
      this.#asked = { uris, answer };
    }
    this.#asked.uris.add(uri);
    return this.#asked.answer;
  }

  async #marksOf(uris: readonly string[]): Promise<ReadonlyMap<string, SeedMark>> {
    const marks = (await this.#server.ask(seedMarks, { uris })) ?? [];
    return new Map(uris.flatMap((uri, index) => (marks[index] ? [[uri, marks[index]] as const] : [])));
  }

  #remember(key: string, uri: vscode.Uri, mark: SeedMark | undefined): void {
    this.#shown.delete(key);
    this.#shown.set(key, { uri, mark: JSON.stringify(mark ?? null) });
    for (const oldest of this.#shown.keys()) {
      if (this.#shown.size <= mostRemembered) break;
      this.#shown.delete(oldest);
    }
  }

  /** Says of which files VS Code knows another mark than they have now. */
  async #compare(): Promise<void> {
    const marks = await this.#marksOf([...this.#shown.keys()]);
    const changed = [...this.#shown].filter(([key, { mark }]) => JSON.stringify(marks.get(key) ?? null) !== mark);
    if (changed.length > 0) this.#changed.fire(changed.map(([, { uri }]) => uri));
  }
}

function describe({ label, rank, usage }: SeedMark): string {
  return [label, rank === undefined ? '' : `#${rank}`, usage ?? ''].filter(Boolean).join(' · ');
}
