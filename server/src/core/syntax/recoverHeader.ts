import type { TextRange } from '../text/range.ts';
import type { Field, FieldValue, SyntaxProblem } from './seedDocument.ts';
import type { Entry } from './headerEntries.ts';
import { splitEntries } from './headerEntries.ts';
import { isBlank, rangeOfLine, skipBlanks, trimmedEnd } from './lineScanner.ts';
import { hasColonAmongWords, readPlainHeader } from './plainHeader.ts';
import { diagnoseValue } from './unreadableValue.ts';
import { commentAfter, findDocumentEnd, foldedText, readYaml } from './yamlHeader.ts';

/** What a header that YAML cannot read still says. */
export interface Recovery {
  readonly fields: readonly Field[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Reads a header field by field where YAML could not read it as a whole: each line that starts a field begins an
 * entry, which is then read on its own, so that one mistake spoils one field. YAML remains the judge: an entry that it
 * reads is right, and only one that it does not is diagnosed.
 * @param keys the keys of the fields a header may have, which are recognized where the line is damaged.
 */
export function recoverHeader(text: string, range: TextRange, keys: ReadonlySet<string>): Recovery {
  const { entries, stray, marks, wrapping } = splitEntries(text, range, keys);
  const fields: Field[] = [];
  const problems: SyntaxProblem[] = stray.map(({ start, end }) => ({
    code: 'yaml-syntax',
    range: { start: skipBlanks(text, start, end), end },
    mistake: 'stray line',
  }));
  const [opening, closing] = wrapping;
  if (opening && closing) {
    const { start, end } = opening;
    problems.push({
      code: 'yaml-syntax',
      range: { start, end },
      mistake: 'wrapping',
      value: { start, end: closing.next },
    });
  }
  for (const { start, end, next } of marks) {
    problems.push({ code: 'yaml-syntax', range: { start, end }, mistake: 'stray marks', value: { start, end: next } });
  }
  problems.push(...findDocumentEnd(text, range));
  for (const entry of entries) {
    const read = readShared(text, range, entry) ?? readEntry(text, entry);
    fields.push(...read.fields);
    problems.push(...read.problems);
  }
  return { fields, problems };
}

/** An anchor or alias whose other half is in another field: read alone it would look like text to be quoted. */
function readShared(text: string, header: TextRange, entry: Entry): Recovery | undefined {
  const [, mark, name] = /^[ \t]*([&*])([\w-]{1,60})/.exec(entry.first.text.slice(entry.separatorEnd)) ?? [];
  if (mark === undefined || name === undefined) return undefined;
  const otherHalf = mark === '&' ? `*${name}` : `&${name}`;
  if (!text.slice(header.start, header.end).includes(otherHalf)) return undefined;
  const field = rawField(text, entry, rangeOf(entry), { kind: 'refused', text: '' });
  const feature = mark === '&' ? 'anchor' : 'alias';
  const problem: SyntaxProblem = { code: 'yaml-feature', range: field.valueRange, feature, field };
  return { fields: [field], problems: [...findKeyDamages(text, entry), ...findLineDamages(text, entry), problem] };
}

function readEntry(text: string, entry: Entry): Recovery {
  const range = rangeOf(entry);
  const keyDamages = findKeyDamages(text, entry);
  // Repaired or not, it is then no YAML.
  const isMapping = keyDamages.length === 0 && hasColonAmongWords(text, { start: range.start, end: entry.first.next });
  if (keyDamages.length === 0 && !isMapping) {
    const plain = readPlainHeader(text, range);
    if (plain?.length === 1) return { fields: plain, problems: [] };
    const reading = readYaml(text, range);
    if (reading.kind === 'fields' && reading.fields.length === 1) {
      return { fields: reading.fields, problems: reading.problems.filter((problem) => !isDocumentEndProblem(problem)) };
    }
  }
  const damages = [...keyDamages, ...findLineDamages(text, entry)];
  const repaired = isMapping ? undefined : readRepairedValue(entry);
  const field = rawField(text, entry, range, repaired?.value ?? { kind: 'broken', text: '' });
  if (repaired) return { fields: [withoutComment(text, field, repaired.comment)], problems: damages };
  const broken: Field = { ...field, value: { kind: 'broken', text: foldedText(text, field.valueRange) } };
  const problem = diagnoseValue(text, broken);
  if (problem && 'field' in problem && problem.field)
    return { fields: [problem.field], problems: [...damages, problem] };
  // The lines of a list are no rest of the text above them.
  if (problem?.code === 'yaml-syntax' && problem.mistake === 'damaged list')
    return { fields: [broken], problems: [problem] };
  if (problem) return { fields: [broken], problems: [...damages, problem] };
  if (damages.length > 0) return { fields: [broken], problems: damages };
  const place = field.valueRange.end > field.valueRange.start ? field.valueRange : field.keyRange;
  return { fields: [broken], problems: [{ code: 'yaml-syntax', range: place, mistake: 'other' }] };
}

/** It is reported for the whole header. */
function isDocumentEndProblem(problem: SyntaxProblem): boolean {
  return problem.code === 'yaml-feature' && problem.feature === 'document end';
}

function rangeOf({ first, lines }: Entry): TextRange {
  return { start: first.start, end: lines.at(-1)!.next };
}

/** What is wrong with an entry's key and what stands before it. */
function findKeyDamages(
  text: string,
  { key, first, indentation, keyEnd, separatorEnd, damage }: Entry,
): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const keyStart = first.start + indentation;
  if (indentation > 0)
    problems.push({ code: 'bad-indentation', range: { start: first.start, end: keyStart }, key, what: 'field' });
  const end = first.start + separatorEnd;
  if (damage === 'missing space') {
    problems.push({ code: 'missing-space-after-colon', range: { start: keyStart, end }, key });
  } else if (damage === 'missing colon') {
    problems.push({
      code: 'missing-colon',
      range: { start: keyStart, end },
      separator: { start: first.start + keyEnd, end },
      key,
    });
  } else if (damage === 'decorated') {
    const meant = /^[ \t]/.test(first.text.slice(separatorEnd)) ? `${key}:` : `${key}: `;
    problems.push({ code: 'yaml-syntax', range: { start: keyStart, end }, mistake: 'decorated key', meant });
  } else if (damage === 'joined') {
    const start = trimmedJoint(text, keyStart);
    problems.push({ code: 'yaml-syntax', range: { start, end: keyStart }, mistake: 'joined fields', meant: '\n' });
  }
  return problems;
}

/** What is wrong with the lines that an entry goes on in, where YAML cannot read it as it stands. */
function findLineDamages(text: string, { key, first, separatorEnd, lines }: Entry): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const isList = isBlank(first.text.slice(separatorEnd));
  for (const line of lines.slice(1)) {
    if (isBlank(line.text)) continue;
    const content = skipBlanks(text, line.start, line.end);
    // A list may stand at the margin below its key.
    if (isList && /^-(?: |$)/.test(line.text)) continue;
    if (content === line.start) {
      problems.push({
        code: 'bad-indentation',
        range: rangeOfLine(line),
        key,
        what: 'continuation',
      });
    } else if (text.slice(line.start, content).includes('\t')) {
      problems.push({ code: 'tab-indentation', range: { start: line.start, end: content } });
    }
  }
  return problems;
}

/** The entry's value, and the comment after it, as YAML reads them once the lines are repaired; undefined where even that is no YAML. */
function readRepairedValue({
  first,
  separatorEnd,
  lines,
}: Entry): { readonly value: FieldValue; readonly comment: string } | undefined {
  // Blanks only: white space of other kinds is a part of the value.
  const start = skipBlanks(first.text, separatorEnd, first.text.length);
  const rest = first.text.slice(start, trimmedEnd(first.text, { start, end: first.text.length }));
  const continuation = lines.slice(1).map((line) => '  ' + line.text.trim());
  const repaired = ['k: ' + rest, ...continuation].join('\n') + '\n';
  const reading = readYaml(repaired, { start: 0, end: repaired.length });
  if (reading.kind !== 'fields' || reading.fields.length !== 1 || reading.problems.length > 0) return undefined;
  const { value, comment } = reading.fields[0]!;
  return { value, comment: comment ? repaired.slice(comment.start, comment.end) : '' };
}

/** A field whose value ends where a comment after it begins. */
function withoutComment(text: string, field: Field, comment: string): Field {
  const { start, end } = field.valueRange;
  if (comment === '' || !text.slice(start, end).endsWith(comment)) return field;
  const place = { start: end - comment.length, end };
  return { ...field, valueRange: { start, end: trimmedEnd(text, { start, end: place.start }) }, comment: place };
}

function rawField(text: string, entry: Entry, range: TextRange, value: FieldValue): Field {
  const { first, indentation, key, lines } = entry;
  const keyStart = first.start + indentation;
  const separatorEnd = first.start + entry.separatorEnd;
  const start = skipBlanks(text, separatorEnd, first.end);
  const end = Math.max(start, trimmedEnd(text, { start, end: lines.at(-1)!.end }));
  const quoted = text[start] === '"' ? 'double-quoted' : text[start] === "'" ? 'single-quoted' : 'plain';
  return {
    key,
    keyRange: { start: keyStart, end: first.start + entry.keyEnd },
    separatorEnd,
    valueRange: { start, end },
    range,
    comment: commentAfter(text, end, lines.at(-1)!.end),
    style: start === end ? 'none' : quoted,
    value,
  };
}

/** The start of the blanks and commas that stand between two fields on one line. */
function trimmedJoint(text: string, end: number): number {
  let start = end;
  while (start > 0 && ' \t,;|'.includes(text[start - 1]!)) start--;
  return start;
}
