import type { RankedSeed, SeedSummary } from '../core/index.ts';
import type { RuledCorpus } from './types.ts';
import type { Workspace } from './workspace.ts';
import { placeAtRank, quoteForMessage, renumber, reRank } from '../core/index.ts';
import { nameOf } from './uri.ts';

/** What is to be done about the ranks of seeds. */
export type RankOrder =
  /** The seeds, in this order, are to come before another one of their scope; behind all of them where it is null. */
  | { readonly kind: 'move'; readonly uris: readonly string[]; readonly before: string | null }
  /** The first one of the seeds is to have the rank, the others those behind it. */
  | { readonly kind: 'place'; readonly uris: readonly string[]; readonly rank: number }
  /** All seeds of the scope of one are to be numbered from 1 on. */
  | { readonly kind: 'renumber'; readonly uri: string };

export interface RankPlan {
  /** The seeds that get another rank, by their new ranks. */
  readonly ranks: readonly RankedSeed[];
  /** Why that cannot be done, in one sentence. */
  readonly refusal?: string;
}

/** New ranks such that the fewest files are rewritten. Where not all seeds have been read, nobody knows which ones are free. */
export function planRanks(workspace: Workspace, order: RankOrder): RankPlan {
  const { files, folders } = workspace.coverage().unread;
  if (workspace.scanning || files + folders > 0) {
    return refuse(
      'Not all seeds have been read, so that nobody knows which ranks they have; scan the folder again first.',
    );
  }
  const uris = order.kind === 'renumber' ? [order.uri] : [...new Set(order.uris)];
  const before = order.kind === 'move' ? (order.before ?? undefined) : undefined;
  const scope = scopeOf(workspace, before === undefined ? uris : [before, ...uris]);
  if (typeof scope === 'string') return refuse(scope);
  if (order.kind === 'renumber') return { ranks: renumber(scope) };
  if (order.kind === 'place') {
    if (!Number.isInteger(order.rank) || order.rank < 1 || order.rank > highestRank) {
      return refuse(`A rank is a whole number from 1 to ${highestRank.toLocaleString('en')}.`);
    }
    return { ranks: placeAtRank(scope, uris, order.rank) };
  }
  if (before !== undefined && uris.includes(before)) return refuse('A seed cannot be moved to before itself.');
  return { ranks: reRank(scope, uris, before) };
}

/** Beyond it nobody means a place among seeds. */
const highestRank = 1_000_000_000;

function refuse(refusal: string): RankPlan {
  return { ranks: [], refusal };
}

/** The seeds with a rank that all of these have their ranks together with, or why there are none. */
function scopeOf(workspace: Workspace, uris: readonly string[]): readonly RankedSeed[] | string {
  let home: { readonly corpus: RuledCorpus; readonly first: SeedSummary } | undefined;
  for (const uri of uris) {
    const corpus = workspace.corpusOf(uri);
    const seed = corpus?.index.get(uri);
    if (!corpus || !seed) return `${quoteForMessage(nameOf(uri))} is no seed, or cannot be read.`;
    home ??= { corpus, first: seed };
    if (home.corpus !== corpus || !corpus.index.sharesRanks(home.first.folder, seed.folder)) {
      return corpus === home.corpus
        ? 'Each folder has ranks of its own; only seeds of the same folder can be put in order.'
        : 'These seeds are under different configurations, and each has ranks of its own.';
    }
  }
  if (!home) return 'There is no seed to be moved.';
  const { corpus, first } = home;
  const ranked: RankedSeed[] = [];
  const { rows } = corpus.index;
  for (let row = 0; row < rows.end; row++) {
    const rank = rows.rank.values[row]!;
    if (!rows.has(row) || Number.isNaN(rank)) continue;
    const folder = rows.folders.at(rows.folder.values[row]!)!;
    if (corpus.index.sharesRanks(first.folder, folder)) ranked.push({ uri: rows.uriOf(row), rank });
  }
  return ranked;
}
