import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, fixAll } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

test('blank lines before the header are removed', () => {
  expectFix(
    `
| error(text-before-header): The header must start on the first line. Remove what comes before “---”.

${seed()}`,
    seed(),
    { kind: 'safe' },
  );
});

test('text before the header is moved after it when asked', () => {
  expectFix(
    `Seen on Monday.
^^^^^^^^^^^^^^^ error(text-before-header): Text comes before the header. “---” must be the first line.

${seed()}`,
    seed().replace('---\n##', '---\nSeen on Monday.\n\n##'),
    { kind: 'unsafe' },
  );
});

test('characters that do not show are removed', () => {
  expectFix(`\u200B\n^ error(text-before-header)\n${seed()}`, seed(), { kind: 'safe' });
});

test('a code block around the whole file is taken off', () => {
  for (const [opening, closing] of [
    ['```markdown', '```'],
    ['````', '````'],
    ['~~~ yaml', '~~~'],
    ['<!--', '-->'],
  ] as const) {
    const drawn = `${opening}\n${'^'.repeat(opening.length)} error(text-before-header)\n`;
    expectFix(`${drawn}${seed()}${closing}\n`, seed(), { kind: 'safe' });
    const unread = closing === '-->' ? '' : `${'^'.repeat(closing.length)} warning(missing-summary)\n`;
    const closed = seed().replace('\n---\n', `\n---\n${closing}\n${unread}`);
    expectFix(`${drawn}${closed}`, seed(), { kind: 'safe', code: 'text-before-header' });
  }
});

test('words before the code block, and after it, stay', () => {
  for (const end of ['', '\nI hope that this helps.\n']) {
    expectFix(
      `Here is the seed:\n^^^^^^^^^^^^^^^^^ error(text-before-header)\n\n\`\`\`markdown\n${seed()}\`\`\`\n${end}`,
      seed().replace('\n##', '\nHere is the seed:\n\n##') + end,
      { kind: 'unsafe' },
    );
  }
});

test('a code block that ends elsewhere is left', () => {
  const opening = '```markdown\n^^^^^^^^^^^ error(text-before-header)\n';
  expectFixes(`${opening}${seed()}`, []);
  expectFixes(`${opening}${seed()}\n\`\`\`\nMore.\n`, []);
  expectFixes(`${opening}${seed()}\n\`\`\`\ncode\n\`\`\`\n`, []);
  expectFixes(`<!--\n^^^^ error(text-before-header)\n${seed()}\nSo --> far.\n-->\n`, []);
});

test('no fix brings a program to where a reader runs it', () => {
  const prefixes = [
    '\n',
    '\r\n',
    '  \n',
    ' ',
    '\t',
    '\u200B',
    '\u200B\n',
    '\uFEFF',
    '\uFEFF\uFEFF',
    '\n\n\uFEFF',
    '\xA0',
  ];
  const wrappings = [
    '```\n',
    '<!--\n',
    '> ',
    '# ',
    'Here it is:\n',
    '#!/bin/sh\n',
    '---\n---\n',
    '-',
    '...\n',
    '***\n',
  ];
  const languages = ['js', 'javascript', 'JS', ' js', '\tjavascript  ', 'coffee', ' python'];
  for (const prefix of [...prefixes, ...wrappings]) {
    for (const language of languages) {
      for (const field of ['title = globalThis.x', 'title: x', 'url: https://apnews.com/a', '/* x */']) {
        const text = `${prefix}---${language}\n${field}\n---\n## Article summary\nText.\n`;
        assert.ok(
          check(contextOf(text)).some(({ severity }) => severity === 'error'),
          JSON.stringify(text),
        );
        const mended = fixAll(contextOf(text), { unsafe: true }).text.replace(/^\uFEFF/, '');
        const wasArmed = /^\uFEFF?---[^-\n\S]*\w/.test(text);
        assert.ok(wasArmed || !/^---[^\S\n]*\w/.test(mended), `${JSON.stringify(text)} → ${JSON.stringify(mended)}`);
      }
    }
  }
  expectFindings(`
---js
^^^^^ error(executable-header): The header is marked as “js”, which some parsers run as a program. Use plain fields between “---” lines.
title = globalThis.x
---
## Article summary
Text.
`);
});
