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
      'The title has codes or tags of HTML in it, such as `&amp;`, letters read in a wrong encoding, such as `â€™`, characters that do not print, or a quote at its end that nothing opens.',
    reason:
      'A program that copied the headline left it half-translated. Readers see the code instead of the character, and no search finds the words.',
    wrong: exampleSeed('tunnel', {
      title: 'title: Harbour tunnel opens after Smith &amp; Daughters dug for nine years',
    }),
    right: exampleSeed('tunnel', { title: 'title: Harbour tunnel opens after Smith & Daughters dug for nine years' }),
    fix: 'Codes of HTML are changed to their characters; this is safe. Two escapes that are halves of one character become that character; this is safe as well. Letters in a wrong encoding are put right only when asked, and only where the whole title, read as UTF-8 again, makes sense. Characters written as codes of mail, urls or programs become the characters; this is safe. Tags, a stray quote, backslashes before marks and the address of a Markdown link are taken out when asked.',
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
    message: `${quoteForMessage(garbled)} is ${quoteForMessage(undoMojibake(garbled) ?? garbled)} read in a wrong encoding; the character itself is expected.`,
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
    message: `${quoteForMessage(written)} is a code of HTML for ${decodeEntities(written) === '' ? 'what cannot be seen; nothing' : `${quoteForMessage(decodeEntities(written))}; the character itself`} is expected.`,
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
