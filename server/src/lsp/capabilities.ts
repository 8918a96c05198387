import {
  CodeActionKind,
  TextDocumentSyncKind,
  type DocumentFormattingRegistrationOptions,
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { defaultConfiguration } from '../core/index.ts';
import { jumpCommand, openCommand, renameCommand } from '../protocol.ts';
import type { ClientProfile } from './settings.ts';

/** The kind of the action that runs every safe fix of a seed: `editor.codeActionsOnSave` and its like ask for it. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.seedbed`;

/**
 * Files and folders that the client itself creates, renames and deletes. Watchers tell most of it, only later, and of a
 * folder that goes away not every client's watcher tells.
 */
const everyFile: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };

/**
 * What is offered to be formatted, where the client can be told: not the Markdown and YAML files that it also asks about,
 * for which it may have formatters of its own.
 */
export const formattedDocuments: DocumentFormattingRegistrationOptions = {
  documentSelector: [{ language: 'seed' }, ...defaultConfiguration.seeds.include.map((pattern) => ({ pattern }))],
};

/** What the server can do for a client. */
export function capabilitiesFor({ capabilities }: ClientProfile): ServerCapabilities {
  const preparesRename = capabilities.textDocument?.rename?.prepareSupport === true;
  return {
    ...sameForAll,
    documentFormattingProvider: !canRegisterFormatting({ capabilities }),
    renameProvider: preparesRename ? { prepareProvider: true, workDoneProgress: true } : true,
  };
}

export function canRegisterFormatting({ capabilities }: Pick<ClientProfile, 'capabilities'>): boolean {
  return capabilities.textDocument?.formatting?.dynamicRegistration === true;
}

const sameForAll: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: [':', ' '] },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  documentSymbolProvider: { label: 'Seedbed' },
  documentLinkProvider: {},
  foldingRangeProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  codeLensProvider: {},
  inlayHintProvider: true,
  workspaceSymbolProvider: true,
  executeCommandProvider: { commands: [openCommand, jumpCommand, renameCommand] },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { didCreate: everyFile, didRename: everyFile, didDelete: everyFile },
  },
};
