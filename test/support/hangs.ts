// For inputs that are made to take long.
import assert from 'node:assert/strict';

/** Of processor time, which other programs do not lengthen: a hundred times what anything here takes that is linear. */
const longest = 20;

/**
 * What `run` answers.
 * @throws AssertionError where it took so long that it is not linear. What never ends, `npm run test:unit` ends.
 */
export function withoutHanging<T>(run: () => T): T {
  const start = process.cpuUsage();
  const answer = run();
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  assert.ok(seconds < longest, `${seconds} s of processor time`);
  return answer;
}
