import type { Rule } from './rule.ts';
import { safeIf } from './rule.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { insertion, removal } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { mayContinueText } from './continuation.ts';
import { exampleSeed } from './exampleSeed.ts';

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
    fix: 'Moves a field to the margin, and indents a line that continues a text by two spaces (in fix-all).',
  },
  *check({ document, configuration }) {
    for (const problem of document.problems) {
      if (problem.code !== 'bad-indentation') continue;
      const { range, key, what } = problem;
      if (what === 'field') {
        yield {
          range,
          message: `The field ${quoteForMessage(key)} is indented: it is expected at the margin.`,
          fixes: () => [
            { title: 'Move the field to the margin', kind: 'safe', preferred: true, edits: [removal(range)] },
          ],
        };
      } else {
        const type = configuration.fields.find((definition) => definition.key === key)?.type;
        const line = document.text.slice(range.start, range.end);
        const isRest = type === 'string' && mayContinueText(line, fieldKeys(configuration));
        yield {
          range,
          message: `This line is no field, and not indented as the rest of ${quoteForMessage(key)} would be.`,
          fixes: () => [
            {
              title: `Indent the line, as the rest of “${key}”`,
              kind: safeIf(isRest),
              preferred: isRest,
              edits: [insertion(range.start, '  ')],
            },
          ],
        };
      }
    }
  },
};
