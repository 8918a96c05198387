import type { ProblemCounts } from '../../server/src/protocol/index.ts';

/** The severest kind of problem with a count above zero. */
export function worst({ error, warning, information, hint }: ProblemCounts): keyof ProblemCounts | undefined {
  if (error > 0) return 'error';
  if (warning > 0) return 'warning';
  if (information > 0) return 'information';
  return hint > 0 ? 'hint' : undefined;
}

/** The counts in words, the severest first: `2 errors, 1 warning`. Empty where there is no problem. */
export function describeProblems({ error, warning, information, hint }: ProblemCounts): string {
  return [
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
    ...(information > 0 ? [count(information, 'note')] : []),
    ...(hint > 0 ? [count(hint, 'hint')] : []),
  ].join(', ');
}

/** `2 problems need your decision.` */
export function decisions(problems: number): string {
  return `${count(problems, 'problem')} ${problems === 1 ? 'needs' : 'need'} your decision.`;
}

/** The code of a rule as words: `Unquoted value`. */
export function ruleName(code: string): string {
  const words = code.replaceAll('-', ' ').replace(/\b(?:yaml|url)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How many problems need attention: errors and warnings. */
export function pressing({ error, warning }: ProblemCounts): number {
  return error + warning;
}

/** Some names, and how many more there are: `a, b and 3 more seeds`. */
export function listNames(names: readonly string[], more: number, noun: string): string {
  if (more > 0) return `${names.join(', ')} and ${count(more, `more ${noun}`)}`;
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A number and what it counts: `1 seed`, `12,000 seeds`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
