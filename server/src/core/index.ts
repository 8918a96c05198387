// The one door of the engine: what is outside core imports from here and from nowhere else in it.

export type { SeedContext } from './corpus/seedContext.ts';
export type { SeedSummary } from './corpus/seedSummary.ts';
export type { ConfigurationFile } from './features/codeActions.ts';
export type { CompletionClient } from './features/completion.ts';
export type { DocumentationUri } from './features/diagnostics.ts';
export type { FixAllOptions, FixAllResult } from './features/fixAll.ts';
export type { CheckedFinding } from './rules/check.ts';
export type { Finding, Fix, Rule, RuleDocumentation } from './rules/rule.ts';
export type { UnreadableReason } from './rules/unreadableFile.ts';
export type { Configuration, ConfigurationProblem, Severity } from './schema/configuration.ts';
export type { Field, FieldValue, FrontMatter, SeedDocument } from './syntax/seedDocument.ts';
export type { TextEdit } from './text/edit.ts';
export type { Lines } from './text/lines.ts';
export type { TextRange } from './text/range.ts';

export { Corpus } from './corpus/corpus.ts';
export { folderOf, summarize } from './corpus/seedSummary.ts';
export { codeActions, configurationActions, fixAllKind } from './features/codeActions.ts';
export { complete } from './features/completion.ts';
export { diagnose, toDiagnostics } from './features/diagnostics.ts';
export { documentLinks } from './features/documentLinks.ts';
export { documentSymbols } from './features/documentSymbols.ts';
export { editTo, fixAll } from './features/fixAll.ts';
export { foldingRanges } from './features/foldingRanges.ts';
export { hover } from './features/hover.ts';
export * from './features/seedTree.ts';
export { check, checkConfigurationProblems, checkUnreadable, fixable } from './rules/check.ts';
export { ruleCodes, rules } from './rules/index.ts';
export { defaultConfiguration, readConfiguration } from './schema/configuration.ts';
export { fieldKeys } from './schema/fieldKeys.ts';
export { isSeedPath } from './schema/seedFiles.ts';
export { parseSeed } from './syntax/parseSeed.ts';
export { applyEdits } from './text/edit.ts';
export { linesOf } from './text/lines.ts';
export { escapeControls, quoteForMessage } from './text/message.ts';
