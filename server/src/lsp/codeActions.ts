import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import {
  checkConfigurationProblems,
  codeActions,
  configurationActions,
  readConfiguration,
  ruleCodes,
  type ConfigurationFile,
} from '../core/index.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { ClientProfile } from './settings.ts';
import { workspaceEdit } from './workspaceEdit.ts';
import { childOf, type Workspace } from '../workspace/index.ts';

/**
 * The ways to mend what is wrong in a part of a seed, or of a `seedbed.yaml`: for the versions of documents that they were
 * made for, where the client takes edits that say so. None where it was typed in meanwhile.
 */
export async function codeActionsFor(
  workspace: Workspace,
  documents: OpenDocuments,
  uri: string,
  params: CodeActionParams,
  client: ClientProfile,
): Promise<CodeAction[]> {
  const version = workspace.version(uri);
  const file = await workspace.configurationFile(uri);
  const actions = await actionsFor(workspace, uri, file, params, client);
  if (workspace.version(uri) !== version) return [];
  const versionOf = (changed: string) => (changed === file?.uri ? file.version : workspace.version(changed));
  return actions.map((action) => {
    const changes = Object.entries(action.edit?.changes ?? {});
    if (changes.length === 0) return action;
    const files = changes.map(([changed, edits]) => ({
      uri: documents.spelling(changed),
      version: versionOf(changed),
      edits,
    }));
    return { ...action, edit: workspaceEdit(files, client.edits) };
  });
}

async function actionsFor(
  workspace: Workspace,
  uri: string,
  file: (ConfigurationFile & { readonly text: string }) | undefined,
  { range, context: { only } }: CodeActionParams,
  { documentation, edits, showsDocuments, appliesEdits }: ClientProfile,
): Promise<CodeAction[]> {
  if (file?.uri === uri) {
    if (only && !only.includes(CodeActionKind.QuickFix)) return [];
    const { problems } = readConfiguration(file.text, ruleCodes);
    return configurationActions(file, checkConfigurationProblems(problems), range, documentation);
  }
  const seed = await workspace.seed(uri);
  if (!seed) return [];
  const configurationFile = file ?? (edits.createFile ? placeOfNewConfiguration(workspace, uri) : undefined);
  return codeActions(seed, range, only, documentation, configurationFile, { showsDocuments, appliesEdits });
}

/** Where a `seedbed.yaml` belongs that does not exist yet. One that cannot be read is not replaced by a new one. */
export function placeOfNewConfiguration(workspace: Workspace, uri: string): ConfigurationFile | undefined {
  const corpus = workspace.corpusOf(uri);
  if (!corpus || corpus.configurationUri !== undefined) return undefined;
  return { uri: childOf(corpus.root, 'seedbed.yaml'), text: undefined };
}
