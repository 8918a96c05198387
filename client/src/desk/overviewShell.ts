/**
 * The page around the Overview. Its one script inserts the content of a `ShowMessage`, keeps the scroll position, the focus
 * and the selection, and posts a `PageMessage` for each event.
 */
export function overviewShell(nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Seedbed: Overview</title>
<style id="overview-style" nonce="${nonce}"></style>
</head>
<body>
<main></main>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`;
}

/** To the page: its new content. The style comes once, with the first content. */
export interface ShowMessage {
  readonly type: 'overview';
  /** A number that grows. The page sends it back when it shows the content. */
  readonly revision: number;
  readonly html: string;
  readonly style: string;
}

/** From the page. */
export type PageMessage =
  /** It receives messages now; sent again whenever the page becomes visible. */
  | { readonly type: 'ready' }
  /** It shows the content with this number, in its style. */
  | { readonly type: 'shown'; readonly revision: number }
  /** A link to seeds was followed. */
  | { readonly type: 'filter'; readonly filter: string };

/** What a page sent, or undefined for anything else. */
export function readPageMessage(message: unknown): PageMessage | undefined {
  const { type, revision, filter } = (typeof message === 'object' && message !== null ? message : {}) as Record<
    string,
    unknown
  >;
  if (type === 'ready') return { type };
  if (type === 'shown' && typeof revision === 'number') return { type, revision };
  if (type === 'filter' && typeof filter === 'string' && filter.length <= longestFilter) return { type, filter };
  return undefined;
}

/** No filter that the server writes is longer, in UTF-16 code units. */
const longestFilter = 1000;

/** A string, since it runs in the page. A link is found again by its section, its filter, and its number among equal ones. */
const script = `
const vscode = acquireVsCodeApi();
const main = document.querySelector('main');
// VS Code has put a style sheet of its own before it.
const style = document.getElementById('overview-style');
const linksLike = (section, filter) =>
  [...(section ? document.getElementById(section) : main)?.querySelectorAll('a[data-filter]') ?? []].filter((link) => link.dataset.filter === filter);

function rememberFocus() {
  const link = document.activeElement?.closest('a[data-filter]');
  if (link) {
    const section = link.closest('section')?.id;
    const { filter } = link.dataset;
    const place = linksLike(section, filter).indexOf(link);
    return () => (linksLike(section, filter)[place] ?? document.getElementById(section)?.querySelector('a[data-filter]'))?.focus({ preventScroll: true });
  }
  const table = document.activeElement?.closest('.scroll')?.getAttribute('aria-label');
  return () => {
    if (table) [...main.querySelectorAll('.scroll')].find((each) => each.getAttribute('aria-label') === table)?.focus({ preventScroll: true });
  };
}

window.addEventListener('message', ({ data }) => {
  if (data.type !== 'overview') return;
  const isFirst = main.childElementCount === 0;
  const scroll = isFirst ? vscode.getState()?.scroll ?? 0 : window.scrollY;
  const sideways = [...main.querySelectorAll('.scroll')].map((each) => [each.getAttribute('aria-label'), each.scrollLeft]);
  const restoreFocus = rememberFocus();
  if (style.textContent !== data.style) style.textContent = data.style;
  main.innerHTML = data.html;
  for (const each of main.querySelectorAll('.scroll')) {
    each.scrollLeft = sideways.find(([label]) => label === each.getAttribute('aria-label'))?.[1] ?? 0;
  }
  window.scrollTo(0, scroll);
  restoreFocus();
  // A sheet that was refused has no rules.
  if (style.sheet?.cssRules.length > 0) vscode.postMessage({ type: 'shown', revision: data.revision });
});

main.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-filter]');
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  vscode.postMessage({ type: 'filter', filter: link.dataset.filter });
});

let saving;
window.addEventListener('scroll', () => {
  clearTimeout(saving);
  saving = setTimeout(() => vscode.setState({ scroll: window.scrollY }), 200);
});

vscode.postMessage({ type: 'ready' });
`;
