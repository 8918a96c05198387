import type { Seed } from '../corpus/seed.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { readableTextField } from '../findings/headerFields.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { noFindings, type Fix, type Rule } from '../findings/rule.ts';
import { extentOf, nameSeed, openFixes, placesOf, tellOf } from '../findings/twinPlaces.ts';

export const usageConflict: Rule = {
  code: 'usage-conflict',
  defaultSeverity: 'error',
  documentation: {
    summary: 'Another seed for the same article has a different usage.',
    reason:
      'What happens to the article depends on which seed is read: one says that it is rejected, the other that it may be printed.',
    // An article in several seeds is a finding as well, which is another matter.
    configuration: 'rules: { duplicate-url: off }\n',
    others: { 'first.seed': exampleSeed('clock', { initial_rank: 'initial_rank: 2' }) },
    wrong: exampleSeed('clock', { usage: 'usage: rejected' }),
    right: exampleSeed('clock'),
    fix: 'Offers to open the other seed, or to copy its usage. You decide which usage is right.',
  },
  check(seed) {
    const twins = seed.corpus.twins('article', seed.summary);
    const usage = twins.seeds.length > 0 ? readableTextField(seed, 'usage') : undefined;
    if (!usage) return noFindings;
    const own = usage.value.text;
    const others = twins.seeds.filter((twin) => twin.usage !== undefined && isOtherWord(twin.usage, own));
    const [first] = others;
    if (!first) return noFindings;
    const isOneWord = others.every((other) => other.usage === first.usage);
    const before = `The usage is ${quoteForMessage(own)} here, but ${isOneWord ? quoteUsage(first) : 'different'} in`;
    return [
      {
        range: usage.valueRange,
        message: tellOf(seed, others, extentOf(others, twins), before, ' for the same article'),
        related: placesOf(seed, others, usagePlaceOf, (other) => `${quoteUsage(other)}: ${nameSeed(seed, other)}`),
        fixes: () => [...openFixes(seed, others, usagePlaceOf), ...takeOver(seed, usage, others)],
      },
    ];
  },
};

/** Each usage of the others once. Nobody has said which seed is right, so none is run unasked. */
function takeOver(seed: SeedContext, field: Field, others: readonly Seed[]): readonly Fix[] {
  const usages = [...new Set(others.flatMap(({ usage }) => usage ?? []))].slice(0, mostOffered);
  return usages.map((usage) => ({
    title: `Set the usage to ${quoteForMessage(usage)}, as in the other seed`,
    kind: 'placeholder',
    drops: [field.valueRange],
    edits: replaceText(seed, field, usage),
  }));
}

const mostOffered = 3;

/** Another spelling of the same word is for `unknown-usage`. */
function isOtherWord(usage: string, own: string): boolean {
  return usage !== own && foldTitle(usage) !== foldTitle(own);
}

function quoteUsage({ usage = '' }: Seed): string {
  return quoteForMessage(usage);
}

function usagePlaceOf({ usagePlace }: Seed): number {
  return usagePlace;
}
