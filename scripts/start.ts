// Opens VS Code with Seedbed on a folder: npm start -- [FOLDER]
// The installed VS Code where there is one, else (or with SEEDBED_EMBEDDED=1) an embedded one to open in a browser.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { buildBundles } from './build/bundles.ts';
import { installSeedbed } from './embedded/extension.ts';
import { quietSettings, startServer, writeSettings } from './embedded/server.ts';
import { endWithParent, temporaryFolder } from './support/lifetime.ts';
import { callerFolder, root } from './support/paths.ts';

/** A folder that is not ours stays untrusted: VS Code runs nothing that lies in it. It asks about it on demand only. */
const foreignFolderSettings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

const examples = join(root, 'examples');
const folder = process.argv[2] === undefined ? examples : resolve(callerFolder, process.argv[2]);
if (!isReadableFolder(folder)) {
  console.error(`${folder} is not a folder that can be read.`);
  process.exit(2);
}
const desktop = desktopCode();
if (desktop === undefined) await openEmbedded();
else await openDesktop(desktop);

async function openDesktop(code: string): Promise<void> {
  await buildBundles();
  // Apart from the person's own VS Code: none of its settings and extensions come in, and none of ours get out.
  const userFolder = join(root, '.vscode-test', 'start');
  const args = [`--extensionDevelopmentPath=${root}`, `--user-data-dir=${userFolder}`, '--disable-extensions', folder];
  const options = { stdio: 'inherit', shell: process.platform === 'win32' } as const;
  const child = spawn(code, options.shell ? args.map((argument) => `"${argument}"`) : args, options);
  child.once('exit', (exitCode) => process.exit(exitCode ?? 1));
  console.log(`VS Code opens ${folder} with Seedbed.`);
}

async function openEmbedded(): Promise<void> {
  endWithParent();
  const options = { dataFolder: temporaryFolder(), extensionsFolder: temporaryFolder() };
  writeSettings(options.dataFolder, { ...quietSettings, ...(folder !== examples && foreignFolderSettings) });
  await installSeedbed(options);
  const server = await startServer(options);
  console.log(`Seedbed is at ${server.addressOf(folder)} until Ctrl+C.`);
  await server.ended;
  console.error('The VS Code server ended.');
  process.exit(1);
}

function isReadableFolder(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The `code` command, where it opens a window on this very screen. */
function desktopCode(): string | undefined {
  const { SEEDBED_EMBEDDED, VSCODE_IPC_HOOK_CLI, DISPLAY, WAYLAND_DISPLAY, PATH = '' } = process.env;
  // In a terminal of a remote VS Code, `code` talks to a window elsewhere.
  if (SEEDBED_EMBEDDED === '1' || VSCODE_IPC_HOOK_CLI !== undefined) return undefined;
  const hasScreen = process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
  // VS Code refuses to run as root.
  if (!hasScreen || process.getuid?.() === 0) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const onMac = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin';
  return [...PATH.split(delimiter), onMac].map((directory) => join(directory, name)).find((file) => existsSync(file));
}
