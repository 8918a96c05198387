import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultConfiguration, fieldKeys, parseSeed } from '../../server/src/core/index.ts';
import { writeMapping } from '../../server/src/core/pyyaml/writer.ts';
import { readWithGrayMatter } from '../../server/src/node/grayMatterReader.ts';
import { withoutHanging } from '../support/hangs.ts';

const read = (text: string) => {
  const reading = readWithGrayMatter(text);
  return 'fields' in reading ? Object.fromEntries(reading.fields) : reading.error;
};

test('a header is read as consumers of gray-matter read it', () => {
  assert.deepEqual(read('---\ntitle: A headline that\n  goes on\npublisher: ap\ninitial_rank: 010\n---\nBody\n'), {
    title: 'A headline that goes on',
    publisher: 'ap',
    initial_rank: 8,
  });
  assert.deepEqual(read('\uFEFF--- \t\r\ntitle: Marked\r\n---\r\n'), { title: 'Marked' });
});

test('a header is never run, however its language is spelled', () => {
  const markers = globalThis as { ran?: string };
  const spellings = [
    'js',
    'javascript',
    'JS',
    'JavaScript',
    ' js',
    '\tjs',
    'js\r',
    ' JavaScript  ',
    'js\u00A0',
    '\u00A0js',
  ];
  for (const spelling of [...spellings, 'coffee', 'constructor', '__proto__', 'toString']) {
    for (const mark of ['', '\uFEFF', '\uFEFF\uFEFF', '\n', ' ']) {
      for (const program of ['globalThis.ran = "yes"', '{ title: (globalThis.ran = "yes") }']) {
        const reading = readWithGrayMatter(`${mark}---${spelling}\n${program}\n---\nBody\n`);
        assert.ok('error' in reading, JSON.stringify(mark + spelling));
        assert.equal(markers.ran, undefined, JSON.stringify(mark + spelling));
      }
    }
  }
});

test('no tag is run, and no nested header either', () => {
  const tagged = readWithGrayMatter('---\ntitle: !!js/function "function () { globalThis.ran = 1 }"\n---\n');
  assert.match('error' in tagged ? tagged.error : '', /unknown tag/);
  assert.deepEqual(read('---\n---js\nglobalThis.ran = 1\n---\n'), {});
  assert.equal((globalThis as { ran?: unknown }).ran, undefined);
});

test('the answer is the same when one asks again', () => {
  const broken = '---\ntitle: [a\n---\n';
  assert.equal(typeof read(broken), 'string');
  assert.equal(read(broken), read(broken));
  const first = readWithGrayMatter('---\ntags: [a]\n---\n');
  const again = readWithGrayMatter('---\ntags: [a]\n---\n');
  assert.ok('fields' in first && 'fields' in again);
  assert.notEqual(first.fields.get('tags'), again.fields.get('tags'));
});

test('what is no header, or too much of one, is answered at once', () => {
  for (const text of [
    '',
    'No header\n',
    '---',
    '---\rtitle: Lone returns\r---\r',
    `---\n${'\n'.repeat(200_000)}title: a\n---\n`,
    `---\n${'a: b\n'.repeat(20_000)}---\n`,
    `---\n${'['.repeat(10_000)}\n---\n`,
    '---\n- a list\n---\n',
    '---\nwords\n---\n',
  ]) {
    assert.equal(typeof withoutHanging(() => read(text)), 'string', text.slice(0, 40));
  }
});

test('a key is taken for a word, whatever it is', () => {
  const reading = readWithGrayMatter('---\n__proto__: {polluted: yes}\nconstructor: a\n---\n');
  assert.ok('fields' in reading);
  assert.deepEqual([...reading.fields.keys()], ['__proto__', 'constructor']);
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

test('gray-matter sees in a plain header what Seedbed sees', () => {
  const word = fc.stringMatching(/^[a-zA-ZäßéœЖ’,&]{1,12}$/);
  const title = fc.array(word, { minLength: 2, maxLength: 30 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(title, word, fc.integer({ min: 1, max: 99_999 }), fc.boolean(), (headline, publisher, rank, crlf) => {
      const header = writeMapping(
        [
          ['url', `https://example.org/${publisher}/${rank}`],
          ['title', headline],
          ['publisher', publisher],
          ['initial_rank', rank],
        ],
        { allowUnicode: true },
      );
      const text = `---\n${header}---\nBody\n`.replaceAll('\n', crlf ? '\r\n' : '\n');
      const document = parseSeed(text, fieldKeys(defaultConfiguration));
      const seen = document.fields.map(({ key, value }) => [
        key,
        value.kind === 'integer' ? Number(value.value) : value.kind === 'string' ? value.text : value.kind,
      ]);
      assert.deepEqual(read(text), Object.fromEntries(seen));
    }),
  );
});
