import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixAll } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, seed } from '../../support/seed.ts';

const lines = `url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
publisher: ap
usage: candidate
initial_rank: 4`;

const body = `## Article summary
The tunnel under the harbour opened on Monday.
`;

const drawings = [
  '--',
  '----',
  '—-',
  '+++',
  '- - -',
  ' ---',
  '***',
  '* * *',
  '===',
  '___',
  '~~~',
  '–––',
  '───',
  '\\---',
  '<hr>',
  '...',
  '---.',
  '---;',
  '`---`',
  '\u200B---',
  '---\u200B',
  '\xA0---',
];
for (const fence of drawings) {
  const drawn = `${fence}\n${'^'.repeat(fence.length)} error(malformed-fence)`;
  test(`${fence} in place of a fence`, () => {
    expectFix(`${drawn}\n${lines}\n---\n${body}`, seed(), { kind: 'safe' });
    expectFix(`---\n${lines}\n${drawn}\n${body}`, seed(), { kind: 'safe' });
  });
}

test('the language of the header is not named', () => {
  expectFix(
    `---yaml\n^^^^^^^ error(malformed-fence): This line should be “---” (three hyphens), not “---yaml”.\n${lines}\n---\n${body}`,
    seed(),
    { kind: 'safe' },
  );
});

test('text after the closing fence moves to a line of its own', () => {
  for (const words of [
    'end',
    'The night ferry is back: nobody waits, and the harbour board says that this is to stay.',
  ]) {
    const closing = `---${words}`;
    expectFix(
      `---\n${lines}\n${closing}\n${'^'.repeat(closing.length)} error(malformed-fence)\n${body}`,
      `---\n${lines}\n---\n${words}\n${body}`,
      { kind: 'safe' },
    );
  }
});

test('a comment and a field after the closing fence stay in the header', () => {
  expectFix(
    `---\n${lines}\n--- # end\n^^^^^^^^^ error(malformed-fence)\n${body}`,
    `---\n${lines}\n# end\n---\n${body}`,
    { kind: 'safe' },
  );
  expectFix(
    `---\n${lines.replace('initial_rank', '---initial_rank')}\n^^^^^^^^^^^^^^^^^^ error(malformed-fence)\n${body}`,
    seed(),
    { kind: 'safe' },
  );
});

test('words after the opening fence are never lost', () => {
  expectFix(
    `--- The bridge\n^^^^^^^^^^^^^^ error(malformed-fence)\n${lines}\n---\n${body}`,
    `---\n${lines}\n---\nThe bridge\n\n${body}`,
    { kind: 'unsafe' },
  );
});

test('a field after the opening fence moves to its own line', () => {
  const [first, ...rest] = lines.split('\n');
  const opening = `--- ${first}`;
  const carets = '^'.repeat(opening.length);
  expectFix(`${opening}\n${carets} error(malformed-fence)\n${rest.join('\n')}\n---\n${body}`, seed(), { kind: 'safe' });
});

test('“...” before the closing fence is none', () => {
  for (const between of ['', '\n']) {
    expectFindings(`---\n${lines}\n...\n^^^ warning(yaml-feature)\n${between}---\n${body}`);
  }
});

test('nothing of the body is a fence of a header that is not closed', () => {
  const blocks = [
    '***',
    '===',
    '~~~\ncode\n~~~',
    '```\ncode: 1\n```',
    '---',
    '--- he said',
    '...',
    '| a | b |\n|---|---|',
  ];
  for (const block of blocks) {
    for (const text of [`${body}\n${block}\n\nMore.\n`, `\nSome text.\n\n${block}\n\n${body}`]) {
      expectFix(`---\n^^^ error(unclosed-header)\n${lines}\n${text}`, `---\n${lines}\n---\n${text}`, { kind: 'safe' });
    }
  }
});

test('a document end is left where a later fence ends the same header', () => {
  const text = `---\nurl: https://apnews.com/article/x\n...\n# A remark\n---\n`;
  assert.equal(fixAll(contextOf(text)).text.includes('...\n# A remark\n---\n'), true);
});
