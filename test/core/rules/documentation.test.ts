import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckedFinding, RuleDocumentation } from '../../../server/src/core/index.ts';
import { applyEdits, check } from '../../../server/src/core/index.ts';
import { fileRules, rules } from '../../../server/src/core/rules/index.ts';
import { contextOf } from '../../support/seed.ts';

test('no two rules have the same code', () => {
  assert.equal(new Set(rules.map(({ code }) => code)).size, rules.length);
});

for (const { code, documentation } of rules) {
  test(`${code} is documented`, () => {
    assert.match(code, /^[a-z]+(?:-[a-z]+)*$/);
    for (const text of [documentation.summary, documentation.reason, documentation.fix ?? 'None.']) {
      assert.match(text, /^[\p{Lu}“`][^]*\.$/u);
    }
    assert.doesNotMatch(documentation.summary, /\n/);
  });
}

// What is wrong with a file that is not read as a seed cannot be shown in a seed.
for (const { code, documentation } of rules.filter((rule) => !fileRules.includes(rule))) {
  test(`the wrong seed of ${code} has just that finding, and the right one has none`, () => {
    assert.deepEqual(
      findingsIn(documentation, 'wrong').map(({ rule }) => rule.code),
      [code],
    );
    assert.deepEqual(findingsIn(documentation, 'right'), []);
  });

  test(`the first fix of ${code} makes the right seed of the wrong one`, () => {
    const fixes = findingsIn(documentation, 'wrong')[0]?.fixes?.() ?? [];
    const [fix] = fixes;
    const isPlaceholder = fix !== undefined && fixes.every(({ kind }) => kind === 'placeholder');
    assert.equal(isPlaceholder, documentation.isPlaceholder ?? false);
    assert.equal(fix !== undefined, documentation.fix !== undefined, 'the fixes are documented if there are any');
    if (fix && !fix.open) assert.equal(applyEdits(documentation.wrong, fix.edits), documentation.right);
  });
}

/** What is found in one of the two examples, among the seeds and under the configuration that belong to them. */
function findingsIn(documentation: RuleDocumentation, example: 'wrong' | 'right'): readonly CheckedFinding[] {
  const { configuration = '', others = {}, paths } = documentation;
  return check(contextOf(documentation[example], { configuration, others, ...(paths && { path: paths[example] }) }));
}
