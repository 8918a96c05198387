import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

/** A title as it stands in the seed, the mark below its spaces, and the title as it is tidied. */
function expectTidied(written: string, mark: string, tidied: string): void {
  expectFix(seed(`title: ${written}\n${mark}`), seed(`title: ${tidied}`), { kind: 'safe' });
}

test('more than one space in a row', () => {
  expectTidied(
    'Tunnel  opens',
    '             ^^ warning(title-whitespace): The title has more than one space in a row. Use one plain space between words.',
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
    '        ^ warning(title-whitespace): The title has a space at its start. Use one plain space between words.',
    'Tunnel opens',
  );
  expectTidied(
    `"Tunnel opens  " # today`,
    '                    ^^ warning(title-whitespace): The title has more than one space in a row at its end. Use one plain space between words.',
    `'Tunnel opens' # today`,
  );
});

test('exotic spaces', () => {
  expectTidied(
    'Tunnel\u00A0opens',
    '             ^ warning(title-whitespace): The title has an unusual space, NO-BREAK SPACE (U+00A0). Use one plain space between words.',
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
});

test('the no-break space of French typography is right', () => {
  for (const title of [
    'À quand le tunnel\u00A0?',
    'Le tunnel\u202F; la mer\u202F!',
    '«\u00A0Le tunnel\u00A0» est ouvert',
    `'Tunnel\u202F: ouvert'`,
  ]) {
    expectFindings(seed(`title: ${title}`));
  }
  expectTidied(
    'Le tunnel\u00A0; la\u00A0mer',
    '                     ^ warning(title-whitespace)',
    'Le tunnel\u00A0; la mer',
  );
});

test('characters that cannot be seen', () => {
  for (const character of ['\u00AD', '\u2061', '\u200E', '\u202E', '\u2066', '\u{E0041}']) {
    const mark = `          ${'^'.repeat(character.length)} warning(title-whitespace)`;
    expectTidied(`Tun${character}nel opens`, mark, 'Tunnel opens');
  }
  for (const title of [
    '\u200Eالنفق مفتوح\u200F',
    'המנהרה\u200F נפתחה',
    'Flag \u{1F3F4}\u{E0067}\u{E0062}\u{E007F} opens',
  ]) {
    expectFindings(seed(`title: ${title}`));
  }
});

test('a tab or a line break that may be a backslash and a letter is not tidied away', () => {
  const fixes = ['unsafe: Double the backslashes', 'unsafe: Write a space'];
  expectFixes(
    seed(String.raw`title: "Leak at C:\temp\new shows"
                  ^^ warning(title-whitespace): “\t” inside double quotes means CHARACTER TABULATION (U+0009), not a backslash and a letter. Write a plain space, or “\\” for a backslash.`),
    fixes,
  );
  expectFix(
    seed(String.raw`title: "Leak at C:\temp\new shows" # today
                  ^^ warning(title-whitespace)`),
    seed(String.raw`title: "Leak at C:\\temp\\new shows" # today`),
  );
  expectFixes(seed('title: "Rock\\nroll"\n            ^^ warning(title-whitespace)'), fixes);
  expectTidied('"Tunnel\\t opens"', '       ^^^^^^^^^^^^^^^^ warning(title-whitespace)', 'Tunnel opens');
});

test('spaces of no width', () => {
  expectTidied(
    'Tun\u200Bnel opens',
    '          ^ warning(title-whitespace): The title has an invisible character, ZERO WIDTH SPACE (U+200B). Remove it.',
    'Tunnel opens',
  );
  expectTidied('Tunnel\u200B opens', '             ^^ warning(title-whitespace)', 'Tunnel opens');
  expectTidied('Tunnel opens\u2060', '                   ^ warning(title-whitespace)', 'Tunnel opens');
});

test('a line break inside is no part of a headline', () => {
  const message = 'The title has a line break. Use one plain space between words.';
  expectFix(
    seed(`title: Tunnel
       ^^^^^^… warning(title-whitespace): ${message}

  opens`),
    seed('title: Tunnel opens'),
    { kind: 'safe' },
  );
  expectTidied('"Tunnel \\n opens"', `       ^^^^^^^^^^^^^^^^^ warning(title-whitespace): ${message}`, 'Tunnel opens');
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
