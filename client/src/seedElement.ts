import type { SeedGroupNode, SeedTreeNode } from '../../server/src/protocol/index.ts';

/** A node of the Seeds view, with the way up from it. */
export interface SeedElement<Node extends SeedTreeNode = SeedTreeNode> {
  readonly node: Node;
  readonly parent: SeedElement | undefined;
}

/** Whether a command's argument is a row of the Seeds view. A row of the Related view is none. */
export function isSeedElement(argument: unknown): argument is SeedElement {
  if (typeof argument !== 'object' || argument === null || !('node' in argument)) return false;
  const { node } = argument;
  if (typeof node !== 'object' || node === null || !('kind' in node) || 'relation' in node) return false;
  const parent: unknown = 'parent' in argument ? argument.parent : undefined;
  return parent === undefined || isSeedElement(parent);
}

/** Whether a command's argument is a group of the Seeds view. */
export function isSeedGroup(argument: unknown): argument is SeedElement<SeedGroupNode> {
  return isSeedElement(argument) && argument.node.kind === 'group';
}
