import type { CancellationToken } from 'vscode-languageserver';
import { copySeeds, describeSeed, fillSeed, vocabulary } from '../core/index.ts';
import {
  copySeedsRequest,
  editSeedsRequest,
  fillSeedRequest,
  newSeedRequest,
  planRanksRequest,
  vocabularyRequest,
  type CopySeedsParams,
  type EditedSeeds,
  type EditSeedsParams,
  type FillSeedParams,
  type NewSeed,
  type NewSeedParams,
  type PlanRanksParams,
  type RankPlan,
  type SeedChange,
  type TextEdit,
  type VocabularyEntry,
  type VocabularyParams,
} from '../protocol.ts';
import { editSeeds, normalizeUri, planRanks, proposeSeed, type RankOrder, type Workspace } from '../workspace/index.ts';
import type { Answer } from './answer.ts';
import { cancellation, type Errands } from './errands.ts';
import type { Root } from './fileEvents.ts';

/**
 * Answers the requests of those who change seeds, add some or take them elsewhere. Nothing is written here: what is to be
 * changed is told to the client, which does it.
 * @param randomHex makes as many random hexadecimal digits, in lower case, as it is asked for.
 */
export function registerChangeRequests(
  answer: Answer,
  workspace: Workspace,
  errandFor: Errands,
  roots: () => readonly Root[],
  randomHex: (digits: number) => string,
): void {
  const scanned = (token: CancellationToken) => Promise.race([workspace.idle(), cancellation(token)]);

  answer(editSeedsRequest, null, async ({ uris, change, repair }: EditSeedsParams, token): Promise<EditedSeeds> => {
    const normalized = uris.map(normalizeUri);
    const normalizedChange = normalizeChange(change);
    const { edits, refused } = await editSeeds(workspace, normalized, normalizedChange, errandFor(token), { repair });
    return { edits: edits.map(({ version = null, ...edit }) => ({ ...edit, version })), refused };
  });
  answer(
    planRanksRequest,
    { ranks: [], refusal: failed },
    async (params: PlanRanksParams, token): Promise<RankPlan> => {
      await scanned(token);
      return planRanks(workspace, normalizeOrder(params), errandFor(token));
    },
  );
  answer(newSeedRequest, { refusal: failed }, async ({ url, near }: NewSeedParams, token): Promise<NewSeed> => {
    await scanned(token);
    const place = { near: near === undefined ? undefined : normalizeUri(near), roots: roots().map(({ uri }) => uri) };
    const proposed = await proposeSeed(workspace, { url, ...place }, randomHex);
    return 'existing' in proposed ? { existing: describeSeed(proposed.existing) } : proposed;
  });
  answer(fillSeedRequest, null, async ({ uri, url, position }: FillSeedParams): Promise<readonly TextEdit[] | null> => {
    const seed = await workspace.seed(normalizeUri(uri));
    return seed ? fillSeed(seed, url, position) : null;
  });
  answer(copySeedsRequest, '', ({ uris, as }: CopySeedsParams): string => {
    const seeds = uris.map(normalizeUri).flatMap((uri) => {
      const corpus = workspace.corpusOf(uri);
      const seed = corpus?.index.get(uri);
      return corpus && seed ? { seed, corpus: corpus.index, configuration: corpus.configuration } : [];
    });
    return copySeeds(seeds, as);
  });
  answer(vocabularyRequest, [], ({ uri, field }: VocabularyParams): readonly VocabularyEntry[] => {
    const own = uri === undefined ? undefined : workspace.corpusOf(normalizeUri(uri));
    const corpora = own ? [own] : workspace.corpora();
    const asked = corpora.map(({ index, configuration }) => ({ corpus: index, configuration }));
    return vocabulary(asked, field);
  });
}

const failed = 'Seedbed could not do that; its log says why.';

function normalizeOrder(params: PlanRanksParams): RankOrder {
  if (params.kind === 'renumber') return { ...params, uri: normalizeUri(params.uri) };
  const uris = params.uris.map(normalizeUri);
  if (params.kind === 'place') return { ...params, uris };
  return { ...params, uris, before: params.before === null ? null : normalizeUri(params.before) };
}

function normalizeChange(change: SeedChange): SeedChange {
  if (change.kind === 'set') return change;
  return { ...change, ranks: change.ranks.map(({ uri, rank }) => ({ uri: normalizeUri(uri), rank })) };
}
