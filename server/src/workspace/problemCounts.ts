import type { CountedFinding, ProblemCounts } from '../core/index.ts';
import { noProblems } from '../core/index.ts';

export function countProblems(findings: readonly CountedFinding[]): ProblemCounts {
  if (findings.length === 0) return noProblems;
  const counts = { ...noProblems };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
