import { test } from 'node:test';
import { body, expectFindings, expectFixes } from '../../support/seed.ts';

test('a heading with nothing under it is a warning', () => {
  expectFixes(
    body(`## Article summary
^^^^^^^^^^^^^^^^^^ warning(empty-summary): Write a paragraph under “## Article summary”.
`),
    [],
  );
});

test('blanks are nothing, and so is what stands under the next heading', () => {
  expectFindings(
    body(`## Article summary
^^^^^^^^^^^^^^^^^^ warning(empty-summary)

\t
## Sources
The harbour.
`),
  );
});

test('an underlined heading is no text under itself', () => {
  expectFindings(
    body(`Article summary
^^^^^^^^^^^^^^^ warning(empty-summary)
---------------
`),
  );
});

test('a part of the summary is something', () => {
  expectFindings(body('## Article summary\n### In short\nThe tunnel opened.\n'));
  expectFindings(body('## Article summary\n- The tunnel opened.\n'));
});
