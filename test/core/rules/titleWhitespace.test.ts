import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

/** A title as it stands in the seed, the mark below its spaces, and the title as it is tidied. */
function expectTidied(written: string, mark: string, tidied: string): void {
  expectFix(seed(`title: ${written}\n${mark}`), seed(`title: ${tidied}`), { kind: 'safe' });
}

test('more than one space in a row', () => {
  expectTidied(
    'Tunnel  opens',
    '             ^^ warning(title-whitespace): The title has more than one space in a row; one plain space between words is expected.',
    'Tunnel opens',
  );
  expectTidied(
    `'Tunnel: now   open  at  last'`,
    '                   ^^^ warning(title-whitespace)',
    `'Tunnel: now open at last'`,
  );
});

test('spaces around it', () => {
  expectTidied(
    `' Tunnel opens'`,
    '        ^ warning(title-whitespace): The title has a space at its start; one plain space between words is expected.',
    'Tunnel opens',
  );
  expectTidied(
    `"Tunnel opens  " # today`,
    '                    ^^ warning(title-whitespace): The title has more than one space in a row at its end; one plain space between words is expected.',
    `'Tunnel opens' # today`,
  );
});

test('exotic spaces', () => {
  expectTidied(
    'Tunnel\u00A0opens',
    '             ^ warning(title-whitespace): The title has an unusual space (U+00A0); one plain space between words is expected.',
    'Tunnel opens',
  );
  for (const space of [
    '\u2002',
    '\u2003',
    '\u2009',
    '\u200A',
    '\u202F',
    '\u205F',
    '\u3000',
    ' \u00A0',
    '\u2009\u2009',
  ]) {
    const mark = `             ${'^'.repeat(space.length)} warning(title-whitespace)`;
    expectTidied(`Tunnel${space}opens`, mark, 'Tunnel opens');
  }
  expectFix(
    seed(
      'title: "Tunnel\\topens"\n       ^^^^^^^^^^^^^^^ warning(title-whitespace): The title has a tab; one plain space between words is expected.',
    ),
    seed('title: Tunnel opens'),
    { kind: 'unsafe' },
  );
});

test('the no-break space of French typography, which nobody types who searches', () => {
  expectTidied(
    'À quand le tunnel\u00A0?',
    '                        ^ warning(title-whitespace)',
    'À quand le tunnel ?',
  );
  expectTidied(`'Tunnel\u202F: ouvert'`, '              ^ warning(title-whitespace)', `'Tunnel : ouvert'`);
});

test('spaces of no width', () => {
  expectTidied(
    'Tun\u200Bnel opens',
    '          ^ warning(title-whitespace): The title has a space of no width (U+200B); one plain space between words is expected.',
    'Tunnel opens',
  );
  expectTidied('Tunnel\u200B opens', '             ^^ warning(title-whitespace)', 'Tunnel opens');
  expectTidied('Tunnel opens\u2060', '                   ^ warning(title-whitespace)', 'Tunnel opens');
});

test('a line break inside is no part of a headline', () => {
  const message = 'The title has a line break; one plain space between words is expected.';
  expectFix(
    seed(`title: Tunnel
       ^^^^^^… warning(title-whitespace): ${message}

  opens`),
    seed('title: Tunnel opens'),
    { kind: 'safe' },
  );
  expectFix(
    seed(`title: "Tunnel\\nopens"\n       ^^^^^^^^^^^^^^^ warning(title-whitespace): ${message}`),
    seed('title: Tunnel opens'),
    { kind: 'unsafe' },
  );
  expectFix(seed('title: |\n       ^… warning(title-whitespace)\n  Tunnel\n  opens'), seed('title: Tunnel opens'), {
    kind: 'safe',
  });
});

test('a comment in a block is thrown away only when asked', () => {
  expectFixes(
    seed('title: | # from the wire\n       ^^^^^^^^^^^^^^^^^… warning(title-whitespace)\n  Tunnel\n  opens'),
    ['unsafe: Tidy the spaces in the title'],
  );
});

test('what belongs to a script is no odd space', () => {
  for (const title of [
    'A family 👩‍👩‍👧 at the tunnel',
    'می‌خواهم به تونل بروم',
    'क्‍ष and ക്‍',
    '首相が会見　経済対策を発表',
    'อุโมงค์\u200Bเปิด',
  ]) {
    expectFindings(seed(`title: ${title}`));
  }
});

test('the pieces of letters in a wrong encoding are not tidied away', () => {
  expectFindings(seed('title: VoilÃ\u00A0 le tunnel\n           ^^ warning(garbled-text)'));
});

test('a blank title is empty, and nothing more', () => {
  expectFindings(seed('title: "  "\n       ^^^^ error(empty-value)'));
});
