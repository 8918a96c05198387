import type { TextRange } from '../text/range.ts';
import type { Field, FieldNames, FrontMatter, Heading, SeedDocument, SyntaxProblem } from './seedDocument.ts';
import {
  missingFrontMatter,
  splitFrontMatter,
  splitPlainFrontMatter,
  splitStandardFrontMatter,
} from './frontMatter.ts';
import { splitBracedHeader } from './bracedHeader.ts';
import { findForeignLines, findForeignNotation } from './foreignNotation.ts';
import { defaultHeaderOptions, findForbiddenCharacters, refuseHeader, type HeaderOptions } from './guard.ts';
import { findHeadings } from './headings.ts';
import { findMergeConflicts, type MergeConflict } from './mergeConflicts.ts';
import { readKeyLine } from './keyLine.ts';
import { findLinePrefix } from './linePrefix.ts';
import { lineAt, scanLines } from './lineScanner.ts';
import { hasColonAmongWords, readPlainHeader } from './plainHeader.ts';
import { recoverHeader, type Recovery } from './recoverHeader.ts';
import { readYaml, type FieldsReading, type YamlReading } from './yamlHeader.ts';

/**
 * Reads a seed. Never throws, whatever the text: what was understood, and what is wrong with it.
 * @param keys the keys of the fields that a header may have, in lower case: they tell a field from other text where
 * fences or colons are missing.
 * @param options what is particular about the corpus's headers.
 */
export function parseSeed(
  text: string,
  keys: ReadonlySet<string>,
  options: HeaderOptions = defaultHeaderOptions,
): SeedDocument {
  const conflicts = findMergeConflicts(text);
  return conflicts.length === 0 ? parseMerged(text, keys, options) : parseConflicting(text, keys, options, conflicts);
}

function parseMerged(text: string, keys: ReadonlySet<string>, options: HeaderOptions): ParsedSeed {
  const plain = splitPlainFrontMatter(text);
  const fields = plain && readPlainly(text, plain.header, keys);
  if (fields) return new ParsedSeed(text, plain, { fields, problems: nothing.problems, isSound: true }, options.names);
  const standard = splitStandardFrontMatter(text);
  if (standard) {
    const header = readHeader(text, standard, keys, options);
    if (header.isSound && header.fields.some(({ key }) => keys.has(key))) {
      return new ParsedSeed(text, standard, header, options.names);
    }
    const wrapped = readWrapped(text, standard, keys, options);
    if (wrapped || header.isSound) return wrapped ?? new ParsedSeed(text, standard, header, options.names);
  }
  const wrapped = standard ? undefined : readWrapped(text, undefined, keys, options);
  if (wrapped) return wrapped;
  const foreign = readForeign(text, keys, options);
  if (foreign) return foreign;
  const frontMatter = splitBracedHeader(text, keys) ?? splitFrontMatter(text, keys);
  const header = { ...readHeader(text, frontMatter, keys, options), isSound: false };
  return new ParsedSeed(text, frontMatter, header, options.names);
}

/** Where each line of the header stands behind a mark, nothing of it is read; undefined where that is not so. */
function readWrapped(
  text: string,
  standard: FrontMatter | undefined,
  keys: ReadonlySet<string>,
  { names }: HeaderOptions,
): ParsedSeed | undefined {
  const prefix = findLinePrefix(text, standard, keys);
  if (!prefix) return undefined;
  const problems = [{ code: 'wrapped-header', range: prefix.range, prefix } as const];
  return new ParsedSeed(text, standard ?? missingFrontMatter(text), { ...nothing, problems }, names);
}

/** A header in another notation is none of YAML: what it says is taken over as a whole, or not at all. */
function readForeign(text: string, keys: ReadonlySet<string>, { names }: HeaderOptions): ParsedSeed | undefined {
  const notation = findForeignNotation(text, keys) ?? findForeignLines(text, keys);
  if (!notation) return undefined;
  const { whole, range } = notation;
  const frontMatter: FrontMatter = { ...missingFrontMatter(text), body: { start: whole.end, end: text.length } };
  const problems = [{ code: 'foreign-notation', range, notation } as const];
  return new ParsedSeed(text, frontMatter, { ...nothing, problems }, names);
}

/** While a conflict stands in the header nothing of it is read: what is wrong with it may be in the other version only. */
function parseConflicting(
  text: string,
  keys: ReadonlySet<string>,
  options: HeaderOptions,
  conflicts: readonly MergeConflict[],
): ParsedSeed {
  const standard = splitStandardFrontMatter(text);
  const found = standard ?? splitFrontMatter(text, keys);
  const isBeforeBody = ({ range }: MergeConflict) => found.kind === 'missing' || range.start < found.body.start;
  const problems = conflicts.map(
    (conflict) => ({ code: 'merge-conflict', ...conflict, inHeader: isBeforeBody(conflict) }) as const,
  );
  if (problems.some(({ inHeader }) => inHeader)) {
    const { start } = found.leading;
    const frontMatter: FrontMatter = { ...found, kind: 'closed', leading: { start, end: start }, malformed: [] };
    return new ParsedSeed(text, frontMatter, { ...nothing, problems }, options.names);
  }
  const merged = parseMerged(text, keys, options);
  const { frontMatter, fields, isSound } = merged;
  return new ParsedSeed(
    text,
    frontMatter,
    { fields, isSound, problems: [...merged.problems, ...problems] },
    options.names,
  );
}

/**
 * False where nothing can be said of single fields, because there is no header or it is no list of fields at all: what
 * is wrong then is said once, not field by field.
 */
export function hasReadableFields({ text, frontMatter, fields, problems }: SeedDocument): boolean {
  if (frontMatter.kind === 'foreign' || frontMatter.kind === 'missing') return false;
  // A lone fence is said to be one.
  if (frontMatter.kind === 'unclosed' && fields.length === 0 && text.trim() === '---') return false;
  return (
    problems.length === 0 ||
    !problems.some(
      (problem) =>
        problem.code === 'not-a-mapping' ||
        problem.code === 'wrapped-header' ||
        problem.code === 'foreign-notation' ||
        (problem.code === 'merge-conflict' && problem.inHeader) ||
        (problem.code === 'yaml-feature' && problem.feature === 'flow mapping') ||
        (problem.code === 'yaml-syntax' && (problem.mistake === 'too large' || problem.mistake === 'too complex')),
    )
  );
}

/** True where the header stands as it should, and nothing is wrong with its syntax: most seeds, most of the time. */
export function hasSoundSyntax({ frontMatter, problems }: SeedDocument): boolean {
  const { kind, leading, malformed } = frontMatter;
  return kind === 'closed' && problems.length === 0 && malformed.length === 0 && leading.start === leading.end;
}

/** What is told of the body is read when it is asked for: most seeds are only looked at for what their headers say. */
class ParsedSeed implements SeedDocument {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly fields: readonly Field[];
  readonly problems: readonly SyntaxProblem[];
  readonly isSound: boolean;
  readonly names: FieldNames;
  #headings: readonly Heading[] | undefined;

  constructor(text: string, frontMatter: FrontMatter, { fields, problems, isSound }: Header, names: FieldNames) {
    this.text = text;
    this.frontMatter = frontMatter;
    this.fields = fields;
    this.problems = problems;
    this.isSound = isSound;
    this.names = names;
  }

  get headings(): readonly Heading[] {
    return (this.#headings ??= findHeadings(this.text, this.frontMatter.body));
  }

  get lineBreak(): '\n' | '\r\n' {
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }
}

interface Header {
  readonly fields: readonly Field[];
  readonly problems: readonly SyntaxProblem[];
  /** Whether PyYAML reads it as a mapping, or as nothing at all. */
  readonly isSound: boolean;
}

const nothing: Header = { fields: [], problems: [], isSound: false };

function readHeader(
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
  // What YAML says of it is known.
  const reading: YamlReading = hasColonAmongWords(text, range)
    ? { kind: 'error', code: 'BLOCK_AS_IMPLICIT_KEY', offset: range.start }
    : readYaml(text, range);
  if (reading.kind === 'fields' && !hidesKnownKey(text, range, reading.fields, keys)) {
    const tabs = findStrayTabs(text, range, reading.fields);
    const problems = [
      ...forbidden,
      ...tabs,
      ...(isBraced(reading) ? [] : findIndentation(text, reading.fields)),
      ...reading.problems.filter((problem) => !isSoundAnchor(problem, reading, keys)),
      ...findRefused(reading, keys),
      ...findHeading(text, range),
    ];
    const isSound = forbidden.every(isLineBreak) && tabs.length === 0 && reading.refused.length === 0;
    return { fields: reading.fields, problems: sortProblems(problems), isSound };
  }
  const recovery = recoverHeader(withoutExoticBreaks(text, forbidden), range, keys);
  if ((reading.kind === 'list' || reading.kind === 'text') && !recovery.fields.some((field) => keys.has(field.key))) {
    return {
      ...nothing,
      problems: [...forbidden, { code: 'not-a-mapping', range: reading.range, found: reading.kind }],
    };
  }
  const problems = [...forbidden, ...recovery.problems, ...findFurtherTabs(text, range, recovery)];
  if (problems.length === 0 && reading.kind === 'error') {
    problems.push({ code: 'yaml-syntax', range: lineRangeAt(text, range, reading.offset), mistake: 'other' });
  }
  return { fields: recovery.fields, problems: sortProblems(problems), isSound: reading.kind === 'fields' };
}

/** The fields of a header that there is nothing to say about; undefined where it has to be looked at more closely. */
function readPlainly(text: string, range: TextRange, keys: ReadonlySet<string>): readonly Field[] | undefined {
  const fields = readPlainHeader(text, range, keys);
  return fields && !hidesKnownKey(text, range, fields, keys) ? fields : undefined;
}

/** `• url: …` or `title:'a': b`: legal YAML, with a key that nobody meant. */
function hidesKnownKey(text: string, header: TextRange, fields: readonly Field[], keys: ReadonlySet<string>): boolean {
  for (const { key, range } of fields) {
    if (keys.has(key)) continue;
    const read = readKeyLine(lineAt(text, range.start, header.end).text, keys);
    if (read?.known !== undefined && (read.decorated || read.key !== key)) return true;
  }
  return false;
}

/** Tabs where PyYAML does not take them, though other readers do: anywhere but in quotes, block scalars and comments. */
function findStrayTabs(text: string, range: TextRange, fields: readonly Field[]): SyntaxProblem[] {
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
function findFurtherTabs(text: string, range: TextRange, { fields, problems }: Recovery): SyntaxProblem[] {
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

/** An anchor in a field that nobody declared: whether it is meant as one is not for us to say. */
function isSoundAnchor(problem: SyntaxProblem, { fields }: FieldsReading, keys: ReadonlySet<string>): boolean {
  if (problem.code !== 'unquoted-value' || keys.has(problem.field.key)) return false;
  const field = fields.find(({ range }) => range.start === problem.field.range.start);
  return field !== undefined && field.value.kind !== 'broken';
}

/** Characters that are line breaks to PyYAML, and that it takes where it takes a line break. */
function isLineBreak(problem: SyntaxProblem): boolean {
  return problem.code === 'yaml-syntax' && problem.mistake === 'line separator';
}

/** The text, as long as it was, with a space for each line break that only PyYAML takes for one. */
function withoutExoticBreaks(text: string, forbidden: readonly SyntaxProblem[]): string {
  return forbidden.some(isLineBreak) ? text.replace(/[\x85\u2028\u2029]/g, ' ') : text;
}

/** The first Markdown heading below the first level: a comment to YAML, and maybe the start of a body to who wrote it. */
function findHeading(text: string, range: TextRange): SyntaxProblem[] {
  for (const line of scanLines(text, range.start, range.end)) {
    if (/^#{2,6}[ \t]/.test(line.text))
      return [{ code: 'unclosed-header', range: { start: line.start, end: line.end } }];
  }
  return [];
}

/** Whether the header is a mapping in braces, inside which indentation means nothing. */
function isBraced({ problems }: FieldsReading): boolean {
  return problems.some((problem) => problem.code === 'yaml-feature' && problem.feature === 'flow mapping');
}

/** What PyYAML refuses, and the whole header with it, where no rule on declared fields reports it. */
function findRefused({ fields, problems, refused }: FieldsReading, keys: ReadonlySet<string>): SyntaxProblem[] {
  return refused.flatMap(({ range, reason }): SyntaxProblem[] => {
    const holds = (outer: TextRange) => outer.start <= range.start && range.end <= outer.end;
    if (problems.some((problem) => holds(problem.range) && problem.code !== 'yaml-feature')) return [];
    const isJudged = fields.some(
      ({ key, value, valueRange }) => keys.has(key) && value.kind === 'refused' && holds(valueRange),
    );
    return isJudged ? [] : [{ code: 'yaml-syntax', range, mistake: 'refused value', reason }];
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
