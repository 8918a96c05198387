import type { SeedbedStatus } from '../../../server/src/protocol/index.ts';
import { count } from '../problems.ts';

/** `640 seeds: 133 to review, 41 errors.` */
export function greeting({ seeds, unreviewed, problems }: SeedbedStatus): string {
  const facts = [
    ...(unreviewed > 0 ? [`${unreviewed.toLocaleString('en')} to review`] : []),
    problems.error > 0 ? count(problems.error, 'error') : 'no errors',
  ];
  return `${count(seeds, 'seed')}: ${facts.join(', ')}.`;
}
