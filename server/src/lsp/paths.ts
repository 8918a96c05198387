import { isWithin, pathOf, relativePath } from '../workspace/index.ts';
import type { Root } from './fileEvents.ts';

/**
 * The path by which people know a folder or a file: from the open folder that it is in, whose name comes first where several
 * are open. Empty for the one open folder itself.
 */
export function pathFrom(uri: string, roots: readonly Root[]): string {
  const root = roots.find((each) => isWithin(uri, each.uri));
  if (!root) return pathOf(uri);
  const path = relativePath(root.uri, uri);
  return roots.length === 1 ? path : [root.name, path].filter(Boolean).join('/');
}
