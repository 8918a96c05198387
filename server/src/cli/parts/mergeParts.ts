import { uriOfPath } from '../../workspace/index.ts';
import { PartsFileSystem } from './partsFileSystem.ts';
import { configDigest } from './runScan.ts';
import type { Cli } from '../cli.ts';

/**
 * The seeds that parts tell of, as if they were in the current folder.
 * @throws UsageError where a part is refused.
 */
export function mergeParts(names: readonly string[], config: string | undefined, cli: Cli): PartsFileSystem {
  return new PartsFileSystem(uriOfPath(cli.cwd), names, configDigest(config, cli));
}
