#!/usr/bin/env node
// Stands in for the `code` executable where `@vscode/test-electron` runs tests: the embedded VS Code in a headless
// browser. Takes a folder, --extensionDevelopmentPath=, --extensionTestsPath=, --user-data-dir= and --extensions-dir=.
// What the tests print goes to the standard output, what VS Code has to say to the standard error.
import { writeFileSync } from 'node:fs';
import { format, parseArgs } from 'node:util';
import { quietSettings, startServer, writeSettings } from './server.ts';
import type { Page } from 'playwright-core';
import { focusedElement, openPage, tabStops } from './window.ts';

/** How long they may print nothing: longer than any one of them may take. However many there are, each takes its time. */
const mostSilentSeconds = 180;
/** What the tests put before each line they print. */
const marker = '[test] ';
/** What a test puts before the keys that it wants to be pressed, with a space between them: keys are pressed in the browser. */
const keyMarker = '[press] ';
/** What a test puts before the path of a file that gets, as JSON, what has the focus in the browser … */
const focusMarker = '[focus] ';
/** … or what gets it by the Tab key, one after the other. */
const tabMarker = '[tab] ';

/** What the browser draws takes half of the tests' time: they do without what none of them looks at. */
const lightSettings = {
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
  'git.enabled': false,
};

const { values, positionals } = parseArgs({ strict: false });

// Whoever started this holds its standard input, and takes it along when it goes, however it goes.
process.stdin.resume().once('end', () => process.exit(1));
const silence = setTimeout(
  () => giveUp(`nothing was heard of them for ${mostSilentSeconds} seconds.`),
  mostSilentSeconds * 1000,
);

process.once('uncaughtException', (error) => giveUp(error.stack ?? error.message));

const dataFolder = option('user-data-dir');
writeSettings(dataFolder, { ...quietSettings, ...lightSettings });
const server = await startServer({ dataFolder, extensionsFolder: option('extensions-dir'), automation: true });
void server.ended.then(() => giveUp('the VS Code server ended.'));
const page = await openPage({ width: 1000, height: 640 });
page.once('crash', () => giveUp('the page of the browser crashed.'));
const exitCode = new Promise<number>((exit) => void page.exposeFunction('codeAutomationExit', exit));
let turn = Promise.resolve();
await page.exposeFunction('codeAutomationLog', async (type: string, args: readonly unknown[]) => {
  const text = format(...args);
  if (text.startsWith(keyMarker)) {
    const keys = text.slice(keyMarker.length).split(' ');
    return inTurn(async () => {
      for (const key of keys) await page.keyboard.press(key);
    });
  }
  if (text.startsWith(focusMarker)) return answer(text.slice(focusMarker.length), focusedElement);
  if (text.startsWith(tabMarker)) return answer(text.slice(tabMarker.length), tabStops);
  if (!text.startsWith(marker)) return console.error(`${type}: ${text}`);
  silence.refresh();
  console.log(text.replaceAll(marker, ''));
});
const payload = [
  ['extensionDevelopmentPath', remote(option('extensionDevelopmentPath'))],
  ['extensionTestsPath', remote(option('extensionTestsPath'))],
  ['skipWelcome', 'true'],
];
await page.goto(server.addressOf(positionals[0] ?? '', { payload: JSON.stringify(payload) }));
const code = await exitCode;
await page.context().browser()?.close();
process.exit(code);

/** Does one thing after the other: the focus is where the keys before have taken it. */
function inTurn(work: () => Promise<void>): Promise<void> {
  return (turn = turn.then(work));
}

/** Writes an answer about the page to a file, for a test that waits for it. */
function answer(file: string, ask: (of: Page) => Promise<unknown>): Promise<void> {
  return inTurn(async () => writeFileSync(file, JSON.stringify(await ask(page))));
}

function option(name: string): string {
  const value = values[name];
  if (typeof value !== 'string') throw new Error(`--${name}= is missing.`);
  return value;
}

function remote(path: string): string {
  return `vscode-remote://${server.authority}${path}`;
}

function giveUp(reason: string): never {
  console.log(`The tests in VS Code were given up: ${reason}`);
  process.exit(1);
}
