import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-types';
import { codeActions, editFor, linesOf, planRenameOf } from '../../server/src/core/index.ts';
import {
  editSeeds,
  nameOf,
  renameSeeds,
  Workspace,
  type Batch,
  type FileSystem,
} from '../../server/src/workspace/index.ts';
import { SeedTrees } from '../../server/src/lsp/seedTrees.ts';
import type { Command, Served } from './liveFolder.ts';
import { slowly, turn } from './workspace.ts';
import { answersOf } from './workspaceAnswers.ts';

/**
 * A workspace in this process, without a server around it.
 * @param isSlow whether all have to wait for the file system, and nothing is done at once.
 */
export function servedByWorkspace(fileSystem: FileSystem, isSlow: boolean, folders: readonly string[]): Served {
  const told = new Map<string, readonly Diagnostic[]>();
  const open = new Set<string>();
  const workspace = new Workspace({
    ...(isSlow ? { fileSystem: slowly(fileSystem), sliceMilliseconds: 0 } : { fileSystem }),
    yieldToEvents: turn,
    onIndexChanged: () => trees.indexChanged(),
    onDiagnostics: (uri, _version, diagnostics) => {
      if (diagnostics.length > 0) told.set(uri, diagnostics);
      else told.delete(uri);
    },
    onInternalError: fail,
  });
  const trees = new SeedTrees(workspace, () => Array.from(open, (uri) => ({ uri, name: nameOf(uri) })));
  const served: Served = {
    open: (document) => workspace.open(document),
    change: ({ uri, version, text }) => workspace.change(uri, version, text),
    close: (uri) => workspace.close(uri),
    addFolder: (uri) => {
      open.add(uri);
      trees.indexChanged();
      workspace.addFolder(uri);
    },
    removeFolder: (uri) => {
      open.delete(uri);
      trees.indexChanged();
      workspace.removeFolder(uri);
    },
    diskChanged: (changes) => workspace.diskChanged(changes),
    cancel: () => workspace.cancelScan(),
    rescan: () => workspace.rescan(),
    idle: () => workspace.idle(),
    lookAtTrees: () => {
      trees.get({ groupBy: 'usage' });
      trees.get({ groupBy: 'problem', sortBy: 'title' });
    },
    editsFor: (command) => editsFor(workspace, command),
    answers: async (uris) => {
      // A scan that was cancelled goes on when it is asked to.
      const { unread } = workspace.coverage();
      if (unread.files + unread.folders > 0) workspace.rescan();
      await workspace.idle();
      const answers = await answersOf(workspace, trees, uris);
      for (const uri of uris.filter((each) => told.has(each) || workspace.isSeed(each))) {
        assert.deepEqual(told.get(uri) ?? [], answers.get(`problems of ${uri}`), `told and answered of ${uri}`);
      }
      return new Map([
        ['told', Object.fromEntries([...told].sort(([one], [other]) => (one < other ? -1 : 1)))],
        ...answers,
      ]);
    },
    end: () => workspace.dispose(),
  };
  for (const uri of folders) void served.addFolder(uri);
  return served;
}

async function editsFor(workspace: Workspace, command: Command): ReturnType<Served['editsFor']> {
  if (command.kind === 'rename') {
    const found = [];
    for (const { index, configuration } of workspace.corpora()) {
      const plan = planRenameOf({ corpus: index, configuration }, 'publisher', command.from, command.to);
      if (!('refusal' in plan)) found.push(...(await renameSeeds(workspace, plan, batch)).edits);
    }
    return found.map(({ uri, edits }) => [uri, edits]);
  }
  const { uri } = command;
  if (!workspace.isSeed(uri)) return [];
  if (command.kind === 'change') {
    const { edits } = await editSeeds(workspace, [uri], editFor(command.change, { repair: true }), batch);
    return edits.map((edit) => [edit.uri, edit.edits]);
  }
  const seed = await workspace.seed(uri);
  if (!seed) return [];
  const everywhere = linesOf(seed.document).rangeOf({ start: 0, end: seed.document.text.length });
  const actions = codeActions(seed, everywhere, undefined, () => undefined).filter(({ edit }) => edit);
  return Object.entries(actions[command.choice % Math.max(1, actions.length)]?.edit?.changes ?? {});
}

const batch: Batch = { yieldToEvents: turn, isCancelled: () => false, onInternalError: fail };

function fail(_uri: string, error: unknown): never {
  throw error;
}
