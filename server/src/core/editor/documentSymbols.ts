import type { DocumentSymbol } from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { Lines } from '../text/lines.ts';
import type { Section } from './bodySections.ts';
import { trimmedEnd } from '../syntax/lineScanner.ts';
import { display } from '../text/display.ts';
import { linesOf } from '../text/lines.ts';
import { bodySections } from './bodySections.ts';

/** The outline: the header with its fields, then the body's headings, each with those below it. */
export function documentSymbols({ document }: SeedContext): DocumentSymbol[] {
  const lines = linesOf(document);
  const sections = bodySections(document).map((section) => sectionSymbol(section, lines));
  const header = headerSymbol(document, lines);
  return header ? [header, ...sections] : sections;
}

function headerSymbol({ text, frontMatter, fields }: SeedDocument, lines: Lines): DocumentSymbol | undefined {
  const { kind, opening, closing, header, language } = frontMatter;
  if (kind === 'missing') return undefined;
  const range = {
    start: opening.start,
    end: trimmedEnd(text, { start: opening.end, end: Math.max(closing.end, header.end) }),
  };
  return {
    name: 'Header',
    ...(language === '' ? {} : { detail: language }),
    kind: SymbolKind.Object,
    range: lines.rangeOf(range),
    selectionRange: lines.rangeOf(opening),
    children: fields.map((field) => ({
      name: nameOf(field.key),
      detail: display(field.value.text),
      kind: SymbolKind.Property,
      range: lines.rangeOf({ start: field.keyRange.start, end: endOf(field) }),
      selectionRange: lines.rangeOf(field.keyRange),
    })),
  };
}

function sectionSymbol({ heading, range, children }: Section, lines: Lines): DocumentSymbol {
  return {
    name: nameOf(heading.text),
    kind: SymbolKind.String,
    range: lines.rangeOf(range),
    selectionRange: lines.rangeOf(heading.range),
    children: children.map((child) => sectionSymbol(child, lines)),
  };
}

/** An empty value stands after blanks that belong to nothing. */
function endOf({ keyRange, valueRange }: Field): number {
  return valueRange.start < valueRange.end ? valueRange.end : keyRange.end;
}

/** Editors refuse a symbol without a name. */
function nameOf(text: string): string {
  return display(text) || '(empty)';
}
