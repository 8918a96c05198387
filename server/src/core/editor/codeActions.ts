import type { CodeAction, Command, Diagnostic, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ConfigurationFile } from '../schema/configurationFile.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { CheckedFinding } from '../checking/check.ts';
import type { Declaration, Fix, Rename } from '../findings/rule.ts';
import type { DocumentationUri } from './diagnostics.ts';
import { folderOf } from '../corpus/seed.ts';
import { rangeAt } from '../corpus/valuePlace.ts';
import { check } from '../checking/check.ts';
import { declareDifferent, declarePublisher, declareUsage } from '../schema/configuration.ts';
import { linesOf } from '../text/lines.ts';
import { toLspEdits } from '../text/lspEdits.ts';
import { intersects } from '../text/range.ts';
import { relativePath } from '../text/relativePath.ts';
import { toDiagnostic } from './diagnostics.ts';
import { serverCommands } from './serverCommands.ts';
import { editTo, fixAll } from '../bulk/fixAll.ts';
import { setFieldKind, usageActions, widerFixes, type WiderClient } from './widerActions.ts';

/** What the client can do, beside carrying out the edit of an action. */
export interface ActionClient extends WiderClient {
  /** It shows a document when it is asked to (`window/showDocument`), as the server's command `seedbed.open` does. */
  readonly showsDocuments?: boolean;
  /** The client carries out edits that it did not ask for (`workspace/applyEdit`), as `seedbed.rename` makes them. */
  readonly appliesEdits?: boolean;
  /** Its menus show what comes of a request that names no kinds, and nothing else: fix-all has to be there. */
  readonly plainMenus?: boolean;
}

/** The kind of the action that applies every safe fix, run on save by `editor.codeActionsOnSave`. */
export const fixAllKind = 'source.fixAll.seedbed';

/**
 * The ways to fix the findings that `range` touches, and others like them; the usages that a seed can be given where
 * `range` touches its usage; and fix-all. Of the ways only those that can be carried out.
 * @param only the kinds that the client asks for; all of them where it does not say.
 * @param configurationFile where words are declared; none are where it is not given.
 * @param client fixes that take more than an edit run a command of the server, where the client has part in that.
 */
export function codeActions(
  seed: SeedContext,
  range: Range,
  only: readonly string[] | undefined,
  documentation: DocumentationUri,
  configurationFile?: ConfigurationFile,
  client: ActionClient = {},
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (isAskedFor('quickfix', only)) {
    const lines = linesOf(seed.document);
    const offsets = lines.offsetsOf(range);
    const touched = check(seed).filter((finding) => intersects(finding.range, offsets));
    for (const finding of touched) {
      const diagnostic = toDiagnostic(finding, lines, documentation);
      for (const fix of finding.fixes?.() ?? []) {
        const outcome = outcomeOf(seed, fix, configurationFile, client);
        if (outcome) actions.push(quickFix(fix, outcome, diagnostic));
      }
    }
    actions.push(...widerFixes(seed, touched, client));
  }
  if (isAskedFor(setFieldKind, only)) actions.push(...usageActions(seed, range));
  if (isAskedFor(fixAllKind, only) && (only !== undefined || client.plainMenus)) actions.push(...fixAllAction(seed));
  return actions;
}

/** Quick fixes for the findings of a `seedbed.yaml` that `range` touches. */
export function configurationActions(
  file: { readonly uri: string; readonly text: string },
  findings: readonly CheckedFinding[],
  range: Range,
  documentation: DocumentationUri,
): CodeAction[] {
  const lines = linesOf(file);
  const offsets = lines.offsetsOf(range);
  return findings
    .filter((finding) => intersects(finding.range, offsets))
    .flatMap((finding) => {
      const diagnostic = toDiagnostic(finding, lines, documentation);
      return (finding.fixes?.() ?? []).map((fix) => {
        return quickFix(fix, { edit: { changes: { [file.uri]: toLspEdits(fix.edits, lines) } } }, diagnostic);
      });
    });
}

function quickFix(fix: Fix, outcome: Outcome, diagnostic: Diagnostic): CodeAction {
  return {
    title: fix.title,
    kind: 'quickfix',
    diagnostics: [diagnostic],
    ...outcome,
    ...(fix.preferred ? { isPreferred: true } : {}),
  };
}

/** What carrying out a fix comes to. */
type Outcome = { readonly edit: WorkspaceEdit } | { readonly command: Command };

function outcomeOf(
  seed: SeedContext,
  fix: Fix,
  file: ConfigurationFile | undefined,
  { showsDocuments = false, appliesEdits = false }: ActionClient,
): Outcome | undefined {
  if (fix.open) return showsDocuments ? opening(fix, fix.open) : undefined;
  if (fix.rename) return appliesEdits ? renaming(seed, fix, fix.rename) : undefined;
  return editOf(seed, fix, file);
}

function renaming({ uri }: SeedContext, { title }: Fix, rename: Rename): Outcome {
  return { command: { title, command: serverCommands.rename, arguments: [{ uri, ...rename }] } };
}

function opening({ title }: Fix, { uri, place }: NonNullable<Fix['open']>): Outcome {
  return { command: { title, command: serverCommands.open, arguments: [{ uri, range: rangeAt(place ?? 0) }] } };
}

function fixAllAction(seed: SeedContext): CodeAction[] {
  const edits = editTo(seed, fixAll(seed).text);
  if (edits.length === 0) return [];
  return [{ title: 'Fix all problems in this seed', kind: fixAllKind, edit: { changes: { [seed.uri]: edits } } }];
}

function editOf(
  seed: SeedContext,
  { edits, declaration }: Fix,
  file: ConfigurationFile | undefined,
): Outcome | undefined {
  if (declaration) {
    const edit = file && declare(declaration, file);
    return edit && { edit };
  }
  return { edit: { changes: { [seed.uri]: toLspEdits(edits, linesOf(seed.document)) } } };
}

/** The edit of `seedbed.yaml` that declares something. A file that does not exist yet is to be created before. */
function declare(declaration: Declaration, { uri, text }: ConfigurationFile): WorkspaceEdit | undefined {
  const old = text ?? '';
  const declared = declareIn(old, declaration, folderOf(uri));
  if (declared === undefined) return undefined;
  const whole = linesOf({ text: old }).rangeOf({ start: 0, end: old.length });
  return { changes: { [uri]: [{ range: whole, newText: declared }] } };
}

function declareIn(text: string, declaration: Declaration, folder: string): string | undefined {
  switch (declaration.kind) {
    case 'usage':
      return declareUsage(text, declaration.value);
    case 'publisher': {
      const { slug, domain } = declaration;
      return declarePublisher(text, slug, domain === undefined ? {} : { domain });
    }
    case 'different': {
      const { uris } = declaration;
      if (!uris.every((uri) => uri.startsWith(`${folder}/`))) return undefined;
      return declareDifferent(
        text,
        uris.map((uri) => relativePath(folder, uri)),
      );
    }
  }
}

/** LSP's kinds are a hierarchy: whoever asks for `source` asks for `source.fixAll.seedbed` as well. */
function isAskedFor(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(asked + '.'));
}
