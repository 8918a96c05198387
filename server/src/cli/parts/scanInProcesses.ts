import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { localPath } from '../../node/fileSystem.ts';
import { uriOfPath } from '../../workspace/index.ts';
import { UsageError } from '../arguments.ts';
import type { CheckOptions } from '../checkOptions.ts';
import type { Cli } from '../cli.ts';
import type { NamedPath } from '../paths.ts';
import { PartsFileSystem } from './partsFileSystem.ts';
import { configDigest } from './runScan.ts';

/**
 * Scans in several processes at a time.
 * @throws UsageError when one of them fails.
 */
export async function scanInProcesses(
  paths: readonly NamedPath[],
  { jobs, config }: Pick<CheckOptions, 'jobs' | 'config'>,
  cli: Cli,
): Promise<PartsFileSystem> {
  // Seeds may be anywhere: their paths begin where all do.
  const { root } = path.parse(cli.cwd);
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'seedbed-'));
  const names = Array.from({ length: jobs }, (_, index) => path.join(folder, `${index + 1}.ndjson`));
  const common = config === undefined ? [] : ['--config', path.resolve(cli.cwd, config)];
  try {
    await scanAll(
      names.map((name, index) => [
        'scan',
        '--shard',
        `${index + 1}/${jobs}`,
        '--output',
        name,
        ...common,
        '--',
        ...paths.map(({ uri }) => localPath(uri)),
      ]),
      { cwd: root, command: cli.command, env: cli.env },
    );
    return new PartsFileSystem(uriOfPath(root), names, configDigest(config, cli));
  } finally {
    // What is open can be read still, though no longer found.
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs all, and ends the others where one fails. */
async function scanAll(
  commands: readonly (readonly string[])[],
  { cwd, command: [program, ...first], env }: Pick<Cli, 'cwd' | 'command' | 'env'>,
): Promise<void> {
  const children = commands.map((words) =>
    spawn(program, [...first, ...words], {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  try {
    await Promise.all(
      children.map(
        (child) =>
          new Promise<void>((resolve, reject) => {
            const fail = (how: string) =>
              reject(new UsageError(`A process that was to read seeds ${how}, so nothing is reported.`));
            child.on('error', () => fail('could not be started'));
            child.on('close', (code, signal) => {
              if (code === 0) resolve();
              else fail(signal === null ? 'failed' : `was ended (${signal})`);
            });
          }),
      ),
    );
  } finally {
    for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill();
  }
}
