/** How bad a problem is, as LSP has it. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** All severities, the severest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** How many problems there are of each severity. */
export type ProblemCounts = Readonly<Record<Severity, number>>;

/** Shared by all that nothing is wrong with. */
export const noProblems: ProblemCounts = { error: 0, warning: 0, information: 0, hint: 0 };
