import { editFor } from '../bulk/changeSeed.ts';
import type { Seed } from '../corpus/seed.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import { unreviewedTest } from '../navigation/jump.ts';
import { labelOf } from '../navigation/seedLabel.ts';
import type { Configuration } from '../schema/configuration.ts';
import { display } from '../text/display.ts';
import type { SeedTree } from './seedTree.ts';

/** The seeds to look through, one after the other. */
export interface ReviewQueue {
  /** In the order of the tree; no more than were asked for. */
  readonly uris: readonly string[];
  /** How many there are. */
  readonly total: number;
  /** How many seeds would be looked through if all were, reviewed or not. */
  readonly shown: number;
}

export interface ReviewQueueOptions {
  /** The group that the seeds are of; of the whole tree where not given. */
  readonly group?: string | undefined;
  /** Only these, by their uris. */
  readonly uris?: readonly string[] | undefined;
  /** Whether those are looked through too that somebody has decided on already. */
  readonly all?: boolean | undefined;
  readonly limit: number;
}

/** A seed as it is shown while seeds are reviewed. Texts are shortened, on one line each. */
export interface ReviewedSeed {
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  readonly usage?: string;
  /** The declared usages, in their order. */
  readonly usages: readonly ReviewUsage[];
  /** Why nothing can be decided on it, in one sentence: its header is broken, and no safe fix repairs it. */
  readonly refusal?: string;
}

export interface ReviewUsage {
  readonly value: string;
  readonly description?: string;
  /** The letter that `seedbed.yaml` gives to it. */
  readonly key?: string;
}

/** The seeds of a tree that wait to be reviewed, or all of them. */
export function reviewQueue(tree: SeedTree, { group, uris, all = false, limit }: ReviewQueueOptions): ReviewQueue {
  const chosen = uris && new Set(uris);
  const tests = new Map<Configuration, (seed: Seed) => boolean>();
  const isUnreviewed = (seed: Seed, configuration: Configuration): boolean => {
    let test = tests.get(configuration);
    if (!test) tests.set(configuration, (test = unreviewedTest(configuration)));
    return test(seed);
  };
  const shown = new Set<string>();
  const seeds = tree.seedsInOrder(({ seed, source }) => {
    if (chosen && !chosen.has(seed.uri)) return false;
    shown.add(seed.uri);
    return all || isUnreviewed(seed, source.configuration);
  }, group);
  return { uris: seeds.slice(0, limit).map(({ uri }) => uri), total: seeds.length, shown: shown.size };
}

/** At a cost that does not depend on how many seeds there are. */
export function reviewedSeed(seed: SeedContext): ReviewedSeed {
  const { summary, configuration } = seed;
  const { rank, usage } = summary;
  const outcome = editFor(
    { kind: 'set', field: 'usage', value: configuration.usages[0]!.value },
    { repair: true },
  )(seed);
  return {
    label: labelOf(summary),
    ...(rank === undefined ? {} : { rank }),
    ...(usage === undefined ? {} : { usage: display(usage) }),
    usages: configuration.usages,
    ...('reason' in outcome ? { refusal: outcome.reason } : {}),
  };
}
