import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Position, TextEdit } from 'vscode-languageserver-types';
import { InsertTextFormat } from 'vscode-languageserver-types';
import type { CompletionClient } from '../../server/src/core/editor/completion.ts';
import type { SeedContext } from '../../server/src/core/index.ts';
import { complete, hover, linesOf } from '../../server/src/core/index.ts';
import { contextOf, header } from './seed.ts';

export { header };

/** What is around the seed that a test is about. */
export interface Surroundings extends CompletionClient {
  /** The text of `seedbed.yaml`. */
  readonly configuration?: string;
  /** The header lines of other seeds of the same folder, which are named `other 1.seed` and so on. */
  readonly others?: readonly string[];
}

/** The seed that a text is, in a corpus that has it and the others. */
export function seedOf(text: string, { configuration = '', others = [] }: Surroundings = {}): SeedContext {
  const files = others.map((lines, index) => [`other%20${index + 1}.seed`, header(lines)] as const);
  return contextOf(text, { configuration, others: Object.fromEntries(files) });
}

/** A text that has `<|>` where the cursor is, as a seed and a position. */
export function seedWithCursor(marked: string, surroundings?: Surroundings): { seed: SeedContext; position: Position } {
  const offset = marked.indexOf('<|>');
  assert.notEqual(offset, -1, 'no <|> in the text');
  const seed = seedOf(marked.replace('<|>', ''), surroundings);
  return { seed, position: linesOf(seed.document).positionAt(offset) };
}

/** The labels that an editor shows at `<|>`, best first: those that what is typed already does not rule out. */
export function completions(marked: string, surroundings?: Surroundings): string[] {
  return completionItems(marked, surroundings).map(({ label }) => label);
}

/** What an editor shows at `<|>`, in the order of `sortText`, held to the rules of LSP. */
export function completionItems(marked: string, surroundings?: Surroundings): CompletionItem[] {
  const { seed, position } = seedWithCursor(marked, surroundings);
  return complete(seed, position, surroundings)
    .filter((item) => isShown(item, seed.document.text, position))
    .sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

/** The text after the item with this label is accepted at `<|>`; a snippet's places keep what they are filled with. */
export function accept(marked: string, label: string, surroundings?: Surroundings): string {
  const items = completionItems(marked, surroundings);
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, `“${label}” is not offered, but ${items.map((other) => other.label).join(', ') || 'nothing'}`);
  const edit = mainEdit(item);
  const newText = item.insertTextFormat === InsertTextFormat.Snippet ? expandSnippet(edit.newText) : edit.newText;
  const { seed } = seedWithCursor(marked, surroundings);
  const document = TextDocument.create(seed.uri, 'seed', 0, seed.document.text);
  return TextDocument.applyEdits(document, [{ ...edit, newText }, ...(item.additionalTextEdits ?? [])]);
}

/** The Markdown that hovering over `<|>` shows, or undefined. */
export function hoverText(marked: string, surroundings?: Surroundings): string | undefined {
  const { seed, position } = seedWithCursor(marked, surroundings);
  const contents = hover(seed, position)?.contents;
  if (contents === undefined) return undefined;
  assert.ok(typeof contents === 'object' && 'kind' in contents && contents.kind === 'markdown');
  return contents.value;
}

/** The text that a hover over `<|>` is about, or undefined. */
export function hoverRange(marked: string, surroundings?: Surroundings): string | undefined {
  const { seed, position } = seedWithCursor(marked, surroundings);
  const range = hover(seed, position)?.range;
  if (!range) return undefined;
  const { start, end } = linesOf(seed.document).offsetsOf(range);
  return seed.document.text.slice(start, end);
}

/**
 * As VS Code does it: the text between the edit's start and the cursor, blanks before it aside, must be found in the
 * filter text letter by letter, the first one at a word's beginning.
 */
function isShown(item: CompletionItem, text: string, position: Position): boolean {
  const { range } = mainEdit(item);
  assert.equal(range.start.line, position.line, 'the edit starts on another line');
  assert.equal(range.end.line, position.line, 'the edit ends on another line');
  assert.ok(range.start.character <= position.character && position.character <= range.end.character);
  const line = text.split(/\r\n|\r|\n/)[position.line]!;
  const typed = line.slice(range.start.character, position.character).trimStart().toLowerCase();
  const words = (item.filterText ?? item.label).toLowerCase();
  if (typed === '') return true;
  return Array.from(words).some(
    (_, start) => /^$|[^\p{L}\p{N}]$/u.test(words.slice(0, start)) && isFound(typed, words, start),
  );
}

function isFound(typed: string, words: string, start: number): boolean {
  if (words[start] !== typed[0]) return false;
  let position = start;
  for (const character of typed) {
    const found = words.indexOf(character, position);
    if (found < 0) return false;
    position = found + 1;
  }
  return true;
}

function mainEdit({ textEdit }: CompletionItem): TextEdit {
  assert.ok(textEdit && 'range' in textEdit);
  return textEdit;
}

function expandSnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/\$\{\d+\|((?:[^\\,|]|\\.)*)(?:,(?:[^\\|]|\\.)*)?\|\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
