// Runs every check there is, and goes on after a failure: node scripts/test.ts [--without-vscode]
// The last line counts tests; a step that counts none itself counts as one.
import { availableParallelism } from 'node:os';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import type { Counts } from './support/counts.ts';
import { root } from './support/paths.ts';
import { capture } from './support/run.ts';

interface Step {
  readonly name: string;
  /** The npm script that is the step. */
  readonly script: string;
  /** Whether its last line says how many tests passed and failed. */
  readonly counts?: boolean;
}

/** Each of these uses one processor, most of the time. */
const singleSteps: readonly Step[] = [
  { name: 'format', script: 'format:check' },
  { name: 'the same package each time', script: 'package:check' },
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'types' },
  { name: 'spelling', script: 'spelling' },
  { name: 'unused code', script: 'unused' },
  { name: 'generated files', script: 'generate:check' },
];
const unitTests: Step = { name: 'unit, protocol and grammar tests', script: 'test:unit', counts: true };
const vscodeTests: Step = { name: 'tests in VS Code', script: 'test:vscode', counts: true };
const packedTests: Step = { name: 'tests of the packed extension', script: 'test:packed', counts: true };

const { values: flags } = parseArgs({ options: { 'without-vscode': { type: 'boolean' } } });
let passed = 0;
let failed = 0;
// The unit tests use all processors, and are sooner done alone.
await run(unitTests);
if (flags['without-vscode'] === true) await runAll(singleSteps, availableParallelism());
// The tests in VS Code wait half of their time for it, and everything else finds room in that.
else await Promise.all([run(vscodeTests), runAll([...singleSteps, packedTests], 1)]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs steps in their order, so many at a time. */
async function runAll(steps: readonly Step[], atATime: number): Promise<void> {
  const left = [...steps];
  const work = async (): Promise<void> => {
    for (let step = left.shift(); step; step = left.shift()) await run(step);
  };
  await Promise.all(Array.from({ length: Math.min(atATime, steps.length) }, work));
}

async function run({ name, script, counts: isCounted = false }: Step): Promise<void> {
  const start = performance.now();
  const { code, output } = await capture('npm', ['run', '--silent', script], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counts = verdict(code, isCounted ? countsOf(output) : undefined);
  passed += counts.passed;
  failed += counts.failed;
  const result = counts.failed === 0 ? 'passed' : 'FAILED';
  const detail = isCounted ? `${counts.passed} passed, ${counts.failed} failed, ` : '';
  console.log(`${name}: ${result} (${detail}${seconds} s)`);
  if (counts.failed > 0) console.log(output);
  // A second try hides nothing: what needed one is named.
  else for (const [line] of stripVTControlCharacters(output).matchAll(/^.*Tried again: .*$/gm)) console.log(line);
}

/** A step that was to run tests and ran none has failed, and so has one that failed before it could count. */
function verdict(code: number, counted: Counts | undefined): Counts {
  if (counted === undefined) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const succeeded = code === 0 && counted.passed > 0;
  return succeeded || counted.failed > 0 ? counted : { passed: counted.passed, failed: 1 };
}

function countsOf(output: string): Counts {
  const last = /(\d+) passed, (\d+) failed\s*$/.exec(output.slice(-100));
  return { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0) };
}
