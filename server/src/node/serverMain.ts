import { keepCompiled, writeCompiled } from './compileCache.ts';
import { setV8Flags } from './v8Flags.ts';

setV8Flags();
keepCompiled();
import('./startServer.ts')
  .then(({ startServer }) => startServer())
  .then(writeCompiled)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
