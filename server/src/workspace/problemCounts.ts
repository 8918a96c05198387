import type { CountedFinding } from '../core/index.ts';
import type { ProblemCounts } from './types.ts';

/** Shared by all files that nothing is wrong with. */
export const noProblems: ProblemCounts = { error: 0, warning: 0, information: 0, hint: 0 };

export function countProblems(findings: readonly CountedFinding[]): ProblemCounts {
  if (findings.length === 0) return noProblems;
  const counts = { ...noProblems };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
