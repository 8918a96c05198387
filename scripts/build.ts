// Bundles what ships, and on demand the tests that run in VS Code: node scripts/build.ts [--dev | --watch] [--tests]
//   --dev    readable, with source maps
//   --watch  the same, made anew whenever a source changes
import { parseArgs } from 'node:util';
import { buildBundles, buildTests, watchBundles } from './build/bundles.ts';

const { values } = parseArgs({
  options: { dev: { type: 'boolean' }, tests: { type: 'boolean' }, watch: { type: 'boolean' } },
});
if (values.watch === true) await watchBundles();
else await buildBundles({ dev: values.dev === true });
if (values.tests === true) await buildTests();
