import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProblemFiles, type ProblemFilesOptions } from '../../server/src/cli/problemFiles.ts';
import { check } from '../../server/src/core/index.ts';
import type { CheckedFile } from '../../server/src/workspace/index.ts';
import { contextOf, seed } from '../support/seed.ts';

describe('the problems of a report', () => {
  it('are kept up to a bound; others are looked for again, and are the same', async () => {
    const files = ['a.seed', 'b.seed', 'c.seed'].map(misspelled);
    assert.deepEqual(await reported(files, { mostKept: 2 }), {
      lines: ['a.seed: unknown-usage', 'b.seed: unknown-usage', 'c.seed: unknown-usage'],
      lookedAgain: ['c.seed'],
    });
  });

  it('are those of the last check of a file, which makes room for others', async () => {
    const first = misspelled('a.seed');
    const second = misspelled('b.seed');
    const sound = { ...first, findings: [] };
    assert.deepEqual(await reported([first, sound, second], { mostKept: 1 }), {
      lines: ['b.seed: unknown-usage'],
      lookedAgain: [],
    });
  });

  it('are looked for again to say whether they can be fixed, which may depend on seeds that are read later', async () => {
    assert.deepEqual(await reported([misspelled('a.seed')], { mostKept: 1, says: ['fixable'] }), {
      lines: ['a.seed: unknown-usage, safe'],
      lookedAgain: ['a.seed'],
    });
  });

  it('are tried for fixes in the first files of the report', async () => {
    const unfixable = ['a.seed', 'b.seed', 'c.seed'].map((name) => fileWith('usage: perhaps', name));
    const fixable = ['d.seed', 'e.seed', 'f.seed'].map(misspelled);
    assert.deepEqual(await repairable([...unfixable, ...fixable], 4), { count: 1, isAll: false });
    assert.deepEqual(await repairable(fixable, 2), { count: 2, isAll: false });
    assert.deepEqual(await repairable(fixable, 3), { count: 3, isAll: true });
    assert.deepEqual(await repairable(unfixable, 3), { count: 0, isAll: true });
  });
});

/** A file with one problem. */
function misspelled(name: string): CheckedFile {
  return fileWith('usage: candidat', name);
}

function fileWith(usage: string, name: string): CheckedFile {
  const context = contextOf(seed(usage), { path: name });
  return { uri: context.uri, findings: check(context), source: context.document, seed: context };
}

/** What is reported after these checks, and which files were looked at once more for it. */
async function reported(checks: readonly CheckedFile[], options: Partial<ProblemFilesOptions>) {
  const { files, source, lookedAgain } = problemFiles(checks, options);
  const lines: string[] = [];
  for await (const problems of files.problems(source)) {
    for (const { file, code, fixable } of problems)
      lines.push(`${file}: ${[code, fixable].filter(Boolean).join(', ')}`);
  }
  return { lines, lookedAgain };
}

async function repairable(checks: readonly CheckedFile[], mostTried: number) {
  const { files, source } = problemFiles(checks, { mostTried });
  return files.repairable(source);
}

function problemFiles(checks: readonly CheckedFile[], options: Partial<ProblemFilesOptions>) {
  const shown = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1);
  const files = new ProblemFiles({
    filter: (_, findings) => findings,
    shown,
    says: [],
    mostKept: 1,
    mostTried: 1,
    ...options,
  });
  for (const file of checks) files.take(file);
  const lookedAgain: string[] = [];
  const source = {
    checked: (uri: string) => {
      lookedAgain.push(shown(uri));
      return Promise.resolve(checks.findLast((file) => file.uri === uri));
    },
    isLost: () => false,
  };
  return { files, source, lookedAgain };
}
