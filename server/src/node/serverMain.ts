import { keepCompiled } from './compileCache.ts';

keepCompiled('server');
import('./startServer.ts')
  .then(({ startServer }) => startServer())
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
