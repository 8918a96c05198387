import type { TextRange } from './range.ts';

/** Replaces `range` of a text by `newText`. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** An insertion at `offset`. */
export function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

/** A replacement of `range`. */
export function replacement(range: TextRange, newText: string): TextEdit {
  return { range, newText };
}

/** A removal of `range`. */
export function removal(range: TextRange): TextEdit {
  return { range, newText: '' };
}

/**
 * The text after all edits, each meant for the text as it was. Insertions at the same place keep their order.
 * @throws RangeError when two edits overlap.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.range.start < position) throw new RangeError('Overlapping edits');
    result += text.slice(position, edit.range.start) + edit.newText;
    position = edit.range.end;
  }
  return result + text.slice(position);
}

/** The edits of several changes, those that are the same once; undefined where two overlap. */
export function mergeEdits(edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const merged: TextEdit[] = [];
  for (const edit of sortEdits(edits)) {
    const last = merged.at(-1);
    const isSame =
      last?.range.start === edit.range.start && last.range.end === edit.range.end && last.newText === edit.newText;
    if (isSame) continue;
    if (last && edit.range.start < last.range.end) return undefined;
    merged.push(edit);
  }
  return merged;
}

/** True when the two lists of edits can be applied together: none touches text that the other changes. */
export function areIndependent(a: readonly TextEdit[], b: readonly TextEdit[]): boolean {
  return a.every((one) => b.every((other) => one.range.end < other.range.start || other.range.end < one.range.start));
}

/** The edits in the order of their places; a stable sort, so insertions at one place stay in order. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.length < 2
    ? edits
    : [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
