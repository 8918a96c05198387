import { CodeLensRefreshRequest, InlayHintRefreshRequest, type CodeLens } from 'vscode-languageserver';
import { codeLenses, type Configuration, type SeedContext } from '../core/index.ts';
import { describeError, type Workspace } from '../workspace/index.ts';
import { coalesce } from './coalesce.ts';
import type { ClientProfile } from './clientProfile.ts';
import type { ServerContext } from './serverContext.ts';

/**
 * Lets the client ask again for the code lenses and inlay hints of a text, when they are different although the text is
 * not. It hears only of those that it has asked for since the last time, so a client that shows none hears nothing. To show
 * lenses anew costs VS Code more than all else that it does for a seed.
 */
export class Refreshes {
  readonly #workspace: Workspace;
  readonly #client: () => ClientProfile;
  readonly #refresh: () => void;
  /**
   * The code lenses that the client shows, by the uris of their seeds, as JSON; without the number of related seeds, which
   * takes a look at all seeds and is as old as the lenses.
   */
  readonly #lenses = new Map<string, string>();
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
        const done = this.#takeLenses().then((areOthers) => {
          if (areOthers) ask(CodeLensRefreshRequest.type);
          if (this.#takeHints()) ask(InlayHintRefreshRequest.type);
        });
        done.catch((error: unknown) => connection.console.error(`refresh failed: ${describeError(error)}`));
      }),
    );
  }

  /** The code lenses of a seed, for the client to show. */
  lenses(seed: SeedContext): CodeLens[] {
    this.#lenses.set(seed.uri, this.#comparable(seed));
    const { settings, relatedCommand } = this.#client();
    if (!settings.codeLenses) return [];
    return codeLenses(seed, relatedCommand === undefined ? {} : { showRelated: relatedCommand });
  }

  hintsAnswered(configuration: Configuration): void {
    this.#hintsOf.add(configuration);
  }

  /** Some seeds have changed. While many are being read, it is too soon to ask. */
  indexChanged(): void {
    if (this.#lenses.size > 0 && !this.#workspace.scanning) this.#refresh();
  }

  /** A scan has ended, or a setting has changed. */
  settled(): void {
    if (this.#lenses.size > 0 || this.#hintsOf.size > 0) this.#refresh();
  }

  #comparable(seed: SeedContext): string {
    return JSON.stringify(this.#client().settings.codeLenses ? codeLenses(seed) : []);
  }

  async #takeLenses(): Promise<boolean> {
    if (this.#client().capabilities.workspace?.codeLens?.refreshSupport !== true) return false;
    for (const [uri, shown] of this.#lenses) {
      if (this.#workspace.version(uri) === undefined) this.#lenses.delete(uri);
      const seed = this.#lenses.has(uri) ? await this.#workspace.seed(uri) : undefined;
      if (!seed || this.#comparable(seed) === shown) continue;
      this.#lenses.clear();
      return true;
    }
    return false;
  }

  /** Names of publishers are only as old as the configuration that they are from. */
  #takeHints(): boolean {
    const ruling = new Set(this.#workspace.corpora().map(({ configuration }) => configuration));
    if ([...this.#hintsOf].every((configuration) => ruling.has(configuration))) return false;
    this.#hintsOf.clear();
    return this.#client().capabilities.workspace?.inlayHint?.refreshSupport === true;
  }
}
