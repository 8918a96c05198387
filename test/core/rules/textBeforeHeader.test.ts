import { test } from 'node:test';
import { expectFix, seed } from '../../support/seed.ts';

test('blank lines before the header are removed', () => {
  expectFix(
    `
| error(text-before-header): The header does not begin on the first line: nothing is expected before “---”.

${seed()}`,
    seed(),
    { kind: 'safe' },
  );
});

test('text before the header is moved behind it when asked', () => {
  expectFix(
    `Seen on Monday.
^^^^^^^^^^^^^^^ error(text-before-header): Text stands before the header: nothing is expected before “---”.

${seed()}`,
    seed().replace('---\n##', '---\nSeen on Monday.\n\n##'),
    { kind: 'unsafe' },
  );
});
