import type { CheckedFinding, Severity } from '../core/index.ts';
import type { ProblemCounts } from './types.ts';

/** Shared by all files that nothing is wrong with. */
export const noProblems: ProblemCounts = { error: 0, warning: 0, information: 0, hint: 0 };

export function countProblems(findings: readonly CheckedFinding[]): ProblemCounts {
  if (findings.length === 0) return noProblems;
  const counts = { ...noProblems };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

export function sameCounts(a: ProblemCounts, b: ProblemCounts): boolean {
  return severities.every((severity) => a[severity] === b[severity]);
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
