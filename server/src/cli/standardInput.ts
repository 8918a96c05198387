import { isUtf8 } from 'node:buffer';
import { longestFile } from '../workspace/index.ts';
import { UsageError } from './arguments.ts';
import type { Cli } from './cli.ts';

/**
 * All of standard input, its byte order mark included.
 * @throws UsageError for what would not be read from a file either.
 */
export async function readStandardInput({ stdin }: Pick<Cli, 'stdin'>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestFile) throw new UsageError('Standard input is larger than 1 MiB, too large for a seed.');
  }
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes)) throw new UsageError('Standard input is not UTF-8.');
  return bytes.toString('utf8');
}
