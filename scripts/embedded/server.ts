import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGroup } from '../support/lifetime.ts';
import { run, toolEnvironment } from '../support/run.ts';
import { cached, installPackage, npmInstall, packageVersion } from './cache.ts';

const codeServerVersion = packageVersion('code-server');
const codeVersion = '1.139.1';

export interface ServerOptions {
  /** Holds the user's settings and whatever else VS Code remembers. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** Lets a page run tests and name extensions under development: for tests alone. */
  readonly automation?: boolean;
}

export interface Server {
  /** Host and port. */
  readonly authority: string;
  /** Settles when the server goes away by itself. */
  readonly ended: Promise<void>;
  /** The address that opens `folder`. It carries the token without which the server answers nobody. */
  addressOf(folder: string, parameters?: Readonly<Record<string, string>>): string;
}

/** Starts VS Code as a web server for this machine alone, on a free port. It ends with this process. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const token = randomBytes(16).toString('hex');
  const args = ['--host', '127.0.0.1', '--port', '0', '--connection-token', token];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off');
  if (options.automation === true) args.push('--enable-smoke-test-driver');
  const child = startGroup(process.execPath, [await serverMain(), ...args, ...folderArguments(options)], {
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await new Promise<string>((listening, failed) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const match = /listening on (\d+)/.exec(output);
      if (match?.[1] !== undefined) listening(match[1]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`The VS Code server ended with exit code ${code}:\n${output}`)));
  });
  child.stdout?.removeAllListeners('data').resume();
  child.stderr?.removeAllListeners('data').resume();
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    ended: new Promise((ended) => child.once('exit', () => ended())),
    addressOf: (folder, parameters = {}) => {
      const query = new URLSearchParams({ tkn: token, folder, ...parameters }).toString();
      // Slashes need no escapes there, and people read this.
      return `http://${authority}/?${query.replaceAll('%2F', '/')}`;
    },
  };
}

/** Installs a packed extension the way a user does, from its file. */
export async function installExtension(vsix: string, options: ServerOptions): Promise<void> {
  const args = ['--install-extension', vsix, '--accept-server-license-terms', ...folderArguments(options)];
  await run(process.execPath, [await serverMain(), ...args], { env: serverEnvironment() });
}

/** Writes the user's settings for a server that has not run yet. */
export function writeSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(dataFolder, 'User'), { recursive: true });
  writeFileSync(join(dataFolder, 'User', 'settings.json'), JSON.stringify(settings, undefined, 2));
}

/** Settings of a VS Code that shows the folder and the extension, and nothing of its own, and asks nothing. */
export const quietSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

function folderArguments({ dataFolder, extensionsFolder }: ServerOptions): string[] {
  return ['--server-data-dir', dataFolder, '--user-data-dir', dataFolder, '--extensions-dir', extensionsFolder];
}

/**
 * The program of the server. `code-server` carries VS Code, whose dependencies, all prebuilt but the logger, are installed
 * beside it.
 */
export async function serverMain(): Promise<string> {
  const notice = `Fetching VS Code ${codeVersion} (once, about 600 MB)…`;
  const packaged = join('node_modules', 'code-server', 'lib', 'vscode');
  const folder = await cached(`code-server-${codeServerVersion}`, notice, async (partial) => {
    await installPackage('code-server', partial);
    // Its lock file is part of the package.
    await npmInstall('install', ['--omit=dev'], join(partial, packaged));
  });
  copyFileSync(
    join(import.meta.dirname, 'logger.cjs'),
    join(folder, packaged, 'node_modules', '@vscode', 'spdlog', 'index.js'),
  );
  return join(folder, packaged, 'out', 'server-main.js');
}

/** VS Code takes orders from these variables, which a terminal inside another VS Code sets. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(toolEnvironment()).filter(
    ([name]) => !/^(?:VSCODE_.*|ELECTRON_RUN_AS_NODE|NODE_OPTIONS)$/.test(name),
  );
  return Object.fromEntries(kept);
}
