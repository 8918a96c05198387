import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { safeIf } from '../findings/rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { letterDistance, nearest } from '../text/similarity.ts';
import { adviseDeclared, onlyOne, sameWord } from '../findings/declaredWords.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { findInFields, isBlank } from '../findings/headerFields.ts';

export const unknownUsage: Rule = {
  code: 'unknown-usage',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The usage is not in the list of usages. A warning if `strict.usages` is off.',
    reason: 'This word decides what happens to a seed. Programs silently skip a seed with an unknown usage.',
    wrong: exampleSeed('tunnel', { usage: 'usage: candidat' }),
    right: exampleSeed('tunnel'),
    fix: 'Corrects case, spaces or punctuation; this is safe. So is correcting one wrong letter if usages are strict and no other is close. Otherwise offers the closest usage, or declaring this one in `seedbed.yaml`.',
  },
  check: (seed) => findInFields(seed, judge, 'usage'),
};

function judge(seed: SeedContext, { field }: DeclaredField): Finding | undefined {
  const { kind, text } = field.value;
  if (kind !== 'string' || isBlank(text)) return undefined;
  for (const { value } of seed.configuration.usages) if (value === text) return undefined;
  return unknown(seed, field, text);
}

function unknown(seed: SeedContext, field: Field, text: string): Finding {
  const { configuration } = seed;
  const { usages, strict } = configuration;
  const words = usages.map(({ value }) => value);
  const spelling = sameWord(text, words);
  const slip = strict.usages ? certainSlip(text, words) : undefined;
  const certain = spelling ?? slip;
  const meant = certain ?? nearest(text, words);
  return {
    range: field.valueRange,
    message: `${quoteForMessage(text)} is not one of your usages. ${adviseDeclared(words, meant)}`,
    severity: strict.usages ? 'error' : 'warning',
    fixes: () => [
      ...(meant === undefined
        ? []
        : [
            {
              title: `Change the usage to ${quoteForMessage(meant)}`,
              kind: safeIf(certain !== undefined),
              drops: [field.valueRange],
              preferred: true,
              edits: replaceText(seed, field, meant),
            },
          ]),
      ...(spelling === undefined ? declare(text) : []),
    ],
  };
}

/** The declared word that is one letter away, if no other is within two. */
function certainSlip(text: string, words: readonly string[]): string | undefined {
  if (text.length > longestUsage) return undefined;
  const written = text.toLowerCase();
  const word = onlyOne(words, (candidate) => letterDistance(written, candidate.toLowerCase()) === 1);
  const others = words.filter((candidate) => candidate !== word);
  return others.some((candidate) => letterDistance(written, candidate.toLowerCase()) <= 2) ? undefined : word;
}

/** Beyond this a value is no word, and not worth comparing. */
const longestUsage = 64;

function declare(value: string): readonly Fix[] {
  if (value.length > longestUsage || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value)) return [];
  const title = `Declare ${quoteForMessage(value)} in seedbed.yaml`;
  return [{ title, kind: 'unsafe', edits: [], declaration: { kind: 'usage', value } }];
}
