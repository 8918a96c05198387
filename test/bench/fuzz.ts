// Searches for what breaks the engine, the server and their promises, by all fuzzers or by some, each for its share of the time:
// npm run fuzz [-- NAME…] [-- --seconds N] [--seed N] [what else one of them takes]
// A fuzzer that finds something prints a short example of it and ends with 1, and so does this.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** The fuzzers, with the share of the time that each gets. */
const shares: ReadonlyMap<string, number> = new Map([
  ['headers', 3],
  ['readings', 2],
  ['fixes', 4],
  ['edits', 2],
  ['events', 4],
  ['servers', 4],
  ['messages', 2],
  ['names', 1],
  ['configurations', 2],
]);

const { values, positionals, tokens } = parseArgs({
  strict: false,
  allowPositionals: true,
  tokens: true,
  options: { seconds: { type: 'string', default: '300' }, seed: { type: 'string' } },
});
const own = new Set(['seconds', 'seed']);
/** What one of them takes beside these: an option with its value, which is no name of a fuzzer. */
const further = new Set(
  tokens.flatMap((token) => (token.kind === 'option' && !own.has(token.name) ? [token.rawName] : [])),
);
const words = process.argv.slice(2);
const rest = words.filter((word, at) => further.has(word) || further.has(words[at - 1]!));
const wanted = positionals.filter((word) => !rest.includes(word));
const names = wanted.length > 0 ? wanted : [...shares.keys()];
const unknown = names.filter((name) => !shares.has(name));
if (unknown.length > 0 || (rest.length > 0 && names.length !== 1)) {
  console.error(`Fuzzers: ${[...shares.keys()].join(', ')}. Options of one of them are for it alone.`);
  process.exit(2);
}
const seed = String(values.seed ?? Date.now() % 2 ** 31);
const total = names.reduce((sum, name) => sum + shares.get(name)!, 0);
let code = 0;
for (const name of names) {
  const seconds = (Number(values.seconds) * shares.get(name)!) / total;
  console.log(`\n${name}, ${seconds.toFixed(0)} seconds`);
  const args = [join(import.meta.dirname, 'fuzz', `${name}.ts`), '--seconds', String(seconds), '--seed', seed, ...rest];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${name} has found something, or has failed: npm run fuzz -- ${name} --seed ${seed}`);
    code = 1;
  }
}
process.exit(code);
