import type { SeedGroupNode, SeedPlace, SeedTreeNode } from '../../server/src/protocol/index.ts';

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

/** The node at a place of the view. */
export function elementOf({ groups, seed }: SeedPlace): SeedElement {
  let parent: SeedElement | undefined;
  for (const node of groups) parent = { node, parent };
  return { node: seed, parent };
}

/** A seed that moves to another group gets another id: VS Code must never see one id twice. */
export function idOf({ node, parent }: SeedElement): string {
  if (node.kind === 'seed') return `${parent ? idOf(parent) : ''}\n${node.uri}`;
  // It changes when the node moves down, so that the selection does not move with it.
  return node.kind === 'more' ? `${node.id}\n${node.shown}` : node.id;
}
