// Threads are started with a bundle: a small one is made of the sources, and run as a process.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { buildSync } from 'esbuild';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const sources = path.join(import.meta.dirname, '../../server/src');

const skip = availableParallelism() < 2 && 'there is no other processor';

describe('seeds are surveyed in another thread', { skip }, () => {
  test('which tells what is wrong with each, and what it leaves', (t) => {
    assert.deepEqual(surveyed(t, 'answerSurveys();'), [
      { seeds: 2, codes: { 1: ['unknown-usage'] }, left: [2] },
      { seeds: 2, codes: { 1: ['unknown-usage'] }, left: [2] },
    ]);
  });

  test('and by whoever asked where it fails: another one is not started', (t) => {
    assert.deepEqual(surveyed(t, 'throw new Error("No.");'), ['none', 'not free']);
  });
});

/** What two surveys of three files tell, the last of which is missing. */
function surveyed(t: TestContext, inThread: string): unknown {
  const folder = temporaryFolder(t, { 'seeds/a.seed': clean(1), 'seeds/b.seed': wrong(2) });
  buildSync({
    stdin: { contents: programFor(folder.uriOf('seeds'), inThread), resolveDir: sources, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: folder.pathOf('program.cjs'),
    logLevel: 'warning',
  });
  return JSON.parse(execFileSync(process.execPath, [folder.pathOf('program.cjs')], { encoding: 'utf8' }));
}

function programFor(folder: string, inThread: string): string {
  return `
    import { isMainThread } from 'node:worker_threads';
    import { createSurveyor } from './node/surveyor.ts';
    import { answerSurveys } from './node/surveyThread.ts';

    async function ask(surveyor) {
      if (!surveyor.isFree(1000)) return 'not free';
      const survey = await surveyor.survey([{ folder: '${folder}', names: ['a.seed', 'b.seed', 'c.seed'] }], undefined);
      if (!survey) return 'none';
      const codes = [...survey.problems].map(([place, found]) => [place, found.map(({ rule }) => rule.code)]);
      return { seeds: survey.seeds.flags.length, codes: Object.fromEntries(codes), left: [...survey.left] };
    }

    async function main() {
      const surveyor = createSurveyor({ bundle: 'program.cjs', fewest: 0, withTerms: true, worksAlone: true });
      console.log(JSON.stringify([await ask(surveyor), await ask(surveyor)]));
    }

    if (isMainThread) main();
    else { ${inThread} }
  `;
}
