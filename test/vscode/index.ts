import { writeFileSync } from 'node:fs';
import { findSourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import Mocha from 'mocha';

/** What the runner tells the tests through their environment. */
const bundleNames = (process.env['SEEDBED_TESTS'] ?? '').split(',');
const resultFile = process.env['SEEDBED_TEST_RESULT'];

/** Marks the lines that the tests print, in an output that VS Code fills with its own. */
const marker = '[test] ';

/** How long a test may take, in milliseconds: longer than any wait in it, and shorter than the runner waits for a word. */
const longest = 150_000;

/** What VS Code calls to run the tests inside itself: the named bundles beside this one. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  Mocha.reporters.Base.consoleLog = print;
  const { passed, failed } = await runBundles().catch((error: unknown) => {
    print(error);
    throw error;
  });
  if (resultFile !== undefined) writeFileSync(resultFile, JSON.stringify({ passed, failed }));
  if (passed + failed === 0) print('No test ran.');
  if (passed === 0 || failed > 0) throw new Error(`${passed} passed, ${failed} failed`);
}

async function runBundles(): Promise<{ passed: number; failed: number }> {
  // A window that loses the keyboard for a moment fails a test that is right. Tried twice, it is told from one that is wrong.
  const mocha = new Mocha({ ui: 'tdd', timeout: longest, retries: 1 });
  for (const name of bundleNames) mocha.addFile(join(__dirname, `${name}.cjs`));
  const { stats } = await new Promise<Mocha.Runner>((done) => {
    const runner = mocha.run(() => done(runner));
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test: Mocha.Test, error: unknown) => {
      print(`Tried again: ${test.fullTitle()}`, error);
    });
  });
  return { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0 };
}

function print(...args: unknown[]): void {
  console.log(inSources(format(...args)).replaceAll(/^/gm, marker));
}

/**
 * Gives places in bundles as the places in the sources they were made of. Node would do so by itself, but VS Code
 * replaces what it does it with.
 */
function inSources(text: string): string {
  return text.replaceAll(
    /[^\s()]*?([^\s()/\\]+\.cjs):(\d+):(\d+)/g,
    (place, name: string, line: string, column: string) => {
      const origin = findSourceMap(join(__dirname, name))?.findOrigin(Number(line), Number(column));
      if (origin === undefined || !('fileName' in origin)) return place;
      const project = join(__dirname, '../../..');
      const file = origin.fileName.startsWith('file:') ? fileURLToPath(origin.fileName) : origin.fileName;
      return `${relative(project, file)}:${origin.lineNumber}:${origin.columnNumber}`;
    },
  );
}
