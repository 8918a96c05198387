import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { mostTwins } from '../corpus/twins.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { firstLine } from '../findings/fences.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
import { mayBeCopies, nameSeed, notTheSame, openFixes, placesOf, tellOf } from '../findings/twinPlaces.ts';

const report =
  'The ferry line that was given up ten years ago is to sail again from June. The first boat leaves the old pier at nine in the evening, calls at the three islands and is back before the bakers open. Tickets are sold on board, and dogs travel free of charge on every night but Saturday.\n';

export const nearDuplicate: Rule = {
  code: 'near-duplicate',
  defaultSeverity: 'information',
  documentation: {
    summary: 'Another seed has almost the same body. `duplicates.threshold` sets how alike they must be.',
    reason:
      'Agencies sell one text to many papers. Each prints it at its own URL, often under its own title, so only the words show that two seeds are one story. The percentage is an estimate from short runs of words. Seeds with the same article are reported by `duplicate-url` instead.',
    others: { 'ferry.seed': exampleSeed('ferry', {}, report) },
    wrong: exampleSeed('lighthouse', {}, `${report}More on Sunday.\n`),
    right: exampleSeed('lighthouse'),
    fix: 'Offers to open the other seed, or to list both under `duplicates.different` in `seedbed.yaml` as not the same. Then neither this rule nor `duplicate-title` reports them.',
  },
  check(seed) {
    const summary = seed.summary;
    const all = seed.corpus.nearDuplicates(summary);
    if (all.length === 0) return noFindings;
    const shares = new Map(all.map(({ uri, share }) => [uri, share]));
    const others = all
      .flatMap(({ uri }) => seed.corpus.get(uri) ?? [])
      .filter((other) => mayBeCopies(seed, summary, other));
    const [first] = others;
    if (!first) return noFindings;
    const share = (uri: string) => `about ${Math.round(100 * (shares.get(uri) ?? 0))}%`;
    return [
      {
        range: beginningOfBody(seed.document),
        message: tellOf(
          seed,
          others,
          all.length < mostTwins ? 'all' : 'at least',
          'Almost the same body is in',
          ` (${others.length > 1 ? 'up to ' : ''}${share(first.uri)})`,
        ),
        related: placesOf(seed, others, undefined, (other) => `${nameSeed(seed, other)}: ${share(other.uri)}`),
        fixes: () => [...openFixes(seed, others), notTheSame(seed, others)],
      },
    ];
  },
};

/** The body's first heading, or its first line where it has none: all of it would be underlined for the length of a page. */
function beginningOfBody({ text, headings, frontMatter }: SeedDocument): TextRange {
  const [heading] = headings;
  if (heading) return heading.range;
  const { start, end } = frontMatter.body;
  const blanks = text.slice(start, end).search(/\S/);
  return firstLine(text, start + Math.max(0, blanks));
}
