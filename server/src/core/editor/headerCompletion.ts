import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind, InsertTextFormat, InsertTextMode, MarkupKind } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import { headerSkeleton } from '../findings/headerSkeleton.ts';
import { writeSummaryHeading } from '../findings/summaryHeading.ts';
import { lineAround } from '../syntax/cursor.ts';
import { linesOf } from '../text/lines.ts';
import { markdownCodeBlock } from '../text/markdown.ts';

/** A whole header to fill in, at the beginning of a file that has none, or no more than its first fence. */
export function completeHeader(seed: SeedContext, offset: number, snippets: boolean): CompletionItem[] {
  const { document } = seed;
  const lines = linesOf(document);
  const fileStart = document.frontMatter.leading.start;
  const { start, end } = lineAround(document, offset);
  if (offset < start || !isNew(document) || !isBlank(document.text, fileStart, start)) return [];
  if (!/^[-\w]{0,40}[ \t]*$/.test(document.text.slice(start, end))) return [];

  const parts = writeSkeleton(seed, isBlank(document.text, end));
  const plainText = parts.map((part) => (typeof part === 'string' ? part : (part.choices[0] ?? ''))).join('');
  const leading = { range: lines.rangeOf({ start: fileStart, end: start }), newText: '' };
  return [
    {
      label: 'Seed header',
      kind: CompletionItemKind.Snippet,
      detail: 'A header to fill in',
      documentation: { kind: MarkupKind.Markdown, value: markdownCodeBlock(plainText, 'yaml') },
      filterText: '--- seed header',
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      insertTextMode: InsertTextMode.asIs,
      textEdit: { range: lines.rangeOf({ start, end }), newText: snippets ? writeSnippet(parts) : plainText },
      ...(start > fileStart ? { additionalTextEdits: [leading] } : {}),
    },
  ];
}

function isNew({ text, frontMatter: { kind, opening } }: SeedDocument): boolean {
  return kind === 'missing' || (kind === 'unclosed' && isBlank(text, opening.end));
}

function isBlank(text: string, start: number, end?: number): boolean {
  return text.slice(start, end).trim() === '';
}

/** Text as it stands, or a place to fill in, with what can be chosen for it. */
type Part = string | { readonly choices: readonly string[] };

function writeSkeleton(seed: SeedContext, withBody: boolean): readonly Part[] {
  const { configuration, document } = seed;
  const [heading] = configuration.body.headings;
  const parts: Part[] = ['---', document.lineBreak];
  for (const { key, choices } of headerSkeleton(seed)) parts.push(`${key}: `, { choices }, document.lineBreak);
  parts.push('---');
  if (withBody && heading !== undefined)
    parts.push(document.lineBreak, writeSummaryHeading(configuration, heading), document.lineBreak);
  return parts;
}

/** In the syntax of LSP: `$1`, `${2:default}`, `${3|one,two|}`. */
function writeSnippet(parts: readonly Part[]): string {
  let count = 0;
  const written = parts.map((part) => {
    if (typeof part === 'string') return part.replace(/[\\$}]/g, '\\$&');
    const choices = part.choices.map((choice) => choice.replace(/[\\$},|]/g, '\\$&'));
    count++;
    if (choices.length === 0) return `$${count}`;
    return choices.length === 1 ? `\${${count}:${choices[0]}}` : `\${${count}|${choices.join(',')}|}`;
  });
  return written.join('') + '$0';
}
