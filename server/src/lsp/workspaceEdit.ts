import type { ChangeAnnotation, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { SeedEdits } from '../core/index.ts';
import type { EditSupport } from './clientProfile.ts';

/** What is to be changed in one file. */
export interface FileEdits extends SeedEdits {
  /** True for a file that is to be created first; only for a client that carries that out. */
  readonly create?: boolean;
}

/**
 * The edit of several files in the form that the client takes.
 * @param confirmation what the client is to ask before it carries it out, where it can.
 */
export function workspaceEdit(
  files: readonly FileEdits[],
  { versions, confirmation: canAsk }: EditSupport,
  confirmation?: ChangeAnnotation,
): WorkspaceEdit {
  if (!versions) return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
  const asked = canAsk ? confirmation : undefined;
  const documentChanges = files.flatMap(({ uri, version, edits, create }) => {
    const annotated = asked ? edits.map((edit) => ({ ...edit, annotationId })) : [...edits];
    const change: TextDocumentEdit = { textDocument: { uri, version }, edits: annotated };
    return create ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }, change] : [change];
  });
  return { documentChanges, ...(asked ? { changeAnnotations: { [annotationId]: asked } } : {}) };
}

const annotationId = 'seedbed';
