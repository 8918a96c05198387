// What a slip of the hand makes of a text, told token by token, without any thought of what could be mended.

import { createRandom, pick, type Random } from '../../scripts/bench/random.ts';
import { soundSeed } from './soundSeeds.ts';

/** One edit. Its places are shares of the text, so that it fits any text, and a test can make it smaller. */
export interface HeaderEdit {
  readonly operation: Operation;
  /** Where, from 0 (inclusive) to 1. */
  readonly at: number;
  /** Another place: where to swap with, or to paste from. */
  readonly from: number;
  /** Which one of several, and how much. */
  readonly choice: number;
}

export const operations = [
  'delete token',
  'double token',
  'swap tokens',
  'insert punctuation',
  'paste token',
  'delete line',
  'double line',
  'swap lines',
  'paste line',
  'join lines',
  'break line',
  'wrap in quotes',
  'drop quotes',
  'indent line',
  'outdent line',
  'paste chunk',
  'paste foreign chunk',
  'delete chunk',
] as const;

export type Operation = (typeof operations)[number];

/** An edit of the header most times, of the body sometimes. */
export function randomEdit(random: Random): HeaderEdit {
  return { operation: pick(random, operations), at: random(), from: random(), choice: random() };
}

/** The text after the edit; the same where it does not apply. */
export function applyEdit(text: string, edit: HeaderEdit): string {
  return edits[edit.operation](text, edit);
}

/** A sound seed, or now and then one of the others, after a few edits. @param most how many edits there are at most */
export function editedSeed(random: Random, others: readonly string[], most: number): string {
  let text = random() < 0.2 ? pick(random, others) : soundSeed(random);
  for (let edits = Math.floor(random() * (most + 1)); edits > 0; edits--) text = applyEdit(text, randomEdit(random));
  // No file holds half of a surrogate pair.
  return text.replace(/[\uD800-\uDFFF]/gu, '');
}

/** Runs of letters and digits, single other characters, runs of blanks, line breaks. Nothing is left out. */
export function tokenize(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\r\n|[\r\n]|[ \t]+|[^]/gu) ?? [];
}

const edits: Readonly<Record<Operation, (text: string, edit: HeaderEdit) => string>> = {
  'delete token': (text, edit) => changeToken(text, edit, () => []),
  'double token': (text, edit) => changeToken(text, edit, (token) => [token, token]),
  'swap tokens': (text, { at, from }) => swap(tokenize(text), at, from, text).join(''),
  'insert punctuation': (text, edit) => changeToken(text, edit, (token) => [token, choose(punctuation, edit.choice)]),
  'paste token': (text, edit) => {
    const tokens = tokenize(text);
    return changeToken(text, edit, (token) => [token, tokens[placeIn(tokens, edit.from, text)] ?? '']);
  },
  'delete line': (text, edit) => changeLine(text, edit, () => []),
  'double line': (text, edit) => changeLine(text, edit, (line) => [line, line]),
  'swap lines': (text, { at, from }) => swap(linesOf(text), at, from, text).join(''),
  'paste line': (text, edit) => {
    const lines = linesOf(text);
    return changeLine(text, edit, (line) => [line, lines[placeIn(lines, edit.from, text)] ?? '']);
  },
  'join lines': (text, { at, choice }) => {
    const lines = linesOf(text);
    const index = placeIn(lines, at, text);
    const line = lines[index] ?? '';
    lines[index] = line.replace(/\r?\n$/, () => choose(['', ' ', ', '], choice));
    return lines.join('');
  },
  'break line': (text, edit) =>
    changeToken(text, edit, (token) => [choose(['\n', '\n  ', '\n\n', '\r'], edit.choice), token]),
  'wrap in quotes': (text, edit) => {
    const quote = choose(['"', "'", '`', '“', '*'], edit.choice);
    return edit.from < 0.5
      ? changeToken(text, edit, (token) => [quote, token, quote])
      : changeLine(text, edit, (line) => [line.replace(/: ?(.*)/, (_, value: string) => `: ${quote}${value}${quote}`)]);
  },
  'drop quotes': (text, { at, choice }) => {
    const tokens = tokenize(text);
    const quotes = [...tokens.keys()].filter((index) => /^["'`“”]$/.test(tokens[index]!));
    const first = Math.floor(at * quotes.length);
    for (const index of quotes.slice(first, first + 1 + Math.floor(2 * choice))) tokens[index] = '';
    return tokens.join('');
  },
  'indent line': (text, edit) =>
    changeLine(text, edit, (line) => [choose([' ', '  ', '    ', '\t', '- '], edit.choice), line]),
  'outdent line': (text, edit) => changeLine(text, edit, (line) => [line.replace(/^[ \t]+(?:- )?/, '')]),
  'paste chunk': (text, edit) => insert(text, edit.at, chunkOf(text, edit)),
  'paste foreign chunk': (text, edit) =>
    insert(text, edit.at, chunkOf(soundSeed(createRandom(Math.floor(1e6 * edit.from))), edit)),
  'delete chunk': (text, { at, choice }) => {
    const start = offsetAt(text, at);
    return text.slice(0, start) + text.slice(start + Math.floor(60 * choice));
  },
};

const punctuation = [
  ...'"\'`:;,.-#&*!|>%@[]{}()<>=\\/?~_^$+“”‘’«»—→：\u00A0\u200B\u200E\u00AD\t'.split(''),
  '---',
  '...',
  '=>',
  '->',
];

function choose<T>(values: readonly T[], share: number): T {
  return values[Math.min(values.length - 1, Math.floor(share * values.length))]!;
}

function changeToken(text: string, { at }: HeaderEdit, by: (token: string) => readonly string[]): string {
  return changeAt(tokenize(text), at, text, by);
}

function changeLine(text: string, { at }: HeaderEdit, by: (line: string) => readonly string[]): string {
  return changeAt(linesOf(text), at, text, by);
}

function changeAt(parts: string[], at: number, text: string, by: (part: string) => readonly string[]): string {
  const index = placeIn(parts, at, text);
  if (index < parts.length) parts.splice(index, 1, ...by(parts[index]!));
  return parts.join('');
}

/** The lines with their breaks; a lone CR ends none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function swap(parts: string[], one: number, other: number, text: string): string[] {
  const [first, second] = [placeIn(parts, one, text), placeIn(parts, other, text)];
  const part = parts[first];
  if (part === undefined || parts[second] === undefined) return parts;
  parts[first] = parts[second];
  parts[second] = part;
  return parts;
}

/** The index of the part in which an offset lies. */
function placeIn(parts: readonly string[], at: number, text: string): number {
  let rest = offsetAt(text, at);
  for (const [index, part] of parts.entries()) {
    if (rest < part.length) return index;
    rest -= part.length;
  }
  return parts.length;
}

/** Nine in ten places lie in the header. */
function offsetAt(text: string, share: number): number {
  const end = text.indexOf('\n---', 3) + 5;
  return share < 0.9 && end > 5 ? Math.floor((share / 0.9) * end) : Math.floor(share * text.length);
}

function chunkOf(text: string, { from, choice }: HeaderEdit): string {
  const start = offsetAt(text, from);
  return text.slice(start, start + 1 + Math.floor(80 * choice));
}

function insert(text: string, at: number, part: string): string {
  const offset = offsetAt(text, at);
  return text.slice(0, offset) + part + text.slice(offset);
}
