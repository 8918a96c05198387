import { keepCompiled } from './compileCache.ts';

const keep = keepCompiled('server');
import('./startServer.ts')
  .then(({ startServer }) => startServer())
  .then(keep)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
