/**
 * The messages that Seedbed's client and server exchange beyond the Language Server Protocol, for views and commands that
 * it has no words for. Any client may use them; none has to. Uris are strings as in LSP, and positions are in the
 * encoding that was agreed on. A uri that the server sends is spelled as the client has spelled it.
 *
 * Types come from the engine, and nothing else does: the client's bundle holds no engine.
 */
export type {
  EditedSeeds,
  FacetSummary,
  FilledSeed,
  FilterCompletion,
  FixAllPlan,
  MoreNode,
  ProblemCounts,
  ProposedSeed,
  RankedSeed,
  RankOrder,
  RankPlan,
  ReaderComparison,
  RefusedSeed,
  RelatedSeed,
  RelatedSeeds,
  ReviewedSeed,
  ReviewQueue,
  ReviewUsage,
  SeedCard,
  SeedChange,
  SeedEdits,
  SeedGrouping,
  SeedGroupNode,
  SeedMark,
  SeedNode,
  SeedPlace,
  SeedSorting,
  SeedTreeNode,
  VocabularyValue,
} from '../core/index.ts';
export * from './changes.ts';
export * from './commands.ts';
export * from './initialization.ts';
export * from './newSeeds.ts';
export * from './overview.ts';
export * from './request.ts';
export * from './requests.ts';
export * from './review.ts';
export * from './scan.ts';
export * from './seeds.ts';
export * from './tree.ts';
