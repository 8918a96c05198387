import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import {
  checkConfigurationProblems,
  codeActions,
  configurationActions,
  linesOf,
  readConfiguration,
  ruleCodes,
  type ConfigurationFile,
} from '../../core/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { ClientProfile } from '../clientProfile.ts';
import { placeOfNewConfiguration } from '../configurationPlace.ts';
import type { ServerContext } from '../serverContext.ts';
import { actionsFor } from '../plainForms.ts';
import { workspaceEdit } from '../workspaceEdit.ts';

/**
 * The code actions of a part of a seed, or of a `seedbed.yaml`: for the versions of documents that they were made for, where
 * the client takes edits that say so. None where the document has changed meanwhile.
 */
export async function codeActionsFor(
  { workspace, client }: ServerContext,
  uri: string,
  params: CodeActionParams,
): Promise<CodeAction[] | Command[]> {
  const { edits: support } = client();
  const version = workspace.version(uri);
  const loaded = await workspace.configurationFile(uri);
  const file = loaded ?? (support.createFile ? placeOfNewConfiguration(workspace, uri) : undefined);
  const actions = await literalsFor(workspace, uri, file, params, client());
  if (workspace.version(uri) !== version) return [];
  const versionOf = (changed: string) => (changed === loaded?.uri ? loaded.version : workspace.version(changed));
  const versioned = actions.map((action) => {
    const changes = Object.entries(action.edit?.changes ?? {});
    if (changes.length === 0) return action;
    const files = changes.map(([changed, edits]) => ({
      uri: changed,
      version: versionOf(changed) ?? null,
      edits,
      create: changed === file?.uri && file.text === undefined,
    }));
    return { ...action, edit: workspaceEdit(files, support) };
  });
  return actionsFor(versioned, { uri, version }, client());
}

async function literalsFor(
  workspace: Workspace,
  uri: string,
  file: ConfigurationFile | undefined,
  { range, context: { only, diagnostics } }: CodeActionParams,
  { documentation, showsDocuments, appliesEdits, fixAllCommand, renumberCommand, views }: ClientProfile,
): Promise<CodeAction[]> {
  if (file?.uri === uri && file.text !== undefined) {
    if (only && !only.includes(CodeActionKind.QuickFix)) return [];
    const { text } = file;
    const { problems } = readConfiguration(text, ruleCodes);
    return configurationActions({ uri, text }, checkConfigurationProblems(problems), range, documentation);
  }
  const seed = await workspace.seed(uri);
  if (!seed) return [];
  const runsAll = !views && diagnostics.length === 1 && isWhole(range, seed.document);
  const actions = codeActions(seed, runsAll ? diagnostics[0]!.range : range, only, documentation, file, {
    showsDocuments,
    appliesEdits,
    fixAllCommand,
    renumberCommand,
    plainMenus: !views,
    seedsWith: (code) => seedsWith(workspace, code),
  });
  return runsAll ? actions.filter(isPreferredFor(diagnostics[0]!)).slice(0, 1) : actions;
}

/**
 * The range in which Kate asks for the fixes of one problem, whatever the problem's own. Version 22.12 carries out all that it
 * gets, one after the other, each by the places of the text as it was; so there must be one at most.
 */
function isWhole({ start, end }: Range, document: { readonly text: string }): boolean {
  const last = linesOf(document).positionAt(document.text.length);
  return start.line === 0 && start.character === 0 && end.line >= last.line && last.line > 0;
}

function isPreferredFor({ code }: Diagnostic): (action: CodeAction) => boolean {
  return ({ isPreferred, diagnostics = [] }) => isPreferred === true && diagnostics.some((one) => one.code === code);
}

/** In how many seeds of all corpora a rule finds something. */
function seedsWith(workspace: Workspace, code: string): number {
  let seeds = 0;
  for (const { index, records } of workspace.corpora()) {
    for (const { uri } of index.seeds()) if (records.foundIn(uri).codes.includes(code)) seeds++;
  }
  return seeds;
}
