import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, fixAll } from '../../../server/src/core/index.ts';
import { body, contextOf, expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

const conflict = (first: string, second: string, marker = '\n^^^^^^^^^^^^ error(merge-conflict)') =>
  `<<<<<<< HEAD${marker}\n${first}\n=======\n${second}\n>>>>>>> desk`;

const inHeader = (first: string, second: string) =>
  seed(`usage: candidate`).replace('usage: candidate', conflict(first, second));

test('one of two versions is kept, by choice', () => {
  const text = inHeader('usage: candidate', 'usage: rejected');
  expectFixes(text, ['unsafe: Keep the first (“HEAD”)', 'unsafe: Keep the second (“desk”)']);
  expectFix(text, seed(), { title: 'Keep the first (“HEAD”)' });
  expectFix(text, seed('usage: rejected'), { title: 'Keep the second (“desk”)' });
});

test('fix-all chooses none, and mends nothing else in the header', () => {
  for (const text of [
    inHeader('usage: Candidate', 'usage: rejected').replace('title: Harbour', 'title: Harbour: a'),
    inHeader('usage: Candidate', 'usage: rejected').replace('initial_rank: 4', 'initial_rank = "4"'),
    inHeader('usage: Candidate', 'usage: rejected').replace('---\n', '--\n'),
  ]) {
    expectFindings(text);
    const plain = text.replace(/ *\^+ error.*\n/, '');
    assert.equal(fixAll(contextOf(plain), { unsafe: true }).text, plain);
  }
});

test('the common ancestor goes with the version that is not kept', () => {
  expectFix(inHeader('usage: candidate\n||||||| 1a2b3c4\nusage: on', 'usage: rejected'), seed(), {
    title: 'Keep the first (“HEAD”)',
  });
});

test('a conflict may reach over a fence, or over the whole file', () => {
  const [header = '', text = ''] = seed().split('\n---\n');
  expectFindings(`${header}\n${conflict('---\nText.', '---\n\nText.')}\n${text}`);
  expectFindings(conflict(seed().trimEnd(), seed('usage: rejected').trimEnd()) + '\n');
  expectFix(conflict(seed().trimEnd(), seed('usage: rejected').trimEnd()) + '\n', seed(), {
    title: 'Keep the first (“HEAD”)',
  });
});

test('a conflict in the body leaves the header to be judged', () => {
  const text = body(`## Article summary\n${conflict('Open.', 'Closed.')}\n`);
  expectFix(text, body('## Article summary\nOpen.\n'), { title: 'Keep the first (“HEAD”)' });
  expectFindings(text.replace('usage: candidate', 'usage: candidat\n       ^^^^^^^^ error(unknown-usage)'));
});

test('a marker that is left over is reported', () => {
  expectFixes(
    seed(
      'usage: candidate\n<<<<<<< HEAD\n^^^^^^^^^^^^ error(merge-conflict): “<<<<<<< HEAD” is left over from a merge. Finish the merge by hand.',
    ),
    [],
  );
  expectFixes(
    body('## Article summary\nOpen.\n\n=======\nClosed.\n>>>>>>> desk\n^^^^^^^^^^^^ error(merge-conflict)\n'),
    [],
  );
});

test('what looks like a marker and is none', () => {
  expectFindings(body('## Article summary\n>>>>>>> Deeply quoted.\n'));
  expectFindings(body('Bridges\n=======\n\n## Article summary\nText with <<<<<<< inside.\n<<<<<<<<<<<<<<\n'));
  expectFindings(body(`## Article summary\nText.\n\`\`\`\n${conflict('a', 'b', '')}\n\`\`\`\n`));
});

test('no version is offered that is a program', () => {
  expectFixes(conflict('---js\nx = 1\n---\nText.', seed().trimEnd()) + '\n', ['unsafe: Keep the second (“desk”)']);
});

test('of many conflicts, the last one that is reported says that more follow', () => {
  const messages = (count: number) => {
    const text = body(`## Article summary\n${`${conflict('Open.', 'Closed.', '')}\n`.repeat(count)}`);
    return check(contextOf(text)).flatMap(({ rule, message }) => (rule.code === 'merge-conflict' ? [message] : []));
  };
  assert.equal(messages(20).length, 20);
  assert.doesNotMatch(messages(20).join(), /follow/);
  assert.equal(messages(21).length, 20);
  assert.match(messages(21).at(-1)!, / Keep one of them\. More merge conflicts follow\.$/);
  assert.doesNotMatch(messages(21).slice(0, -1).join(), /follow/);
});
