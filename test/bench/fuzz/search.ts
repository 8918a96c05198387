import { parseArgs } from 'node:util';
import fc from 'fast-check';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed);

/**
 * Tries a property on other values for a part of `--seconds`, and says on how many. A value that it does not hold for is made
 * small and printed; the process then ends with 1.
 */
export async function search<Values>(what: string, property: fc.IRawProperty<Values>, part = 1): Promise<void> {
  const details = await fc.check(property, {
    seed,
    numRuns: 1_000_000_000,
    interruptAfterTimeLimit: 1000 * seconds * part,
    // What never ends is wrong, too.
    timeout: 60_000,
    // Values that are seen to be wrong are made small for as long again at most.
    skipAllAfterTimeLimit: 2000 * seconds * part,
  });
  console.log(`${what}: ${details.numRuns} tried, ${details.failed ? 'one is wrong' : 'none wrong'} (seed ${seed})`);
  if (!details.failed) return;
  console.error(fc.defaultReportMessage(details), details.errorInstance);
  process.exit(1);
}

/** What is to be done when the search is over. */
export const atEnd: { readonly after: (cleanUp: () => void | Promise<void>) => void; run(): Promise<void> } = {
  after: (cleanUp) => void cleanUps.push(cleanUp),
  run: async () => {
    for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  },
};

const cleanUps: (() => void | Promise<void>)[] = [];
process.on('exit', () => {
  for (const cleanUp of cleanUps) void cleanUp();
});
