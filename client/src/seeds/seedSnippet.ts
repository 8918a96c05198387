import * as vscode from 'vscode';

/**
 * A text as a snippet that goes through some parts of it with the tab key, in their order, and ends at the last one.
 * @param stops offsets of the text in UTF-16 code units; parts that do not overlap.
 */
export function seedSnippet(
  text: string,
  stops: readonly { readonly start: number; readonly end: number }[],
): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  const numbered = stops.map((stop, index) => ({ ...stop, number: index + 1 }));
  let from = 0;
  for (const { start, end, number } of numbered.toSorted((a, b) => a.start - b.start)) {
    snippet.appendText(text.slice(from, start));
    if (start === end) snippet.appendTabstop(number);
    else snippet.appendPlaceholder(text.slice(start, end), number);
    from = end;
  }
  return snippet.appendText(text.slice(from));
}
