import * as vscode from 'vscode';
import {
  coverage,
  type CoverageReport,
  type SeedbedStatus,
  type UnreadPlace,
} from '../../../server/src/protocol/index.ts';
import { Delayed } from '../delayed.ts';
import { count, describeProblems } from '../problems.ts';
import type { Server } from '../server.ts';
import { describeUnread } from './status.ts';

const scheme = 'seedbed-coverage';
const page = vscode.Uri.from({ scheme, path: '/Coverage' });

/** How long after a change the page is updated, in milliseconds. It includes changes made meanwhile. */
const delay = 300;

/** Shows what was read and checked, and what was not, as a text that is kept up to date. Its paths are links. */
export class CoverageView
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  readonly onDidChange: vscode.Event<vscode.Uri>;
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: vscode.Disposable;
  #state: SeedbedStatus['state'] | undefined;
  /** The last text, and its links. */
  #text = '';
  #links: readonly PageLink[] = [];
  readonly #refreshLater = new Delayed(delay, () => {
    const isOpen = vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === scheme);
    if (isOpen) this.#changed.fire(page);
  });

  constructor(server: Server) {
    this.#server = server;
    this.onDidChange = this.#changed.event;
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerDocumentLinkProvider({ scheme }, this),
      server.onIndexChanged(() => this.#refreshLater.ask()),
      server.onStatus(({ state }) => {
        this.#state = state;
        this.#refreshLater.ask();
      }),
      server.client.onDidChangeState(() => this.#refreshLater.ask()),
    );
  }

  dispose(): void {
    this.#refreshLater.cancel();
    this.#disposables.dispose();
  }

  async show(): Promise<void> {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(page));
  }

  async provideTextDocumentContent(): Promise<string> {
    const report = await this.#server.ask(coverage, undefined);
    const { lines, links } = report
      ? describeCoverage(report, this.#state, (uri) => this.#pathOf(uri))
      : { lines: ['The language server is not responding, so Seedbed cannot say what it has read.'], links: [] };
    this.#links = links;
    return (this.#text = `${lines.join('\n')}\n`);
  }

  /** None while the last text is not shown yet: VS Code asks again when it is. */
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    if (document.getText() !== this.#text) return [];
    return this.#links.map(({ line, start, end, uri }) => {
      const target = this.#server.client.protocol2CodeConverter.asUri(uri);
      return new vscode.DocumentLink(new vscode.Range(line, start, line, end), target);
    });
  }

  #pathOf(uri: string): string {
    const place = this.#server.client.protocol2CodeConverter.asUri(uri);
    const folder = vscode.workspace.workspaceFolders?.find((each) => each.uri.toString() === place.toString());
    const path = folder?.name ?? vscode.workspace.asRelativePath(place);
    // On one line, whatever a file's name is.
    return path.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
  }
}

/** Where in the page's text a path is; characters count UTF-16 code units. */
interface PageLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly uri: string;
}

/** A cell of a table, which may lead to a file. */
interface Cell {
  readonly text: string;
  readonly uri?: string | undefined;
}

class CoveragePage {
  readonly lines: string[] = [];
  readonly links: PageLink[] = [];

  write(...lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  /** A heading, and rows with their columns aligned. Nothing where there are no rows. */
  table(heading: string, rows: readonly (readonly Cell[])[]): void {
    if (rows.length === 0) return;
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.text.length ?? 0)));
    this.write('', heading);
    for (const row of rows) {
      let text = '  ';
      for (const [column, cell] of row.entries()) {
        const start = text.length;
        text += cell.text;
        if (cell.uri !== undefined)
          this.links.push({ line: this.lines.length, start, end: text.length, uri: cell.uri });
        text += ' '.repeat((widths[column] ?? 0) - cell.text.length + 2);
      }
      this.write(text.trimEnd());
    }
  }
}

/** What was read and checked and what was not, with what is not at the top: silence must not look like success. */
function describeCoverage(
  { corpora, checked, skipped, unreadableFolders, unread }: CoverageReport,
  state: SeedbedStatus['state'] | undefined,
  pathOf: (uri: string) => string,
): Pick<CoveragePage, 'lines' | 'links'> {
  const result = new CoveragePage();
  const skippedFiles = corpora.reduce((sum, corpus) => sum + corpus.skipped, 0);
  const left = describeUnread(unread);
  const gaps = [
    ...(skippedFiles > 0 ? [`${count(skippedFiles, 'file')} could not be read.`] : []),
    ...(unreadableFolders.length > 0 ? [`${count(unreadableFolders.length, 'folder')} could not be opened.`] : []),
    ...(left === ''
      ? []
      : [state === 'cancelled' ? `Reading was stopped with ${left} left.` : `Still to read: ${left}.`]),
  ];
  if (state === 'scanning') result.write('Reading seeds…');
  if (checked === 0) result.write('No seeds were read.', ...gaps);
  else if (gaps.length === 0 && state !== 'scanning') result.write(`${all(checked)} read and checked.`);
  else result.write(`${count(checked, 'seed')} ${checked === 1 ? 'was' : 'were'} read and checked.`, ...gaps);
  if (state === 'cancelled') result.write('“Seedbed: Read All Seeds Again” reads the rest.');

  result.table('Could not be read', rowsOf(skipped, skippedFiles));
  result.table('Could not be opened', rowsOf(unreadableFolders, unreadableFolders.length, { isFolder: true }));
  result.table(
    'Seeds',
    corpora.map(({ root, configuration, seeds, skipped, problems }) => [
      { text: pathOf(root) },
      { text: `${count(seeds, 'seed')} checked${skipped > 0 ? `, ${skipped.toLocaleString('en')} not` : ''}` },
      { text: describeProblems(problems) || 'no problems' },
      configuration === undefined ? { text: 'default settings' } : { text: pathOf(configuration), uri: configuration },
    ]),
  );
  return result;

  function rowsOf(
    places: readonly UnreadPlace[],
    total: number,
    { isFolder = false } = {},
  ): readonly (readonly Cell[])[] {
    const rows = places.map(({ uri, reason }) => [
      { text: pathOf(uri), uri: isFolder ? undefined : uri },
      { text: reason },
    ]);
    const more = total - places.length;
    return more > 0 ? [...rows, [{ text: `and ${more.toLocaleString('en')} more` }, { text: '' }]] : rows;
  }
}

function all(seeds: number): string {
  return seeds === 1 ? 'The seed was' : `All ${count(seeds, 'seed')} were`;
}
