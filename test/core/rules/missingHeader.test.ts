import { test } from 'node:test';
import { expectFindings, expectFix, other, seed } from '../../support/seed.ts';

test('a file without any header gets one to be filled in', () => {
  expectFix(
    `## Article summary
^^^^^^^^^^^^^^^^^^ error(missing-header): This file has no header. A seed starts with “---”, its fields, and “---” again.
The tunnel under the harbour opened on Monday.
`,
    `---
url: 
^^^ error(empty-value)
title: 
^^^^^ error(empty-value)
publisher: 
^^^^^^^^^ error(empty-value)
usage: candidate
initial_rank: 1
---
## Article summary
The tunnel under the harbour opened on Monday.
`,
    { kind: 'placeholder' },
  );
});

test('fields without fences get them', () => {
  expectFix(
    `url: https://apnews.com/article/harbour-tunnel-opens
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(missing-header): The header needs a “---” line before and after its fields.
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

test('a closing fence that is there is kept', () => {
  expectFix(
    `
url: https://apnews.com/article/harbour-tunnel-opens
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(missing-header)
title: Harbour tunnel opens after nine years of digging
publisher: ap
usage: candidate
initial_rank: 4
---
## Article summary
The tunnel under the harbour opened on Monday.
`,
    seed(),
    { kind: 'safe' },
  );
});

test('an empty file has no header', () => {
  expectFindings('\n| error(missing-header)');
});

test('the rank to be filled in is free where ranks must differ', () => {
  const skeleton = (rank: number) => `---
url: 
^^^ error(empty-value)
title: 
^^^^^ error(empty-value)
publisher: 
^^^^^^^^^ error(empty-value)
usage: 'on'
initial_rank: ${rank}
---
## Article summary
The tunnel under the harbour opened on Monday.
`;
  const text = `## Article summary
^^^^^^^^^^^^^^^^^^ error(missing-header)
The tunnel under the harbour opened on Monday.
`;
  const others = { 'a/one.seed': other(1, 'initial_rank: 7'), 'two.seed': other(2, 'initial_rank: 2') };
  const usages = 'usages: ["on"]';
  expectFix(text, skeleton(3), { others, configuration: usages });
  expectFix(text, skeleton(8), { others, configuration: `${usages}\nrank: { unique: corpus }` });
});
