import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { completeConfiguration, hoverConfiguration, linesOf, type JsonSchema } from '../../../server/src/core/index.ts';

const schema = JSON.parse(readFileSync('schemas/seedbed.schema.json', 'utf8')) as JsonSchema;

function at(marked: string) {
  const text = marked.replace('<|>', '');
  return { text, position: linesOf({ text }).positionAt(marked.indexOf('<|>')) };
}

/** What is offered at `<|>`. */
function offered(marked: string): readonly string[] {
  const { text, position } = at(marked);
  return completeConfiguration(text, position, schema).map(({ label }) => label);
}

/** The whole text after an offer is taken. */
function taking(label: string, marked: string): string {
  const { text, position } = at(marked);
  const item = completeConfiguration(text, position, schema).find((each) => each.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `${label} is not offered`);
  const { offsetAt } = linesOf({ text });
  const { range, newText } = item.textEdit;
  return text.slice(0, offsetAt(range.start)) + newText + text.slice(offsetAt(range.end));
}

suite('in a seedbed.yaml', () => {
  test('the keys that there are are offered, with what they are for', () => {
    assert.deepEqual(offered('<|>').slice(0, 3), ['seeds', 'header', 'fields']);
    assert.deepEqual(offered('seeds:\n  <|>'), ['include', 'exclude']);
    assert.ok(offered('usages: [candidate]\nrules:\n  field-order: off\n  du<|>').includes('duplicate-url'));
    const { text, position } = at('se<|>');
    const [first] = completeConfiguration(text, position, schema);
    assert.match(JSON.stringify(first?.documentation), /Which files are seeds/);
  });

  test('the keys of a declared field are offered, and of the built-in ones', () => {
    assert.ok(offered('fields:\n  desk:\n    <|>').includes('type'));
    assert.ok(offered('fields:\n  url:\n    re<|>').includes('relative'));
  });

  test('the codes of rules are offered wherever one stands', () => {
    for (const text of [
      'overrides:\n  archive/**:\n    du<|>',
      'ignore:\n  archive/**:\n    - du<|>',
      'ignore:\n  archive/**:\n  - rank-gap\n  - du<|>',
      'ignore:\n  archive/**: du<|>',
    ]) {
      assert.ok(offered(text).includes('duplicate-url'), text);
    }
    assert.deepEqual(offered('overrides:\n  archive/**:\n    rank-gap: <|>').at(-1), 'off');
  });

  test('the words that a value may be are offered', () => {
    assert.deepEqual(offered('rules:\n  duplicate-url: <|>'), ['error', 'warning', 'information', 'hint', 'off']);
    assert.ok(offered('fields:\n  desk:\n    type: e<|>').includes('enum'));
    assert.deepEqual(offered('fields:\n  desk:\n    required: <|>'), ['true', 'false']);
  });

  test('what is taken stands in place of what was typed', () => {
    assert.equal(taking('include', 'seeds:\n  inc<|>'), 'seeds:\n  include: ');
    assert.equal(taking('rules', 'ru<|>'), 'rules:');
    assert.equal(taking('off', 'rules:\n  duplicate-url: o<|>\n'), 'rules:\n  duplicate-url: off\n');
  });

  test('nothing is offered in a comment, in braces, and where any word will do', () => {
    for (const text of ['# se<|>', 'rules: {du<|>', 'usages:\n  <|>', 'nothing:\n  <|>']) {
      assert.deepEqual(offered(text), [], text);
    }
  });

  test('a key tells what it is for where it is pointed at', () => {
    const hovered = (marked: string) => {
      const { text, position } = at(marked);
      return JSON.stringify(hoverConfiguration(text, position, schema)?.contents) ?? '';
    };
    assert.match(hovered('se<|>eds:\n'), /Which files are seeds/);
    assert.match(hovered('rules:\n  missing-he<|>ader: off\n'), /no front matter/);
    assert.equal(hovered('rules:\n  missing-header: of<|>f\n'), '');
    assert.equal(hovered('nobody<|>:\n'), '');
  });
});
