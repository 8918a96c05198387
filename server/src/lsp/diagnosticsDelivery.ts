import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ClientProfile } from './clientProfile.ts';
import type { Translation } from './translation.ts';
import { diagnosticsFor } from './plainForms.ts';

/**
 * Pushes findings, since those of one file may change when another does. Findings for a version that is no longer the
 * client's are dropped, and a file whose findings are gone is cleared.
 */
export class PushedDiagnostics {
  readonly #connection: Connection;
  readonly #translation: Translation;
  readonly #client: () => ClientProfile;
  readonly #versionOf: (uri: string) => number | undefined;
  readonly #diagnosticsOf: (uri: string) => Promise<readonly Diagnostic[]>;
  /** The files that the client shows something for. */
  readonly #shown = new Set<string>();
  /** The files that it would show something for if files that are not open were reported. */
  readonly #hidden = new Set<string>();
  #closedFiles = true;

  /**
   * @param versionOf the version of an open document; undefined for a file that is not open.
   * @param diagnosticsOf what is wrong with a file as it is now; never rejects.
   */
  constructor(
    connection: Connection,
    translation: Translation,
    client: () => ClientProfile,
    versionOf: (uri: string) => number | undefined,
    diagnosticsOf: (uri: string) => Promise<readonly Diagnostic[]>,
  ) {
    this.#connection = connection;
    this.#translation = translation;
    this.#client = client;
    this.#versionOf = versionOf;
    this.#diagnosticsOf = diagnosticsOf;
  }

  /** What is wrong with a file now. @param version the open document's; undefined for a file that is not open */
  deliver(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void {
    if (version !== this.#versionOf(uri)) return;
    const hide = version === undefined && !this.#closedFiles && diagnostics.length > 0;
    if (hide) this.#hidden.add(uri);
    else this.#hidden.delete(uri);
    this.#send(uri, version, hide ? [] : diagnostics);
  }

  /** A document was opened, and its findings are delivered anyway, or closed, which may change whether they are shown. */
  openedOrClosed(uri: string): void {
    if (!this.#closedFiles && this.#versionOf(uri) === undefined) void this.#refresh(uri);
  }

  /** Whether files that are not open are reported too; they are by default. */
  showClosedFiles(show: boolean): void {
    if (show === this.#closedFiles) return;
    this.#closedFiles = show;
    void this.#refreshAll([...(show ? this.#hidden : this.#shown)]);
  }

  async #refreshAll(uris: readonly string[]): Promise<void> {
    for (const uri of uris) if (this.#versionOf(uri) === undefined) await this.#refresh(uri);
  }

  async #refresh(uri: string): Promise<void> {
    const version = this.#versionOf(uri);
    this.deliver(uri, version, await this.#diagnosticsOf(uri));
  }

  #send(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void {
    // For an open document an empty list is news: it says that the document was checked.
    if (diagnostics.length === 0 && version === undefined && !this.#shown.has(uri)) return;
    if (diagnostics.length === 0) this.#shown.delete(uri);
    else this.#shown.add(uri);
    const client = this.#client();
    const takesVersion = client.capabilities.textDocument?.publishDiagnostics?.versionSupport === true;
    const params = {
      uri,
      diagnostics: diagnosticsFor(diagnostics, client),
      ...(version === undefined || !takesVersion ? {} : { version }),
    };
    void this.#connection.sendDiagnostics(this.#translation.sent(params));
  }
}
