import { MarkupContent, MarkupKind } from 'vscode-languageserver';
import type {
  CodeAction,
  Command,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  SymbolInformation,
} from 'vscode-languageserver';
import { plainTextOf, serverCommands } from '../core/index.ts';
import type { ClientProfile } from './clientProfile.ts';

// What the engine answers, in the forms that a client takes. Nothing is assumed of a client that does not say it.

/** A hover in Markdown, or as plain text where the client likes that better, or says nothing. */
export function hoverFor(hover: Hover, { capabilities }: ClientProfile): Hover {
  const formats = capabilities.textDocument?.hover?.contentFormat;
  return MarkupContent.is(hover.contents) ? { ...hover, contents: markupFor(hover.contents, formats) } : hover;
}

export function completionFor(items: readonly CompletionItem[], { capabilities }: ClientProfile): CompletionItem[] {
  const formats = capabilities.textDocument?.completion?.completionItem?.documentationFormat;
  return items.map((item) =>
    typeof item.documentation === 'object' ? { ...item, documentation: markupFor(item.documentation, formats) } : item,
  );
}

/** The outline as a tree, or as a flat list where the client knows no other. */
export function symbolsFor(
  symbols: readonly DocumentSymbol[],
  uri: string,
  { capabilities }: ClientProfile,
): DocumentSymbol[] | SymbolInformation[] {
  if (capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport) return [...symbols];
  const flat = (symbol: DocumentSymbol, containerName?: string): SymbolInformation[] => [
    {
      name: symbol.name,
      kind: symbol.kind,
      location: { uri, range: symbol.range },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...(symbol.children ?? []).flatMap((child) => flat(child, symbol.name)),
  ];
  return symbols.flatMap((symbol) => flat(symbol));
}

/**
 * Code actions as such, or as commands where the client knows only those: an edit is then made by a command of the server,
 * for the version that it is for, where the client carries out edits that it did not ask for.
 * @param version of the document that they are for; undefined where it is not open.
 */
export function actionsFor(
  actions: readonly CodeAction[],
  { uri, version }: { readonly uri: string; readonly version: number | undefined },
  { capabilities, appliesEdits }: ClientProfile,
): CodeAction[] | Command[] {
  if (capabilities.textDocument?.codeAction?.codeActionLiteralSupport) return [...actions];
  return actions.flatMap(({ title, edit, command }): Command[] => {
    if (command) return [command];
    if (!edit || !appliesEdits) return [];
    return [
      { title, command: serverCommands.applyEdit, arguments: [{ uri, version: version ?? null, label: title, edit }] },
    ];
  });
}

/** Diagnostics with no more than the client shows. */
export function diagnosticsFor(diagnostics: readonly Diagnostic[], { capabilities }: ClientProfile): Diagnostic[] {
  const shown = capabilities.textDocument?.publishDiagnostics;
  return diagnostics.map((diagnostic) => {
    const { relatedInformation, codeDescription, ...rest } = diagnostic;
    return {
      ...rest,
      ...(relatedInformation && shown?.relatedInformation ? { relatedInformation } : {}),
      ...(codeDescription && shown?.codeDescriptionSupport ? { codeDescription } : {}),
    };
  });
}

function markupFor(content: MarkupContent, formats: readonly MarkupKind[] | undefined): MarkupContent {
  if (formats?.[0] === MarkupKind.Markdown) return content;
  return { kind: MarkupKind.PlainText, value: plainTextOf(content.value) };
}
