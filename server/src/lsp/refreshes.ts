import { CodeLensRefreshRequest, InlayHintRefreshRequest } from 'vscode-languageserver';
import type { Configuration } from '../core/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { coalesce } from './coalesce.ts';
import type { ClientProfile } from './clientProfile.ts';
import type { ServerContext } from './serverContext.ts';

/**
 * Lets the client ask again for the code lenses and inlay hints of a text, when they may be different although the text is
 * not. It hears only of those that it has asked for since the last time, so a client that shows none hears nothing.
 */
export class Refreshes {
  readonly #workspace: Workspace;
  readonly #client: () => ClientProfile;
  readonly #refresh: () => void;
  /** Whether the client shows code lenses that may become old. */
  #lensesAreShown = false;
  /** The configurations whose publishers it has the names of. */
  readonly #hintsOf = new Set<Configuration>();

  constructor({ connection, workspace, handlers, client }: ServerContext) {
    this.#workspace = workspace;
    this.#client = client;
    const ask = ({ method }: { readonly method: string }): void =>
      // A client that refuses goes on showing what is old.
      void connection.sendRequest(method).catch(() => {});
    this.#refresh = coalesce(
      handlers.event('refresh', () => {
        if (this.#takeLenses()) ask(CodeLensRefreshRequest.type);
        if (this.#takeHints()) ask(InlayHintRefreshRequest.type);
      }),
    );
  }

  lensesAnswered(): void {
    this.#lensesAreShown = true;
  }

  hintsAnswered(configuration: Configuration): void {
    this.#hintsOf.add(configuration);
  }

  /** Some seeds have changed. While many are being read, it is too soon to ask. */
  indexChanged(): void {
    if (this.#lensesAreShown && !this.#workspace.scanning) this.#refresh();
  }

  /** A scan has ended, or a setting has changed. */
  settled(): void {
    if (this.#lensesAreShown || this.#hintsOf.size > 0) this.#refresh();
  }

  #takeLenses(): boolean {
    const shown = this.#lensesAreShown;
    this.#lensesAreShown = false;
    return shown && this.#client().capabilities.workspace?.codeLens?.refreshSupport === true;
  }

  /** Names of publishers are only as old as the configuration that they are from. */
  #takeHints(): boolean {
    const ruling = new Set(this.#workspace.corpora().map(({ configuration }) => configuration));
    if ([...this.#hintsOf].every((configuration) => ruling.has(configuration))) return false;
    this.#hintsOf.clear();
    return this.#client().capabilities.workspace?.inlayHint?.refreshSupport === true;
  }
}
