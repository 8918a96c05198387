import type { SeedContext } from '../corpus/seedContext.ts';
import type { RefusalReason } from '../syntax/refusedNode.ts';
import type { SeedDocument, SyntaxProblem, YamlMistake } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { Fix, Rule } from '../findings/rule.ts';
import { mendBackslashes } from '../syntax/escapes.ts';
import { fieldDefinition, fieldKeys } from '../schema/fieldKeys.ts';
import { lineAt, scanLines } from '../syntax/lineScanner.ts';
import { nameOfCharacter } from '../text/characterNames.ts';
import { mergeEdits, removal, replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { mendCarriageReturn } from '../findings/carriageReturn.ts';
import { safeIf } from '../findings/rule.ts';

export const yamlSyntax: Rule = {
  code: 'yaml-syntax',
  defaultSeverity: 'error',
  documentation: {
    summary: 'Any other place in the header that PyYAML cannot read.',
    reason: 'YAML parsers give up on the whole header at the first mistake.',
    wrong: exampleSeed('bridge', { title: 'title: "Harbour bridge\\: two years of repairs end"' }),
    right: exampleSeed('bridge', { title: 'title: "Harbour bridge: two years of repairs end"' }),
    fix: 'Removes unprintable characters, replaces unusual line separators with a space, removes a backslash before punctuation, doubles all backslashes in a value if one of them does not start an escape, and puts text in brackets with a `?` in quotes (in fix-all).',
  },
  *check(seed) {
    const { document } = seed;
    for (const problem of document.problems) {
      if (problem.code !== 'yaml-syntax') continue;
      const { range, mistake, meant } = problem;
      yield {
        range,
        message: describe(problem, document.text.slice(range.start, range.end)) + tellFurther(problem),
        fixes: () =>
          meant === undefined ? fixesWithFurther(seed, problem) : [writeMeant(document, range, mistake, meant)],
      };
    }
  },
};

type YamlProblem = Extract<SyntaxProblem, { readonly code: 'yaml-syntax' }>;

/** Why PyYAML refuses something that is well-formed. */
const refusals: Readonly<Record<RefusalReason, string>> = {
  alias: 'a value that starts with “*” refers to one marked with “&”, and there is none above',
  anchor: 'the name after “&” has characters that are not allowed',
  'duplicate anchor': 'the same “&” mark appears twice',
  'distant colon': 'a key’s colon must be on the same line, within 1,024 characters',
  key: 'a list or a group of fields cannot be a key',
  'list without key': 'there is no key above this list',
  'missing key': 'there is no key before this colon',
  'merge key': '“<<” accepts only a group of fields',
  tag: 'it does not know this tag, or the tag does not fit the value',
  date: 'this date does not exist',
  number: 'this is not a number',
  'equals sign': 'a lone “=” needs quotes',
  'mark in brackets': 'text in brackets needs quotes if it contains “?” or starts with “:”',
};

function describe({ mistake, reason }: YamlProblem, written: string): string {
  switch (mistake) {
    case 'bad escape':
      return `${quoteForMessage(written)} is not a YAML escape. Inside double quotes, write a backslash as “\\\\”.`;
    case 'stray line':
      return `${quoteForMessage(written)} is not a field. Write a key, a colon and a value.`;
    case 'stray marks':
      return `${quoteForMessage(written)} is not a field. Write a key, a colon and a value, or remove it.`;
    case 'wrapping':
      return `${quoteForMessage(written)} does not belong here. Only fields go between the “---” lines.`;
    case 'decorated key':
      return `${quoteForMessage(written)} is a key with Markdown around it. Write the plain key and a colon.`;
    case 'joined fields':
      return 'Two fields are on one line. Put each on its own line.';
    case 'trailing comma':
      return `Remove ${quoteForMessage(written.trim())}: YAML needs nothing after a value.`;
    case 'invisible rest':
      return `Remove the invisible ${quoteForMessage(written)} after the closing quote.`;
    case 'comment without space':
      return 'A comment needs a space before its “#”; some YAML parsers insist on it.';
    case 'damaged list':
      return 'YAML cannot read this list. Put each item on its own line after “- ”, all with the same indentation.';
    case 'control character':
      return `${nameRun(written)} not print, and PyYAML rejects a header with ${written.length > 1 ? 'them' : 'it'}.`;
    case 'control sequence':
      return `${quoteForMessage(written)} controls a terminal and is not text. PyYAML rejects a header with it.`;
    case 'line separator':
      return `Some YAML parsers read ${nameOfCharacter(written)} as a line break, others do not.`;
    case 'refused value':
      return `PyYAML cannot read the header from ${quoteForMessage(written || ':')} on: ${refusals[reason ?? 'tag']}.`;
    case 'too large':
      return 'The header is too large, so Seedbed skips it. The limit is “header.limit” in seedbed.yaml, by default 32 KiB.';
    case 'too complex':
      return 'The header is nested too deeply or has too many lines or fields, so Seedbed skips it.';
    case 'other':
      return `YAML cannot read ${quoteForMessage(written)} here.`;
  }
}

function nameRun(written: string): string {
  const [first = ''] = written;
  const more = Array.from(written).length - 1;
  const behind = more === 1 ? 'the one after it' : `the ${more} after it`;
  return `The character ${nameOfCharacter(first)}${more > 0 ? ` and ${behind} do` : ' does'}`;
}

function tellFurther({ further }: YamlProblem): string {
  return further ? ` ${further.length} more of this kind follow.` : '';
}

/** The fix of a problem that stands for others after it does the same to each of them. */
function fixesWithFurther(seed: SeedContext, { range, mistake, value, further = [] }: YamlProblem): readonly Fix[] {
  const own = fixesFor(seed, range, mistake, value);
  if (further.length === 0) return own;
  const all = [own, ...further.map((other) => (other.code === 'yaml-syntax' ? fixesWithFurther(seed, other) : []))];
  const fixes = all.flatMap(([first]) => first ?? []);
  const edits = mergeEdits(fixes.flatMap((fix) => fix.edits));
  const isSafe = fixes.length === all.length && fixes.every(({ kind }) => kind === 'safe') && edits !== undefined;
  return fixes[0] && edits
    ? [
        {
          title: 'Fix this and all that follow',
          kind: safeIf(isSafe),
          preferred: true,
          drops: fixes.flatMap(({ drops = [] }) => drops),
          edits,
        },
      ]
    : own;
}

function fixesFor(
  { document, configuration }: SeedContext,
  range: TextRange,
  mistake: YamlMistake,
  value: TextRange | undefined,
): readonly Fix[] {
  const { text } = document;
  const safe: Pick<Fix, 'kind' | 'preferred'> = { kind: 'safe', preferred: true };
  if (mistake === 'control character') {
    const overstruck = removeOverstruck(text, range);
    if (overstruck) return [overstruck];
    const isSpace = /^[\v\f\x1C-\x1F]+$/.test(text.slice(range.start, range.end));
    return isSpace
      ? [{ title: 'Write a space', ...safe, edits: [replacement(range, ' ')] }]
      : [
          {
            title: range.end - range.start > 1 ? 'Remove the characters' : 'Remove the character',
            // What is left of a sequence for a terminal would be taken for text.
            kind: safeIf(!/^\x1B[[\]]/.test(text.slice(range.end - 1, range.end + 1)) && !isOfMojibake(text, range)),
            preferred: true,
            edits: [removal(range)],
          },
        ];
  }
  if (mistake === 'wrapping' && value) return [unwrap(text, value)];
  if (mistake === 'stray marks' && value) return [removeMarks({ document, configuration }, value)];
  if (mistake === 'control sequence') {
    // A link to somewhere may be all that says where.
    const isLink = text.startsWith('\x1B]', range.start);
    return [
      { title: 'Remove the sequence', kind: safeIf(!isLink), preferred: true, drops: [range], edits: [removal(range)] },
    ];
  }
  if (mistake === 'bad escape' && value) {
    const { edits, certain } = mendBackslashes(text, value);
    const doubles = edits.some(({ newText }) => newText !== '');
    const title = `${doubles ? 'Double' : 'Remove'} the backslash${edits.length > 1 ? 'es' : ''}`;
    return [{ title, kind: safeIf(certain), preferred: true, edits }];
  }
  if (mistake !== 'line separator') return [];
  return text[range.start] === '\r'
    ? [mendCarriageReturn(document, range, fieldKeys(configuration))]
    : [{ title: 'Write a space', ...safe, edits: [replacement(range, ' ')] }];
}

/** Removes the first and the last line. */
function unwrap(text: string, { start, end }: TextRange): Fix {
  const lines = [...scanLines(text, start, end)];
  const drops = [lines[0]!, lines.at(-1)!].map((line) => ({ start: line.start, end: line.next }));
  return {
    title: 'Remove the lines around the fields',
    kind: 'safe',
    drops,
    preferred: true,
    edits: drops.map((range) => removal(range)),
  };
}

/** The end of a sentence may have come loose from the text above. */
function removeMarks(
  { document, configuration }: Pick<SeedContext, 'document' | 'configuration'>,
  line: TextRange,
): Fix {
  const { text, fields } = document;
  const above = fields.findLast(({ range }) => range.end <= line.start);
  const isText = above !== undefined && fieldDefinition(configuration, above.key)?.type === 'string';
  const marks = text.slice(line.start, line.end).trim();
  const mayEnd = isText && /^[?!.…]+$/.test(marks);
  // A fence may be the one that ends the header, and these signs are parts of YAML's long way to write a field.
  const isMeant = /^-{3,}$|^[?:]/.test(marks);
  return {
    title: 'Remove the line',
    kind: safeIf(!mayEnd && !isMeant),
    drops: [line],
    preferred: true,
    edits: [removal(line)],
  };
}

/** A letter, a backspace and the same letter print one in bold: all such in the line are one change. */
function removeOverstruck(text: string, range: TextRange): Fix | undefined {
  if (text[range.start] !== '\b') return undefined;
  const start = text.lastIndexOf('\n', range.start) + 1;
  const line = lineAt(text, start).text;
  const edits = Array.from(line.matchAll(/([^\x08])\x08(?=\1)|_\x08(?=[^\x08])/gu), ({ 0: written, index }) =>
    removal({ start: start + index, end: start + index + written.length }),
  );
  if (edits.length !== line.split('\b').length - 1)
    return { title: 'Remove the character', kind: 'unsafe', edits: [removal(range)] };
  return { title: 'Write each letter once', kind: 'safe', preferred: true, edits };
}

/** Whether it is a piece of a letter that was read in a wrong encoding, and would be lost with it. */
function isOfMojibake(text: string, { start }: TextRange): boolean {
  return (
    /[\x80-\x9F]/.test(text[start] ?? '') &&
    /[\xC2-\xF4][\x80-\xBF]{0,2}$/.test(text.slice(Math.max(0, start - 3), start))
  );
}

function writeMeant({ lineBreak }: SeedDocument, range: TextRange, mistake: YamlMistake, meant: string): Fix {
  const titles: Partial<Record<YamlMistake, string>> = {
    'decorated key': 'Write the plain key',
    'joined fields': 'Move the field to its own line',
    'trailing comma': 'Remove what follows the value',
    'invisible rest': 'Remove what follows the value',
    'comment without space': 'Insert a space before the comment',
    'refused value': 'Put it in quotes',
  };
  const newText = meant.replaceAll('\n', lineBreak);
  return {
    title: titles[mistake] ?? 'Write it plainly',
    kind: 'safe',
    preferred: true,
    edits: [replacement(range, newText)],
  };
}
