import { test } from 'node:test';
import { expectFix, seed } from '../../support/seed.ts';

const lines = `url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
publisher: ap
usage: candidate
initial_rank: 4`;

const body = `## Article summary
The tunnel under the harbour opened on Monday.
`;

for (const fence of ['--', '----', '—-', '+++', '- - -', ' ---']) {
  const drawn = `${fence}\n${'^'.repeat(fence.length)} error(malformed-fence)`;
  test(`${fence} in place of a fence`, () => {
    expectFix(`${drawn}\n${lines}\n---\n${body}`, seed(), { kind: 'safe' });
    expectFix(`---\n${lines}\n${drawn}\n${body}`, seed(), { kind: 'safe' });
  });
}

test('the language of the header is not named', () => {
  expectFix(
    `---yaml\n^^^^^^^ error(malformed-fence): “---yaml” is no fence: exactly “---” is expected on this line.\n${lines}\n---\n${body}`,
    seed(),
    { kind: 'safe' },
  );
});

test('a word behind a fence is lost only when asked', () => {
  expectFix(`---\n${lines}\n--- end\n^^^^^^^ error(malformed-fence)\n${body}`, seed(), { kind: 'unsafe' });
});

test('a field behind the opening fence moves to its own line', () => {
  const [first, ...rest] = lines.split('\n');
  const opening = `--- ${first}`;
  const carets = '^'.repeat(opening.length);
  expectFix(
    `${opening}\n${carets} error(malformed-fence)\n${carets} error(missing-field)\n${rest.join('\n')}\n---\n${body}`,
    seed(),
    { kind: 'safe' },
  );
});
