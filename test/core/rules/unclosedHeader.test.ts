import { test } from 'node:test';
import { expectFix, seed } from '../../support/seed.ts';

test('the fence is written after the last field', () => {
  expectFix(
    `---
^^^ error(unclosed-header): The header is never closed. Add a “---” line after its last field.
url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
publisher: ap
usage: candidate
initial_rank: 4
## Article summary
The tunnel under the harbour opened on Monday.
`,
    seed(),
    { kind: 'safe' },
  );
});

test('a rule in the body does not close it', () => {
  expectFix(
    `---
^^^ error(unclosed-header)
url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
publisher: ap
usage: candidate
initial_rank: 4

## Article summary
The tunnel under the harbour opened on Monday.

---

More is expected.
`,
    `---
url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
publisher: ap
usage: candidate
initial_rank: 4
---

## Article summary
The tunnel under the harbour opened on Monday.

---

More is expected.
`,
  );
});

test('a line that may be the body’s first does not become a part of the header unasked', () => {
  for (const line of [
    'Background: the bridge is old.\n^^^^^^^^^^ warning(unknown-field)',
    'Bridges\n^^^^^^^ error(bad-indentation)',
  ]) {
    const text = `---
^^^ error(unclosed-header)
url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
publisher: ap
usage: candidate
initial_rank: 4
${line}

## Article summary
The tunnel under the harbour opened on Monday.
`;
    const closed = `${line}\n---`;
    expectFix(text, text.replace(/\n\^+ error.unclosed-header./, '').replace(line, closed), { kind: 'unsafe' });
  }
});
