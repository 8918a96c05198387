// What a configuration says, and where it says so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleCodes, rules } from '../../../server/src/core/rules/index.ts';
import { readConfiguration } from '../../../server/src/core/schema/configuration.ts';
import { ruleSettingsOf, seedGlobOf, settingsOf } from '../../../server/src/core/schema/configurationSettings.ts';
import { rulesAt } from '../../../server/src/core/schema/rulesAt.ts';

function read(text: string) {
  return readConfiguration(text, ruleCodes).configuration;
}

test('a setting is where its key stands, or nowhere', () => {
  const text = `fields:
  usage: { name: status }
  desk: { type: enum, values: [news] }
rank: { unique: corpus }
`;
  const found = settingsOf(read(text), text)
    .filter(({ range }) => range)
    .map(({ name, value, range }) => [name, value, text.slice(range!.start, range!.end)]);
  assert.deepEqual(found, [
    ['fields.usage', 'name: status, type: usage, required: true', 'usage: { name: status }'],
    ['fields.desk', 'type: enum, values: [news], required: false', 'desk: { type: enum, values: [news] }'],
    ['rank.unique', 'corpus', 'unique: corpus'],
  ]);
});

test('severities are those that rules run with', () => {
  const text = `rules: { rank-gap: hint, unknown-usage: warning }
overrides:
  '**': { rank-gap: information }
  'old/**': { rank-gap: error, duplicate-url: off }
ignore: { 'old/a/**': [rank-gap] }
`;
  const configuration = read(text);
  for (const path of ['1.seed', 'old/1.seed', 'old/a/1.seed']) {
    const effective = rulesAt(configuration, 'file:///seeds', `file:///seeds/${path}`);
    for (const { code, severity } of ruleSettingsOf(rules, path, configuration, text)) {
      const usual = rules.find((rule) => rule.code === code)!.defaultSeverity;
      assert.equal(severity, effective.get(code) ?? usual, `${code} in ${path}`);
    }
  }
  const [gap] = ruleSettingsOf([{ code: 'rank-gap', defaultSeverity: 'off' }], 'old/a/1.seed', configuration, text);
  assert.deepEqual(gap?.from, { section: 'ignore', glob: 'old/a/**' });
  assert.equal(text.slice(gap.range!.start, gap.range!.end), 'rank-gap');
});

test('the glob that decides whether a file is a seed', () => {
  const configuration = read('seeds: { include: ["*.md", "**/*.seed"], exclude: [drafts] }\n');
  assert.deepEqual(seedGlobOf('a/1.seed', configuration), { isSeed: true, glob: '**/*.seed' });
  assert.deepEqual(seedGlobOf('drafts/1.seed', configuration), { isSeed: false, glob: 'drafts' });
  assert.deepEqual(seedGlobOf('a/1.md', configuration), { isSeed: false });
});
