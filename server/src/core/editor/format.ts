import type { Range, TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldValue as WritableValue, Verbatim } from '../pyyaml/writer.ts';
import type { FieldDefinition } from '../schema/fields.ts';
import type { Field, FieldValue, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import { needsQuotes, writeField, writeFloat } from '../pyyaml/writer.ts';
import { isText } from '../findings/headerFields.ts';
import { readersAgree } from '../pyyaml/readers.ts';
import { unquotedValue } from '../rules/unquotedValue.ts';
import { typesOf } from '../schema/fields.ts';
import { fieldDefinition, fieldPlace } from '../schema/fieldKeys.ts';
import { isBlank, lineAt, scanLines, skipBlanks, trimmedEnd } from '../syntax/lineScanner.ts';
import { hasSoundSyntax } from '../syntax/parseSeed.ts';
import { parseSeedFor } from '../syntax/parseSeedFor.ts';
import { applyEdits, replacement } from '../text/edit.ts';
import { linesOf } from '../text/lines.ts';
import { toLspEdits } from '../text/lspEdits.ts';
import { intersects } from '../text/range.ts';

/**
 * The edits that make of a header what PyYAML would have written: the fields in canonical order, undeclared ones last,
 * each quoted and folded as PyYAML does it, none of them read as anything else than before. Comments are kept: those
 * above a field, and above it those after a value where its line has no room for them. None where what is meant is
 * not certain: no header is written anew on a guess.
 */
export function format(seed: SeedContext): LspTextEdit[] {
  const { document } = seed;
  const blocks = blocksOf(seed);
  if (!blocks) return [];
  const ordered = inOrder(seed, blocks);
  const edits = blocks.flatMap(({ range }, index) => difference(document, range, ordered[index]!.lines));
  if (!readsTheSame(document, parseSeedFor(applyEdits(document.text, edits), seed.configuration))) return [];
  return toLspEdits(edits, linesOf(document));
}

/** The same, where the lines of `range` are some of the header's: it is formatted as a whole, since its fields have an order. */
export function formatRange(seed: SeedContext, range: Range): LspTextEdit[] {
  const { header } = seed.document.frontMatter;
  return intersects(header, linesOf(seed.document).offsetsOf(range)) ? format(seed) : [];
}

/** Whole lines of the header and what they are to be: those of a field with its comments, or those around all fields. */
interface Block {
  /** None for what is above the first field and below the last. */
  readonly key: string | undefined;
  readonly range: TextRange;
  /** Without line breaks. */
  readonly lines: readonly string[];
}

/** The header from its first line to its last; undefined where it must be left alone. */
function blocksOf(seed: SeedContext): readonly Block[] | undefined {
  const { document } = seed;
  const { frontMatter, fields } = document;
  const isRepeated = new Set(fields.map(({ key }) => key)).size < fields.length;
  if (!hasSoundSyntax(document) || isRepeated) return;
  // After a title, a comment may be the rest of it.
  for (const _ of unquotedValue.check(seed)) return;

  const blocks: Block[] = [];
  const start = frontMatter.header.start;
  const first = startOfFirst(document);
  const preamble = commentsIn(document, { start, end: first });
  if (!preamble) return;
  blocks.push({ key: undefined, range: { start, end: first }, lines: preamble.length > 0 ? [...preamble, ''] : [] });
  let end = first;
  for (const field of fields) {
    const above = commentsIn(document, { start: end, end: field.range.start });
    const lines = linesOfField(seed, field);
    if (!above || !lines) return;
    blocks.push({ key: field.key, range: { start: end, end: field.range.end }, lines: [...above, ...lines] });
    end = field.range.end;
  }
  const below = commentsIn(document, { start: end, end: frontMatter.header.end });
  return below && [...blocks, { key: undefined, range: { start: end, end: frontMatter.header.end }, lines: below }];
}

/** Comments right above the first field are its own; those above a blank line are the header's, and stay. */
function startOfFirst({ text, frontMatter: { header }, fields }: SeedDocument): number {
  let start = header.start;
  for (const line of scanLines(text, header.start, fields[0]?.range.start ?? header.start)) {
    if (isBlank(line.text)) start = line.next;
  }
  return start;
}

/** The comments between fields; undefined where anything else stands there. */
function commentsIn({ text }: SeedDocument, { start, end }: TextRange): readonly string[] | undefined {
  const comments: string[] = [];
  for (const line of scanLines(text, start, end)) {
    if (isBlank(line.text)) continue;
    const comment = text.slice(skipBlanks(text, line.start, line.end), trimmedEnd(text, line));
    if (!comment.startsWith('#')) return undefined;
    comments.push(comment);
  }
  return comments;
}

/** A field with the comments that stand within it; undefined where its value is not certain. */
function linesOfField(seed: SeedContext, field: Field): readonly string[] | undefined {
  const { document, configuration, allowsUnicode: allowUnicode } = seed;
  const { text } = document;
  const { key, keyRange, range, comment } = field;
  const definition = fieldDefinition(configuration, key);
  // Of several values PyYAML's own way to write them is one of many: they stay as they are.
  if (isCollection(field, definition)) return [...scanLines(text, range.start, range.end)].map((line) => line.text);
  const value = isPlainKey(document, field) ? certainValue(field, definition) : undefined;
  if (keyRange.start !== range.start || value === undefined) return undefined;
  const written = writeField(key, value, { allowUnicode });
  const lines = written.split('\n').slice(0, -1);
  const inside = commentsInside(document, field);
  if (!comment) return [...inside, ...lines];
  const behind = text.slice(comment.start, trimmedEnd(text, comment));
  const line = `${lines[0]} ${behind}`;
  const isPlain = typeof value === 'string' && !needsQuotes(value, allowUnicode);
  const looksCutOff = isPlain && mayBeText(behind, definition);
  const fits = lines.length === 1 && Array.from(line).length <= width && !looksCutOff;
  return fits ? [...inside, line] : [...inside, behind, ...lines];
}

/** The comments between a key and its value. */
function commentsInside(document: SeedDocument, { separatorEnd, valueRange, style }: Field): readonly string[] {
  const { text } = document;
  const comments = [...scanLines(text, separatorEnd, valueRange.start)].flatMap(({ start, end }) => {
    const hash = skipBlanks(text, start, end);
    return hash < end && text[hash] === '#' ? [text.slice(hash, trimmedEnd(text, { start: hash, end }))] : [];
  });
  return style === 'literal' || style === 'folded' ? [...comments, ...commentOfBlock(document, valueRange)] : comments;
}

/** True for a list or a mapping where one is declared. */
function isCollection({ style, value: { kind } }: Field, definition: FieldDefinition | undefined): boolean {
  return (
    style === 'collection' &&
    (kind === 'list' || kind === 'mapping') &&
    definition !== undefined &&
    typesOf(definition).includes(kind)
  );
}

/** PyYAML's. */
const width = 80;

/** False for a key that PyYAML reads as something else than text, such as `no`. */
function isPlainKey({ text }: SeedDocument, { key, keyRange }: Field): boolean {
  return text.slice(keyRange.start, keyRange.end) !== key || !needsQuotes(key);
}

/** The comment on the first line of a block scalar, after its `|` or `>`. */
function commentOfBlock({ text }: SeedDocument, { start }: TextRange): readonly string[] {
  const line = lineAt(text, start);
  const hash = line.text.indexOf('#');
  return hash === -1 ? [] : [text.slice(start + hash, trimmedEnd(text, line))];
}

/** Whether a comment after text without quotes is taken for a part of it: see `unquoted-value`. */
function mayBeText(comment: string, definition: FieldDefinition | undefined): boolean {
  return definition?.type === 'string' || (definition?.type === 'url' && /^#[^\s#]/.test(comment));
}

/** The value to be written; undefined where it is not certain what is meant, or where words could be lost. */
function certainValue(
  { style, value }: Field,
  definition: FieldDefinition | undefined,
): WritableValue | Verbatim | undefined {
  const { kind, text } = value;
  if (kind === 'string') {
    // PyYAML would leave these quotes out, and other readers would then see a number.
    const isProtected = style !== 'plain' && !needsQuotes(text) && !readersAgree(text);
    return isProtected ? { verbatim: `'${text}'` } : text;
  }
  // What PyYAML never writes is a place for a value to be typed.
  if (kind === 'date' || (kind === 'null' && text === '')) return { verbatim: text };
  const spelling = spellingOf(value);
  if (spelling === undefined) return undefined;
  const wantsText = definition !== undefined && (isText(definition) || definition.type === 'url');
  const isCertain = wantsText ? text === '~' : readersAgree(text) || (kind === 'boolean' && definition?.type === kind);
  return spelling === text || isCertain ? { verbatim: spelling } : undefined;
}

/** PyYAML's own spelling of a value that is no text; undefined for those that it has no single one for. */
function spellingOf(value: FieldValue): string | undefined {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
    case 'integer':
      return String(value.value);
    case 'float':
      return writeFloat(value.value);
    default:
      return undefined;
  }
}

/** The declared fields in canonical order, then the others as they stand. */
function inOrder({ configuration }: SeedContext, blocks: readonly Block[]): readonly Block[] {
  const placeOf = ({ key }: Block) => fieldPlace(configuration, key!);
  return [blocks[0]!, ...blocks.slice(1, -1).toSorted((a, b) => placeOf(a) - placeOf(b)), blocks.at(-1)!];
}

/** Turns the lines of a range into others. Lines that both begin or end with stay, and their line breaks with them. */
function difference({ text, frontMatter }: SeedDocument, range: TextRange, lines: readonly string[]): TextEdit[] {
  const lineBreak = text.startsWith('\r\n', frontMatter.opening.end) ? '\r\n' : '\n';
  const old = [...scanLines(text, range.start, range.end)];
  const shortest = Math.min(old.length, lines.length);
  let first = 0;
  while (first < shortest && old[first]!.text === lines[first]) first++;
  let last = 0;
  while (last < shortest - first && old.at(-1 - last)!.text === lines.at(-1 - last)) last++;
  const removed = old.slice(first, old.length - last);
  const added = lines.slice(first, lines.length - last);
  if (removed.length === 0 && added.length === 0) return [];
  const start = old[first]?.start ?? range.end;
  const newText = added.map((line) => line + lineBreak).join('');
  return [replacement({ start, end: removed.at(-1)?.next ?? start }, newText)];
}

function readsTheSame(before: SeedDocument, after: SeedDocument): boolean {
  const values = new Map(after.fields.map(({ key, value }) => [key, value]));
  return (
    after.problems.length === 0 &&
    after.fields.length === before.fields.length &&
    before.fields.every(({ key, value }) => isSame(value, values.get(key)))
  );
}

function isSame(a: FieldValue, b: FieldValue | undefined): boolean {
  if (a.kind !== b?.kind) return false;
  if ('value' in a && 'value' in b) return Object.is(a.value, b.value);
  return a.kind === 'null' || a.text === b.text;
}
