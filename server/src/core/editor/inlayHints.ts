import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import { readableFields } from '../findings/headerFields.ts';
import { display } from '../text/display.ts';
import { linesOf } from '../text/lines.ts';
import { touches } from '../text/range.ts';

/** After each publisher's slug in `range`, the publisher's name where that is another one. */
export function inlayHints(seed: SeedContext, range: Range): InlayHint[] {
  const lines = linesOf(seed.document);
  const asked = lines.offsetsOf(range);
  return readableFields(seed).flatMap(({ field: { value, valueRange }, definition }) => {
    if (definition.type !== 'publisher' || !touches(asked, valueRange.end)) return [];
    const publisher = seed.configuration.publishers.get(value.text);
    if (!publisher || publisher.name === publisher.slug) return [];
    return [{ position: lines.positionAt(valueRange.end), label: display(publisher.name), paddingLeft: true }];
  });
}
