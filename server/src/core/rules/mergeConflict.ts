import type { MergeVersion, MergeVersions } from '../syntax/mergeConflicts.ts';
import type { Fix, Rule } from '../findings/rule.ts';
import { removal } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { makesProgram } from '../findings/makesProgram.ts';

export const mergeConflict: Rule = {
  code: 'merge-conflict',
  defaultSeverity: 'error',
  documentation: {
    summary: 'Markers of a merge conflict stand in the file: `<<<<<<<`, `=======`, `>>>>>>>`.',
    reason:
      'Two people have changed the same lines, and nobody has said yet which of them hold. Until then the header cannot be read, and nothing else in it is judged or mended.',
    wrong: exampleSeed('tunnel', {
      usage: '<<<<<<< HEAD\nusage: candidate\n=======\nusage: rejected\n>>>>>>> desk',
    }),
    right: exampleSeed('tunnel'),
    fix: 'You choose the version to keep; neither is ever chosen unasked.',
  },
  *check(seed) {
    for (const problem of seed.document.problems) {
      if (problem.code !== 'merge-conflict') continue;
      const { range, versions } = problem;
      yield {
        range,
        message: versions
          ? 'Two versions of these lines stand here, from a merge that is not finished: one of them is to be kept.'
          : `${quoteForMessage(seed.document.text.slice(range.start, range.end))} is left over from a merge: it is to be finished by hand.`,
        fixes: () =>
          versions
            ? [keep(versions, 'first'), keep(versions, 'second')].filter((fix) => !makesProgram(seed, fix.edits))
            : [],
      };
    }
  },
};

function keep(versions: MergeVersions, which: 'first' | 'second'): Fix {
  const { whole } = versions;
  const { lines, name }: MergeVersion = versions[which];
  const drops = [
    { start: whole.start, end: lines.start },
    { start: lines.end, end: whole.end },
  ];
  return {
    title: name === '' ? `Keep the ${which}` : `Keep the ${which} (${quoteForMessage(name)})`,
    kind: 'unsafe',
    drops,
    edits: drops.map((range) => removal(range)),
  };
}
