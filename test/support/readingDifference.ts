// How we and PyYAML differ about a header: a mapping to it is sound to us, with the same keys and values, and what it
// refuses is not, and has an error.

import type { CheckedFinding, Field, SeedContext, SeedDocument } from '../../server/src/core/index.ts';
import { check } from '../../server/src/core/index.ts';
import type { SyntaxProblem } from '../../server/src/core/syntax/seedDocument.ts';
import type { Entry, Reading } from './headerReading.ts';

/** The kind of difference, in a few words; undefined where there is none. @param reading what PyYAML reads */
export function differenceOf(seed: SeedContext, reading: Reading): string | undefined {
  const { isSound, fields } = seed.document;
  switch (reading.kind) {
    case 'none':
      return undefined;
    case 'other':
      return isSound && fields.length > 0 ? 'sound, and no mapping to PyYAML' : undefined;
    case 'error':
      if (isSound) return 'sound, and PyYAML refuses it';
      return check(seed).some(isError) ? undefined : 'refused, and no error';
    case 'mapping':
      if (isSound) return differenceOfFields(seed.document, reading.entries);
      return isTooStrict(seed.document, reading.entries) ? undefined : 'PyYAML reads it, and it is not sound';
  }
}

/** Where we are too strict, with an error for what nobody means. */
function isTooStrict({ text }: SeedDocument, entries: ReadonlyMap<string, Entry>): boolean {
  // A key that is nothing at all, as in a line `?`.
  if (entries.has('NoneType None')) return true;
  // A block whose mark stands at the margin, below its key: YAML 1.2 refuses it.
  if (/:[ \t]*(?:[&!]\S*[ \t]*)*(?:#.*)?[\r\n\x85\u2028\u2029](?:[ \t]*(?:#.*)?[\r\n\x85\u2028\u2029])*[|>]/.test(text))
    return true;
  // A comment right behind a bracket or a comma, which other readers refuse for want of a space.
  if (/[[{,]#/.test(text)) return true;
  // To PyYAML a few signs end the name after `&`, and what follows is the value, or a colon behind no key.
  return /&[\w-]+[?:,\]}%@`]/.test(text);
}

/** Most texts lack some field, whatever is wrong with the others. */
function isError({ severity, rule }: CheckedFinding): boolean {
  return severity === 'error' && rule.code !== 'missing-field';
}

function differenceOfFields(document: SeedDocument, entries: ReadonlyMap<string, Entry>): string | undefined {
  // A key that nobody meant, such as `• url`, is read as what is meant.
  if (document.problems.some(isOfKey) || document.fields.some(({ value }) => value.kind === 'broken')) return undefined;
  // Of a key that stands twice, readers take the last.
  const fields = new Map(document.fields.map((field) => [field.key, field]));
  const added = [...entries.keys()].filter((key) => !fields.has(key));
  const isMerged = fields.has('<<');
  for (const [key, field] of fields) {
    const entry = entries.get(key);
    // PyYAML has numbers, dates and the like for keys, too, and the keys of what is merged.
    if (!entry && !isMerged && !added.some((other) => typedKey.test(other))) return 'a key is not there to PyYAML';
    if (entry && !isSameValue(field, entry)) return `another value (${field.value.kind} and ${typeOf(entry)})`;
  }
  return isMerged || added.every((key) => typedKey.test(key)) ? undefined : 'a key is there to PyYAML only';
}

function isOfKey(problem: SyntaxProblem): boolean {
  if (problem.code === 'yaml-syntax') return problem.mistake === 'decorated key' || problem.mistake === 'joined fields';
  return problem.code === 'missing-space-after-colon' || problem.code === 'missing-colon';
}

const typedKey = /^(?:int|float|bool|NoneType|date|bytes) /;

function isSameValue({ value }: Field, entry: Entry): boolean {
  // Two line breaks that hardly any reader knows are a part of texts to PyYAML. We read a space, and an error says so.
  if (/\\u202[89]/.test(entry.value)) return true;
  switch (value.kind) {
    case 'string':
      return entry.text === value.text;
    case 'integer':
      return entry.value === `int ${value.value}`;
    case 'list':
      return typeOf(entry) === 'list' && (value.items === undefined || isOf(value.items, textsOf(entry)));
    // What PyYAML makes of a tag's value is not asked.
    case 'refused':
    case 'broken':
      return true;
    default:
      return typeOf(entry) === types[value.kind];
  }
}

/** The types in the words of `pyyaml_reader.py`. */
const types = { null: 'NoneType', boolean: 'bool', float: 'float', date: 'date', mapping: 'map' } as const;

function typeOf({ value }: Entry): string {
  return value.slice(0, value.indexOf(' '));
}

function isOf(items: readonly string[], texts: readonly string[]): boolean {
  return texts.every((text) => items.includes(text));
}

/** All texts in a list. */
function textsOf({ value }: Entry): string[] {
  return [...value.matchAll(/(?<=str )"(?:[^"\\]|\\.)*"/g)].map(([written]) => JSON.parse(written) as string);
}
