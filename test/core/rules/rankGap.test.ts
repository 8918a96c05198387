import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, other, seed } from '../../support/seed.ts';

const configuration = 'rules: { rank-gap: warning }';

const one = other(1, 'initial_rank: 1');

test('no seed of the folder has the rank before', () => {
  expectFindings(
    seed(`initial_rank: 4
              ^ warning(rank-gap): No seed in this folder has the rank 3, so there is a gap before 4.`),
    { configuration, others: { 'one.seed': one, 'a/three.seed': other(3, 'initial_rank: 3') } },
  );
});

test('it is said only where the configuration asks for it', () => {
  expectFindings(seed(), { others: { 'one.seed': one } });
});

test('ranks from 1 up have no gap', () => {
  expectFindings(seed('initial_rank: 1'), { configuration });
  expectFindings(seed('initial_rank: 2'), { configuration, others: { 'one.seed': one } });
});

test('where ranks are those of the corpus, a seed anywhere fills the gap', () => {
  const others = { 'a/one.seed': one };
  expectFindings(seed('initial_rank: 2'), { configuration: `${configuration}\nrank: { unique: corpus }`, others });
  expectFindings(
    seed(`initial_rank: 3
              ^ warning(rank-gap): No seed in this corpus has the rank 2, so there is a gap before 3.`),
    { configuration: `${configuration}\nrank: { unique: corpus }`, others },
  );
});

test('one gap is one finding: of the seeds after it, the first by its path has it', () => {
  const behind = { 'one.seed': one, 'three.seed': other(3, 'initial_rank: 3') };
  expectFindings(
    seed(`initial_rank: 3
              ^ warning(duplicate-rank)`),
    { configuration, path: 'two.seed', others: behind },
  );
  expectFindings(
    seed(`initial_rank: 3
              ^ warning(duplicate-rank)
              ^ warning(rank-gap)`),
    { configuration, path: 'second.seed', others: behind },
  );
  expectFindings(seed('initial_rank: 4'), { configuration, others: behind });
});

test('the lowest rank that is free is offered', () => {
  expectFix(
    seed(`initial_rank: 7
              ^ warning(rank-gap)`),
    seed('initial_rank: 2'),
    { configuration, others: { 'one.seed': one } },
  );
  expectFixes(
    seed(`initial_rank: 7
              ^ warning(rank-gap)`),
    ['unsafe: Set the rank to 2, the next free one'],
    { configuration, others: { 'one.seed': one } },
  );
});
