import { isMainThread } from 'node:worker_threads';
import { keepCompiled } from './compileCache.ts';

const keep = keepCompiled('server');
import('./startServer.ts')
  .then(({ startServer, answerSurveys }) => (isMainThread ? startServer().then(keep) : answerSurveys()))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
