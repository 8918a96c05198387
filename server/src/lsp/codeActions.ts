import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import {
  checkConfigurationProblems,
  codeActions,
  configurationActions,
  readConfiguration,
  ruleCodes,
  type ConfigurationFile,
} from '../core/index.ts';
import type { ClientProfile } from './settings.ts';
import { childOf, type Workspace } from '../workspace/index.ts';

/** The ways to mend what is wrong in a part of a seed, or of a `seedbed.yaml`. */
export async function codeActionsFor(
  workspace: Workspace,
  uri: string,
  { range, context: { only } }: CodeActionParams,
  { documentation, edits, showsDocuments }: ClientProfile,
): Promise<CodeAction[]> {
  const file = await workspace.configurationFile(uri);
  if (file?.uri === uri) {
    if (only && !only.includes(CodeActionKind.QuickFix)) return [];
    const { problems } = readConfiguration(file.text, ruleCodes);
    return configurationActions(file, checkConfigurationProblems(problems), range, documentation);
  }
  const seed = await workspace.seed(uri);
  if (!seed) return [];
  const configurationFile = file ?? (edits.createFile ? placeOfNewConfiguration(workspace, uri) : undefined);
  return codeActions(seed, range, only, documentation, configurationFile, showsDocuments);
}

/** Where a `seedbed.yaml` belongs that does not exist yet. One that cannot be read is not replaced by a new one. */
export function placeOfNewConfiguration(workspace: Workspace, uri: string): ConfigurationFile | undefined {
  const corpus = workspace.corpusOf(uri);
  if (!corpus || corpus.configurationUri !== undefined) return undefined;
  return { uri: childOf(corpus.root, 'seedbed.yaml'), text: undefined };
}
