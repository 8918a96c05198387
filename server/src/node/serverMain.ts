import { keepCompiled } from '../compileCache.ts';
import { expectShortLives } from './shortLives.ts';

expectShortLives();
const keep = keepCompiled('server');
import('./startServer.ts')
  .then(({ startServer }) => startServer())
  .then(keep)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
