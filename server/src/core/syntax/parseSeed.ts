import type { FieldNames } from '../schema/fields.ts';
import type { Field, FrontMatter, Heading, SeedDocument, SyntaxProblem } from './seedDocument.ts';
import {
  missingFrontMatter,
  splitFrontMatter,
  splitPlainFrontMatter,
  splitStandardFrontMatter,
} from './frontMatter.ts';
import { splitBracedHeader } from './bracedHeader.ts';
import { findForeignLines, findForeignNotation } from './foreignNotation.ts';
import { defaultHeaderOptions, type HeaderOptions } from './guard.ts';
import { findHeadings } from './headings.ts';
import { findMergeConflicts, type MergeConflict } from './mergeConflicts.ts';
import { findLinePrefix } from './linePrefix.ts';
import { nothing, readHeader, readPlainly, type Header } from './readHeader.ts';

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

/** Where each line of the header stands after a mark, nothing of it is read; undefined where that is not so. */
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

/** What is said of the body is read when it is asked for: most seeds are only looked at for what their headers say. */
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
