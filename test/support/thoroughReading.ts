// The engine a second time, without the quick reading of plain headers: what it says must be what the engine says.

import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import type * as Engine from '../../server/src/core/index.ts';

const mark = '?thorough';
const quickReading = '/core/syntax/plainHeader.ts';
let isLeftOut = false;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    const isOwn = context.parentURL?.endsWith(mark) === true && resolved.url.endsWith('.ts');
    return isOwn ? { ...resolved, url: resolved.url + mark } : resolved;
  },
  load(url, context, nextLoad) {
    if (!url.endsWith(quickReading + mark)) return nextLoad(url, context);
    isLeftOut = true;
    const source = 'export const readPlainHeader = () => undefined; export const hasColonAmongWords = () => false;';
    return { format: 'module', source, shortCircuit: true };
  },
});

/** Loads a module, and all that it takes of the project's, with every header read by YAML. @param url of the module */
export async function importThorough(url: URL): Promise<unknown> {
  const module: unknown = await import(url.href + mark);
  assert.ok(isLeftOut, 'the quick reading is not where it was');
  return module;
}

export async function thoroughEngine(): Promise<typeof Engine> {
  return (await importThorough(new URL('../../server/src/core/index.ts', import.meta.url))) as typeof Engine;
}
