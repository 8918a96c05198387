import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { CompletionClient, DocumentationUri, PositionEncoding } from '../core/index.ts';
import type { InitializationOptions } from '../protocol/index.ts';
import { childOf, parentOf } from '../workspace/index.ts';
import { isPlainObject } from './plainObjects.ts';
import { changeSettings, defaultSettings, type Settings } from './settings.ts';

/** What a client is and wants, as far as the server acts on it. */
export interface ClientProfile {
  /** Whether it has views of Seedbed's own, and wants the notifications that only they use. */
  readonly views: boolean;
  /** Whether it shows progress that a server reports. */
  readonly progress: boolean;
  /** Whether it opens a document that a server wants to be seen. */
  readonly showsDocuments: boolean;
  /** Whether it carries out edits that it has not asked for. */
  readonly appliesEdits: boolean;
  /** Whether it takes a definition with the range that leads there. */
  readonly definitionLinks: boolean;
  /** What it counts the characters of a line in. */
  readonly positionEncoding: PositionEncoding;
  readonly edits: EditSupport;
  readonly completion: CompletionClient;
  /** What people have set, as it is now. */
  readonly settings: Settings;
  /** Its own command that shows the seeds related to one. */
  readonly relatedCommand: string | undefined;
  /** Whether keys and values of `seedbed.yaml` are completed and explained in hovers. */
  readonly configurationHelp: boolean;
  /** The client's own commands that fixes run. */
  readonly fixAllCommand: string | undefined;
  readonly renumberCommand: string | undefined;
  /** Where the page of a rule is. */
  readonly documentation: DocumentationUri;
  /** The uri of the page of the publishers that the engine knows. */
  readonly publishersPage: string | undefined;
  readonly capabilities: ClientCapabilities;
}

/** Which edits of several files a client carries out. */
export interface EditSupport {
  /** Whether they may say for which version of a document they are. */
  readonly versions: boolean;
  readonly createFile: boolean;
  /** Whether they may ask to be confirmed. */
  readonly confirmation: boolean;
}

/** @param rulePages the uri of the folder with the rules' pages, where the client names none. */
export function profileOf(
  { capabilities, initializationOptions }: InitializeParams,
  rulePages?: string,
): ClientProfile {
  const options = section(initializationOptions);
  const { views, documentation = rulePages, suggestCommand } = options;
  const commandOf = (name: 'relatedCommand' | 'fixAllCommand' | 'renumberCommand'): string | undefined => {
    const command = options[name];
    return typeof command === 'string' ? command : undefined;
  };
  const { window, workspace, textDocument } = capabilities;
  const { documentChanges, resourceOperations, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  // File operations stand among document changes: a client that takes them, as Neovim says it does, takes both.
  const versions = documentChanges === true || resourceOperations !== undefined;
  return {
    views: views === true,
    progress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    appliesEdits: workspace?.applyEdit === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    positionEncoding: preferredEncoding(capabilities.general?.positionEncodings),
    edits: {
      versions,
      createFile: versions && resourceOperations?.includes('create') === true,
      confirmation: versions && changeAnnotationSupport !== undefined,
    },
    completion: {
      snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
      ...(typeof suggestCommand === 'string' ? { suggestCommand } : {}),
    },
    settings: changeSettings(defaultSettings, initializationOptions),
    relatedCommand: commandOf('relatedCommand'),
    configurationHelp: options.configurationHelp !== false,
    fixAllCommand: commandOf('fixAllCommand'),
    renumberCommand: commandOf('renumberCommand'),
    documentation: (code) => (typeof documentation === 'string' ? `${documentation}/${code}.md` : undefined),
    publishersPage: typeof documentation === 'string' ? publishersPageBeside(documentation) : undefined,
    capabilities,
  };
}

/** The first that the server knows: clients name them in the order of their preference. All know UTF-16. */
function preferredEncoding(named: unknown): PositionEncoding {
  const encodings: readonly unknown[] = Array.isArray(named) ? named : [];
  return encodings.find(isKnownEncoding) ?? 'utf-16';
}

function isKnownEncoding(encoding: unknown): encoding is PositionEncoding {
  return encoding === 'utf-8' || encoding === 'utf-16' || encoding === 'utf-32';
}

function section(value: unknown): { readonly [Key in keyof InitializationOptions]: unknown } {
  if (!isPlainObject(value)) return {};
  return isPlainObject(value.seedbed) ? value.seedbed : value;
}

function publishersPageBeside(rulePages: string): string | undefined {
  const folder = parentOf(rulePages);
  return folder === undefined ? undefined : childOf(folder, 'publishers.md');
}
