// Runs the tests in a real VS Code: node scripts/testVscode.ts [--desktop | --packed] [NAME…]
//   the embedded VS Code with the extension as it lies in this folder
//   --desktop  the desktop VS Code, which is downloaded
//   --packed   the embedded VS Code with the extension packed and installed
//   --folder   opens a copy of this folder in place of the examples, and runs test/vscode/NAME.bench.ts, which measure
//   NAME       only the tests of test/vscode/NAME.test.ts
import {
  cpSync,
  createWriteStream,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { buildBundles, buildTests } from './build/bundles.ts';
import { findChromium } from './embedded/chromium.ts';
import { installSeedbed } from './embedded/extension.ts';
import { serverMain, type ServerOptions } from './embedded/server.ts';
import { sum, type Counts } from './support/counts.ts';
import { temporaryFolder } from './support/lifetime.ts';
import { root } from './support/paths.ts';
import { toolEnvironment } from './support/run.ts';

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { desktop: { type: 'boolean' }, packed: { type: 'boolean' }, folder: { type: 'string' } },
});
const packedTest = 'vsix.test';

// Fetched here the first time: it is no part of the time that tests may take.
if (flags.desktop !== true) await Promise.all([serverMain(), findChromium()]);
if (flags.packed !== true) await buildBundles();
await buildTests();
mkdirSync(join(root, '.vscode-test'), { recursive: true });

const kind = flags.folder === undefined ? 'test' : 'bench';
const names = globSync(`test/vscode/*.${kind}.ts`, { cwd: root }).map((file) => basename(file, '.ts'));
const tests = names
  .filter((name) => (name === packedTest) === (flags.packed === true))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace(`.${kind}`, '')))
  .sort();
if (tests.length === 0) {
  console.error(`There are no tests of that name: ${wanted.join(', ')}`);
  process.exit(2);
}
// A VS Code waits most of the time: where there are two processors, two of them take little longer than one.
const windows = flags.desktop === true ? 1 : Math.min(2, availableParallelism(), tests.length);
const results = await Promise.all(parts(windows).map((part, window) => runIn(window, part)));
for (const { output } of results) process.stdout.write(output);
const failed = sum(results.map((result) => result.failed));
if (failed > 0) {
  console.log('All that VS Code wrote is in .vscode-test/console-*.log.');
  process.exitCode = 1;
}
console.log(`${sum(results.map(({ passed }) => passed))} passed, ${failed} failed`);
process.exit();

/** Parts of the tests that take about as long: a longer file takes longer. */
function parts(count: number): readonly (readonly string[])[] {
  const some = Array.from({ length: count }, () => ({ size: 0, names: [] as string[] }));
  const sizes = tests.map((name) => ({ name, size: statSync(join(root, 'test/vscode', `${name}.ts`)).size }));
  for (const { name, size } of sizes.sort((a, b) => b.size - a.size)) {
    const smallest = some.reduce((one, other) => (other.size < one.size ? other : one));
    smallest.size += size;
    smallest.names.push(name);
  }
  return some.map(({ names: part }) => part);
}

/** Runs some of the tests in a VS Code of their own. @returns also what they print, not mixed with that of others */
async function runIn(window: number, some: readonly string[]): Promise<Counts & { readonly output: string }> {
  const folder = temporaryFolder();
  const workspace = join(folder, 'workspace');
  const dataFolder = join(folder, 'data');
  const extensionsFolder = join(folder, 'extensions');
  const resultFile = join(folder, 'result.json');
  cpSync(flags.folder ?? join(root, 'examples'), workspace, { recursive: true });
  const printed: Buffer[] = [];
  const stdout = new PassThrough().on('data', (chunk: Buffer) => printed.push(chunk));
  let hasFailed = false;
  try {
    await runTests({
      ...(flags.desktop !== true && { vscodeExecutablePath: join(root, 'scripts/embedded/code.ts') }),
      extensionDevelopmentPath:
        flags.packed === true ? await installPacked(folder, { dataFolder, extensionsFolder }) : root,
      extensionTestsPath: join(root, 'dist/test/vscode/index.cjs'),
      extensionTestsEnv: { ...toolEnvironment(), SEEDBED_TESTS: some.join(), SEEDBED_TEST_RESULT: resultFile },
      launchArgs: [workspace, `--user-data-dir=${dataFolder}`, `--extensions-dir=${extensionsFolder}`],
      stderr: createWriteStream(
        join(root, '.vscode-test', `console-${flags.packed === true ? 'packed' : window + 1}.log`),
      ),
      // The first shows that something happens.
      stdout: window === 0 ? process.stdout : stdout,
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    hasFailed = true;
  }
  const counts = existsSync(resultFile)
    ? (JSON.parse(readFileSync(resultFile, 'utf8')) as Counts)
    : { passed: 0, failed: 0 };
  return {
    passed: counts.passed,
    failed: Math.max(counts.failed, hasFailed ? 1 : 0),
    output: Buffer.concat(printed).toString(),
  };
}

/** Installs the extension as a user would. @returns an empty extension to develop: without one, VS Code runs no tests */
async function installPacked(folder: string, options: ServerOptions): Promise<string> {
  await installSeedbed(options);
  const host = join(folder, 'host');
  mkdirSync(host);
  const manifest = { name: 'host', publisher: 'seedbed', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(host, 'package.json'), JSON.stringify(manifest));
  return host;
}
