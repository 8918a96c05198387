// Runs the tests in a real VS Code: node scripts/testVscode.ts [--desktop | --packed] [NAME…]
//   the embedded VS Code with the extension as it lies in this folder
//   --desktop  the desktop VS Code, which is downloaded
//   --packed   the embedded VS Code with the extension packed and installed
//   NAME       only the tests of test/vscode/NAME.test.ts
import { cpSync, createWriteStream, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { buildBundles, buildTests } from './build/bundles.ts';
import { findChromium } from './embedded/chromium.ts';
import { installSeedbed } from './embedded/extension.ts';
import { serverMain } from './embedded/server.ts';
import { temporaryFolder } from './support/lifetime.ts';
import { root } from './support/paths.ts';
import { toolEnvironment } from './support/run.ts';

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { desktop: { type: 'boolean' }, packed: { type: 'boolean' } },
});
const packedTest = 'vsix.test';

// Fetched here the first time: it is no part of the time that tests may take.
if (flags.desktop !== true) await Promise.all([serverMain(), findChromium()]);
if (flags.packed !== true) await buildBundles();
await buildTests();
const folder = temporaryFolder();
const workspace = join(folder, 'workspace');
const dataFolder = join(folder, 'data');
const extensionsFolder = join(folder, 'extensions');
const resultFile = join(folder, 'result.json');
const logFile = join(root, '.vscode-test', 'console.log');
mkdirSync(dirname(logFile), { recursive: true });
cpSync(join(root, 'examples'), workspace, { recursive: true });

const names = globSync('test/vscode/*.test.ts', { cwd: root }).map((file) => basename(file, '.ts'));
const tests = names
  .filter((name) => (name === packedTest) === (flags.packed === true))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace(/\.test$/, '')))
  .sort();
if (tests.length === 0) {
  console.error(`There are no tests of that name: ${wanted.join(', ')}`);
  process.exit(2);
}
try {
  await runTests({
    ...(flags.desktop !== true && { vscodeExecutablePath: join(root, 'scripts/embedded/code.ts') }),
    extensionDevelopmentPath: flags.packed === true ? await installPacked() : root,
    extensionTestsPath: join(root, 'dist/test/vscode/index.cjs'),
    extensionTestsEnv: { ...toolEnvironment(), SEEDBED_TESTS: tests.join(), SEEDBED_TEST_RESULT: resultFile },
    launchArgs: [workspace, `--user-data-dir=${dataFolder}`, `--extensions-dir=${extensionsFolder}`],
    stderr: createWriteStream(logFile),
  });
} catch (error) {
  if (!(error instanceof TestRunFailedError)) throw error;
  console.log(`All that VS Code wrote is in ${logFile}.`);
  process.exitCode = 1;
}
const counts = existsSync(resultFile)
  ? (JSON.parse(readFileSync(resultFile, 'utf8')) as Counts)
  : { passed: 0, failed: 0 };
console.log(`${counts.passed} passed, ${Math.max(counts.failed, process.exitCode === 1 ? 1 : 0)} failed`);
process.exit();

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Installs the extension as a user would. Answers an empty extension for VS Code to develop: without one it runs no tests. */
async function installPacked(): Promise<string> {
  await installSeedbed({ dataFolder, extensionsFolder });
  const host = join(folder, 'host');
  mkdirSync(host);
  const manifest = { name: 'host', publisher: 'seedbed', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(host, 'package.json'), JSON.stringify(manifest));
  return host;
}
