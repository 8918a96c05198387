import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, SeedDocument, UnquotedReason } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { fieldDefinition, fieldKeys } from '../schema/fieldKeys.ts';
import { lineAt } from '../syntax/lineScanner.ts';
import { withoutStrayQuote } from '../syntax/quotedText.ts';
import { removal, replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { isOneText } from '../findings/continuation.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { writeMeant } from '../findings/meantValue.ts';
import { type Finding, type Rule, safeIf } from '../findings/rule.ts';

export const unquotedValue: Rule = {
  code: 'unquoted-value',
  defaultSeverity: 'error',
  documentation: {
    summary:
      'YAML misreads a value without quotes: it contains a colon and a space or ` #`, or starts with a reserved character.',
    reason:
      'A colon and a space turn the words before them into a key, ` #` silently cuts off the rest of the line, and a character such as `[`, `@`, `&` or `*` at the start has a special meaning in YAML. Most headlines with a colon break a header this way.',
    wrong: exampleSeed('bridge', { title: 'title: Harbour bridge: two years of repairs end' }),
    right: exampleSeed('bridge', { title: "title: 'Harbour bridge: two years of repairs end'" }),
    fix: 'Puts the value in quotes as PyYAML does (in fix-all; for a comment after a title, `# like this`, only when you ask).',
  },
  check: findMisread,
};

function findMisread(seed: SeedContext): readonly Finding[] {
  const { document, configuration } = seed;
  const findings: Finding[] = [];
  for (const problem of document.problems) {
    if (problem.code === 'unquoted-value') {
      findings.push(misread(seed, problem.field, problem.reason, problem.certain));
    }
  }
  for (const field of document.fields) {
    const comment = field.comment ?? indentedCommentBelow(document, field);
    if (!comment) continue;
    const type = fieldDefinition(configuration, field.key)?.type;
    if (type === 'string') findings.push(...cutTitle(seed, field, comment));
    else if (type === 'url') findings.push(...cutUrl(seed, field));
  }
  return findings;
}

function misread(seed: SeedContext, field: Field, reason: UnquotedReason, certain: boolean): Finding {
  const { text } = field.value;
  const keys = fieldKeys(seed.configuration);
  // What begins with such a mark in a field that nobody declared may be a list or a mapping; after an anchor, an alias
  // or a tag, quotes or another mark begin a value of YAML, some of them right after the name.
  const mayBeOther =
    reason === 'first character' &&
    ((/^[-[{?]/.test(text) && !keys.has(field.key)) ||
      /^[&*!][\w!:/.-]*\s+["'|>[{&*!-]|^[&*][\w-]+[?:,\]}%@`]/.test(text));
  const isMeant =
    certain &&
    !mayBeOther &&
    !isRead(seed.document, field) &&
    isOneText(seed, field) &&
    !goesOnInComment(seed.document, field) &&
    !namesField(text, keys);
  return {
    range: field.valueRange,
    message: `${because(field, reason)}. ${reason === 'inner quotes' ? 'Double or escape them' : 'Put it in quotes'}.`,
    fixes: () => [writeMeant(seed, field, text, `Quote the ${field.key}`, isMeant)],
  };
}

function because(field: Field, reason: UnquotedReason): string {
  switch (reason) {
    case 'colon':
      return `The ${field.key} contains a colon and a space, which YAML reads as another key`;
    case 'comment':
      return `The ${field.key} contains “ #”, so YAML reads the rest as a comment`;
    case 'quoted start':
      return `The ${field.key} continues after its closing quote, which YAML does not allow`;
    case 'inner quotes':
      return `The ${field.key} has quotes inside its quotes, and YAML stops at the first of them`;
    case 'first character':
      return `The ${field.key} starts with ${quoteForMessage(field.value.text[0] ?? '')}, which has a special meaning in YAML`;
  }
}

/** Whether PyYAML reads a value, perhaps as something other than what was meant. */
function isRead({ isSound, fields, text }: SeedDocument, { key, separatorEnd }: Field): boolean {
  // Without its colon the key is a part of a longer one, which ends at a colon of the value.
  if (text[separatorEnd - 1] !== ':') return true;
  if (!isSound) return false;
  const value = fields.findLast((field) => field.key === key)?.value;
  return value !== undefined && value.kind !== 'broken';
}

/** A hashtag that begins the next line may be the rest of a text that was folded by hand. */
function goesOnInComment({ text, frontMatter }: SeedDocument, { valueRange }: Field): boolean {
  return /^[ \t]*\r?\n#[^\s#]/.test(text.slice(valueRange.end, frontMatter.header.end));
}

/** Another field may have run into this one: then it is no text to be quoted, and somebody has to look. */
function namesField(text: string, keys: ReadonlySet<string>): boolean {
  return [...keys].some((key) => text.includes(`${key}:`));
}

/** A text in quotes whose ` #` has a lone quote at its end, which then was no comment. */
function isCutInQuotes({ style, comment }: Field, text: string): boolean {
  if (!comment || (style !== 'double-quoted' && style !== 'single-quoted')) return false;
  const words = text.slice(comment.start, comment.end).trimEnd();
  const quote = words.at(-1)!;
  return /["']/.test(quote) && words.split(quote).length % 2 === 0;
}

/** A plain text that ` #` cuts off, on its last line or on an indented line below it. */
function* cutTitle(seed: SeedContext, field: Field, comment: TextRange): Iterable<Finding> {
  const { document } = seed;
  if (field.value.kind === 'broken') return;
  if (isCutInQuotes(field, document.text)) {
    yield {
      range: field.comment!,
      message: `The ${field.key} has quotes inside its quotes, and YAML reads what follows “ #” as a comment.`,
    };
  }
  if (field.style !== 'plain' && field.style !== 'none') return;
  const words = document.text.slice(comment.start, comment.end).trim();
  if (words === '#') return;
  const { text: meant, certain } = withoutStrayQuote([field.value.text, words].filter((part) => part !== '').join(' '));
  const whole = { ...field, valueRange: { start: field.valueRange.start, end: comment.end } };
  yield {
    range: comment,
    about: field.key,
    message: `YAML cuts off the ${field.key} at “ #” and loses ${quoteForMessage(words)}. Put it in quotes.`,
    fixes: () => [
      {
        title: `Quote the ${field.key}`,
        // Marks alone before the “#” are no beginning of a title.
        kind: safeIf(
          certain && !/^#\s/.test(words) && !/(?!\t)\p{Cc}/u.test(meant) && !areMarks.test(field.value.text),
        ),
        preferred: true,
        edits: replaceText(seed, whole, meant),
      },
    ],
  };
}

const areMarks = /^[!-/:-@[-`{-~]+$/;

function indentedCommentBelow({ text, frontMatter }: SeedDocument, field: Field): Field['comment'] {
  if (field.range.end >= frontMatter.header.end || field.style === 'none') return undefined;
  if (text[field.range.end] !== ' ' && text[field.range.end] !== '\t') return undefined;
  const line = lineAt(text, field.range.end, frontMatter.header.end);
  const match = /^[ \t]+(?=#)/.exec(line.text);
  return match ? { start: line.start + match[0].length, end: line.end } : undefined;
}

/** A url that a blank before its fragment cuts off; a comment is set off by a blank after its `#`. */
function* cutUrl({ document }: SeedContext, { key, comment, valueRange, style }: Field): Iterable<Finding> {
  if (style !== 'plain' || !comment) return;
  const fragment = document.text.slice(comment.start, comment.end);
  if (!/^#[^\s#]/.test(fragment)) return;
  yield {
    range: comment,
    message: `YAML cuts off the ${key} at “ #” and loses ${quoteForMessage(fragment.trim())}.`,
    fixes: () => [
      { title: 'Join the two parts', kind: 'unsafe', edits: [removal({ start: valueRange.end, end: comment.start })] },
      {
        title: 'Make it a comment',
        kind: 'unsafe',
        edits: [replacement({ start: comment.start, end: comment.start + 1 }, '# ')],
      },
    ],
  };
}
