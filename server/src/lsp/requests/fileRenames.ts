import {
  WillRenameFilesRequest,
  type FileRename,
  type RenameFilesParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { editTo, moveDifferent, moveKnownProblems, relativePath, type Move } from '../../core/index.ts';
import { describeError, isWithin, type LoadedFile, type RuledCorpus } from '../../workspace/index.ts';
import type { ServerContext } from '../serverContext.ts';
import { workspaceEdit, type FileEdits } from '../workspaceEdit.ts';

/** Has `seedbed.yaml` and the baseline follow seeds that the client is about to rename, or whose folder it is. */
export function registerFileRenames(context: ServerContext): void {
  const { method } = WillRenameFilesRequest;
  context.connection.onRequest(
    method,
    context.handlers.request(method, null, ({ files }: RenameFilesParams) => editFor(context, files)),
  );
}

/** The same after the rename, for a client that does not ask before it. */
export async function followRenames(context: ServerContext, files: readonly FileRename[]): Promise<void> {
  const { connection, client, translation } = context;
  const { appliesEdits, capabilities } = client();
  if (!appliesEdits || capabilities.workspace?.fileOperations?.willRename === true) return;
  try {
    const edit = await editFor(context, files);
    if (edit) await connection.workspace.applyEdit({ label: 'Follow renamed seeds', edit: translation.sent(edit) });
  } catch (error) {
    connection.console.error(`seedbed.yaml and the baseline did not follow a rename: ${describeError(error)}`);
  }
}

async function editFor(
  { workspace, client }: ServerContext,
  files: readonly FileRename[],
): Promise<WorkspaceEdit | null> {
  const edits: FileEdits[] = [];
  for (const corpus of workspace.corpora()) {
    const moves = files.flatMap((file) => moveIn(corpus, file));
    const { configurationUri: uri, configuration, baseline } = corpus;
    if (uri === undefined || moves.length === 0) continue;
    const follow = (
      file: LoadedFile | undefined,
      move: (text: string, moves: readonly Move[]) => string | undefined,
    ) => {
      const text = file && move(file.text, moves);
      if (text === undefined) return;
      edits.push({ uri: file!.uri, version: file!.version ?? null, edits: editTo({ document: file! }, text) });
    };
    if (configuration.duplicates.different.length > 0) follow(await workspace.configurationFile(uri), moveDifferent);
    if (baseline) follow(await workspace.baselineFile(uri), moveKnownProblems);
  }
  return edits.length > 0 ? workspaceEdit(edits, client().edits) : null;
}

/** What a rename is to one corpus: nothing where it leads in or out. */
function moveIn({ root }: RuledCorpus, { oldUri, newUri }: FileRename): readonly Move[] {
  if (![oldUri, newUri].every((uri) => uri !== root && isWithin(uri, root))) return [];
  return [{ from: relativePath(root, oldUri), to: relativePath(root, newUri) }];
}
