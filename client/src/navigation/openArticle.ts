import * as vscode from 'vscode';
import { seedCard } from '../../../server/src/protocol/index.ts';
import { count } from '../problems.ts';
import type { Server } from '../server.ts';

/** The key under which the allowed domains are stored. */
const allowedKey = 'seedbed.allowedDomains';
/** The most articles that are opened without a question about their number. */
const mostUnasked = 5;
/** The most articles that are opened at once. */
const mostOpened = 30;

const open = 'Open';

/**
 * Opens the articles of seeds in the browser. A seed may come from anywhere: so only https addresses are opened, and the
 * user is asked once for each domain.
 */
export class ArticleOpener {
  readonly #server: Server;
  readonly #memory: vscode.Memento;

  constructor(server: Server, memory: vscode.Memento) {
    this.#server = server;
    this.#memory = memory;
  }

  async open(seeds: readonly vscode.Uri[]): Promise<void> {
    if (seeds.length > mostOpened) {
      void vscode.window.showWarningMessage(`You can open up to ${mostOpened} articles at once.`);
      return;
    }
    const cards = await Promise.all(seeds.map((uri) => this.#server.ask(seedCard, { uri: this.#server.uriOf(uri) })));
    const addresses = cards.map((card) => readAddress(card?.url));
    const urls = addresses.flatMap((address) => ('url' in address ? [address.url] : []));
    const refusals = addresses.flatMap((address) => ('refusal' in address ? [address.refusal] : []));
    if (refusals.length > 0) void vscode.window.showWarningMessage(describeRefusals(refusals, seeds.length));
    if (urls.length > mostUnasked) {
      const question = `Open ${count(urls.length, 'article')} in the browser?`;
      if ((await vscode.window.showInformationMessage(question, { modal: true }, open)) !== open) return;
    }
    const allowed = await this.#askFor(new Set(urls.map(domainOf)));
    for (const url of urls.filter((each) => allowed.has(domainOf(each)))) await openInBrowser(url);
  }

  /** Asks about every domain again from now on. */
  async forget(): Promise<void> {
    const { size } = this.#allowed();
    await this.#memory.update(allowedKey, undefined);
    const message = size === 0 ? 'No domains were allowed.' : `Forgot ${count(size, 'allowed domain')}.`;
    void vscode.window.showInformationMessage(message);
  }

  /** The domains that may be opened. The answer for a new one is remembered. */
  async #askFor(domains: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const granted = new Set<string>();
    for (const domain of domains) {
      if (this.#allowed().has(domain) || (await askAbout(domain))) granted.add(domain);
      else continue;
      await this.#memory.update(allowedKey, [...this.#allowed().add(domain)]);
    }
    return granted;
  }

  #allowed(): Set<string> {
    return new Set(this.#memory.get<readonly string[]>(allowedKey, []));
  }
}

async function askAbout(domain: string): Promise<boolean> {
  const question = `Open articles of ${domain} in the browser?`;
  const detail = 'Seedbed asks once for each domain. To be asked again, run “Seedbed: Forget Allowed Domains”.';
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, open)) === open;
}

/** The address to open, or in one sentence why there is none. */
function readAddress(text: string | undefined): { readonly url: URL } | { readonly refusal: string } {
  if (text === undefined) return { refusal: 'The seed has no article URL to open.' };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return { refusal: 'The article’s URL is malformed.' };
  const domain = url.hostname;
  if (url.protocol !== 'https:') {
    return {
      refusal: `The article was not opened: its URL at ${domain} does not use https, so others could read or change the page on its way to you.`,
    };
  }
  return { url };
}

/** Without `www.`. Labels in other scripts stay in Punycode, so that no domain looks like another one. */
function domainOf({ hostname }: URL): string {
  return hostname.replace(/^www\./, '');
}

function describeRefusals(refusals: readonly string[], seeds: number): string {
  const different = [...new Set(refusals)];
  if (seeds === 1 && different[0] !== undefined) return different[0];
  return `${count(refusals.length, 'article')} of ${seeds} cannot be opened. ${different.slice(0, 3).join(' ')}`;
}

/**
 * Passes the address as text: a `Uri` would escape it in its own way, and some sites do not know it then. VS Code takes
 * text although its declaration asks for a `Uri`.
 */
async function openInBrowser(url: URL): Promise<void> {
  await vscode.env.openExternal(url.href as unknown as vscode.Uri);
}
