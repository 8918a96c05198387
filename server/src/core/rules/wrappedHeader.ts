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
      'Each line of the header, or of the file, stands behind a mark: of a quotation, a comment, a diff, a number.',
    reason: 'Readers look for lines that begin with “---” and with keys; behind anything else they find no header.',
    wrong: exampleSeed('bridge').replace(/^(?=.)/gm, '> '),
    right: exampleSeed('bridge'),
    fix: 'Removes what stands before the lines, where all of the file or all of the header has it (in fix-all).',
  },
  *check(seed) {
    for (const problem of seed.document.problems) {
      if (problem.code !== 'wrapped-header') continue;
      const { range, prefix } = problem;
      const end = prefix.prefixes ? '' : ', but not all of them: which lines are meant is for you to say';
      yield {
        range,
        message: `The header’s lines stand ${places[prefix.name]}${end}.`,
        fixes: () => takeOff(seed, prefix),
      };
    }
  },
};

const places: Readonly<Record<LinePrefix['name'], string>> = {
  quotation: 'in a quotation (“>”)',
  comment: 'in comments',
  diff: 'behind the “+” of a diff',
  numbers: 'behind line numbers',
  marks: 'behind marks',
  indentation: 'indented with all of the file',
};

function takeOff(seed: SeedContext, { name, prefixes }: LinePrefix): readonly Fix[] {
  if (!prefixes) return [];
  const edits = prefixes.map((range) => removal(range));
  if (makesProgram(seed, edits)) return [];
  // Of “&gt;” the letters are a part of the mark.
  const drops = name === 'numbers' || name === 'quotation' ? prefixes : [];
  return [
    { title: 'Remove what stands before the lines', kind: 'safe', preferred: true, drops, changesBody: true, edits },
  ];
}
