// The one door of the engine: what is outside core imports from here and from nowhere else in it.

export type { Seed, SeedSummary } from './corpus/seed.ts';
export type { ConfigurationFile } from './schema/configurationFile.ts';
export type { CompletionClient } from './editor/completion.ts';
export type { DocumentationUri } from './editor/diagnostics.ts';
export type { FixAllOptions, FixAllResult, RefusedFix } from './bulk/fixAll.ts';
export type { PublisherName, SeedMatch } from './navigation/findSeeds.ts';
export type { JumpPath, SeedJump } from './navigation/jump.ts';
export type {
  Leading,
  Overview,
  OverviewFolder,
  OverviewPublisher,
  OverviewRankScope,
  OverviewRule,
  OverviewSources,
  OverviewState,
  OverviewUsage,
  RuleCount,
  UnreadablePlace,
} from './overview/overviewModel.ts';
export type { RankCells, RankRuns } from './overview/overviewRanks.ts';
export type { OtherReader, ReaderComparison } from './editor/readerComparison.ts';
export type { RelatedSeed, RelatedSeeds } from './navigation/relatedSeeds.ts';
export type { RenamePlan, RenameRefusal } from './bulk/rename.ts';
export type { ReviewedSeed, ReviewQueue, ReviewUsage } from './tree/reviewQueue.ts';
export type { SeedCard } from './tree/seedCard.ts';
export type { SeedMark } from './tree/seedMark.ts';
export type { SeedFilter } from './tree/seedFilter.ts';
export type { FilterCompletion, FilterCompletionItem } from './tree/seedFilterCompletion.ts';
export type { FilterProblem } from './tree/seedFilterSyntax.ts';
export type { BaselineEntry } from './checking/baseline.ts';
export type { CheckedFinding, Fixable, CountedFinding } from './checking/check.ts';
export type { Finding, Fix, FixKind, Rule, RuleDocumentation } from './findings/rule.ts';
export type { UnreadableContent } from './rules/unreadableFile.ts';
export type { Configuration, ConfigurationProblem } from './schema/configuration.ts';
export type { FacetSummary } from './schema/facets.ts';
export type { ProblemCounts, Severity } from './schema/severity.ts';
export type { Move } from './schema/configurationMoves.ts';
export type { ConfigurationEntry } from './schema/configurationRename.ts';
export type { Field, FieldValue, FrontMatter, SeedDocument } from './syntax/seedDocument.ts';
export type { TextEdit } from './text/edit.ts';
export type { Lines } from './text/lines.ts';
export type { PositionEncoding } from './text/positionEncoding.ts';
export type { TextRange } from './text/range.ts';
export type { CopiedSeed, CopyFormat } from './bulk/copySeeds.ts';
export type { ExistingSeed, NewSeed, NewSeedRefusal, NewSeedRequest } from './bulk/newSeed.ts';
export type { FilledSeed } from './bulk/fillSeed.ts';
export type { FixAllPlan, ProposedSeed, RankOrder, RankPlan } from './bulk/bulkPlans.ts';
export type {
  EditedSeeds,
  EditSeedsOptions,
  RefusedSeed,
  SeedChange,
  SeedEdits,
  SeedOutcome,
} from './bulk/changeSeed.ts';
export type { RankedSeed } from './bulk/reRank.ts';
export type { FieldRefusal, SettableField } from './bulk/setField.ts';
export type { VocabularyValue } from './navigation/rankedValues.ts';

export { Corpus } from './corpus/corpus.ts';
export { LoneCorpus } from './corpus/loneCorpus.ts';
export { folderOf } from './corpus/seed.ts';
export { SeedContext } from './corpus/seedContext.ts';
export { ExaminedSeed, type KnownSeed, seedFrom } from './checking/examinedSeed.ts';
export { signatureLength } from './corpus/minHash.ts';
export { hash53 } from './text/hash.ts';
export { facetValue, listedKeys } from './corpus/facetValues.ts';
export { summarize } from './corpus/seedSummary.ts';
export { completeConfiguration, hoverConfiguration } from './editor/configurationAssist.ts';
export type { JsonSchema } from './editor/jsonSchema.ts';
export { codeActions, configurationActions, fixAllKind } from './editor/codeActions.ts';
export { codeLenses } from './editor/codeLens.ts';
export { complete } from './editor/completion.ts';
export { serverCommands } from './editor/serverCommands.ts';
export { definition } from './navigation/definition.ts';
export { diagnose, toDiagnostics } from './editor/diagnostics.ts';
export { documentLinks } from './editor/documentLinks.ts';
export { documentSymbols } from './editor/documentSymbols.ts';
export { findSeeds } from './navigation/findSeeds.ts';
export { findSeedsFor } from './tree/seedQuery.ts';
export { describeRefused, editTo, fixAll } from './bulk/fixAll.ts';
export { foldingRanges } from './editor/foldingRanges.ts';
export { format, formatRange } from './editor/format.ts';
export { hover } from './editor/hover.ts';
export { inlayHints } from './editor/inlayHints.ts';
export { countUnreviewed, firstSeed, firstUnreviewed, jump } from './navigation/jump.ts';
export { buildOverview, countByRule } from './overview/buildOverview.ts';
export { CorpusSurvey } from './overview/corpusSurvey.ts';
export { proposeConfiguration } from './overview/proposeConfiguration.ts';
export { compareReaders } from './editor/readerComparison.ts';
export { documentHighlights, references, referencesTo } from './navigation/references.ts';
export { describeSeed, relatedSeeds } from './navigation/relatedSeeds.ts';
export {
  nothingToRename,
  planRename,
  planRenameOf,
  prepareRename,
  renameIn,
  renameInConfiguration,
} from './bulk/rename.ts';
export { seedCard } from './tree/seedCard.ts';
export { seedMark } from './tree/seedMark.ts';
export { filterKeysFor } from './tree/seedFilterSyntax.ts';
export { countFitting, readFilter } from './tree/seedFilter.ts';
export { completeFilter } from './tree/seedFilterCompletion.ts';
export { folderLabel } from './tree/seedGroups.ts';
export { labelOf } from './navigation/seedLabel.ts';
export * from './tree/seedTree.ts';
export { reviewQueue, reviewedSeed } from './tree/reviewQueue.ts';
export { viewOrder } from './tree/treeOrder.ts';
export { workspaceSymbols } from './navigation/workspaceSymbols.ts';
export { check, checkConfigurationProblems, checkUnreadable, checkedSeed, fixable } from './checking/check.ts';
export { Baseline, baselineEntry, moveKnownProblems, readBaseline, writeBaseline } from './checking/baseline.ts';
export { examineSeed, mostFindings } from './checking/examineSeed.ts';
export { hiddenFindings } from './checking/hiddenFindings.ts';
export { judge } from './checking/judge.ts';
export { ruleCodes, rules } from './rules/index.ts';
export { defaultConfiguration, readConfiguration } from './schema/configuration.ts';
export { moveDifferent } from './schema/configurationMoves.ts';
export { entryAt, entryOf } from './schema/configurationRename.ts';
export { summarizeFacets } from './schema/facets.ts';
export { builtInFields, type BuiltInField, type FieldType } from './schema/fields.ts';
export { fieldKeys } from './schema/fieldKeys.ts';
export { configurationName } from './schema/configurationFile.ts';
export { rulesAt } from './schema/rulesAt.ts';
export { ruleSettingsOf, seedGlobOf, settingsOf } from './schema/configurationSettings.ts';
export type { RuleSetting, Setting } from './schema/configurationSettings.ts';
export { noProblems, severities } from './schema/severity.ts';
export { includeText, looksLikeSeed, patternsFor } from './schema/likelySeeds.ts';
export { isSeedPath } from './schema/seedFiles.ts';
export { unusedEntries } from './schema/unusedEntries.ts';
export { parseSeed } from './syntax/parseSeed.ts';
export { parseSeedFor } from './syntax/parseSeedFor.ts';
export { display } from './text/display.ts';
export { plainTextOf } from './text/markdown.ts';
export { applyEdits } from './text/edit.ts';
export { linesOf } from './text/lines.ts';
export { ownCopy } from './text/ownCopy.ts';
export { decodePosition, encodePosition } from './text/positionEncoding.ts';
export { escapeControls, quoteForMessage } from './text/message.ts';
export { byFrequency, sumCounts } from './text/counting.ts';
export { applyLspEdits } from './text/lspEdits.ts';
export { relativePath } from './text/relativePath.ts';
export { nearest } from './text/similarity.ts';
export { editFor } from './bulk/changeSeed.ts';
export { copySeeds } from './bulk/copySeeds.ts';
export { fillSeed } from './bulk/fillSeed.ts';
export { newSeed } from './bulk/newSeed.ts';
export { placeAtRank } from './bulk/placeAtRank.ts';
export { setField } from './bulk/setField.ts';
export { renumber, reRank } from './bulk/reRank.ts';
export { otherRanks } from './bulk/stepOver.ts';
export { vocabulary } from './navigation/rankedValues.ts';
