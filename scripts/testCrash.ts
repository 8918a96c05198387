// Kills VS Code's extension host in the middle of a change of 300 seeds, starts it anew, and looks what has become of the seeds
// and whether the change can be undone: node scripts/testCrash.ts
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { buildBundles, buildTests } from './build/bundles.ts';
import { quietSettings, startServer, writeSettings } from './embedded/server.ts';
import { openPage } from './embedded/window.ts';
import { temporaryFolder } from './support/lifetime.ts';
import { root } from './support/paths.ts';

/** How long each half may take, in milliseconds: it only ends what hangs. */
const deadline = 180_000;
const marker = '[test] ';

await buildBundles();
await buildTests();
const folder = temporaryFolder();
const workspace = join(folder, 'workspace');
const dataFolder = join(folder, 'data');
mkdirSync(workspace);
writeFileSync(join(workspace, 'seedbed.yaml'), '');
writeSettings(dataFolder, quietSettings);
const server = await startServer({ dataFolder, extensionsFolder: join(folder, 'extensions'), automation: true });

await half(async () => {
  while (!existsSync(join(workspace, 'killed'))) await pause(100);
  // What VS Code itself was about to save, it saves.
  await pause(3000);
  return 0;
});
const code = await half((ended) => ended);
console.log(code === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exit(code);

/** Opens VS Code, runs a half of the test in it, and closes it when that is over. */
async function half(isOver: (ended: Promise<number>) => Promise<number>): Promise<number> {
  const page = await openPage({ width: 1280, height: 800 });
  const ended = new Promise<number>((exit) => void page.exposeFunction('codeAutomationExit', exit));
  await page.exposeFunction('codeAutomationLog', (_: string, args: readonly unknown[]) => {
    const text = format(...args);
    if (text.includes(marker)) console.log(text.replaceAll(marker, ''));
  });
  const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(join(root, 'dist/test/vscode/crash.cjs'))],
    ['skipWelcome', 'true'],
  ];
  await page.goto(server.addressOf(workspace, { payload: JSON.stringify(payload) }));
  const hanging = pause(deadline).then(() => {
    console.log('VS Code does not come to an end.');
    return 1;
  });
  const code = await Promise.race([isOver(ended), hanging]);
  await page.context().browser()?.close();
  return code;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
