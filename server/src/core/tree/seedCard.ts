import type { SeedContext } from '../corpus/seedContext.ts';
import type { RelatedSeed } from '../navigation/relatedSeeds.ts';
import { check } from '../checking/check.ts';
import { findSummaryHeadings } from '../findings/summaryHeading.ts';
import { severities } from '../schema/severity.ts';
import { display } from '../text/display.ts';
import { plainText } from '../text/plainText.ts';
import { parseHttpUrl } from '../text/url.ts';
import { describeSeed } from '../navigation/relatedSeeds.ts';
import { twinsOf } from '../navigation/seedTwins.ts';

/** What is shown of a seed that is pointed at: plain texts on one line each, shortened. */
export interface SeedCard {
  readonly uri: string;
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  readonly publisher?: string;
  /** The name that people know; absent where it is the publisher's slug or there is none. */
  readonly publisherName?: string;
  readonly usage?: string;
  /** As written; absent where it is none that a browser should be sent to. */
  readonly url?: string;
  /** How the summary begins: 400 characters at most. Empty where there is none. */
  readonly summary: string;
  /** The seeds that may be the same; those with almost the same body say by how much. */
  readonly twins: readonly RelatedSeed[];
  /** Messages, the severest first: ten at most. */
  readonly problems: readonly string[];
}

/** At a cost that does not depend on how many seeds there are. */
export function seedCard(seed: SeedContext): SeedCard {
  const { summary: own, configuration } = seed;
  const name = own.publisher === undefined ? undefined : configuration.publishers.get(own.publisher)?.name;
  const url = own.url === undefined || own.url.length > longestUrl ? undefined : parseHttpUrl(own.url)?.text;
  return {
    ...describeSeed(own),
    ...(name === undefined || name === own.publisher ? {} : { publisherName: display(name) }),
    ...(url === undefined ? {} : { url }),
    summary: summaryOf(seed),
    twins: describeTwins(seed),
    problems: check(seed)
      .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
      .slice(0, mostProblems)
      .map(({ message }) => message),
  };
}

/** In UTF-16 code units: no browser takes more. */
const longestUrl = 2000;
const longestSummary = 400;
const mostProblems = 10;

/** What stands below the summary's heading; where there is none, the first of the body that is no heading. */
function summaryOf(seed: SeedContext): string {
  const { text, headings, frontMatter } = seed.document;
  const { start, end } = frontMatter.body;
  const below = (index: number) => ({
    start: headings[index]!.range.end,
    end: headings[index + 1]?.range.start ?? end,
  });
  const [wanted] = findSummaryHeadings(seed);
  const parts = wanted
    ? [below(headings.indexOf(wanted))]
    : [
        { start, end: headings[0]?.range.start ?? end },
        ...headings.slice(0, mostHeadings).map((_, index) => below(index)),
      ];
  for (const part of parts) {
    const summary = plainText(text.slice(part.start, part.end), longestSummary);
    if (summary !== '') return summary;
  }
  return '';
}

/** How many headings may stand one below the other before there is any text. */
const mostHeadings = 10;

function describeTwins({ summary, corpus, configuration }: SeedContext): readonly RelatedSeed[] {
  const { twins, nearDuplicates } = twinsOf(summary, corpus, configuration);
  const shares = new Map(nearDuplicates.map((near) => [near.uri, near.share]));
  const known = new Set(twins.map((twin) => twin.uri));
  const others = nearDuplicates.flatMap((near) => (known.has(near.uri) ? [] : (corpus.get(near.uri) ?? [])));
  return [...twins, ...others].map((twin) => describeSeed(twin, shares.get(twin.uri)));
}
