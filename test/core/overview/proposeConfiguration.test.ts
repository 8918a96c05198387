// The seedbed.yaml that follows from what seeds hold.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { CorpusSurvey } from '../../../server/src/core/overview/corpusSurvey.ts';
import { proposeConfiguration } from '../../../server/src/core/overview/proposeConfiguration.ts';
import { writeMapping } from '../../../server/src/core/pyyaml/writer.ts';
import { ruleCodes } from '../../../server/src/core/rules/index.ts';
import { readConfiguration } from '../../../server/src/core/schema/configuration.ts';
import { escapeControls } from '../../../server/src/core/text/message.ts';
import { runs } from '../../support/properties.ts';
import { contextOf } from '../../support/seed.ts';

/** The lines that are in force. */
function proposed(...texts: readonly string[]): readonly string[] {
  const survey = new CorpusSurvey();
  for (const text of texts) survey.add(contextOf(text));
  return proposeConfiguration(survey)
    .split('\n')
    .filter((line) => !/^\s*(?:#|$)/.test(line));
}

const times = (count: number, text: string): readonly string[] => Array.from({ length: count }, () => text);

suite('the types of fields', () => {
  const typed: readonly (readonly [value: string, type: string])[] = [
    ['four', '{ type: string }'],
    ['4', '{ type: integer }'],
    ['4.5', '{ type: float }'],
    ['yes', '{ type: boolean }'],
    ['2025-08-14', '{ type: date }'],
    ['[a, b]', '{ type: list }'],
    ['{ a: b }', '{ type: mapping }'],
    ['https://a.example/b', '{ type: url }'],
    ['', '{ type: string, empty: true }'],
  ];
  for (const [value, type] of typed) {
    test(`${value === '' ? 'nothing' : value} is ${type}`, () => {
      assert.match(
        proposed(`---\nextra: ${value}\n---\n`).join('\n'),
        new RegExp(`^ {2}extra: ${type.replace(/[{}]/g, '\\$&')} #`, 'm'),
      );
    });
  }

  test('several are said, the most frequent first, and text has room for urls', () => {
    const lines = proposed(...times(3, '---\na: [x]\nb: https://a.example/b\n---\n'), '---\na: x\nb: none\n---\n');
    assert.deepEqual(lines.slice(1), [
      '  a: { type: [list, string] } # 4 seeds; list in 3, string in 1',
      '  b: { type: string } # 4 seeds; url in 3, string in 1',
    ]);
  });
});

test('of very many seeds, what only one or two have is not in force', () => {
  const lines = proposed(...times(400, '---\nusage: candidate\ndesk: x\n---\n'), '---\nusage: parked\nmood: x\n---\n');
  assert.ok(lines.includes('  - candidate # 400 seeds'));
  assert.ok(!lines.some((line) => /parked|mood/.test(line)));
});

test('whatever seeds hold, the text has no problems, and prints', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string(),
    fc.constantFrom('Usage', 'URL', 'null', '1', 'a: b', '# x'),
  );
  const seed = fc.record({ usage: word, publisher: word, key: word, value: word, heading: word });
  fc.assert(
    fc.property(fc.array(seed, { minLength: 1, maxLength: 5 }), (seeds) => {
      const survey = new CorpusSurvey();
      for (const { usage, publisher, key, value, heading } of seeds) {
        const header = writeMapping(
          new Map([
            ['usage', usage],
            ['publisher', publisher],
            [key, value],
          ]),
        );
        survey.add(contextOf(`---\n${header}---\n## ${heading}\n`));
      }
      const text = proposeConfiguration(survey);
      assert.deepEqual(readConfiguration(text, ruleCodes).problems, []);
      for (const line of text.split('\n')) assert.equal(escapeControls(line), line);
    }),
    { numRuns: runs(1000) },
  );
});
