import type { TextRange } from '../text/range.ts';
import type { Field, SyntaxProblem } from './seedDocument.ts';
import type { Recovery } from './recoverHeader.ts';

/** Tabs where PyYAML does not take them, though other readers do: anywhere but in quotes, block scalars and comments. */
export function findStrayTabs(text: string, range: TextRange, fields: readonly Field[]): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (let tab = text.indexOf('\t', range.start); tab !== -1 && tab < range.end;) {
    let end = tab + 1;
    while (text[end] === '\t') end++;
    if (!isTabAllowed(text, tab, fields)) problems.push({ code: 'tab-indentation', range: { start: tab, end } });
    tab = text.indexOf('\t', end);
  }
  return problems;
}

/** Stray tabs beside what is wrong already: not in a value that is still to be quoted, where it may be right. */
export function findFurtherTabs(text: string, range: TextRange, { fields, problems }: Recovery): SyntaxProblem[] {
  const known = [
    ...problems.map((problem) => problem.range),
    ...fields.filter(({ value }) => value.kind === 'broken').map(({ valueRange }) => valueRange),
  ];
  const tabs = findStrayTabs(text, range, fields);
  return tabs.filter((tab) => !known.some(({ start, end }) => start < tab.range.end && tab.range.start < end));
}

function isTabAllowed(text: string, offset: number, fields: readonly Field[]): boolean {
  const within = (range: TextRange | undefined) => range !== undefined && range.start <= offset && offset < range.end;
  const field = fields.find((candidate) => within(candidate.range));
  if (field) {
    if (within(field.comment)) return true;
    if (within(field.valueRange)) return field.style !== 'plain' && field.style !== 'collection';
    return false;
  }
  const lineStart = Math.max(text.lastIndexOf('\n', offset), text.lastIndexOf('\r', offset)) + 1;
  return text[lineStart] === '#';
}
