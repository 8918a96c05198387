// The overview as HTML: what the panel of VS Code shows, and the page that the command line writes.

export { overviewContent, overviewPage } from './overviewPage.ts';
export { overviewStyle } from './overviewStyle.ts';
