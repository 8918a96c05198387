import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../support/paths.ts';

/** A whole process that is timed: Node's words, where it runs, and the exit codes of success. */
export interface Program {
  readonly words: readonly string[];
  readonly folder: string;
  readonly codes: readonly number[];
}

export const onlyRead = (folder: string): Program => ({
  words: [join(import.meta.dirname, 'onlyRead.cjs'), folder],
  folder,
  codes: [0],
});

/** As people run it. JSON also says of each problem whether it can be fixed, for which all fixes are tried. */
export const check = (folder: string): Program => ({
  words: [join(root, 'dist/cli.cjs'), 'check', folder],
  folder,
  codes: [0, 1],
});

/** How long the runs of a program took, in milliseconds, one after another. */
export interface Timing {
  readonly wall: number[];
  /** How long it kept processors busy, which other processes on the machine change less; not its own processes. */
  readonly processor: number[];
  /** The most memory that it had, in megabytes. */
  readonly memory: number[];
}

/**
 * Times programs, each in its place in the answer. They take turns, so that whatever else the machine does is shared by
 * all; the first turn is for the system's cache of files, and is not counted.
 */
export function timeByTurns(programs: readonly Program[], runs: number): Timing[] {
  const timings = programs.map((): Timing => ({ wall: [], processor: [], memory: [] }));
  for (let run = 0; run <= runs; run++) {
    for (const [index, program] of programs.entries()) {
      const { wall, processor, memory } = timeOnce(program);
      if (run === 0) continue;
      timings[index]!.wall.push(wall);
      timings[index]!.processor.push(processor);
      timings[index]!.memory.push(memory);
    }
  }
  return timings;
}

const processorProbe = ['--require', join(import.meta.dirname, 'processorProbe.cjs')];

function timeOnce({ words, folder, codes }: Program): Record<keyof Timing, number> {
  const start = performance.now();
  const { status, error, stderr } = spawnSync(process.execPath, [...processorProbe, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 30,
  });
  const wall = performance.now() - start;
  const [, microseconds, kilobytes] = /\nprocessor (\d+) memory (\d+)\n$/.exec(String(stderr)) ?? [];
  if (status === null || !codes.includes(status) || microseconds === undefined) {
    throw new Error(`${words.join(' ')} exited ${status}: ${String(error ?? stderr)}`);
  }
  return { wall, processor: Number(microseconds) / 1000, memory: Number(kilobytes) / 1000 };
}
