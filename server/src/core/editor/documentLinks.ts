import type { DocumentLink } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { TextRange } from '../text/range.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { linesOf } from '../text/lines.ts';
import { parseHttpUrl } from '../text/url.ts';

/** The urls of the header, where they are http or https. Those of the body are the editor's own business. */
export function documentLinks({ document, configuration }: SeedContext): DocumentLink[] {
  const keys = new Set(configuration.fields.filter(({ type }) => type === 'url').map(({ key }) => key));
  const links: DocumentLink[] = [];
  for (const field of document.fields) {
    const target = keys.has(field.key) ? parseHttpUrl(field.value.text)?.href : undefined;
    if (target !== undefined) links.push({ range: linesOf(document).rangeOf(withoutQuotes(field)), target });
  }
  return links;
}

function withoutQuotes({ style, value, valueRange: { start, end } }: Field): TextRange {
  const quoted = value.kind === 'string' && (style === 'single-quoted' || style === 'double-quoted');
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}
