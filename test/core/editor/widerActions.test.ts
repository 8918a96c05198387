import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import { codeActions } from '../../../server/src/core/index.ts';
import { seedsOf } from '../../support/seeds.ts';

/** The actions at `<|>` in one of some seeds, for a client that has commands of its own. */
function actionsIn(...headers: readonly string[]): readonly CodeAction[] {
  const { cursor } = seedsOf(headers.map((header) => `url: https://apnews.com/article/ferry\n${header}`));
  const range = { start: cursor.position, end: cursor.position };
  return codeActions(cursor.seed, range, undefined, () => undefined, undefined, {
    fixAllCommand: 'all',
    renumberCommand: 'renumber',
    seedsWith: () => 29,
  });
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

suite('beside the fix of a problem', () => {
  test('all safe fixes of the seed are offered, and the same kind in all seeds', () => {
    const actions = actionsIn('title: Ferry\npublisher: ap\nusage: Candidate\ninitial_rank: <|>"2"');
    assert.deepEqual(titles(actions).slice(-2), [
      'Apply the 2 safe fixes in this seed',
      'Fix “invalid-rank” in all seeds (29)',
    ]);
    assert.deepEqual(actions.at(-1)?.command?.arguments, [{ rules: ['invalid-rank'] }]);
  });

  test('a folder with a rank twice can be renumbered', () => {
    const same = 'title: Ferry\npublisher: ap\nusage: candidate\ninitial_rank: 2';
    const actions = actionsIn(same.replace('2', '<|>2'), same);
    const renumber = actions.find(({ title }) => title === 'Renumber this folder');
    assert.deepEqual(renumber?.command, {
      title: 'Renumber this folder',
      command: 'renumber',
      arguments: ['file:///seeds/seed%201.seed'],
    });
  });
});

suite('on a usage', () => {
  test('each other one that is declared is offered', () => {
    const actions = actionsIn('title: Ferry\npublisher: ap\nusage: cand<|>idate\ninitial_rank: 2');
    const usages = actions.filter(({ kind }) => kind === 'refactor.rewrite');
    assert.ok(titles(usages).includes('Set usage to “rejected”'));
    assert.ok(!titles(usages).includes('Set usage to “candidate”'));
    const [edit] = Object.values(usages.find(({ title }) => title.includes('rejected'))?.edit?.changes ?? {})[0] ?? [];
    assert.equal(edit?.newText, 'rejected');
  });

  test('none is offered elsewhere', () => {
    const actions = actionsIn('title: Fer<|>ry\npublisher: ap\nusage: candidate\ninitial_rank: 2');
    assert.deepEqual(titles(actions), []);
  });

  test('that another seed of the article has otherwise, its usage is offered', () => {
    const title = 'title: Ferry\npublisher: ap';
    const actions = actionsIn(
      `${title}\nusage: cand<|>idate\ninitial_rank: 2`,
      `${title}\nusage: used\ninitial_rank: 3`,
    );
    assert.ok(titles(actions).includes('Set the usage to “used”, as in the other seed'));
  });
});
