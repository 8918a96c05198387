import { test } from 'node:test';
import { expectFindings, other, seed } from '../../support/seed.ts';

const others = {
  'a/001_2f9d60b7c81ea354.txt': other(1, 'initial_rank: 1'),
  'a/002_c05e7ab1943d8f26.txt': other(2, 'initial_rank: 2'),
};

test('a file is named otherwise than most of its folder', () => {
  expectFindings(
    seed().replace(
      '---\n',
      `---
^^^ information(file-name): The file is called “003_81c0f3 copy.txt”, but most seeds in this folder have a name such as “001_0123456789abcdef.txt”.
`,
    ),
    { path: 'a/003_81c0f3%20copy.txt', others },
  );
});

test('where the names are as they should be, nothing is said', () => {
  expectFindings(seed(), { path: 'a/003_81c0f3e5d27b9a46.txt', others });
  expectFindings(seed(), { path: 'a/0003_81c0f3e5d27b9a46.txt', others });
});

test('where most are named in another way, that is the way', () => {
  expectFindings(seed(), { path: '003_tunnel.txt', others });
  expectFindings(seed(), { path: 'a/tunnel.txt', others: { ...others, 'a/ferry.txt': other(3, 'initial_rank: 3') } });
});

test('other endings have names of their own', () => {
  expectFindings(seed(), { path: 'a/tunnel.seed', others });
  expectFindings(seed(), { path: 'a/tunnel.seed.md', others });
});
