import type { Rule } from '../findings/rule.ts';
import { safeIf } from '../findings/rule.ts';
import { nameOfCharacter } from '../text/characterNames.ts';
import { removal, replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { continuesField } from '../findings/continuation.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const badIndentation: Rule = {
  code: 'bad-indentation',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A field is indented though it stands at the top, or a value goes on in a line that is not indented.',
    reason:
      'YAML tells by the indentation what belongs to what: an indented field is part of the one above, and a value’s second line without indentation is nothing at all.',
    wrong: exampleSeed('bridge', {
      title: 'title: Harbour bridge reopens after two years of repairs that took longer than\nanybody thought',
    }),
    right: exampleSeed('bridge', {
      title: 'title: Harbour bridge reopens after two years of repairs that took longer than\n  anybody thought',
    }),
    fix: 'Moves a field to the margin. Indents a line by two spaces, which is safe where it can only be the rest of the text above; a line that may be a value of its own is left to you.',
  },
  *check(seed) {
    const { document } = seed;
    for (const problem of document.problems) {
      if (problem.code !== 'bad-indentation') continue;
      const { range, key, what } = problem;
      if (what === 'field') {
        yield {
          range,
          message: `The field ${quoteForMessage(key)} is indented: it is expected at the margin.`,
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
            ? 'not indented as the rest of'
            : `indented by ${nameOfCharacter(exotic)}, which YAML takes for a letter, and not as the rest of`;
        yield {
          range,
          message: `This line is no field, and ${why} ${quoteForMessage(key)} would be.`,
          fixes: () => [
            {
              title: `Indent the line, as the rest of “${key}”`,
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

/** Whether the line above opens a block of text, of which this one may be the first. */
function isInBlock(text: string, lineStart: number): boolean {
  const above = text.slice(0, lineStart).trimEnd();
  return /:[ \t]+[|>][+\-\d]{0,2}$/.test(above.slice(-10));
}
