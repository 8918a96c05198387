import * as vscode from 'vscode';
import type { Server } from '../server.ts';
import type { ReviewedSeeds } from './review.ts';

/**
 * Which seeds a command is to review: the group or the seeds that are selected in a view; undefined where it is chosen
 * without any, for all that the view shows.
 */
export function reviewedSeeds(server: Server, clicked: unknown, selected: unknown): ReviewedSeeds | undefined {
  const chosen = Array.isArray(selected) && selected.length > 1 ? (selected as readonly unknown[]) : [clicked];
  const node = nodeOf(chosen[0]);
  if (chosen.length === 1 && node?.kind === 'group' && typeof node.id === 'string') return { group: node.id };
  const uris = chosen.flatMap((each) => {
    if (each instanceof vscode.Uri) return [server.uriOf(each)];
    const uri = nodeOf(each)?.uri;
    return typeof uri === 'string' ? [uri] : [];
  });
  return uris.length > 0 ? { uris } : undefined;
}

function nodeOf(element: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof element !== 'object' || element === null || !('node' in element)) return undefined;
  const { node } = element;
  return typeof node === 'object' && node !== null ? (node as Readonly<Record<string, unknown>>) : undefined;
}
