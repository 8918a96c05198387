import { test } from 'node:test';
import { body, expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

const whole = `${seed()}
More of it.

> A quotation.

- An item

---

    code
`;

const prefixed = (text: string, prefix: string) => text.replace(/^(?=.)/gm, prefix);

/** The finding is drawn below the first line. */
const draw = (text: string, line = 0) => {
  const lines = text.split('\n');
  lines.splice(line + 1, 0, `${'^'.repeat(lines[line]!.length)} error(wrapped-header)`);
  return lines.join('\n');
};

const header = seed().replace(/## [^]*/, '');
const fields = header.replaceAll('---\n', '');
const text = seed().slice(header.length);

for (const prefix of ['> ', '>', '# ', '#', '// ', '; ', '+']) {
  test(`“${prefix}” before each line`, () => {
    expectFix(draw(prefixed(whole, prefix)), whole, { kind: 'safe' });
    expectFix(draw(prefixed(seed(), prefix)), seed(), { kind: 'safe' });
    expectFix(draw(prefixed(header, prefix) + text), seed(), { kind: 'safe' });
    expectFix(draw(`---\n${prefixed(fields, prefix)}---\n${text}`, 1), seed(), { kind: 'safe' });
  });
}

test('numbers before each line', () => {
  for (const separator of [': ', ':', '. ', ' ', ' | ', ') ']) {
    const numbered = (lines: string, first = 1) =>
      lines
        .slice(0, -1)
        .split('\n')
        .map((line, index) => `${String(index + first).padStart(2)}${separator}${line}`.trimEnd() + '\n')
        .join('');
    expectFix(draw(numbered(whole)), whole, { kind: 'safe' });
    expectFix(draw(numbered(header) + text), seed(), { kind: 'safe' });
    expectFix(draw(`---\n${numbered(fields, 2)}---\n${text}`, 1), seed(), { kind: 'safe' });
  }
});

test('a file that is indented as a whole', () => {
  expectFix(draw(prefixed(whole, '    ')), whole, { kind: 'safe' });
  expectFix(draw(prefixed(whole, '\t')), whole, { kind: 'safe' });
  const open = whole.slice(4);
  const said = open.replace('\n', `\n${'^'.repeat(open.indexOf('\n'))} error(missing-header)\n`);
  expectFix(draw(prefixed(open, '  ')), said, { kind: 'safe', code: 'wrapped-header' });
});

test('where only some lines have it, nobody can say what is meant', () => {
  expectFixes(draw(prefixed(header, '> ').replace('> title', 'title') + text), []);
  expectFixes(draw(`${prefixed(header, '> ')}${text}> A quotation.\n`), []);
  expectFixes(draw(prefixed(header, '// ').replace('// usage', '/// usage') + text), []);
});

test('no program is taken out of a quotation', () => {
  expectFixes(draw(prefixed(seed('title: !!js/function x'), '> ')), []);
  const long = seed(`title: !!js/function ${'x'.repeat(40_000)}`);
  expectFixes(draw(prefixed(long, '> ')), [], { configuration: 'header: { limit: 64 KiB }' });
});

test('fields without fences, in a quotation', () => {
  const missing = fields.replace('\n', `\n${'^'.repeat(fields.indexOf('\n'))} error(missing-header)\n`);
  expectFix(draw(prefixed(fields, '> ') + text), missing + text, { kind: 'safe', code: 'wrapped-header' });
});

test('a comment in a header that is read, and a quotation in the body, are what they are', () => {
  expectFindings(seed('url: https://apnews.com/article/harbour-tunnel-opens\n# title: Bridge\n# usage: none'));
  expectFindings(body(`${text}\n${prefixed(header, '> ')}\n${prefixed(header, '# ')}`));
});
