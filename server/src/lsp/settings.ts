import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { CompletionClient, DocumentationUri } from '../core/index.ts';
import type { InitializationOptions } from '../protocol.ts';

/** What a client is and wants, as far as the server behaves differently for it. */
export interface ClientProfile {
  /** Whether it has views of Seedbed's own, and wants the notifications that only they can make use of. */
  readonly views: boolean;
  /** Whether it shows progress that a server reports. */
  readonly progress: boolean;
  /** Whether it carries out edits that create files. */
  readonly createsFiles: boolean;
  readonly completion: CompletionClient;
  /** Where the page of a rule is. */
  readonly documentation: DocumentationUri;
  readonly capabilities: ClientCapabilities;
}

export function profileOf({ capabilities, initializationOptions }: InitializeParams): ClientProfile {
  const { views, documentation, suggestCommand } = section(initializationOptions);
  const { documentChanges, resourceOperations } = capabilities.workspace?.workspaceEdit ?? {};
  return {
    views: views === true,
    progress: capabilities.window?.workDoneProgress === true,
    createsFiles: documentChanges === true && resourceOperations?.includes('create') === true,
    completion: {
      snippets: capabilities.textDocument?.completion?.completionItem?.snippetSupport === true,
      ...(typeof suggestCommand === 'string' ? { suggestCommand } : {}),
    },
    documentation: (code) => (typeof documentation === 'string' ? `${documentation}/${code}.md` : undefined),
    capabilities,
  };
}

/**
 * Whether the findings of files that are not open are wanted too: unless `diagnostics.closedFiles` is false, be it in
 * initialization options or in a changed configuration, with the section `seedbed` around it or without.
 */
export function wantsClosedFiles(settings: unknown): boolean {
  const { diagnostics } = section(settings);
  return !(isObject(diagnostics) && diagnostics.closedFiles === false);
}

function section(value: unknown): { readonly [Key in keyof InitializationOptions]: unknown } {
  if (!isObject(value)) return {};
  return isObject(value.seedbed) ? value.seedbed : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
