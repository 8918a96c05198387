import type { CountedFinding, ProblemCounts, RuleCount } from '../core/index.ts';
import { countByRule, noProblems } from '../core/index.ts';
import { countProblems } from './problemCounts.ts';

/** How many problems a file has, in all and by rule. */
export interface FoundProblems {
  readonly counts: ProblemCounts;
  readonly rules: readonly RuleCount[];
  /** The codes of the rules, each once. */
  readonly codes: readonly string[];
  /** The keys of the codes of `ignore` that hide a finding in it. */
  readonly hidden: readonly string[];
}

export const nothingFound: FoundProblems = { counts: noProblems, rules: [], codes: [], hidden: [] };

/** Has one object for all files with the same numbers: a hundred thousand seeds have a few dozen kinds of problems. */
export class FoundProblemsTable {
  readonly #known = new Map<string, FoundProblems>();

  of(findings: readonly CountedFinding[], hidden: readonly string[] = []): FoundProblems {
    if (findings.length === 0 && hidden.length === 0) return nothingFound;
    const rules = countByRule(findings);
    const key = [...rules.map(({ code, severity, count }) => `${code} ${severity} ${count}`), '', ...hidden].join('\n');
    let found = this.#known.get(key);
    if (!found) {
      found = { counts: countProblems(findings), rules, codes: [...new Set(rules.map(({ code }) => code))], hidden };
      // Where nearly every file is another case, nothing is gained by remembering all of them.
      if (this.#known.size >= mostKnown) this.#known.clear();
      this.#known.set(key, found);
    }
    return found;
  }
}

const mostKnown = 10_000;
