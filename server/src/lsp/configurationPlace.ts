import { configurationName, type ConfigurationFile } from '../core/index.ts';
import { childOf, type Workspace } from '../workspace/index.ts';

/** Where a `seedbed.yaml` belongs that does not exist yet. One that cannot be read is not replaced by a new one. */
export function placeOfNewConfiguration(workspace: Workspace, uri: string): ConfigurationFile | undefined {
  const corpus = workspace.corpusOf(uri);
  if (!corpus || corpus.configurationUri !== undefined) return undefined;
  return { uri: childOf(corpus.root, configurationName), text: undefined };
}
