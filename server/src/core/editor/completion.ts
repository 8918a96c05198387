import type { CompletionItem, Position } from 'vscode-languageserver-types';
import { CompletionItemKind, MarkupKind } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Cursor } from '../syntax/cursor.ts';
import { cursorAt } from '../syntax/cursor.ts';
import { linesOf } from '../text/lines.ts';
import { describeField } from './fieldDocumentation.ts';
import { completeHeader } from './headerCompletion.ts';
import { completeValue, filterTextFor, proposesValues } from './valueCompletion.ts';

/** What the client can do with a completion beyond inserting its text; nothing, if it does not say. */
export interface CompletionClient {
  /** It fills in snippets (`completionItem.snippetSupport`). */
  readonly snippets?: boolean;
  /** Its command that asks for completions again, to be run after a key that has values to choose from. */
  readonly suggestCommand?: string;
}

/** What can be typed at a place: keys that are missing, values of a vocabulary, or a whole header where there is none. */
export function complete(seed: SeedContext, position: Position, client: CompletionClient = {}): CompletionItem[] {
  const offset = linesOf(seed.document).offsetAt(position);
  const cursor = cursorAt(seed.document, offset);
  switch (cursor.kind) {
    case 'key':
      return completeKey(seed, cursor, offset, client);
    case 'value':
      return completeValue(seed, cursor, offset);
    case 'fence':
    case 'body':
      return completeHeader(seed, offset, client.snippets ?? false);
    case 'elsewhere':
      return [];
  }
}

/** The fields that the header does not have, in canonical order; the one under the cursor may be another. */
function completeKey(
  seed: SeedContext,
  { range, field: current }: Extract<Cursor, { kind: 'key' }>,
  offset: number,
  { suggestCommand }: CompletionClient,
): CompletionItem[] {
  const { document, configuration } = seed;
  const present = new Set(document.fields.filter((field) => field !== current).map(({ key }) => key));
  const editRange = linesOf(document).rangeOf(range);
  const typed = document.text.slice(range.start, offset);
  const mayAsk = suggestCommand !== undefined && (current === undefined || current.style === 'none');
  return configuration.fields
    .filter(({ key }) => !present.has(key))
    .map((field, index) => ({
      label: field.key,
      kind: CompletionItemKind.Property,
      documentation: { kind: MarkupKind.Markdown, value: describeField(field) },
      sortText: String(index).padStart(4, '0'),
      filterText: filterTextFor(typed, [field.key]),
      textEdit: { range: editRange, newText: `${field.key}: ` },
      ...(mayAsk && proposesValues(seed, field) ? { command: { title: 'Suggest', command: suggestCommand } } : {}),
    }));
}
