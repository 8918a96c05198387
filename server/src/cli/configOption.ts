import type { FileContent } from '../workspace/index.ts';
import { quoteForMessage } from '../core/index.ts';
import { nodeFileSystem } from '../node/fileSystem.ts';
import { UsageError } from './arguments.ts';
import type { Cli } from './cli.ts';
import { namedPath } from './paths.ts';

/**
 * The configuration that `--config` names.
 * @throws UsageError when it cannot be read.
 */
export function readConfigOption(name: string, cli: Cli): { uri: string; text: string } {
  const { kind, uri } = namedPath(name, cli);
  const [content] = nodeFileSystem.read([uri]) as readonly FileContent[];
  if (kind === 'file' && content && 'text' in content) return { uri, text: content.text };
  const reason = content && 'unreadable' in content ? content.unreadable : 'not a file';
  throw new UsageError(`The configuration ${quoteForMessage(name)} cannot be read: ${reason}.`);
}
