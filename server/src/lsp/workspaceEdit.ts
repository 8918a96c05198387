import type { ChangeAnnotation, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { EditSupport } from './settings.ts';

/** What is to be changed in one file. */
export interface FileEdits {
  readonly uri: string;
  /** Of the open document that the edits are meant for; undefined where they are meant for the file on disk. */
  readonly version: number | undefined;
  readonly edits: readonly TextEdit[];
  /** True for a file that is to be made first; only for a client that carries that out. */
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
  const documentChanges = files.flatMap(({ uri, version = null, edits, create }) => {
    const annotated = asked ? edits.map((edit) => ({ ...edit, annotationId })) : [...edits];
    const change: TextDocumentEdit = { textDocument: { uri, version }, edits: annotated };
    return create ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }, change] : [change];
  });
  return { documentChanges, ...(asked ? { changeAnnotations: { [annotationId]: asked } } : {}) };
}

const annotationId = 'seedbed';
