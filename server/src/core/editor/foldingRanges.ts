import type { FoldingRange } from 'vscode-languageserver-types';
import { FoldingRangeKind } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { TextRange } from '../text/range.ts';
import type { Section } from './bodySections.ts';
import { trimmedEnd } from '../syntax/lineScanner.ts';
import { linesOf } from '../text/lines.ts';
import { bodySections } from './bodySections.ts';

/** What can be folded: the header with its fences, a field's value over several lines, and the body's sections. */
export function foldingRanges({ document }: SeedContext): FoldingRange[] {
  const { text, frontMatter, fields } = document;
  const { opening, header, closing } = frontMatter;
  const ranges: FoldingRange[] = [];
  fold(
    { start: opening.start, end: trimmedEnd(text, { start: opening.end, end: Math.max(header.end, closing.end) }) },
    true,
  );
  for (const field of fields) fold({ start: field.keyRange.start, end: field.valueRange.end });
  foldSections(bodySections(document));
  return ranges;

  function foldSections(sections: readonly Section[]): void {
    for (const { range, children } of sections) {
      fold(range);
      foldSections(children);
    }
  }

  function fold({ start, end }: TextRange, isRegion = false): void {
    const startLine = linesOf(document).positionAt(start).line;
    const endLine = linesOf(document).positionAt(end).line;
    if (startLine < endLine)
      ranges.push({ startLine, endLine, ...(isRegion ? { kind: FoldingRangeKind.Region } : {}) });
  }
}
