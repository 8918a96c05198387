import type { Rule } from '../findings/rule.ts';
import { replacement } from '../text/edit.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const tabIndentation: Rule = {
  code: 'tab-indentation',
  defaultSeverity: 'error',
  documentation: {
    summary: 'There is a tab where YAML needs spaces.',
    reason: 'PyYAML rejects a header with a tab outside quotes and comments; other parsers accept some.',
    wrong: exampleSeed('bridge', { publisher: 'publisher:\tap' }),
    right: exampleSeed('bridge'),
    fix: 'Replaces tabs with spaces (in fix-all).',
  },
  *check({ document }) {
    const { text, problems } = document;
    for (const { code, range } of problems) {
      if (code !== 'tab-indentation') continue;
      const startsLine = range.start === 0 || /[\r\n]/.test(text[range.start - 1]!);
      const endsLine = range.end >= text.length || /[\r\n]/.test(text[range.end]!);
      const spaces = endsLine ? '' : startsLine ? '  ' : ' ';
      yield {
        range,
        message: 'There is a tab where YAML needs spaces.',
        fixes: () => [
          {
            title: spaces === '' ? 'Remove the tab' : 'Write a space',
            kind: 'safe',
            preferred: true,
            edits: [replacement(range, spaces)],
          },
        ],
      };
    }
  },
};
