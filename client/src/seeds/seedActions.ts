import * as vscode from 'vscode';
import { copySeeds, planRanks, type CopySeedsParams, type RankOrder } from '../../../server/src/protocol/index.ts';
import { describeKept, type ApplySeedChange } from '../bulk/bulkChange.ts';
import { moveWords, renumberWords, type ChangeWords } from '../bulk/changeWords.ts';
import { askForRank } from '../bulk/askForRank.ts';
import { nameSeeds } from '../bulk/seedNames.ts';
import { chosenSeeds } from './chosenSeeds.ts';
import { compareSeeds } from '../navigation/compareSeeds.ts';
import { deleteSeeds } from './deleteSeeds.ts';
import { fixAllSeeds, type FixAllSeedsOptions } from '../bulk/fixAllSeeds.ts';
import type { Journal } from '../bulk/journal.ts';
import { notResponding, say, withoutLinks, withProgress } from '../messages.ts';
import { reviewLabel } from '../review/reviewChanges.ts';
import { ArticleOpener } from '../navigation/openArticle.ts';
import { count } from '../problems.ts';
import { isSeedElement } from '../seedElement.ts';
import type { SeedsView } from '../desk/seedsView.ts';
import type { Server } from '../server.ts';
import { publisher, setField, setValue, usage, type SetFieldOptions, type SetValueOptions } from '../bulk/setValue.ts';
import { undoBulkChange, type UndoBulkChangeOptions } from '../bulk/undoBulkChange.ts';

/** The argument of the command `seedbed.moveToRank`, for the user's own key bindings; it moves the active seed then. */
interface MoveToRankOptions {
  readonly rank?: number;
}

/**
 * Registers the commands on some seeds or all at once.
 * @param seedsView whose rows commands are chosen for.
 * @param memory remembers which domains may be opened.
 */
export function registerSeedActions(
  server: Server,
  journal: Journal,
  apply: ApplySeedChange,
  seedsView: SeedsView,
  memory: vscode.Memento,
): vscode.Disposable {
  const articles = new ArticleOpener(server, memory);
  /** A command on the chosen seeds, or on the active one. Options follow the seeds, or come alone. */
  const onSeeds =
    <Options extends object>(run: (seeds: readonly vscode.Uri[], options: Partial<Options>) => unknown) =>
    async (clicked?: unknown, selected?: unknown, options?: unknown): Promise<void> => {
      const seeds = await chosenSeeds(server, clicked, selected, (group) => seedsView.seedsIn(group));
      const given = [options, clicked].find(isOptions) ?? {};
      if (seeds.length === 0) return;
      const goOn = isSeedElement(clicked) ? await seedsView.holdPlace(clicked) : undefined;
      await run(seeds, given);
      await goOn?.();
    };
  const copy = (as: CopySeedsParams['as'], noun: string) =>
    onSeeds(async (seeds) => {
      const text = await server.ask(copySeeds, { uris: seeds.map((uri) => server.uriOf(uri)), as });
      if (!text) return say(`Nothing was copied: ${notResponding}`);
      await vscode.env.clipboard.writeText(text);
      say(`Copied ${seeds.length === 1 ? `the ${noun}` : count(seeds.length, noun)}.`);
    });
  const commands: Readonly<Record<string, (...args: never[]) => unknown>> = {
    'seedbed.setUsage': onSeeds<SetValueOptions>((seeds, options) => setValue(server, apply, usage, seeds, options)),
    'seedbed.setPublisher': onSeeds<SetValueOptions>((seeds, options) =>
      setValue(server, apply, publisher, seeds, options),
    ),
    'seedbed.setField': onSeeds<SetFieldOptions>((seeds, options) => setField(server, apply, seeds, options)),
    'seedbed.moveToRank': onSeeds<MoveToRankOptions>(async (seeds, options) => {
      const rank = options.rank ?? (await askForRank(rankTitle(seeds.length)));
      if (rank === undefined) return;
      const uris = seeds.map((uri) => server.uriOf(uri));
      const what = uris.length === 1 ? await nameSeeds(server, uris) : count(uris.length, 'seed');
      const where = uris.length === 1 ? `to ${rank}` : `to ${rank} and the ranks after it`;
      await giveRanks(server, apply, { kind: 'place', uris, rank }, (moving) =>
        moveWords(what, where, othersOf(uris, moving).length),
      );
    }),
    'seedbed.renumberRanks': onSeeds(async ([seed]) => {
      const folder = vscode.workspace.asRelativePath(vscode.Uri.joinPath(seed!, '..'));
      await giveRanks(server, apply, { kind: 'renumber', uri: server.uriOf(seed!) }, (moving) =>
        renumberWords(folder, moving.length),
      );
    }),
    'seedbed.openArticle': onSeeds((seeds) => articles.open(seeds)),
    'seedbed.forgetAllowedDomains': () => articles.forget(),
    'seedbed.copyAsLink': copy('links', 'link'),
    'seedbed.copyAsCitation': copy('citations', 'citation'),
    'seedbed.copyAsCsv': copy('csv', 'row'),
    'seedbed.compareWithTwin': onSeeds((seeds) => compareSeeds(server, seeds)),
    'seedbed.deleteSeeds': onSeeds((seeds) => deleteSeeds(server, seeds)),
    'seedbed.fixAllSeeds': (options?: FixAllSeedsOptions | null) => fixAllSeeds(server, journal, options ?? {}),
    'seedbed.undoBulkChange': (options?: UndoBulkChangeOptions | null) =>
      undoBulkChange(server, journal, options ?? {}),
    'seedbed.undoReview': (options?: UndoBulkChangeOptions | null) =>
      undoBulkChange(server, journal, { ...options, label: reviewLabel }),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
}

/** Whether it is an argument from `keybindings.json`. */
function isOptions(argument: unknown): boolean {
  return (
    typeof argument === 'object' && argument !== null && !(argument instanceof vscode.Uri) && !('node' in argument)
  );
}

function rankTitle(seeds: number): string {
  return seeds === 1 ? 'Move to Rank' : `Move ${count(seeds, 'Seed')}, Starting at Rank`;
}

/** @param wordsOf how the change is spoken of, by the uris of the seeds that get another rank. */
async function giveRanks(
  server: Server,
  apply: ApplySeedChange,
  params: RankOrder,
  wordsOf: (moving: readonly string[]) => ChangeWords,
): Promise<void> {
  const plan = await withProgress('Planning the fewest changes', async (_, token) => {
    const answer = await server.ask(planRanks, params, token);
    return token.isCancellationRequested ? undefined : (answer ?? { ranks: [], refusal: notResponding });
  });
  if (!plan) return;
  const { ranks, kept, refusal } = plan;
  if (refusal !== undefined) void vscode.window.showWarningMessage(withoutLinks(refusal));
  else if (ranks.length === 0) say('The ranks are already right.');
  else {
    const words = wordsOf(ranks.map(({ uri }) => uri));
    await apply([], { kind: 'rank', ranks }, { remarks: await describeKept(server, kept), words });
  }
}

function othersOf(uris: readonly string[], moving: readonly string[]): readonly string[] {
  const own = new Set(uris);
  return moving.filter((uri) => !own.has(uri));
}
