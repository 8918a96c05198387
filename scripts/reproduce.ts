// Builds and packs the extension and the command line twice, as two people would, and compares the bytes: node scripts/reproduce.ts
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './support/paths.ts';
import { run, toolEnvironment } from './support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'seedbed-package-'));
try {
  const [one, other] = [await packed('UTC'), await packed('Asia/Tokyo')];
  if (one.length !== 3 || !one.every((bytes, index) => bytes.equals(other[index]!))) {
    console.error(
      'The package is another one each time it is made: what was published cannot be made from its sources.',
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Both packages, and the bill of materials. */
async function packed(timeZone: string): Promise<readonly Buffer[]> {
  const target = join(folder, timeZone.replace('/', '-'));
  mkdirSync(target);
  const env = { ...toolEnvironment(), TZ: timeZone };
  await run(process.execPath, [join(root, 'scripts/package.ts'), target], { cwd: root, env });
  return readdirSync(target)
    .sort()
    .map((name) => readFileSync(join(target, name)));
}
