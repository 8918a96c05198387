import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { decodeEntities, findEntities, findEntity } from '../text/entities.ts';
import { quoteForMessage } from '../text/message.ts';
import { undoMojibake } from '../text/mojibake.ts';
import { arePlainWords } from '../text/plainWords.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { rangeInValue, readableTextField } from '../findings/headerFields.ts';
import { findRemains } from '../findings/titleRemains.ts';
import { noFindings, type Finding, type Rule } from '../findings/rule.ts';

export const garbledText: Rule = {
  code: 'garbled-text',
  defaultSeverity: 'warning',
  documentation: {
    summary:
      'The title contains HTML codes or tags such as `&amp;`, text in the wrong encoding such as `â€™`, unprintable characters, or a closing quote without an opening one.',
    reason:
      'A program copied the headline without decoding it. People see the code instead of the character, and no search finds the words.',
    wrong: exampleSeed('tunnel', {
      title: 'title: Harbour tunnel opens after Smith &amp; Daughters dug for nine years',
    }),
    right: exampleSeed('tunnel', { title: 'title: Harbour tunnel opens after Smith & Daughters dug for nine years' }),
    fix: 'Replaces HTML codes, escapes that are halves of one character, and codes from mail, urls or programs with the characters they stand for; this is safe. Text in the wrong encoding is corrected only when you ask, and only if the whole title makes sense as UTF-8. Tags, stray quotes, backslashes before punctuation and the address of a Markdown link are removed only when you ask.',
  },
  check(seed) {
    const field = readableTextField(seed, 'title');
    if (!field) return noFindings;
    // Where both are found the encoding comes first: a decoded dash among its bytes would make them unreadable.
    const meant = arePlainWords(field.value.text) ? undefined : undoMojibake(field.value.text);
    const finding = meant === undefined ? entities(seed, field) : wrongEncoding(seed, field, meant);
    const others = [...findRemains(seed, field)];
    if (!finding) return others.length > 0 ? others : noFindings;
    return [finding, ...others];
  },
};

function wrongEncoding(seed: SeedContext, field: Field, meant: string): Finding {
  const { document } = seed;
  const { 0: garbled, index } = /[^\0-\x7F]+/.exec(field.value.text)!;
  return {
    range: rangeInValue(document, field, index, index + garbled.length),
    message: `${quoteForMessage(garbled)} is ${quoteForMessage(undoMojibake(garbled) ?? garbled)} in the wrong encoding. Write the character itself.`,
    fixes: () => [
      {
        title: `Change the title to ${quoteForMessage(meant)}`,
        kind: 'unsafe',
        preferred: true,
        edits: replaceText(seed, field, meant),
      },
    ],
  };
}

function entities(seed: SeedContext, field: Field): Finding | undefined {
  const { document } = seed;
  const { text } = field.value;
  const entity = findEntity(text);
  if (!entity) return undefined;
  const { start, end } = entity;
  const written = text.slice(start, end);
  return {
    range: rangeInValue(document, field, start, end),
    message: `${quoteForMessage(written)} is an HTML code for ${decodeEntities(written) === '' ? 'an invisible character. Remove it.' : `${quoteForMessage(decodeEntities(written))}. Write the character itself.`}`,
    fixes: () => [
      {
        title: 'Write the characters themselves',
        kind: 'safe',
        preferred: true,
        drops: Array.from(findEntities(text), (one) => rangeInValue(seed.document, field, one.start, one.end)),
        edits: replaceText(seed, field, decodeEntities(text)),
      },
    ],
  };
}
