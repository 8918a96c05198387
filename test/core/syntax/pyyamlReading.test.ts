import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHeader, readHeader } from '../../support/parsedHeader.ts';

// Rare headers that `yaml` and PyYAML read in different ways: what PyYAML reads is right.

test('a list below a key that awaits its colon is refused, as PyYAML refuses it', () => {
  for (const header of ['? title\n- a\n', '? deck\n#\n\n  - a\n', 'deck:\n  ? a\n  - b\n']) {
    assert.equal(parseHeader(header).isSound, false, header);
    assert.equal(readHeader(header).at(-1)?.slice(0, 11), 'yaml-syntax', header);
  }
  assert.deepEqual(readHeader('deck:\n  - ? a\n  - b\n'), ['deck = list "- ? a - b"']);
});

test('a key in brackets and its colon stand on one line', () => {
  assert.equal(readHeader('tags: {a\nb: c}\n').at(-1), `yaml-syntax at ${JSON.stringify('a\nb')}`);
  assert.equal(readHeader('tags: {"a\nb" : c}\n').at(-1), `yaml-syntax at ${JSON.stringify('"a\nb"')}`);
  assert.equal(parseHeader('tags: {a\nb, c: d}\n').isSound, true);
});

test('a colon below a key after a question mark stands in its column', () => {
  assert.deepEqual(readHeader('deck:\n  ? a\n  : b\n'), ['deck = mapping "? a : b"']);
  assert.deepEqual(readHeader('deck:\n  ? a\n    : b\n').slice(1), ['yaml-syntax at "a"']);
});

test('after an exclamation mark alone, also what stands in quotes has the type that its words have', () => {
  assert.deepEqual(readHeader('rank: ! "7"\ndeck: ! Tunnel\n'), ['rank = integer "7"', 'deck = string "Tunnel"']);
  assert.deepEqual(readHeader('rank: !\ndeck: a\n'), ['rank = null ""', 'deck = string "a"']);
  assert.deepEqual(readHeader('rank: ! =\n'), ['rank = refused "="', 'yaml-syntax at "! ="']);
});

test('an alias with an anchor is an error', () => {
  assert.deepEqual(readHeader('base: &base *base\n').slice(1), [
    'yaml-feature at "&base *base"',
    'yaml-syntax at "*base"',
  ]);
});

test('a key that only begins with a known one is a key of its own, unless two fields are meant', () => {
  assert.deepEqual(readHeader('title«: a\nurl#: b\n'), ['title« = string "a"', 'url# = string "b"']);
  assert.deepEqual(readHeader("usage$: '\ntitle: a'\n"), ['usage$ = string " title: a"']);
  assert.deepEqual(readHeader('title:Tunnel opens usage: used\n').slice(0, 2), [
    'title = string "Tunnel opens"',
    'usage = string "used"',
  ]);
});

test('an empty line after an escaped line break is a line break', () => {
  assert.deepEqual(readHeader('deck: "\\\n\n"\n'), [`deck = string ${JSON.stringify('\n')}`]);
  assert.deepEqual(readHeader('deck: " \\\n\n"\n'), [`deck = string ${JSON.stringify(' \n')}`]);
  assert.deepEqual(readHeader('deck: "a\\\n\n\n  b\\\\\n\n  c"\n'), [`deck = string ${JSON.stringify('a\n\nb\\\nc')}`]);
});

test('a byte order mark below a comment is a part of the text', () => {
  assert.deepEqual(readHeader('#\n\uFEFFdeck: a\nb: 3\n'), ['\uFEFFdeck = string "a"', 'b = integer "3"']);
  assert.deepEqual(readHeader('\uFEFFdeck: a\n'), ['deck = string "a"']);
  assert.equal(parseHeader('#\n\uFEFF---\ndeck: a\n').isSound, false);
});

test('quotes go on at the margin also after a key with white space in it that is none to YAML', () => {
  assert.deepEqual(readHeader('a\u00A0b: "c\nd"\n'), ['a\u00A0b = string "c d"']);
  assert.deepEqual(readHeader('\uFEFFb: "c"\n\uFEFFd: "e\nf"\n'), ['b = string "c"', '\uFEFFd = string "e f"']);
});

test('a question mark that begins a word in brackets begins a key, which is no text of the list', () => {
  const { fields, isSound } = parseHeader('tags: [?a, b]\n');
  assert.equal(isSound, true);
  assert.equal(fields[0]?.value.kind === 'list' && fields[0].value.items, undefined);
});

test('a tab in quotes in a mapping is a part of the text, also after a quote that is written twice', () => {
  assert.deepEqual(readHeader("image:\n  alt: '''\t'\n"), [`image = mapping ${JSON.stringify("alt: '''\t'")}`]);
  assert.deepEqual(readHeader("image:\n  alt: ''\t\n").slice(1), ['tab-indentation at "\\t"']);
});
