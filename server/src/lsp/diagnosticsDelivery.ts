import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { OpenDocuments } from './openDocuments.ts';

/** Brings findings to the client. */
export interface DiagnosticsDelivery {
  /** What is wrong with a file now. `version` is the open document's, undefined for a file that is not open. */
  deliver(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void;
  /** A document was opened or closed. */
  openedOrClosed(uri: string): void;
  /** Whether files that are not open are reported too; they are where nobody says otherwise. */
  showClosedFiles(show: boolean): void;
}

/**
 * Pushes findings, since those of one file may change when another does. What is late (meant for a version that is no
 * longer the client's) is dropped, and a file whose findings are gone is cleared.
 */
export class PushedDiagnostics implements DiagnosticsDelivery {
  readonly #connection: Connection;
  readonly #documents: OpenDocuments;
  readonly #diagnosticsOf: (uri: string) => Promise<readonly Diagnostic[]>;
  /** The files that the client shows something for. */
  readonly #shown = new Set<string>();
  /** The files that it would show something for, if files that are not open were reported. */
  readonly #hidden = new Set<string>();
  #closedFiles = true;

  /** @param diagnosticsOf tells what is wrong with a file as it is now; never rejects. */
  constructor(
    connection: Connection,
    documents: OpenDocuments,
    diagnosticsOf: (uri: string) => Promise<readonly Diagnostic[]>,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#diagnosticsOf = diagnosticsOf;
  }

  deliver(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void {
    if (version !== this.#documents.version(uri)) return;
    const hide = version === undefined && !this.#closedFiles && diagnostics.length > 0;
    if (hide) this.#hidden.add(uri);
    else this.#hidden.delete(uri);
    this.#send(uri, version, hide ? [] : diagnostics);
  }

  /** Who found the findings tells those of what is opened, but closing is no change to it; yet what is shown may differ. */
  openedOrClosed(uri: string): void {
    if (!this.#closedFiles && this.#documents.version(uri) === undefined) void this.#refresh(uri);
  }

  showClosedFiles(show: boolean): void {
    if (show === this.#closedFiles) return;
    this.#closedFiles = show;
    void this.#refreshAll([...(show ? this.#hidden : this.#shown)]);
  }

  async #refreshAll(uris: readonly string[]): Promise<void> {
    for (const uri of uris) if (this.#documents.version(uri) === undefined) await this.#refresh(uri);
  }

  async #refresh(uri: string): Promise<void> {
    const version = this.#documents.version(uri);
    this.deliver(uri, version, await this.#diagnosticsOf(uri));
  }

  #send(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void {
    // Of an open document nothing is an answer as well: it says that it was checked.
    if (diagnostics.length === 0 && version === undefined && !this.#shown.has(uri)) return;
    if (diagnostics.length === 0) this.#shown.delete(uri);
    else this.#shown.add(uri);
    void this.#connection.sendDiagnostics({
      uri: this.#documents.spelling(uri),
      diagnostics: [...diagnostics],
      ...(version === undefined ? {} : { version }),
    });
  }
}
