import type { Rule } from './rule.ts';
import { safeIf } from './rule.ts';
import { insertion } from '../text/edit.ts';
import { exampleSeed } from './exampleSeed.ts';
import { fence } from './fences.ts';

export const unclosedHeader: Rule = {
  code: 'unclosed-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The header has an opening fence and no closing one.',
    reason: 'Readers then take the whole file for YAML, or find no header at all.',
    wrong: exampleSeed('bridge').replace('\n---\n', '\n'),
    right: exampleSeed('bridge'),
    fix: 'Inserts `---` behind the last line of the header (in fix-all).',
  },
  *check({ document }) {
    const { text, frontMatter, lineBreak, fields } = document;
    if (frontMatter.kind !== 'unclosed') return;
    const { start, end } = frontMatter.header;
    const startsLine = end === start || /[\r\n]$/.test(text.slice(start, end));
    const closing = startsLine && end > frontMatter.opening.end ? fence + lineBreak : lineBreak + fence;
    yield {
      range: frontMatter.opening,
      message: 'The header is opened and never closed: a line “---” is expected behind its last field.',
      fixes: () => [
        {
          title: 'Close the header with “---”',
          kind: safeIf(fields.length > 0),
          preferred: true,
          edits: [insertion(end, closing)],
        },
      ],
    };
  },
};
