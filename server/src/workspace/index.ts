/**
 * The workspace: which folders hold seeds, what each file says (an open document before the file on disk), which
 * configuration rules it, and what is wrong with it. It knows nothing of LSP connections, of Node or of VS Code, and
 * reads files through a port. The language server and the command line both stand on it, so they agree.
 */
export { configurationName } from './configurations.ts';
export { longestFile } from './fileSystem.ts';
export { editSeeds, type EditedSeeds, type RefusedSeed, type SeedChange, type SeedEdits } from './edits.ts';
export type { Errand } from './errand.ts';
export { fixSeeds, planFixAll, type FixAllPlan, type FixedSeeds, type SeedFixes } from './fixAll.ts';
export type {
  Entry,
  FileContent,
  FileSystem,
  FileText,
  FolderContent,
  MaybePromise,
  UnreadableReason,
  WritableFileSystem,
  WriteOutcome,
} from './fileSystem.ts';
export { jumpToProblem, jumpToSeed, type JumpOrigin, type JumpTarget } from './jumps.ts';
export { proposeSeed, type ProposedSeed } from './newSeed.ts';
export { planRanks, type RankOrder, type RankPlan } from './ranks.ts';
export { renameSeeds, type RenamedFile, type SeedRenames } from './rename.ts';
export type { FolderFiles, ReadAhead } from './readAhead.ts';
export type {
  CheckedFile,
  ConfigurationFile,
  Coverage,
  FileChange,
  OpenDocument,
  ProblemCounts,
  Progress,
  RuledCorpus,
  WorkspaceHost,
} from './types.ts';
export { childOf, isWithin, nameOf, normalizeUri, parentOf, pathOf, relativePath, uriOfPath } from './uri.ts';
export { Workspace } from './workspace.ts';
