import type { SeedContext } from '../corpus/seedContext.ts';
import type { Fix } from './rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { isPresentable } from './learnedPublisher.ts';

/** Declares a publisher in `seedbed.yaml`, with a domain that it has to itself where one is given. */
export function declarePublisherFix(slug: string, domain: string | undefined): Fix {
  return {
    title: `Declare ${quoteForMessage(slug)} in seedbed.yaml`,
    kind: 'unsafe',
    edits: [],
    declaration: { kind: 'publisher', slug, domain },
  };
}

/**
 * Changes a publisher in all seeds that have it, where there are several, and where it is certain that `to` is meant by all
 * of them: it is another spelling of it, or all are from the one domain.
 */
export function renamePublisherFixes(seed: SeedContext, from: string, to: string): readonly Fix[] {
  const seeds = seed.corpus.count('publisher', from);
  const { publishers } = seed.configuration;
  // What `seedbed.yaml` says of a publisher of its own is not handed to another one.
  if (seeds < 2 || !isPresentable(from) || publishers.get(from)?.builtIn === false) return [];
  const isSpelling = publishers.find(from)?.slug === to;
  if (!isSpelling && !areOfOneDomain(seed, from, seeds)) return [];
  return [
    {
      title: `Change all ${seeds} to ${quoteForMessage(to)}`,
      kind: 'unsafe',
      edits: [],
      rename: { facet: 'publisher', from, to },
    },
  ];
}

function areOfOneDomain({ summary, corpus }: SeedContext, publisher: string, seeds: number): boolean {
  const { domain } = summary;
  if (domain === undefined) return false;
  return corpus.publishersOf(domain).some((learned) => learned.publisher === publisher && learned.seeds === seeds);
}
