// The start of the command line as it ships, and of its threads: what it loads is loaded by way of the cache.
import { isMainThread } from 'node:worker_threads';
import { keepCompiled } from '../node/compileCache.ts';

const [, , command] = process.argv;
const keep = command === 'check' || command === 'report' || command === 'lsp' ? keepCompiled(command) : () => {};
void import('./main.ts').then(({ finished }) => finished).then(() => isMainThread && keep());
