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
    summary:
      'The body is almost the same as that of another seed; `duplicates.threshold` says how much of it has to be.',
    reason:
      'Agencies sell one text to many papers. Each has it at its own address and often under its own title, so that only the words tell that two seeds are one story. The share in common is estimated, from runs of a few words. Seeds of the same article are not named again: `duplicate-url` has them.',
    others: { 'ferry.seed': exampleSeed('ferry', {}, report) },
    wrong: exampleSeed('lighthouse', {}, `${report}More on Sunday.\n`),
    right: exampleSeed('lighthouse'),
    fix: 'Opening the other seed is offered, and saying under `duplicates.different` in `seedbed.yaml` that they are not the same: then neither this is reported of them, nor `duplicate-title`.',
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
    const share = (uri: string) => `about ${Math.round(100 * (shares.get(uri) ?? 0))} %`;
    return [
      {
        range: beginningOfBody(seed.document),
        message: tellOf(
          seed,
          others,
          all.length < mostTwins ? 'all' : 'at least',
          'The body is almost the same as in',
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
