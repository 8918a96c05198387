// The one door of the engine: what is outside core imports from here and from nowhere else in it.

export type { PackedSeeds } from './corpus/packedSeeds.ts';
export type { SeedContext } from './corpus/seedContext.ts';
export type { SeedSummary } from './corpus/seedSummary.ts';
export type { ConfigurationFile } from './features/codeActions.ts';
export type { CompletionClient } from './features/completion.ts';
export type { DocumentationUri } from './features/diagnostics.ts';
export type { FixAllOptions, FixAllResult } from './features/fixAll.ts';
export type { PublisherName, SeedMatch } from './features/findSeeds.ts';
export type { SeedJump } from './features/jump.ts';
export type { Overview, OverviewSources, OverviewState, RuleCount } from './features/overviewModel.ts';
export type { OtherReader, ReaderComparison } from './features/readers.ts';
export type { RelatedSeed, RelatedSeeds } from './features/relatedSeeds.ts';
export type { RenamePlan, RenameRefusal } from './features/rename.ts';
export type { SeedCard } from './features/seedCard.ts';
export type { SeedFilter } from './features/seedFilter.ts';
export type { FilterCompletion, FilterCompletionItem } from './features/seedFilterCompletion.ts';
export type { FilterProblem } from './features/seedFilterSyntax.ts';
export type { CheckedFinding, CountedFinding } from './rules/check.ts';
export type { Finding, Fix, Rule, RuleDocumentation } from './rules/rule.ts';
export type { UnreadableReason } from './rules/unreadableFile.ts';
export type { Configuration, ConfigurationProblem, Severity } from './schema/configuration.ts';
export type { ConfigurationEntry } from './schema/configurationRename.ts';
export type { Field, FieldValue, FrontMatter, SeedDocument } from './syntax/seedDocument.ts';
export type { TextEdit } from './text/edit.ts';
export type { Lines } from './text/lines.ts';
export type { TextRange } from './text/range.ts';
export type { CopiedSeed, CopyFormat } from './features/copySeeds.ts';
export type { ExistingSeed, NewSeed, NewSeedRefusal, NewSeedRequest } from './features/newSeed.ts';
export type { RankedSeed } from './features/reRank.ts';
export type { FieldRefusal, SettableField } from './features/setField.ts';
export type { VocabularyValue } from './features/vocabulary.ts';

export { Corpus } from './corpus/corpus.ts';
export { packSeeds, unpackSeeds } from './corpus/packedSeeds.ts';
export { folderOf, summarize } from './corpus/seedSummary.ts';
export { codeActions, configurationActions, fixAllKind } from './features/codeActions.ts';
export { codeLenses } from './features/codeLens.ts';
export { complete } from './features/completion.ts';
export { definition } from './features/definition.ts';
export { diagnose, toDiagnostics } from './features/diagnostics.ts';
export { documentLinks } from './features/documentLinks.ts';
export { documentSymbols } from './features/documentSymbols.ts';
export { findSeeds } from './features/findSeeds.ts';
export { editTo, fixAll } from './features/fixAll.ts';
export { foldingRanges } from './features/foldingRanges.ts';
export { format } from './features/format.ts';
export { hover } from './features/hover.ts';
export { inlayHints } from './features/inlayHints.ts';
export { firstSeed, firstUnreviewed, jump } from './features/jump.ts';
export { buildOverview, countByRule } from './features/overview.ts';
export { overviewContent, overviewPage } from './features/overviewPage.ts';
export { overviewStyle } from './features/overviewStyle.ts';
export { compareReaders } from './features/readers.ts';
export { documentHighlights, references, referencesTo } from './features/references.ts';
export { describeSeed, relatedSeeds } from './features/relatedSeeds.ts';
export { planRename, planRenameOf, prepareRename, renameIn, renameInConfiguration } from './features/rename.ts';
export { seedCard } from './features/seedCard.ts';
export { readFilter } from './features/seedFilter.ts';
export { completeFilter } from './features/seedFilterCompletion.ts';
export { folderLabel } from './features/seedGroups.ts';
export { labelOf } from './features/seedLabel.ts';
export * from './features/seedTree.ts';
export { workspaceSymbols } from './features/workspaceSymbols.ts';
export {
  check,
  checkAlone,
  checkConfigurationProblems,
  checkUnreadable,
  fixable,
  mayConcernOthers,
} from './rules/check.ts';
export { ruleCodes, rules } from './rules/index.ts';
export { defaultConfiguration, readConfiguration } from './schema/configuration.ts';
export { entryAt, entryOf } from './schema/configurationRename.ts';
export { fieldKeys } from './schema/fieldKeys.ts';
export { isSeedPath } from './schema/seedFiles.ts';
export { parseSeed } from './syntax/parseSeed.ts';
export { display } from './text/display.ts';
export { applyEdits } from './text/edit.ts';
export { linesOf } from './text/lines.ts';
export { escapeControls, quoteForMessage } from './text/message.ts';
export { copySeeds } from './features/copySeeds.ts';
export { fillSeed } from './features/fillSeed.ts';
export { newSeed } from './features/newSeed.ts';
export { placeAtRank } from './features/placeAtRank.ts';
export { renumber, reRank } from './features/reRank.ts';
export { setField } from './features/setField.ts';
export { vocabulary } from './features/vocabulary.ts';
