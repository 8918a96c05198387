import * as vscode from 'vscode';
import { configurationName, cancelScan, configurationFiles, fixSeed, rescan } from '../../server/src/protocol/index.ts';
import { configurationTemplate } from './seeds/configurationTemplate.ts';
import type { CoverageView } from './desk/coverage.ts';
import { chooseGrouping, chooseSorting, type GroupByOptions, type SortByOptions } from './desk/arrangementPickers.ts';
import { findSeed, type FindSeedOptions } from './navigation/findSeed.ts';
import { registerJumps } from './navigation/jumps.ts';
import { say } from './messages.ts';
import { newSeed, type NewSeedOptions } from './seeds/createSeed.ts';
import { whyNothingIsFixed } from './bulk/whyNothingIsFixed.ts';
import { count } from './problems.ts';
import type { OverviewView } from './desk/overviewPanel.ts';
import type { ReadersView } from './navigation/readersView.ts';
import { showRelatedSeeds } from './navigation/relatedSeedsPicker.ts';
import type { RelatedElement, RelatedView } from './desk/relatedView.ts';
import {
  completeInBox,
  filterSeeds,
  saveFilterOf,
  type FilterSeedsOptions,
  type SaveFilterOptions,
} from './desk/seedFilterBox.ts';
import type { Review, ReviewOptions } from './review/review.ts';
import { reviewedSeeds } from './review/reviewedSeeds.ts';
import type { SeedElement } from './seedElement.ts';
import type { SeedsView } from './desk/seedsView.ts';
import type { Server } from './server.ts';
import { includeLikelySeeds } from './seeds/includeLikelySeeds.ts';
import { getStarted, openExamples } from './walkthrough.ts';

/** What commands show and change. */
export interface Views {
  readonly seeds: SeedsView;
  readonly readers: ReadersView;
  readonly overview: OverviewView;
  readonly coverage: CoverageView;
  readonly related: RelatedView;
  readonly review: Review;
}

/** Everything in the command palette's category Seedbed. */
export function registerCommands(server: Server, extension: vscode.Uri, views: Views): vscode.Disposable {
  const { seeds, readers, overview } = views;
  const { arrangement } = seeds;
  // Two commands each, since they have icons or titles of their own.
  const create = (given?: NewSeedOptions | SeedElement | null) => newSeed(server, seeds, given ?? {});
  const showFilter = (options?: FilterSeedsOptions | null) => filterSeeds(server, seeds, options ?? {});
  const commands: Readonly<Record<string, () => unknown>> = {
    'seedbed.newSeed': create,
    'seedbed.newSeedHere': create,
    'seedbed.showSeeds': () => seeds.show(),
    'seedbed.showOverview': () => overview.show(),
    'seedbed.showCoverage': () => views.coverage.show(),
    'seedbed.openExamples': () => openExamples(extension),
    'seedbed.includeLikelySeeds': () => includeLikelySeeds(server),
    'seedbed.getStarted': () => getStarted(),
    'seedbed.compareRelated': (element?: RelatedElement) => views.related.compare(element),
    'seedbed.groupBy': (options?: GroupByOptions | null) => chooseGrouping(server, arrangement, options ?? {}),
    'seedbed.sortBy': (options?: SortByOptions | null) => chooseSorting(arrangement, options ?? {}),
    'seedbed.completeFilter': completeInBox,
    'seedbed.filterSeeds': showFilter,
    'seedbed.changeFilter': showFilter,
    'seedbed.reviewSeeds': (clicked?: unknown, selected?: unknown) =>
      views.review.start(reviewedSeeds(server, clicked, selected)),
    'seedbed.review': (options?: ReviewOptions | null) => options && views.review.do(options),
    'seedbed.showReviewed': (uri?: string) => uri !== undefined && views.review.goTo(uri),
    'seedbed.clearFilter': () => seeds.setFilter(''),
    'seedbed.saveFilter': (options?: SaveFilterOptions | null) => saveFilterOf(seeds, options ?? {}),
    'seedbed.collapseAll': () => seeds.collapseAll(),
    'seedbed.showMoreSeeds': (more?: SeedElement) => more && seeds.showMore(more),
    'seedbed.refresh': () =>
      vscode.window.withProgress({ location: { viewId: 'seedbed.seeds' } }, () => server.ask(rescan, undefined)),
    'seedbed.stopReading': () => server.ask(cancelScan, undefined),
    'seedbed.revealActiveSeed': () => revealActiveSeed(seeds),
    'seedbed.fixAll': () => fixAll(server),
    'seedbed.goToSeed': (options?: FindSeedOptions | null) => findSeed(server, options ?? {}),
    'seedbed.showRelatedSeeds': (seed?: vscode.Uri | string | null) => showRelatedSeeds(server, seed ?? undefined),
    'seedbed.compareReaders': (seed?: vscode.Uri) => readers.show(seed),
    'seedbed.openConfiguration': () => openConfiguration(server),
    'seedbed.restartServer': () => restart(server),
    'seedbed.showOutput': () => server.output.show(),
  };
  return vscode.Disposable.from(
    registerJumps(server, () => seeds.query),
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    registerFormerCommands(),
  );
}

/** The commands that _Group By…_ and _Sort By…_ have replaced, for key bindings that name them. */
function registerFormerCommands(): vscode.Disposable {
  return vscode.Disposable.from(
    ...former('groupBy', ['usage', 'publisher', 'folder', 'domain', 'problem', 'field', 'none']),
    ...former('sortBy', ['rank', 'title', 'file', 'changed']),
  );
}

function former(command: string, words: readonly string[]): readonly vscode.Disposable[] {
  return words.map((by) =>
    vscode.commands.registerCommand(
      `seedbed.${command}${by.charAt(0).toUpperCase()}${by.slice(1)}`,
      (options?: object | null) => vscode.commands.executeCommand(`seedbed.${command}`, { by, ...options }),
    ),
  );
}

async function revealActiveSeed(seeds: SeedsView): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document && (await seeds.reveal(document.uri))) return;
  if (seeds.filter === '') {
    void vscode.window.showInformationMessage('Open a seed of this workspace first.');
    return;
  }
  const clear = 'Clear Filter';
  const message = 'The filter of the Seeds view does not show the active seed.';
  if ((await vscode.window.showInformationMessage(message, clear)) !== clear) return;
  await seeds.setFilter('');
  await revealActiveSeed(seeds);
}

/** Runs every safe fix on the active seed, as one step to undo. */
async function fixAll(server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const version = document?.version;
  const result = document && (await server.ask(fixSeed, { uri: server.uriOf(document.uri) }));
  if (!document || !result) {
    void vscode.window.showInformationMessage('Open a seed first.');
  } else if (result.edits.length === 0) {
    void vscode.window.showInformationMessage(whyNothingIsFixed(document.uri));
  } else if (document.version === version) {
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, await server.textEdits(result.edits));
    if (!(await vscode.workspace.applyEdit(edit))) return;
    say(`Seedbed fixed ${count(result.fixed, 'problem')}.`);
  }
}

/** Opens the configuration of the active file, or of a corpus that the user picks. It creates one only after a question. */
async function openConfiguration(server: Server): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const files = (await server.ask(configurationFiles, active ? { uri: server.uriOf(active) } : {})) ?? [];
  const choices = files.map(({ uri, exists }) => {
    const file = server.client.protocol2CodeConverter.asUri(uri);
    return {
      file,
      exists,
      label: vscode.workspace.asRelativePath(file),
      description: exists ? '' : 'does not exist yet',
    };
  });
  const placeHolder = `Which ${configurationName}?`;
  const choice = choices.length > 1 ? await vscode.window.showQuickPick(choices, { placeHolder }) : choices[0];
  if (choices.length === 0) void vscode.window.showInformationMessage('Open a folder of seeds first.');
  if (!choice) return;
  if (!choice.exists && !(await createConfiguration(choice.file))) return;
  await vscode.window.showTextDocument(choice.file);
}

async function createConfiguration(file: vscode.Uri): Promise<boolean> {
  const create = 'Create';
  const question =
    vscode.workspace.asRelativePath(file) === configurationName
      ? `This folder has no ${configurationName} yet. Create one?`
      : `${vscode.workspace.asRelativePath(file)} does not exist yet. Create it?`;
  if ((await vscode.window.showInformationMessage(question, { modal: true }, create)) !== create) return false;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(configurationTemplate) });
  return vscode.workspace.applyEdit(edit);
}

async function restart(server: Server): Promise<void> {
  try {
    await server.restart();
  } catch (error) {
    server.output.error(error instanceof Error ? error : String(error));
    const reload = 'Reload Window';
    const answer = await vscode.window.showErrorMessage('Seedbed’s language server did not start.', reload);
    if (answer === reload) await vscode.commands.executeCommand('workbench.action.reloadWindow');
  }
}
