// Takes pictures of all that Seedbed shows, in a light, a dark and both high-contrast themes, into pictures/:
// npm run pictures [-- NAME…]
// NAME is a view or a theme; “review” also makes the animated picture of the README, in the light theme.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { installSeedbed } from './embedded/extension.ts';
import { quietSettings, startServer, writeSettings } from './embedded/server.ts';
import { openPage, runCommand, settled } from './embedded/window.ts';
import { animated } from './support/animatedPicture.ts';
import { temporaryFolder } from './support/lifetime.ts';
import { root } from './support/paths.ts';

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};

/** What is done before each picture, in a window that shows a seed with a twin. */
const views: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  seeds: async (page) => {
    await showSeeds(page);
    await page.locator('.monaco-list-row', { hasText: 'candidate' }).first().click();
    await page.keyboard.press('ArrowRight');
  },
  filter: async (page) => {
    await showSeeds(page);
    await page.locator('.monaco-list-row', { hasText: 'candidate' }).first().click();
    await page.keyboard.press('Control+F');
    await page.locator('.quick-input-widget input[type=text]').waitFor();
    await page.keyboard.type('is:duplicate publisher:');
  },
  review: async (page) => {
    await startReview(page);
    await page.keyboard.press('s');
    await page.locator('.statusbar-item', { hasText: '1 selected' }).first().waitFor();
  },
  help: async (page) => {
    await startReview(page);
    await page.keyboard.press('Shift+Slash');
    await page.locator('.quick-input-widget', { hasText: 'Review Keys' }).waitFor();
  },
  folders: async (page) => {
    await showSeeds(page);
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input[type=text]').fill('>Seedbed: Group By');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Group By' }).first().click();
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'folder' }).first().click();
    await page.locator('.monaco-list-row', { hasText: 'harbour' }).first().waitFor();
  },
  fixes: async (page) => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').waitFor();
  },
  problems: async (page) => {
    await runCommand(page, 'View: Focus Problems');
  },
  related: async (page) => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Alt+Shift+L');
  },
  output: (page) => runCommand(page, 'Seedbed: Show Output'),
  overview: (page) => runCommand(page, 'Seedbed: Show Overview'),
  coverage: (page) => runCommand(page, 'Seedbed: Show Coverage'),
  readers: (page) => runCommand(page, 'Seedbed: Compare YAML Parsers'),
  walkthrough: async (page) => {
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input[type=text]');
    await input.fill('>Welcome: Open Walkthrough...');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Open Walkthrough' }).first().click();
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Seedbed' }).first().click();
  },
};

const names = new Set(process.argv.slice(2));
const wanted = (all: readonly string[]): readonly string[] => {
  const named = all.filter((name) => names.has(name));
  return named.length > 0 ? named : all;
};
const wantedViews = wanted(Object.keys(views));
const pictures = join(root, 'pictures');
mkdirSync(pictures, { recursive: true });
for (const [theme, name] of Object.entries(themes)) {
  if (!wanted(Object.keys(themes)).includes(theme)) continue;
  const options = { dataFolder: temporaryFolder(), extensionsFolder: temporaryFolder(), automation: true };
  writeSettings(options.dataFolder, { ...quietSettings, 'workbench.colorTheme': name });
  await installSeedbed(options);
  const server = await startServer(options);
  for (const [view, show] of Object.entries(views)) {
    if (!wantedViews.includes(view)) continue;
    // A copy, as VS Code saves what is typed.
    const folder = temporaryFolder();
    cpSync(join(root, 'examples'), folder, { recursive: true });
    const seed = `vscode-remote://${server.authority}${folder}/twins/003_58c6e1f90a274bd3.txt`;
    const payload = [
      ['skipWelcome', 'true'],
      ['openFile', seed],
    ];
    const page = await openPage({ width: 1300, height: 850 });
    await page.goto(server.addressOf(folder, { payload: JSON.stringify(payload) }));
    await page.locator('.codelens-decoration').first().waitFor();
    await settled(page);
    await show(page);
    await settled(page);
    if (view === 'review' && theme === 'light') await animateReview(page);
    const picture = join(pictures, `${view}-${theme}.png`);
    await page.screenshot({ path: picture });
    await page.context().browser()?.close();
    console.log(picture);
  }
}
process.exit();

/** The README's picture: a key for each decision, and one to undo the last. */
async function animateReview(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1000, height: 460 });
  const frames: Buffer[] = [];
  for (const key of [undefined, 'j', 's', 'u']) {
    if (key !== undefined) await page.keyboard.press(key);
    await settled(page);
    // The editor alone: the line above the seed says how far the review is.
    frames.push(await page.screenshot({ clip: { x: 352, y: 36, width: 648, height: 390 } }));
  }
  writeFileSync(join(root, 'docs/review.png'), animated(frames, 1500));
}

async function startReview(page: Page): Promise<void> {
  await showSeeds(page);
  await page.keyboard.press('Alt+Shift+V');
  await page.locator('.codelens-decoration', { hasText: 'selected' }).first().waitFor();
}

async function showSeeds(page: Page): Promise<void> {
  await runCommand(page, 'View: Show Seeds');
  await page.locator('.monaco-list-row', { hasText: 'candidate' }).first().waitFor();
}
