// Takes pictures of all that Seedbed shows, in a light, a dark and both high-contrast themes, into pictures/:
// npm run pictures [-- NAME…]
// NAME is a view or a theme; “review” and “readme” also make the pictures of the README, in the light theme.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { installSeedbed } from './embedded/extension.ts';
import { quietSettings, startServer, writeSettings } from './embedded/server.ts';
import { openPage, runCommand, settled } from './embedded/window.ts';
import { animated } from './support/animatedPicture.ts';
import { temporaryFolder } from './support/lifetime.ts';
import { root } from './support/paths.ts';

/** The seed in the editor, which has a twin. */
const shownSeed = 'twins/003_58c6e1f90a274bd3.txt';

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};

/** What is done before each picture, in a window that shows a seed of the examples. */
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
  review: decideOnOne,
  // A header that no fix can repair, in the way of a decision.
  blocked: async (page) => {
    await startReview(page);
    await page.keyboard.press('s');
    await page.locator('.codelens-decoration', { hasText: 'Press Space' }).first().waitFor();
  },
  summary: async (page) => {
    await decideOnOne(page);
    await page.keyboard.press('Escape');
    await page.locator('.statusbar-item', { hasText: 'to review' }).first().waitFor();
    // VS Code takes its time with lenses: as long as they have taken before.
    await page.locator('.codelens-decoration', { hasText: 'help' }).first().waitFor({ state: 'detached' });
    await page.locator('.codelens-decoration', { hasText: '#' }).first().waitFor();
    // Automation hides what pops up.
    await runCommand(page, 'Notifications: Show Notifications');
    await page.locator('.notification-list-item', { hasText: 'Reviewed 1' }).waitFor();
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
  fixes: showFixes,
  readme: async (page) => {
    // The Seeds view wide enough for titles.
    await page.mouse.move(350, 400);
    await page.mouse.down();
    await page.mouse.move(520, 400);
    await page.mouse.up();
    await showSeeds(page);
    await page.locator('.monaco-list-row', { hasText: 'candidate' }).first().click();
    await runCommand(page, 'View: Focus Problems');
    await showFixes(page);
  },
  question: async (page) => {
    await showSeeds(page);
    await runCommand(page, 'Seedbed: Fix All Problems in All Seeds');
    await page.locator('.monaco-dialog-box').waitFor();
  },
  empty: showSeeds,
  likely: showSeeds,
  unmatched: async (page) => {
    await showSeeds(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+F');
    await page.locator('.quick-input-widget input[type=text]').waitFor();
    await page.keyboard.type('usage:embargoed');
    await settled(page);
    await page.keyboard.press('Enter');
  },
  problems: (page) => runCommand(page, 'View: Focus Problems'),
  related: async (page) => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Alt+Shift+L');
  },
  output: (page) => runCommand(page, 'Seedbed: Show Output'),
  overview: (page) => runCommand(page, 'Seedbed: Show Overview'),
  charts: (page) => runCommand(page, 'Seedbed: Show Overview'),
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

/** A corpus that is not the examples: its files, by their paths. */
const corpora: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  empty: { 'notes.txt': 'Bring bread.\n' },
  likely: { 'week 1/geese.txt': seedText(), 'week 1/bells.md': seedText(), 'notes.txt': 'Bring bread.\n' },
  readers: { [shownSeed]: seedText({ title: '2025-08-02', usage: 'off', initial_rank: '010' }) },
  blocked: { [shownSeed]: seedText({ title: '[Geese stop the train' }) },
};

/** Windows of a size of their own: one that the whole Overview fits in, and one in which a walkthrough shows its pictures. */
const sizes: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  charts: { width: 1300, height: 3000 },
  walkthrough: { width: 1500, height: 850 },
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
  writeSettings(options.dataFolder, {
    ...quietSettings,
    'workbench.colorTheme': name,
    'editor.minimap.enabled': false,
    'editor.scrollbar.vertical': 'hidden',
  });
  await installSeedbed(options);
  const server = await startServer(options);
  for (const [view, show] of Object.entries(views)) {
    if (!wantedViews.includes(view)) continue;
    // A copy, as VS Code saves what is typed.
    const folder = join(temporaryFolder(), 'examples');
    const corpus = corpora[view];
    if (corpus === undefined) cpSync(join(root, 'examples'), folder, { recursive: true });
    else writeFiles(folder, corpus);
    const seed = view === 'readme' ? 'repair/003_1fa7e64cb0d85293.txt' : shownSeed;
    const isShown = corpus === undefined || shownSeed in corpus;
    const payload = [
      ['skipWelcome', 'true'],
      ...(isShown ? [['openFile', `vscode-remote://${server.authority}${folder}/${seed}`]] : []),
    ];
    const page = await openPage(sizes[view] ?? { width: 1300, height: 850 });
    await page.goto(server.addressOf(folder, { payload: JSON.stringify(payload) }));
    if (isShown) await page.locator('.codelens-decoration').first().waitFor();
    await settled(page);
    // A picture of what went wrong says more than a message, and the others are worth having.
    await show(page).catch((error: unknown) => {
      console.error(view, theme, error);
      process.exitCode = 1;
    });
    await settled(page);
    if (view === 'review' && theme === 'light') await animateReview(page);
    const picture = join(pictures, `${view}-${theme}.png`);
    await page.screenshot({ path: picture });
    if (view === 'readme' && theme === 'light') cpSync(picture, join(root, 'docs/seedbed.png'));
    await page.context().browser()?.close();
    console.log(picture);
  }
}
process.exit();

/** The README's picture: a key for each decision, and one to undo the last. */
async function animateReview(page: Page): Promise<void> {
  // Wide enough for the line of keys.
  await page.setViewportSize({ width: 1240, height: 430 });
  // Past a seed with a broken header.
  await page.keyboard.press('j');
  const frames: Buffer[] = [];
  for (const key of [undefined, 'j', 's', 'u']) {
    if (key !== undefined) await page.keyboard.press(key);
    await settled(page);
    // The editor alone: the line above the seed says how far the review is.
    frames.push(await page.screenshot({ clip: { x: 352, y: 36, width: 888, height: 360 } }));
  }
  writeFileSync(join(root, 'docs/review.png'), animated(frames, 1500));
}

async function startReview(page: Page): Promise<void> {
  await showSeeds(page);
  await page.keyboard.press('Alt+Shift+V');
  await page.locator('.codelens-decoration', { hasText: 'help' }).first().waitFor();
}

async function decideOnOne(page: Page): Promise<void> {
  await startReview(page);
  await page.keyboard.press('s');
  await page.locator('.statusbar-item', { hasText: '1 selected' }).first().waitFor();
}

async function showSeeds(page: Page): Promise<void> {
  await page.locator('.activitybar .action-label[aria-label^="Seeds"]').waitFor();
  await page.keyboard.press('Alt+Shift+E');
  await page.locator('.pane-body .monaco-list-row, .welcome-view-content').first().waitFor();
  await settled(page);
}

/** The menu of the first problem in the editor. */
async function showFixes(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').first().waitFor();
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function seedText(fields: Readonly<Record<string, string>> = {}): string {
  const header = {
    url: 'https://apnews.com/article/geese-stop-night-train-tuesdays-5f0c92d7e1',
    title: 'Geese stop the train',
    publisher: 'ap',
    usage: 'candidate',
    initial_rank: '1',
    ...fields,
  };
  const lines = Object.entries(header).map(([key, value]) => `${key}: ${value}\n`);
  return `---\n${lines.join('')}---\n## Article summary\nThe night train waits for the geese every Tuesday.\n`;
}
