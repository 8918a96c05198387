import type { TextRange } from '../text/range.ts';
import type { Field, FrontMatter, SyntaxProblem } from './seedDocument.ts';
import { inSingleQuotes } from '../pyyaml/writer.ts';
import { findForbiddenCharacters, refuseHeader, type HeaderOptions } from './guard.ts';
import { readKeyLine } from './keyLine.ts';
import { lineAt, rangeOfLine, scanLines } from './lineScanner.ts';
import { hasColonAmongWords, readPlainHeader } from './plainHeader.ts';
import { recoverHeader, type Recovery } from './recoverHeader.ts';
import { findFurtherTabs, findStrayTabs } from './strayTabs.ts';
import { readYaml, type FieldsReading, type YamlReading } from './yamlHeader.ts';

/** What was understood of a header. */
export interface Header {
  readonly fields: readonly Field[];
  readonly problems: readonly SyntaxProblem[];
  /** Whether PyYAML reads it as a mapping, or as nothing at all. */
  readonly isSound: boolean;
}

/** A header of which nothing is understood, or none. */
export const nothing: Header = { fields: [], problems: [], isSound: false };

/** Reads the header that is found, as PyYAML does where it can, and field by field where it cannot. */
export function readHeader(
  text: string,
  { kind, header: range }: FrontMatter,
  keys: ReadonlySet<string>,
  options: HeaderOptions,
): Header {
  if (kind === 'foreign' || kind === 'missing') return nothing;
  const refused = refuseHeader(text, range, options);
  if (refused) return { ...nothing, problems: [refused] };
  const plain = readPlainly(text, range, keys);
  if (plain) return { fields: plain, problems: [], isSound: true };
  const forbidden = findForbiddenCharacters(text, range);
  // What YAML would say is known.
  const reading: YamlReading = hasColonAmongWords(text, range)
    ? { kind: 'error', code: 'BLOCK_AS_IMPLICIT_KEY', offset: range.start }
    : readYaml(text, range);
  const written: WrittenHeader = { text, range, keys, forbidden };
  return reading.kind === 'fields' ? readWholeHeader(written, reading) : readBrokenHeader(written, reading);
}

/** A header that is not written plainly, with the characters in it that no header may have. */
interface WrittenHeader {
  readonly text: string;
  readonly range: TextRange;
  readonly keys: ReadonlySet<string>;
  readonly forbidden: readonly SyntaxProblem[];
}

/** A header that YAML reads as a mapping. */
function readWholeHeader({ text, range, keys, forbidden }: WrittenHeader, reading: FieldsReading): Header {
  const hidden = findHiddenKeys(withoutExoticBreaks(text, forbidden), reading.fields, keys);
  const { fields, problems } = hidden;
  const { problems: said, ...others } = problems.length === 0 ? reading : withoutFields(reading, fields);
  const shown = { ...others, problems: said.filter((problem) => !isSoundAnchor(problem, reading, keys)) };
  const tabs = problems.length === 0 ? findStrayTabs(text, range, fields) : findFurtherTabs(text, range, hidden);
  const all = [
    ...forbidden,
    ...problems,
    ...tabs,
    ...(isBraced(reading) ? [] : findIndentation(text, shown.fields)),
    ...shown.problems,
    ...findRefused(text, shown, keys),
    ...findHeading(text, range),
  ];
  const isSound = forbidden.every(isLineBreak) && tabs.length === 0 && reading.refused.length === 0;
  return { fields, problems: sortProblems(all), isSound };
}

/** A header that YAML cannot read, or reads as something else than a mapping. */
function readBrokenHeader(
  { text, range, keys, forbidden }: WrittenHeader,
  reading: Exclude<YamlReading, FieldsReading>,
): Header {
  const recovery = recoverHeader(withoutExoticBreaks(text, forbidden), range, keys);
  if (reading.kind !== 'error' && !recovery.fields.some((field) => keys.has(field.key))) {
    return {
      ...nothing,
      problems: [...forbidden, { code: 'not-a-mapping', range: reading.range, found: reading.kind }],
    };
  }
  const problems = [...forbidden, ...recovery.problems, ...findFurtherTabs(text, range, recovery)];
  if (reading.kind === 'error' && problems.every(({ code }) => code === 'yaml-feature')) {
    problems.push({ code: 'yaml-syntax', range: lineRangeAt(text, range, reading.offset), mistake: 'other' });
  }
  return { fields: recovery.fields, problems: sortProblems(problems), isSound: false };
}

/** The fields of a header that there is nothing to say about; undefined where it has to be looked at more closely. */
export function readPlainly(text: string, range: TextRange, keys: ReadonlySet<string>): readonly Field[] | undefined {
  const fields = readPlainHeader(text, range, keys);
  return fields?.some((field) => hidesKnownKey(text, field, keys)) ? undefined : fields;
}

/** `• url: …` or `title:'a': b`: legal YAML, with a key that nobody meant. */
function hidesKnownKey(text: string, { key, range }: Field, keys: ReadonlySet<string>): boolean {
  if (keys.has(key)) return false;
  const read = readKeyLine(lineAt(text, range.start, range.end).text, keys);
  return read?.known !== undefined && (read.decorated || read.key !== key);
}

/** The fields, with those read anew whose key nobody meant, where all that is found in one begins on its first line. */
function findHiddenKeys(text: string, fields: readonly Field[], keys: ReadonlySet<string>): Recovery {
  if (!fields.some((field) => hidesKnownKey(text, field, keys))) return { fields, problems: [] };
  const read = fields.map((field) => {
    const kept = { fields: [field], problems: [] };
    if (!hidesKnownKey(text, field, keys)) return kept;
    const recovery = recoverHeader(text, field.range, keys);
    const { end } = lineAt(text, field.range.start);
    return recovery.fields.length > 0 && recovery.fields.every(({ keyRange }) => keyRange.start < end)
      ? recovery
      : kept;
  });
  return { fields: read.flatMap((one) => one.fields), problems: read.flatMap((one) => one.problems) };
}

/** The reading of the fields that are kept as YAML has them. */
function withoutFields(reading: FieldsReading, kept: readonly Field[]): FieldsReading {
  const gone = reading.fields.filter((field) => !kept.includes(field));
  const isKept = ({ range }: { readonly range: TextRange }) =>
    !gone.some((field) => field.range.start <= range.start && range.end <= field.range.end);
  const fields = reading.fields.filter((field) => kept.includes(field));
  return { ...reading, fields, problems: reading.problems.filter(isKept), refused: reading.refused.filter(isKept) };
}

/** An anchor in a field that nobody declared: whether it is meant as one is not for us to say. */
function isSoundAnchor(problem: SyntaxProblem, { fields }: FieldsReading, keys: ReadonlySet<string>): boolean {
  if (problem.code !== 'unquoted-value' || keys.has(problem.field.key)) return false;
  const field = fields.find(({ range }) => range.start === problem.field.range.start);
  return field !== undefined && field.value.kind !== 'broken';
}

/** Characters that are line breaks to PyYAML, and that it takes where it takes a line break. */
function isLineBreak(problem: SyntaxProblem): boolean {
  if (problem.code !== 'yaml-syntax' || problem.mistake !== 'line separator') return false;
  return problem.further === undefined || problem.further.every(isLineBreak);
}

/** The text, as long as it was, with a space for each line break that only PyYAML takes for one. */
function withoutExoticBreaks(text: string, forbidden: readonly SyntaxProblem[]): string {
  return forbidden.some(isLineBreak) ? text.replace(/[\x85\u2028\u2029]/g, ' ') : text;
}

/** The first Markdown heading below the first level: a comment to YAML, and maybe the start of a body to who wrote it. */
function findHeading(text: string, range: TextRange): SyntaxProblem[] {
  for (const line of scanLines(text, range.start, range.end)) {
    if (/^#{2,6}[ \t]/.test(line.text)) return [{ code: 'unclosed-header', range: rangeOfLine(line) }];
  }
  return [];
}

/** Whether the header is a mapping in braces, inside which indentation means nothing. */
function isBraced({ problems }: FieldsReading): boolean {
  return problems.some((problem) => problem.code === 'yaml-feature' && problem.feature === 'flow mapping');
}

/** What PyYAML refuses, and the whole header with it, where no rule on declared fields reports it. */
function findRefused(
  text: string,
  { fields, problems, refused }: FieldsReading,
  keys: ReadonlySet<string>,
): SyntaxProblem[] {
  return refused.flatMap(({ range, reason }): SyntaxProblem[] => {
    const holds = (outer: TextRange) => outer.start <= range.start && range.end <= outer.end;
    if (problems.some((problem) => holds(problem.range) && problem.code !== 'yaml-feature')) return [];
    const isJudged = fields.some(
      ({ key, value, valueRange }) => keys.has(key) && value.kind === 'refused' && holds(valueRange),
    );
    if (isJudged) return [];
    const words = text.slice(range.start, range.end);
    const isQuotable = reason === 'mark in brackets' && !/[\r\n]/.test(words);
    const meant = isQuotable ? { meant: inSingleQuotes(words) } : {};
    return [{ code: 'yaml-syntax', range, mistake: 'refused value', reason, ...meant }];
  });
}

/** Fields that stand indented at the top: YAML takes them when all are, but a field added at the margin breaks them. */
function findIndentation(text: string, fields: readonly Field[]): SyntaxProblem[] {
  return fields
    .filter((field) => field.keyRange.start > field.range.start && text[field.range.start] === ' ')
    .map((field) => ({
      code: 'bad-indentation',
      range: { start: field.range.start, end: field.keyRange.start },
      key: field.key,
      what: 'field',
    }));
}

function lineRangeAt(text: string, range: TextRange, offset: number): TextRange {
  let start = Math.min(offset, range.end);
  while (start > range.start && (start === range.end || text[start] === '\n' || text[start] === '\r')) start--;
  const end = text.slice(start, range.end).search(/[\r\n]/);
  return { start, end: end === -1 ? range.end : start + end };
}

function sortProblems(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  return problems.length < 2 ? problems : [...problems].sort((a, b) => a.range.start - b.range.start);
}
