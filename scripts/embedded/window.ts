import { chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** Opens a page in a headless Chromium that ends with this process. */
export async function openPage(size: { readonly width: number; readonly height: number }): Promise<Page> {
  const { executable, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath: executable,
    env,
    // It looks for nothing outside this machine.
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--disable-gpu',
    ],
    // Signals are this process's own business.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return browser.newPage({ viewport: size });
}

/** Waits until the workbench has nothing more to show: nothing in progress, and no change for a while. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.monaco-workbench .statusbar');
  await page.evaluate(untilQuiet);
}

/** Runs a command by the title it has in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.fill(`>${title}`);
  await page
    .locator('.quick-input-widget .monaco-list-row', { hasText: title.replace(/^.*: /, '') })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await settled(page);
}

/** Text, because it runs in the page: this project's types know no DOM. Times are in milliseconds. */
const untilQuiet = `new Promise((quiet, failed) => {
  const busy = '.monaco-progress-container.active, .codicon-modifier-spin, .codicon-tree-item-loading';
  const blinking = '.cursors-layer';
  let lastChange;
  let timer;
  const observer = new MutationObserver((changes) => {
    const change = changes.find(({ target }) => !(target.closest === undefined ? target.parentElement : target)?.closest(blinking));
    if (change === undefined) return;
    lastChange = change.target;
    restart();
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const deadline = setTimeout(() => {
    failed(new Error('VS Code does not settle: ' + (document.querySelector(busy) ?? lastChange)?.outerHTML?.slice(0, 500)));
  }, 30_000);
  restart();
  function restart() {
    clearTimeout(timer);
    timer = setTimeout(check, 1000);
  }
  function check() {
    if (document.querySelector(busy) !== null) return restart();
    observer.disconnect();
    clearTimeout(deadline);
    quiet();
  }
})`;
