import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitFrontMatter, splitPlainFrontMatter } from '../../../server/src/core/syntax/frontMatter.ts';
import { readPlainHeader } from '../../../server/src/core/syntax/plainHeader.ts';
import { runs } from '../../support/properties.ts';

const keys = new Set(['url', 'title', 'publisher', 'usage', 'initial_rank']);

/** What the parts of a seed are, as texts. */
function split(text: string) {
  const { kind, leading, opening, header, closing, malformed, body, language } = splitFrontMatter(text, keys);
  const part = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return {
    kind,
    header: part(header),
    body: part(body),
    ...(leading.end > leading.start ? { leading: part(leading) } : {}),
    ...(malformed.length > 0 ? { malformed: malformed.map(part) } : {}),
    ...(language === '' ? {} : { language }),
    ...(part(opening) === '---' || kind === 'unfenced' || kind === 'missing' ? {} : { opening: part(opening) }),
    ...(part(closing) === '---' || part(closing) === '' ? {} : { closing: part(closing) }),
  };
}

test('a header stands between two fences', () => {
  assert.deepEqual(split('---\nurl: x\n---\nBody\n'), { kind: 'closed', header: 'url: x\n', body: 'Body\n' });
  assert.deepEqual(split('---\r\nurl: x\r\n---\r\nBody'), { kind: 'closed', header: 'url: x\r\n', body: 'Body' });
  assert.deepEqual(split('\uFEFF---\nurl: x\n---'), { kind: 'closed', header: 'url: x\n', body: '' });
  assert.deepEqual(split('---\n---\n'), { kind: 'closed', header: '', body: '' });
});

test('a fence may have blanks after it', () => {
  assert.equal(split('---  \nurl: x\n---\t\nBody\n').kind, 'closed');
});

test('a rule in the body is no fence', () => {
  assert.equal(split('---\nurl: x\n---\nOne\n\n---\n\nTwo\n').body, 'One\n\n---\n\nTwo\n');
});

test('an unclosed header ends after its last field', () => {
  assert.deepEqual(split('---\nurl: x\ntitle: A headline\n  on two lines\n## Article summary\nText.\n'), {
    kind: 'unclosed',
    header: 'url: x\ntitle: A headline\n  on two lines\n',
    body: '## Article summary\nText.\n',
  });
});

test('an unclosed header does not reach to a rule of the body', () => {
  const { kind, header } = split('---\nurl: x\n\n## Article summary\nText.\n\n---\n\nMore.\n');
  assert.deepEqual({ kind, header }, { kind: 'unclosed', header: 'url: x\n' });
});

test('after a complete header and other text, “---” is a rule of the body, and no field follows', () => {
  const fields = 'url: x\ntitle: y\npublisher: ap\nusage: candidate\ninitial_rank: 4\n';
  assert.deepEqual(split(`---\n${fields}Words of the body.\n\n---\ntitle: more words\n`), {
    kind: 'unclosed',
    header: fields,
    body: 'Words of the body.\n\n---\ntitle: more words\n',
  });
});

test('a header of which one line has been typed is one', () => {
  assert.deepEqual(split('---\n'), { kind: 'unclosed', header: '', body: '' });
  assert.deepEqual(split('---\nur\n'), { kind: 'unclosed', header: 'ur\n', body: '' });
  assert.deepEqual(split('---\nurl:'), { kind: 'unclosed', header: 'url:', body: '' });
});

test('fields without fences are a header', () => {
  assert.deepEqual(split('url: x\ntitle: y\n\n## Article summary\nText: with a colon\n'), {
    kind: 'unfenced',
    header: 'url: x\ntitle: y\n',
    body: '\n## Article summary\nText: with a colon\n',
  });
  assert.deepEqual(split('url: x\ntitle: y\n---\nText\n'), {
    kind: 'unfenced',
    header: 'url: x\ntitle: y\n',
    body: 'Text\n',
  });
});

test('a file without any header is all body', () => {
  assert.deepEqual(split('## Article summary\nText.\n'), {
    kind: 'missing',
    header: '',
    body: '## Article summary\nText.\n',
  });
  assert.deepEqual(split('Note: this begins with a word and a colon.\n').kind, 'missing');
  assert.deepEqual(split(''), { kind: 'missing', header: '', body: '' });
});

for (const fence of ['--', '----', '—-', '—', '- - -', '+++', ' ---', '--- x', '---x']) {
  test(`${JSON.stringify(fence)} is meant as a fence`, () => {
    const opened = split(`${fence}\nurl: x\n---\nBody\n`);
    assert.deepEqual([opened.kind, opened.header, opened.malformed], ['closed', 'url: x\n', [fence]]);
    const closed = split(`---\nurl: x\n${fence}\nBody\n`);
    assert.deepEqual([closed.kind, closed.header, closed.malformed], ['closed', 'url: x\n', [fence]]);
  });
}

test('a header is found after blank lines or text', () => {
  assert.equal(split('\n\n---\nurl: x\n---\n').leading, '\n\n');
  assert.equal(split('# A title\n\n---\nurl: x\n---\n').leading, '# A title\n\n');
});

test('a header that names a programming language is not looked into', () => {
  for (const opening of ['---js', '--- js', '---\tjs', '---JavaScript  ', '---coffee']) {
    const { kind, language } = split(`${opening}\nurl: x\n---\nBody\n`);
    assert.equal(kind, 'foreign');
    assert.match(language ?? '', /^(?:js|javascript|coffee)$/);
  }
});

test('any text falls into its parts, in order and within its bounds', () => {
  const piece = fc.constantFrom(
    '---',
    '--',
    '\n',
    '\r\n',
    '\r',
    'url: x',
    'title: y',
    ' ',
    '## A',
    'text',
    '\uFEFF',
    '# c',
    '—',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      ),
      (text) => {
        const { leading, opening, header, closing, body } = splitFrontMatter(text, keys);
        const offsets = [leading, opening, header, closing, body].flatMap(({ start, end }) => [start, end]);
        assert.deepEqual(
          offsets,
          offsets.toSorted((a, b) => a - b),
        );
        assert.equal(body.end, text.length);
        const between = text.slice(opening.end, header.start) + text.slice(closing.end, body.start);
        assert.match(between, /^[\r\n]*$/);
      },
    ),
  );
});

test('between plain fences, plain fields are all of the header', () => {
  const lines = [
    'a: b',
    'title: x',
    '  y',
    '  — z',
    '  ——',
    '  +++',
    '---',
    '--- ',
    '----',
    '+++',
    '```',
    '## x',
    '# c',
    '',
    'url',
  ];
  let taken = 0;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...lines), { maxLength: 7 }),
      fc.constantFrom('\n', '\r\n'),
      (chosen, lineBreak) => {
        const text = ['---', ...chosen].join(lineBreak);
        const plain = splitPlainFrontMatter(text);
        if (!plain || !readPlainHeader(text, plain.header)) return;
        taken++;
        assert.deepEqual(plain, splitFrontMatter(text, keys));
      },
    ),
    { numRuns: runs(5000) },
  );
  assert.ok(taken > runs(5000) / 100, `${taken} taken`);
});
