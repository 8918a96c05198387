import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeReaders } from '../../../client/src/navigation/readersText.ts';

const readers = [{ name: 'PyYAML' }, { name: 'YAML 1.2' }, { name: 'gray-matter' }];

test('fields that readers see differently are marked, with a line for each reader', () => {
  const text = describeReaders('a.seed', {
    readers,
    fields: [
      { key: 'title', values: ['“A”', '“A”', '“A”'], differ: false },
      { key: 'initial_rank', values: ['the number 8', 'the number 10', null], differ: true },
    ],
  });
  assert.equal(
    text,
    `How YAML parsers read a.seed

They read 1 of 2 fields differently.

  title           “A”
≠ initial_rank
    PyYAML        the number 8
    YAML 1.2      the number 10
    gray-matter   no such field
`,
  );
});

test('where all see the same there is a line for each field', () => {
  const fields = [{ key: 'title', values: ['“A”', '“A”', '“A”'], differ: false }];
  assert.equal(
    describeReaders('a.seed', { readers, fields }),
    'How YAML parsers read a.seed\n\nThey all read the same values.\n\n  title          “A”\n',
  );
});

test('a reader that reads nothing says why, once', () => {
  const text = describeReaders('a.seed', {
    readers: [{ name: 'PyYAML' }, { name: 'YAML 1.2', error: 'Line 3 cannot be read: Map keys must be unique.' }],
    fields: [{ key: 'title', values: ['“A”', null], differ: false }],
  });
  assert.equal(
    text,
    `How YAML parsers read a.seed

YAML 1.2 cannot read the header.
    Line 3 cannot be read: Map keys must be unique.

  title       “A”
`,
  );
});

test('where none reads anything that is all there is to say', () => {
  const nothing = { readers: [{ name: 'PyYAML', error: 'There is no header.' }], fields: [] };
  assert.equal(
    describeReaders('a.seed', nothing),
    'How YAML parsers read a.seed\n\nPyYAML cannot read the header.\n    There is no header.\n',
  );
});

test('a long reason goes on in the next line, since the text has half a window', () => {
  const error = 'Line 3 is not valid YAML: a colon and a space stand in the middle of its value, which has no quotes.';
  assert.equal(
    describeReaders('a.seed', { readers: [{ name: 'PyYAML', error }], fields: [] }),
    `How YAML parsers read a.seed

PyYAML cannot read the header.
    Line 3 is not valid YAML: a colon and a space
    stand in the middle of its value, which has no
    quotes.
`,
  );
});
