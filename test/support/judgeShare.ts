// How much of fix-all the judge takes that refuses fixes: a profile of the processor says which function is at work.

import { type Profiler, Session } from 'node:inspector/promises';
import type { SeedContext } from '../../server/src/core/index.ts';
import { fixAll, parseSeedFor } from '../../server/src/core/index.ts';

export interface JudgeShare {
  /** Of the time that it takes to read seeds and fix all in them, from 0 to 1; with what is found in the mended text. */
  readonly all: number;
  /** The same without what is found there, which the next round of fix-all goes on with. */
  readonly comparing: number;
}

/** Reads each seed anew and fixes all in it, once to get warm and once to be measured. */
export async function judgeShare(seeds: readonly SeedContext[]): Promise<JudgeShare> {
  seeds.forEach(readAndFix);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: microseconds });
  await session.post('Profiler.start');
  seeds.forEach(readAndFix);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { all: shareOf(profile, []), comparing: shareOf(profile, ['check.ts']) };
}

const microseconds = 100;

function readAndFix(seed: SeedContext): void {
  const { configuration, document } = seed;
  fixAll(seed.withDocument(parseSeedFor(document.text, configuration)));
}

/** @param without the modules whose functions, called by the judge, do not count */
function shareOf({ nodes }: Profiler.Profile, without: readonly string[]): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  let [all, judging] = [0, 0];
  const count = ({ callFrame, hitCount = 0, children = [] }: Profiler.ProfileNode, isJudging: boolean) => {
    const { functionName, url } = callFrame;
    const isJudge = isJudging
      ? !without.some((module) => url.endsWith(`/checking/${module}`))
      : functionName === 'judge' && url.endsWith('/checking/judge.ts');
    all += hitCount;
    if (isJudge) judging += hitCount;
    for (const id of children) count(byId.get(id)!, isJudge);
  };
  count(nodes[0]!, false);
  return all === 0 ? 0 : judging / all;
}
