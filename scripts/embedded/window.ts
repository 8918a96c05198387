// cspell:ignore activedescendant
import { chromium, type Frame, type Page } from 'playwright-core';
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

/** What has the focus, in the page or in the innermost frame that has it. */
export interface FocusedElement {
  /** What it is called where it is read aloud, or its text. */
  readonly name: string;
  /** Whether it shows that it has the focus. */
  readonly isOutlined: boolean;
}

export async function focusedElement(page: Page): Promise<FocusedElement> {
  return (await innermostFrame(page)).evaluate<FocusedElement>(describeFocus);
}

/** Presses Tab until the focus leaves the frame that has it. @returns all that had the focus */
export async function tabStops(page: Page): Promise<readonly FocusedElement[]> {
  const frame = await innermostFrame(page);
  const stops: FocusedElement[] = [];
  while (stops.length < mostStops) {
    await page.keyboard.press('Tab');
    if ((await innermostFrame(page)) !== frame) break;
    stops.push(await frame.evaluate<FocusedElement>(describeFocus));
  }
  return stops;
}

/** In a frame that is never left. */
const mostStops = 500;

/** The frame that has the focus, and within which no other has it. */
async function innermostFrame(page: Page): Promise<Frame> {
  let frame: Frame = page.mainFrame();
  for (;;) {
    const element = (await frame.evaluateHandle('document.activeElement')).asElement();
    const inner = await element?.contentFrame();
    if (!inner) return frame;
    frame = inner;
  }
}

/** Text, as the next one. */
const describeFocus = `(() => {
  const active = document.activeElement;
  // A list has the focus in place of its row.
  const element = document.getElementById(active.getAttribute('aria-activedescendant') ?? '') ?? active;
  const styles = [undefined, '::before', '::after'].map((part) => getComputedStyle(element, part));
  return {
    name: (element.getAttribute('aria-label') || element.textContent || element.placeholder || '').replace(/\\s+/g, ' ').trim().slice(0, 100),
    isOutlined: styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px'),
  };
})()`;

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
