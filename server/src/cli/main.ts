import { Cli } from './cli.ts';
import { runCli } from './run.ts';

const cli = new Cli({
  get cwd() {
    return process.cwd();
  },
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return process.stdout;
  },
  get stderr() {
    return process.stderr;
  },
  env: process.env,
  command: [process.execPath, ...process.execArgv, process.argv[1]!],
  onOutputLost: () => (process.exitCode = 2),
});

// The process never ends by `process.exit`, which may cut off what a pipe has not taken yet.
void runCli(process.argv.slice(2), cli).then((code) => (process.exitCode = code));
