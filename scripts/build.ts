// Bundles what ships, and on demand the tests that run in VS Code: node scripts/build.ts [--dev] [--tests]
import { parseArgs } from 'node:util';
import { buildBundles, buildTests } from './build/bundles.ts';

const { values } = parseArgs({ options: { dev: { type: 'boolean' }, tests: { type: 'boolean' } } });
await buildBundles({ dev: values.dev === true });
if (values.tests === true) await buildTests();
