import type { Rule } from '../findings/rule.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import { safeIf } from '../findings/rule.ts';
import { nameOfCharacter } from '../text/characterNames.ts';
import { removal, replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { scanLines } from '../syntax/lineScanner.ts';
import { continuesField } from '../findings/continuation.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const badIndentation: Rule = {
  code: 'bad-indentation',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A top-level field is indented, or a value continues on a line that is not.',
    reason:
      'In YAML, indentation shows what belongs together. An indented field becomes part of the one above, and a continuation line without indentation makes the header invalid.',
    wrong: exampleSeed('bridge', {
      title: 'title: Harbour bridge reopens after two years of repairs that took longer than\nanybody thought',
    }),
    right: exampleSeed('bridge', {
      title: 'title: Harbour bridge reopens after two years of repairs that took longer than\n  anybody thought',
    }),
    fix: 'Moves a field to the margin; where all fields are indented, YAML reads them, so that is only offered. Indents a line by two spaces; this is safe when the line can only continue the text above. If it could be a value of its own, the decision is yours.',
  },
  *check(seed) {
    const { document } = seed;
    const indented = document.problems.filter((problem) => problem.code === 'bad-indentation');
    if (document.isSound && indented[0]?.what === 'field') {
      yield {
        range: indented[0].range,
        severity: 'warning',
        message: 'All fields are indented, so one added at the margin breaks the header. Move them to the margin.',
        fixes: () => [
          {
            title: 'Move the fields to the margin',
            kind: 'unsafe',
            preferred: true,
            keepsValues: true,
            edits: dedent(document, indented[0]!.range),
          },
        ],
      };
      return;
    }
    for (const problem of indented) {
      const { range, key, what } = problem;
      if (what === 'field') {
        yield {
          range,
          message: `The field ${quoteForMessage(key)} is indented. Move it to the margin.`,
          fixes: () => [
            {
              title: 'Move the field to the margin',
              kind: safeIf(!isInBlock(document.text, range.start)),
              preferred: true,
              edits: [removal(range)],
            },
          ],
        };
      } else {
        const field = document.fields.find(({ range: whole }) => whole.start <= range.start && range.start < whole.end);
        const isRest = field !== undefined && continuesField(seed, field, range.start);
        const [exotic = ''] = /^\s+/.exec(document.text.slice(range.start, range.end)) ?? [];
        const why =
          exotic === ''
            ? 'is not indented like the rest of'
            : `is indented with ${nameOfCharacter(exotic)}, which YAML reads as a letter, unlike the rest of`;
        yield {
          range,
          message: `This line is not a field, and ${why} ${quoteForMessage(key)}.`,
          fixes: () => [
            {
              title: `Indent the line as part of “${key}”`,
              kind: safeIf(isRest),
              preferred: isRest,
              edits: [replacement({ start: range.start, end: range.start + exotic.length }, '  ')],
            },
          ],
        };
      }
    }
  },
};

/** All lines move as far as the fields: what a block's lines are indented by is counted from its field. */
function dedent({ text, frontMatter: { header } }: SeedDocument, { start, end }: TextRange): readonly TextEdit[] {
  const indent = text.slice(start, end);
  return Array.from(scanLines(text, header.start, header.end))
    .filter((line) => line.text.startsWith(indent))
    .map((line) => removal({ start: line.start, end: line.start + indent.length }));
}

/** Whether the line above opens a block of text, of which this one may be the first. */
function isInBlock(text: string, lineStart: number): boolean {
  const above = text.slice(0, lineStart).trimEnd();
  return /:[ \t]+[|>][+\-\d]{0,2}$/.test(above.slice(-10));
}
