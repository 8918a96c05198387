import { test } from 'node:test';
import { expectFindings, header } from '../../support/seed.ts';

test('a list is no header', () => {
  expectFindings(
    header(`- https://apnews.com/a
^^^^^^^^^^^^^^^^^^^^^^ error(not-a-mapping): The header is a list. Write fields such as “title: …”, one a line.
- Harbour tunnel opens`),
  );
});

test('a lone text is no header', () => {
  expectFindings(
    header(`Harbour tunnel opens
^^^^^^^^^^^^^^^^^^^^ error(not-a-mapping): The header is plain text. Write fields such as “title: …”, one a line.`),
  );
});
