import type { RankedSeed, RankOrder, RankPlan, RefusedSeed, Seed } from '../core/index.ts';
import type { RuledCorpus } from './types.ts';
import type { Workspace } from './workspace.ts';
import { editFor, otherRanks, placeAtRank, quoteForMessage, renumber, reRank } from '../core/index.ts';
import type { Batch } from './batch.ts';
import { editSeeds } from './editSeeds.ts';
import { nameOf } from './uri.ts';

/**
 * New ranks such that the fewest files are rewritten. A seed that cannot be changed keeps its rank, and the others step
 * over it. Refused where not all seeds have been read, since any rank may be taken. Empty when it is cancelled.
 */
export async function planRanks(workspace: Workspace, order: RankOrder, batch: Batch): Promise<RankPlan> {
  const { files, folders } = workspace.coverage().unread;
  if (workspace.scanning || files + folders > 0) {
    return refuse(
      'Seedbed has not read all seeds, so it does not know all ranks. Run “Seedbed: Read All Seeds Again” first.',
    );
  }
  const moved = order.kind === 'renumber' ? [] : [...new Set(order.uris.values())];
  const before = order.kind === 'move' ? (order.before ?? undefined) : undefined;
  const scope = scopeOf(workspace, order.kind === 'renumber' ? [order.uri] : before ? [before, ...moved] : moved);
  if (typeof scope === 'string') return refuse(scope);
  if (order.kind === 'place' && !(Number.isInteger(order.rank) && order.rank > 0 && order.rank <= highestRank)) {
    return refuse(`A rank is a whole number between 1 and ${highestRank.toLocaleString('en')}.`);
  }
  if (before !== undefined && moved.includes(before)) return refuse('A seed cannot move before itself.');

  const kept = new Map<string, RefusedSeed>();
  const changeable = new Set<string>();
  for (;;) {
    const ranks = ranksAround(order, moved, scope, kept);
    if (typeof ranks === 'string') return refuse(ranks);
    const unknown = ranks.filter(({ uri }) => !changeable.has(uri));
    if (unknown.length === 0) return { ranks, kept: [...kept.values()] };
    const refused = await findRefused(workspace, unknown, batch);
    if (batch.isCancelled()) return { ranks: [] };
    for (const { uri } of unknown) changeable.add(uri);
    for (const seed of refused) {
      const isMoved = moved.includes(seed.uri);
      if (isMoved && !seed.repairable)
        return refuse(`${quoteForMessage(nameOf(seed.uri))} cannot move. ${seed.reason}`);
      // A seed that is moved can be repaired before. The others are not touched without need.
      if (!isMoved) kept.set(seed.uri, seed);
    }
  }
}

async function findRefused(
  workspace: Workspace,
  ranks: readonly RankedSeed[],
  batch: Batch,
): Promise<readonly RefusedSeed[]> {
  const uris = ranks.map(({ uri }) => uri);
  return (await editSeeds(workspace, uris, editFor({ kind: 'rank', ranks }), batch)).refused;
}

/** The new ranks where some seeds keep theirs, or why there are none. */
function ranksAround(
  order: RankOrder,
  moved: readonly string[],
  scope: readonly RankedSeed[],
  kept: ReadonlyMap<string, RefusedSeed>,
): readonly RankedSeed[] | string {
  const old = new Map(scope.map(({ uri, rank }) => [uri, rank]));
  const keptSeeds = scope.filter(({ uri }) => kept.has(uri));
  const { indexOf, rankAt } = otherRanks(keptSeeds.map(({ rank }) => rank));
  const others = scope.filter(({ uri }) => !kept.has(uri)).map(({ uri, rank }) => ({ uri, rank: indexOf(rank) }));
  const changed = (indexes: readonly RankedSeed[]): readonly RankedSeed[] => {
    const ranks = new Map(indexes.map(({ uri, rank }) => [uri, rankAt(rank)]));
    // One that shares its rank with a seed that keeps it is where it is to be only among the others.
    for (const uri of order.kind === 'renumber' ? others.map((seed) => seed.uri) : moved) {
      const rank = old.get(uri);
      if (rank !== undefined && !ranks.has(uri)) ranks.set(uri, rankAt(indexOf(rank)));
    }
    return [...ranks]
      .map(([uri, rank]) => ({ uri, rank }))
      .filter(({ uri, rank }) => old.get(uri) !== rank)
      .sort((a, b) => a.rank - b.rank);
  };
  if (order.kind === 'renumber') return changed(renumber(others));
  if (order.kind === 'place') {
    const holder = keptSeeds.find(({ rank }) => rank === order.rank);
    if (holder) return `Rank ${order.rank} belongs to ${describeKept(kept, holder)}`;
    return changed(placeAtRank(others, moved, indexOf(order.rank)));
  }
  const before = keptSeeds.find(({ uri }) => uri === order.before);
  if (before) {
    const first = before.rank - moved.length;
    const isFree = scope.every(({ uri, rank }) => rank < first || rank >= before.rank || moved.includes(uri));
    if (first < 1 || !isFree) return `There is no room before ${describeKept(kept, before)}`;
    return moved.map((uri, index) => ({ uri, rank: first + index })).filter(({ uri, rank }) => old.get(uri) !== rank);
  }
  const ranks = changed(reRank(others, moved, order.before ?? undefined));
  const last = keptSeeds.reduce((highest, { rank }) => Math.max(highest, rank), 0);
  const isBehind =
    order.before !== null ||
    moved.every((uri) => (ranks.find((seed) => seed.uri === uri)?.rank ?? old.get(uri) ?? 0) > last);
  return isBehind ? ranks : moved.map((uri, index) => ({ uri, rank: last + index + 1 }));
}

function describeKept(kept: ReadonlyMap<string, RefusedSeed>, { uri }: RankedSeed): string {
  return `${quoteForMessage(nameOf(uri))}, which cannot change. ${kept.get(uri)?.reason ?? ''}`;
}

/** A higher one is no place among seeds. */
const highestRank = 1_000_000_000;

function refuse(refusal: string): RankPlan {
  return { ranks: [], refusal };
}

/** All seeds with a rank that share their ranks with these, or why there are none. */
function scopeOf(workspace: Workspace, uris: readonly string[]): readonly RankedSeed[] | string {
  let home: { readonly corpus: RuledCorpus; readonly first: Seed } | undefined;
  for (const uri of uris) {
    const corpus = workspace.corpusOf(uri);
    const seed = corpus?.index.get(uri);
    if (!corpus || !seed) return `${quoteForMessage(nameOf(uri))} is not a seed, or cannot be read.`;
    home ??= { corpus, first: seed };
    if (home.corpus !== corpus || !corpus.index.sharesRanks(home.first.folder, seed.folder)) {
      return corpus === home.corpus
        ? 'Each folder has its own ranks, so you can only order seeds of the same folder.'
        : 'These seeds belong to different seedbed.yaml files, and each has its own ranks.';
    }
  }
  if (!home) return 'There is no seed to move.';
  const { corpus, first } = home;
  const ranked: RankedSeed[] = [];
  for (const { uri, folder, meantRank, rank: written } of corpus.index.seeds()) {
    // One that is only misspelled is in the way as well.
    const rank = meantRank ?? written;
    if (rank !== undefined && corpus.index.sharesRanks(first.folder, folder)) ranked.push({ uri, rank });
  }
  return ranked;
}
