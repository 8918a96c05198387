import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isMap, isScalar, parseDocument } from 'yaml';
import { defaultHeaderOptions, refuseHeader } from '../../../server/src/core/syntax/guard.ts';
import { findLongLists } from '../../../server/src/core/syntax/longLists.ts';
import { parseSeed } from '../../../server/src/core/syntax/parseSeed.ts';
import { readYaml } from '../../../server/src/core/syntax/yamlHeader.ts';
import { runs } from '../../support/properties.ts';

const keys = new Set(['url', 'title', 'tags']);

const whole = (text: string) => ({ start: 0, end: text.length });
const list = (item: string, count: number) => `${item}\n`.repeat(count);

/** The values of a header as `yaml` alone reads them, or that it finds an error. */
function asYamlReads(header: string): object {
  const { contents, errors } = parseDocument(header, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  if (errors.length > 0) return { error: true };
  if (!isMap(contents)) return {};
  return contents.items.map(({ key, value }) => [isScalar(key) && key.value, value?.toJSON()]);
}

function asWeRead(header: string): object {
  const reading = readYaml(header, whole(header));
  if (reading.kind === 'error') return { error: true };
  if (reading.kind !== 'fields') return {};
  return reading.fields.map(({ key, value }) => [key, value.kind === 'list' ? value.items : value.text]);
}

test('a long list has the place and the text that a short one has', () => {
  for (const item of ['- harbour', '  - a b', "- 'a: b'", '- "a # b"', '- é', '- []', '- a: b', '-  a']) {
    const header = `title: a\ntags: \n${list(item, 400)}url: b\n`;
    const reading = readYaml(header, whole(header));
    assert.ok(reading.kind === 'fields', item);
    const [, tags, url] = reading.fields;
    assert.equal(header.slice(tags!.valueRange.start, tags!.valueRange.end), list(item, 400).trim());
    assert.equal(tags!.value.text, list(item.trim(), 400).trim().replaceAll('\n', ' '));
    assert.equal(header.slice(url!.range.start), 'url: b\n');
  }
});

test('lists with anything in and around them are read as YAML reads them', () => {
  const item = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('- harbour', "- 'a: b'", '- "a # b"', '- É', '- 😀', '- 12', '- a, [b]') },
    fc.constantFrom(
      '-',
      '- ',
      ' - a',
      '- - a',
      '- a: b',
      '# c',
      '',
      '  more',
      "- 'a",
      '- "\\n"',
      '- a:',
      '- a #b',
      '-\ta',
    ),
    fc.string({ maxLength: 4 }).map((text) => `- ${text.replace(/[\r\n]/g, '')}`),
  );
  const part = fc
    .tuple(
      fc.constantFrom(
        'tags:\n',
        '"a\ntags:\n',
        'title: "a\ntags:\n',
        'x: |\ntags:\n',
        'x: |\n  tags:\n',
        'x: [\ntags:\n',
        '- a\n',
      ),
      fc.array(item, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 70 }),
    )
    .map(([start, items, times]) => start + list('- harbour', 60) + list(items.join('\n'), times));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\r\n'), (parts, lineBreak) => {
      const header = `first: ${'a'.repeat(1000)}\n${parts.join('')}`.replaceAll('\n', lineBreak);
      const [expected, found] = [asYamlReads(header), asWeRead(header)];
      if (!Array.isArray(expected)) return assert.deepEqual(found, expected);
      for (const [index, [key, value]] of expected.entries()) {
        const [ours, read] = (found as [string, unknown][])[index]!;
        assert.equal(ours, key);
        if (Array.isArray(value) && value.every((one) => typeof one === 'string')) assert.deepEqual(read, value);
      }
    }),
    { numRuns: runs(150) },
  );
});

test('a list is not long where few items follow one another, or where it is none', () => {
  for (const header of [
    `tags:\n${list('- a', 49)}`,
    `tags: a\n${list('- a', 90)}`,
    `  tags:\n${list('- a', 90)}`,
    `tags: |\n${list('- a', 90)}`,
    `tags:\n${list('- a: b', 90)}`,
    `tags:\n${list('- a\n  b', 90)}`,
  ]) {
    assert.deepEqual(findLongLists(header, whole(header)), [], header.slice(0, 30));
  }
});

test('a header is read up to its limit, whatever the number of items in its lists', () => {
  const mebibyte = `tags:\n${list('- harbour', 104_000)}`;
  const options = { ...defaultHeaderOptions, length: 1024 * 1024 };
  assert.equal(refuseHeader(mebibyte, whole(mebibyte), options), undefined);
  const { fields, problems } = parseSeed(`---\ntitle: a\n${mebibyte}---\n`, keys, options);
  assert.deepEqual(problems, []);
  assert.ok(fields[1]?.value.kind === 'list');
  assert.equal(fields[1].value.items?.length, 104_000);

  const [problem] = parseSeed(`---\ntitle: a\n${mebibyte}---\n`, keys).problems;
  assert.ok(problem?.code === 'yaml-syntax' && problem.mistake === 'too large');
});

test('lists of some hundred lines are no reason to refuse a header', () => {
  for (const header of [
    `tags:\n${list('- harbour', 250)}`,
    `tags:\n${list('- name: Harbour\n  kind: place', 900)}`,
    `tags:\n${list('- [a, b]', 900)}`,
  ]) {
    assert.deepEqual(parseSeed(`---\n${header}---\n`, keys).problems, []);
  }
});

test('a list at the margin stays one where another field is damaged', () => {
  const { fields, problems } = parseSeed(`---\ntitle: "a\ntags:\n- harbour\n- ferry\n---\n`, keys);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['unclosed-quote'],
  );
  assert.deepEqual(fields[1]?.value.kind === 'list' && fields[1].value.items, ['harbour', 'ferry']);
});
