import type { SeedContext } from '../corpus/seedContext.ts';
import type { LinePrefix } from '../syntax/seedDocument.ts';
import type { Fix, Rule } from '../findings/rule.ts';
import { removal } from '../text/edit.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { makesProgram } from '../findings/makesProgram.ts';

export const wrappedHeader: Rule = {
  code: 'wrapped-header',
  defaultSeverity: 'error',
  documentation: {
    summary:
      'Every line of the header or file starts with a mark: of a quotation, a comment, a diff, or a line number.',
    reason: 'Programs look for lines that start with “---” and with keys. After anything else, they find no header.',
    wrong: exampleSeed('bridge').replace(/^(?=.)/gm, '> '),
    right: exampleSeed('bridge'),
    fix: 'Removes the marks if every line of the file or of the header has one (in fix-all).',
  },
  *check(seed) {
    for (const problem of seed.document.problems) {
      if (problem.code !== 'wrapped-header') continue;
      const { range, prefix } = problem;
      const end = prefix.prefixes ? '' : ', but not all of them. Correct them by hand';
      yield {
        range,
        message: `The header’s lines ${places[prefix.name]}${end}.`,
        fixes: () => takeOff(seed, prefix),
      };
    }
  },
};

const places: Readonly<Record<LinePrefix['name'], string>> = {
  quotation: 'start with “>”, as in a quotation',
  comment: 'are comments',
  diff: 'start with “+”, as in a diff',
  numbers: 'start with line numbers',
  marks: 'start with marks',
  indentation: 'are indented, like the whole file',
};

function takeOff(seed: SeedContext, { name, prefixes }: LinePrefix): readonly Fix[] {
  if (!prefixes) return [];
  const edits = prefixes.map((range) => removal(range));
  if (makesProgram(seed, edits)) return [];
  // Of “&gt;” the letters are a part of the mark.
  const drops = name === 'numbers' || name === 'quotation' ? prefixes : [];
  return [
    { title: 'Remove the marks before the lines', kind: 'safe', preferred: true, drops, changesBody: true, edits },
  ];
}
