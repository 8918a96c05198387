// The start of the command line as it ships: what it loads is loaded by way of the cache.
import { keepCompiled } from '../compileCache.ts';
import { expectShortLives } from '../node/shortLives.ts';

expectShortLives();
const [, , command] = process.argv;
const keep = command === 'check' || command === 'report' || command === 'lsp' ? keepCompiled(command) : () => {};
void import('./main.ts').then(({ finished }) => finished).then(keep);
