import type { TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import { applyEdits, type TextEdit } from './edit.ts';
import { linesOf, type Lines } from './lines.ts';

/** Edits as LSP has them. */
export function toLspEdits(edits: readonly TextEdit[], lines: Lines): LspTextEdit[] {
  return edits.map(({ range, newText }) => ({ range: lines.rangeOf(range), newText }));
}

/** The text that `holder` has after edits as LSP has them; see `applyEdits`. */
export function applyLspEdits(holder: { readonly text: string }, edits: readonly LspTextEdit[]): string {
  const lines = linesOf(holder);
  return applyEdits(
    holder.text,
    edits.map(({ range, newText }) => ({ range: lines.offsetsOf(range), newText })),
  );
}
