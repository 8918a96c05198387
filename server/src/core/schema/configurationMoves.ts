import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { applyEdits, replacement } from '../text/edit.ts';
import { normalizePath } from '../text/relativePath.ts';
import { contentOf, pairOf, scalar } from './configurationEdits.ts';
import { readConfiguration } from './configurationReader.ts';
import { parseConfiguration } from './configurationSyntax.ts';

/** A file or folder that gets another path, both decoded and from the folder of `seedbed.yaml`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * The text of a `seedbed.yaml` that names moved seeds under `duplicates.different` by their new paths; everything else is
 * as it was. Undefined where it names none of them, and where it could not be read as well afterwards.
 */
export function moveDifferent(text: string, moves: readonly Move[]): string | undefined {
  const edits = pathsOf(text).flatMap((path) => {
    const to = moved(normalizePath(path.value), moves);
    return to === undefined ? [] : [replacement({ start: path.range[0], end: path.range[1] }, scalar(to))];
  });
  if (edits.length === 0) return undefined;
  const edited = applyEdits(text, edits);
  return problems(edited) > problems(text) ? undefined : edited;
}

type PathNode = Scalar<string> & { readonly range: readonly [number, number, number] };

/** The paths of seeds that are different ones, as they are written. */
function pathsOf(text: string): readonly PathNode[] {
  const { contents, problem } = parseConfiguration(text);
  const duplicates = problem || !isMap(contents) ? undefined : contentOf(pairOf(contents, 'duplicates')?.value ?? null);
  const groups = isMap(duplicates) ? contentOf(pairOf(duplicates, 'different')?.value ?? null) : undefined;
  if (!isSeq(groups)) return [];
  return groups.items.flatMap((group) => (isSeq(group) ? (group.items as readonly unknown[]).filter(isPath) : []));
}

/** What has an anchor may be meant elsewhere, too. */
function isPath(node: unknown): node is PathNode {
  return isScalar(node) && typeof node.value === 'string' && node.anchor === undefined && Array.isArray(node.range);
}

/** The new path of a file that is moved, or that a moved folder holds; undefined for all others. */
export function moved(path: string, moves: readonly Move[]): string | undefined {
  const holds = ({ from }: Move) => path === from || path.startsWith(`${from}/`);
  const nearest = moves.filter(holds).sort((one, other) => other.from.length - one.from.length)[0];
  return nearest && nearest.to + path.slice(nearest.from.length);
}

function problems(text: string): number {
  return readConfiguration(text, []).problems.length;
}
