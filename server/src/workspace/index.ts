/**
 * The workspace: which folders hold seeds, what each file says (an open document before the file on disk), which
 * configuration rules it, and what is wrong with it. It knows nothing of LSP connections, of Node or of VS Code, and
 * reads files through a port. The language server and the command line both stand on it, so they agree.
 */
export { longestFile } from './fileSystem.ts';
export type { Batch } from './batch.ts';
export { describeError } from './describeError.ts';
export { editSeeds } from './editSeeds.ts';
export { checkedSeed } from './findings.ts';
export { isLeftOut } from './folderTree.ts';
export { planFixAll } from './planFixAll.ts';
export type {
  Entry,
  FileContent,
  FileSystem,
  FileText,
  FolderContent,
  FolderListing,
  MaybePromise,
  UnreadableReason,
  WritableFileSystem,
  WriteOutcome,
} from './fileSystem.ts';
export { jumpToProblem, jumpToSeed, type JumpOrigin, type JumpDestination } from './findJump.ts';
export type { LikelySeeds } from './likelySeeds.ts';
export { countProblems } from './problemCounts.ts';
export { proposeSeed } from './proposeSeed.ts';
export { planRanks } from './planRanks.ts';
export { renameSeeds } from './renameSeeds.ts';
export { seedSources } from './seedSources.ts';
export type {
  CheckedFile,
  Coverage,
  FileChange,
  LoadedFile,
  OpenDocument,
  Progress,
  RuledCorpus,
  WorkspaceHost,
} from './types.ts';
export { childOf, isWithin, nameOf, normalizeUri, parentOf, pathOf, uriAt, uriOfPath } from './uri.ts';
export { Workspace } from './workspace.ts';
