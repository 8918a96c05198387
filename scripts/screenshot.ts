// Takes a picture of VS Code with Seedbed: node scripts/screenshot.ts FOLDER OUT.png
//   --open FILE        a file to open, from FOLDER; FILE:LINE:COLUMN puts the cursor there
//   --command TITLE    a command to run, by its title in the command palette; may be repeated
//   --theme NAME       a colour theme
//   --size WIDTHxHEIGHT
//   --setting KEY=JSON a setting of the user; may be repeated
//   --script MODULE    exports default async (page) => …, run before the picture is taken
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { installSeedbed } from './embedded/extension.ts';
import { quietSettings, startServer, writeSettings } from './embedded/server.ts';
import { openPage, runCommand, settled } from './embedded/window.ts';
import { temporaryFolder } from './support/lifetime.ts';
import { callerFolder } from './support/paths.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    open: { type: 'string' },
    command: { type: 'string', multiple: true, default: [] },
    theme: { type: 'string', default: 'Default Light Modern' },
    size: { type: 'string', default: '1280x800' },
    setting: { type: 'string', multiple: true, default: [] },
    script: { type: 'string' },
  },
});
const [folderArgument, pictureArgument] = positionals;
const [width, height] = values.size.split('x').map(Number);
if (folderArgument === undefined || pictureArgument === undefined || !width || !height) {
  console.error('Usage: node scripts/screenshot.ts FOLDER OUT.png (more at the top of the script)');
  process.exit(2);
}
const folder = resolve(callerFolder, folderArgument);
const picture = resolve(callerFolder, pictureArgument);

const options = { dataFolder: temporaryFolder(), extensionsFolder: temporaryFolder(), automation: true };
writeSettings(options.dataFolder, {
  ...quietSettings,
  'workbench.colorTheme': values.theme,
  ...Object.fromEntries(values.setting.map(parseSetting)),
});
await installSeedbed(options);
const server = await startServer(options);
const page = await openPage({ width, height });
await page.goto(server.addressOf(folder, { payload: JSON.stringify(payload()) }));
await settled(page);
for (const title of values.command) await runCommand(page, title);
if (values.script !== undefined) {
  const module = (await import(pathToFileURL(resolve(callerFolder, values.script)).href)) as Script;
  await module.default(page);
}
await settled(page);
await page.screenshot({ path: picture });
await page.context().browser()?.close();
console.log(picture);
process.exit();

interface Script {
  readonly default: (page: Page) => Promise<void>;
}

function payload(): string[][] {
  const skip = ['skipWelcome', 'true'];
  if (values.open === undefined) return [skip];
  return [
    skip,
    ['gotoLineMode', 'true'],
    ['openFile', `vscode-remote://${server.authority}${resolve(folder, values.open)}`],
  ];
}

function parseSetting(setting: string): [string, unknown] {
  const equals = setting.indexOf('=');
  return [setting.slice(0, equals), JSON.parse(setting.slice(equals + 1))];
}
