import type { SeedTreeNode } from '../../server/src/protocol/index.ts';

/** A node of the Seeds view, with the way up from it. */
export interface SeedElement<Node extends SeedTreeNode = SeedTreeNode> {
  readonly node: Node;
  readonly parent: SeedElement | undefined;
}
