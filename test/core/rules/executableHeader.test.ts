import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf, expectFindings, seed } from '../../support/seed.ts';

test('a header marked as a program is reported, and nothing in it is read', () => {
  const text = `---js
^^^^^ error(executable-header): The header is marked as “js”, which some parsers run as a program. Use plain fields between “---” lines.
{ title: globalThis.ran = true }
---
Text.
`;
  expectFindings(text);
  assert.deepEqual(contextOf(text).document.fields, []);
  assert.equal('ran' in globalThis, false);
});

test('a tag that asks for code', () => {
  expectFindings(
    seed(`title: !!python/object/apply:os.system ["true"]
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(executable-header): The value “!!python/object/apply:os.system ["true"]” asks the parser to run code. Use plain text.`),
  );
});
