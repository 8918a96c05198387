import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, check, parseSeed } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

test('a code of HTML is written as its character', () => {
  expectFix(
    seed(`title: Smith &amp; Daughters
             ^^^^^ warning(garbled-text): “&amp;” is an HTML code for “&”. Write the character itself.`),
    seed('title: Smith & Daughters'),
    { title: 'Write the characters themselves', kind: 'safe' },
  );
  expectFix(
    seed(`title: 'Harbour&#8217;s tunnel: &quot;it&rsquo;s open&quot;'
               ^^^^^^^ warning(garbled-text)`),
    seed(`title: 'Harbour’s tunnel: "it’s open"'`),
    { kind: 'safe' },
  );
  expectFix(seed('title: Tunnel&nbsp;opens\n             ^^^^^^ warning(garbled-text)'), seed('title: Tunnel opens'), {
    kind: 'safe',
  });
});

test('what is decoded may need quotes', () => {
  expectFix(
    seed('title: Tunnel&#58; it is open\n             ^^^^^ warning(garbled-text)'),
    seed(`title: 'Tunnel: it is open'`),
    { kind: 'safe' },
  );
});

test('of several codes each is named where it stands, also between the same characters', () => {
  for (const title of ['Sons&rsquo; and Daughters&rsquo; tunnel', '"Sons&rsquo; \\u2014 Daughters&rsquo; tunnel"']) {
    const text = seed(`title: ${title}`);
    const [fix] = check(contextOf(text)).find(({ rule }) => rule.code === 'garbled-text')!.fixes!();
    assert.deepEqual(
      fix!.drops!.map(({ start, end }) => text.slice(start - 4, end)),
      ['Sons&rsquo;', 'ters&rsquo;'],
    );
  }
});

test('the place is found in a folded title too', () => {
  expectFix(
    seed(`title: "The tunnel
  of Smith &amp; Daughters"
           ^^^^^ warning(garbled-text)`),
    seed('title: The tunnel of Smith & Daughters'),
  );
});

test('an ampersand of its own is none', () => {
  for (const title of [
    'Q&A; and more',
    'AT&T; Smith & Co; more',
    'R&D &unknown; more',
    'Fish &chips',
    '100% &#0; &#xD800;',
  ]) {
    expectFindings(seed(`title: ${title}`));
  }
});

test('letters read in a wrong encoding are put right when asked', () => {
  expectFix(
    seed(`title: Harbourâ€™s cafÃ© opens
              ^^^ warning(garbled-text): “â€™” is “’” in the wrong encoding. Write the character itself.`),
    seed('title: Harbour’s café opens'),
    { title: 'Change the title to “Harbour’s café opens”', kind: 'unsafe' },
  );
});

test('where both are found, the encoding comes first', () => {
  expectFixes(seed('title: CafÃ© &mdash; bar\n          ^^ warning(garbled-text)'), [
    'unsafe: Change the title to “Café &mdash; bar”',
  ]);
});

test('letters that only look like it are left alone', () => {
  for (const title of ['“O AMANHÔ in São Paulo', 'CAFÉ – “ÉTÉ”', '100 °C in Málaga', 'Ἀθῆναι â€™']) {
    expectFindings(seed(`title: ${title}`));
  }
});

test('codes of programs become the characters they stand for', () => {
  expectFix(
    seed(String.raw`title: A caf\xe9 \u2026 and a plane \U0001f6eb
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(garbled-text)`),
    seed('title: A café … and a plane 🛫'),
    { kind: 'safe' },
  );
  for (const title of [String.raw`How C:\xampp and C:\temp fill up`, String.raw`How C:\xbf-tools\u00e9 fill up`]) {
    expectFindings(seed(`title: ${title}`));
  }
});

test('marks that no headline has where they stand are reported, and taken away when asked', () => {
  for (const [written, meant] of [
    [String.raw`\[Updated\] Inside the market`, '[Updated] Inside the market'],
    [String.raw`A bet on a \"second act\"`, 'A bet on a "second act"'],
    ['“The best airport"', 'The best airport'],
    ['\uFE0FDo octopuses dream?', 'Do octopuses dream?'],
    ['A bet on a "second act" in Ohio"', 'A bet on a "second act" in Ohio'],
  ] as const) {
    const [finding, ...others] = check(contextOf(seed(`title: ${written}`)));
    assert.deepEqual([finding?.rule.code, others], ['garbled-text', []]);
    assert.deepEqual(
      finding!.fixes!().map(({ kind }) => kind),
      ['unsafe'],
    );
    const { edits } = finding!.fixes!()[0]!;
    const read = parseSeed(applyEdits(seed(`title: ${written}`), edits), new Set(['title']));
    assert.equal(read.fields.find(({ key }) => key === 'title')?.value.text, meant);
  }
});

test('a hashtag before the rest of a title is a comment, which is said', () => {
  expectFix(
    seed(`title: #BackToSchool: five charts
       ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(garbled-text)
  on the teacher shortage`),
    seed("title: '#BackToSchool: five charts on the teacher shortage'"),
    { kind: 'unsafe' },
  );
  expectFindings(seed('title: # of the paper\n  A bridge opens'));
});
