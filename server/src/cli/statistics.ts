import type { Severity } from '../core/index.ts';
import { severities } from '../core/index.ts';
import type { Report } from './checkReport.ts';

/** How many problems of one rule there are. */
export interface RuleStatistics {
  readonly code: string;
  /** The worst that any of them has. */
  readonly severity: Severity;
  readonly count: number;
  /** How many of them --fix would fix. */
  readonly fixable: number;
}

/** The problems of some severities by rule, the worst first, then the most frequent. */
export async function statisticsOf(
  { problems }: Report,
  counted: readonly Severity[],
): Promise<readonly RuleStatistics[]> {
  const rules = new Map<string, RuleStatistics>();
  for await (const found of problems(counted)) {
    for (const { code, severity, fixable } of found) {
      const before = rules.get(code) ?? { code, severity, count: 0, fixable: 0 };
      rules.set(code, {
        code,
        severity: order(severity) < order(before.severity) ? severity : before.severity,
        count: before.count + 1,
        fixable: before.fixable + (fixable === 'safe' ? 1 : 0),
      });
    }
  }
  return [...rules.values()].sort(
    (one, other) =>
      order(one.severity) - order(other.severity) || other.count - one.count || (one.code < other.code ? -1 : 1),
  );
}

function order(severity: Severity): number {
  return severities.indexOf(severity);
}
