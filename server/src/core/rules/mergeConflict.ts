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
    summary: 'The file contains merge conflict markers: `<<<<<<<`, `=======`, `>>>>>>>`.',
    reason:
      'Two people changed the same lines, and nobody has chosen a version yet. Until then, Seedbed cannot read the header and checks nothing else in it.',
    wrong: exampleSeed('tunnel', {
      usage: '<<<<<<< HEAD\nusage: candidate\n=======\nusage: rejected\n>>>>>>> desk',
    }),
    right: exampleSeed('tunnel'),
    fix: 'You choose which version to keep; Seedbed never chooses for you.',
  },
  *check(seed) {
    for (const problem of seed.document.problems) {
      if (problem.code !== 'merge-conflict') continue;
      const { range, versions, moreFollow } = problem;
      yield {
        range,
        message: `${messageFor(versions, seed.document.text.slice(range.start, range.end))}${moreFollow ? ' More merge conflicts follow.' : ''}`,
        fixes: () =>
          versions
            ? [keep(versions, 'first'), keep(versions, 'second')].filter((fix) => !makesProgram(seed, fix.edits))
            : [],
      };
    }
  },
};

function messageFor(versions: MergeVersions | undefined, marker: string): string {
  return versions
    ? 'These lines have two versions from an unfinished merge. Keep one of them.'
    : `${quoteForMessage(marker)} is left over from a merge. Finish the merge by hand.`;
}

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
