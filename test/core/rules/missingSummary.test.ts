import { test } from 'node:test';
import { body, expectFindings, expectFix, expectFixes } from '../../support/seed.ts';

const right = body('## Article summary\nThe tunnel opened.\n');

test('a body with the heading is right, wherever the heading stands', () => {
  expectFindings(right);
  expectFindings(body('\n# Harbour tunnel\n\n## Article summary\n\nThe tunnel opened.\n\n## Sources\nThe harbour.\n'));
  expectFindings(body('Article summary\n---\nThe tunnel opened.\n'));
  expectFindings(body('## Article summary ##\nThe tunnel opened.\n'));
});

test('a heading that is almost right is corrected where somebody asks for it', () => {
  for (const heading of [
    '# Article summary',
    '### Article summary',
    '## Article Summary',
    '## ARTICLE SUMMARY',
    '## Article summary:',
    '# Article Summary:',
    '## **Article summary**',
    '## Article sumary',
    '## Artcle summary',
    '##Article summary',
    '**Article summary**',
    '__Article Summary:__',
    'Article summary',
    'Article summary:',
  ]) {
    expectFix(
      body(`${heading}
${'^'.repeat(heading.length)} warning(missing-summary): The body has no heading “## Article summary”. Did you mean it by “${heading}”?
The tunnel opened.
`),
      right,
      { title: 'Change the heading to “## Article summary”', kind: 'unsafe' },
    );
  }
});

test('an underlined one too', () => {
  expectFix(
    body(`Article Summary
^^^^^^^^^^^^^^^… warning(missing-summary)
===============
The tunnel opened.
`),
    right,
    { kind: 'unsafe' },
  );
});

test('other words, some of which are right, are a guess', () => {
  expectFix(
    body(`## Summary
^^^^^^^^^^ warning(missing-summary)
The tunnel opened.
`),
    right,
    { kind: 'unsafe' },
  );
});

test('a sure guess goes before an unsure one', () => {
  expectFix(
    body(`## Summary
The tunnel opened.

## Article Summary
^^^^^^^^^^^^^^^^^^ warning(missing-summary)
The tunnel opened.
`),
    body('## Summary\nThe tunnel opened.\n\n## Article summary\nThe tunnel opened.\n'),
    { kind: 'unsafe' },
  );
});

test('without one, the heading can be inserted over the first paragraph', () => {
  expectFix(
    body(`The tunnel under the harbour opened.
^^^ warning(missing-summary): The body has no heading “## Article summary”.
It took nine years.
`),
    body('## Article summary\nThe tunnel under the harbour opened.\nIt took nine years.\n'),
    { title: 'Insert the heading “## Article summary”', kind: 'unsafe' },
  );
  expectFix(
    body(`
# Harbour tunnel
^ warning(missing-summary)

The tunnel opened.
`),
    body('\n# Harbour tunnel\n\n## Article summary\nThe tunnel opened.\n'),
    { kind: 'unsafe' },
  );
});

test('a body that is empty gets it too, to be filled in', () => {
  const closing = '---\n^^^ warning(missing-summary)';
  expectFix(
    `${body('').slice(0, -4)}${closing}\n`,
    body('## Article summary\n^^^^^^^^^^^^^^^^^^ warning(empty-summary)\n'),
    { kind: 'unsafe' },
  );
});

test('words within a text, a quotation or code are no heading', () => {
  for (const text of [
    'What follows is an\nArticle summary\nin the old style.\n',
    '> Article summary\n',
    '```\n## Article Summary\n##Article summary\n```\n',
  ]) {
    const [first = ''] = /^\S+/.exec(text) ?? [];
    const [line = ''] = text.split('\n');
    expectFixes(body(text.replace(line, () => `${line}\n${'^'.repeat(first.length)} warning(missing-summary)`)), [
      'unsafe: Insert the heading “## Article summary”',
    ]);
  }
});

test('the configuration says which headings there may be', () => {
  const configuration = 'body: { headings: [Zusammenfassung, Abstract] }';
  expectFindings(body('## Abstract\nThe tunnel opened.\n'), { configuration });
  expectFixes(
    body(`The tunnel opened.
^^^ warning(missing-summary): The body has none of the headings “## Zusammenfassung”, “## Abstract”.
`),
    ['unsafe: Insert the heading “## Zusammenfassung”', 'unsafe: Insert the heading “## Abstract”'],
    { configuration },
  );
  expectFix(
    body(`# abstract
^^^^^^^^^^ warning(missing-summary)
The tunnel opened.
`),
    body('## Abstract\nThe tunnel opened.\n'),
    { kind: 'unsafe', configuration },
  );
  expectFindings(body('The tunnel opened.\n'), { configuration: 'body: { headings: [] }' });
});
