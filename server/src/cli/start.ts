// The start of the command line as it ships: what it loads is loaded by way of Node's compile cache.
import { keepCompiled } from '../node/compileCache.ts';
import { setV8Flags } from '../node/v8Flags.ts';

setV8Flags();
keepCompiled();
void import('./main.ts');
