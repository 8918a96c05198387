import {
  CodeActionKind,
  TextDocumentSyncKind,
  type DocumentFormattingRegistrationOptions,
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { defaultConfiguration, fixAllKind, serverCommands } from '../core/index.ts';
import type { ClientProfile } from './clientProfile.ts';

/**
 * Files and folders that the client itself creates, renames and deletes. Watchers report most of it, but later, and not
 * every client's watcher reports that a folder is gone.
 */
const everyFile: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };

/**
 * The documents that can be formatted, for clients that take a registration: not the Markdown and YAML files that the
 * client also asks about, for which it may have formatters of its own.
 */
export const formattedDocuments: DocumentFormattingRegistrationOptions = {
  documentSelector: [{ language: 'seed' }, ...defaultConfiguration.seeds.include.map((pattern) => ({ pattern }))],
};

/** What the server can do for a client. */
export function capabilitiesFor({ capabilities, positionEncoding }: ClientProfile): ServerCapabilities {
  const preparesRename = capabilities.textDocument?.rename?.prepareSupport === true;
  return {
    ...sameForAll,
    positionEncoding,
    documentFormattingProvider: !canRegisterFormatting({ capabilities }),
    documentRangeFormattingProvider: !canRegisterRangeFormatting({ capabilities }),
    renameProvider: preparesRename ? { prepareProvider: true, workDoneProgress: true } : true,
  };
}

export function canRegisterFormatting({ capabilities }: Pick<ClientProfile, 'capabilities'>): boolean {
  return capabilities.textDocument?.formatting?.dynamicRegistration === true;
}

export function canRegisterRangeFormatting({ capabilities }: Pick<ClientProfile, 'capabilities'>): boolean {
  return capabilities.textDocument?.rangeFormatting?.dynamicRegistration === true;
}

const sameForAll: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: [':', ' '] },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind] },
  documentSymbolProvider: { label: 'Seedbed' },
  documentLinkProvider: {},
  foldingRangeProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  codeLensProvider: {},
  inlayHintProvider: true,
  workspaceSymbolProvider: true,
  executeCommandProvider: { commands: Object.values(serverCommands) },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { didCreate: everyFile, willRename: everyFile, didRename: everyFile, didDelete: everyFile },
  },
};
