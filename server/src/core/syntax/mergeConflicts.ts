import type { TextRange } from '../text/range.ts';
import type { Line } from './lineScanner.ts';
import { codeBlockAfter } from './fenceLine.ts';
import { rangeOfLine, scanLines, startOfText } from './lineScanner.ts';

/** What a version control system leaves where two versions of the same lines could not be merged. */
export interface MergeConflict {
  /** The line of the marker that shows it, without its break. */
  readonly range: TextRange;
  /** Undefined where a marker is missing, so that nobody can say where a version ends. */
  readonly versions: MergeVersions | undefined;
  /** Whether the text has more conflicts, which are left out. */
  readonly moreFollow?: true;
}

export interface MergeVersions {
  /** All lines of the conflict, with their markers. */
  readonly whole: TextRange;
  readonly first: MergeVersion;
  readonly second: MergeVersion;
}

/** The lines of one version, and what its marker calls it. */
export interface MergeVersion {
  readonly lines: TextRange;
  readonly name: string;
}

/** The first conflicts of a text in their order; none inside fenced code, where they are shown as an example. */
export function findMergeConflicts(text: string): readonly MergeConflict[] {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return none;
  const conflicts: MergeConflict[] = [];
  let opened: OpenConflict | undefined;
  let hasMiddle = false;
  let codeBlock: string | undefined;
  for (const line of scanLines(text, startOfText(text))) {
    if (conflicts.length > mostConflicts) break;
    if (!opened) {
      codeBlock = codeBlockAfter(line.text, codeBlock);
      if (codeBlock !== undefined) continue;
    }
    if (isMarker(line.text, '<')) {
      if (opened) conflicts.push(incomplete(opened.opening));
      opened = { opening: line };
    } else if (isMarker(line.text, '|') && opened && !opened.middle) opened.base ??= line;
    else if (/^={7}[ \t]*$/.test(line.text)) {
      if (opened) opened.middle ??= line;
      else hasMiddle = true;
    } else if (isMarker(line.text, '>')) {
      if (opened) conflicts.push(opened.middle ? complete(opened, opened.middle, line) : incomplete(opened.opening));
      else if (hasMiddle) conflicts.push(incomplete(line));
      opened = undefined;
      hasMiddle = false;
    }
  }
  if (opened) conflicts.push(incomplete(opened.opening));
  if (conflicts.length <= mostConflicts) return conflicts;
  const shown = conflicts.slice(0, mostConflicts);
  return [...shown.slice(0, -1), { ...shown.at(-1)!, moreFollow: true }];
}

interface OpenConflict {
  readonly opening: Line;
  base?: Line;
  middle?: Line;
}

const none: readonly MergeConflict[] = [];

/**
 * More than any seed has. Whoever resolves these sees the next; all at once would take long, since the file is read anew for each
 * version that could be kept.
 */
const mostConflicts = 20;

/** Seven of the same character, alone or with a name after them. */
function isMarker(line: string, character: string): boolean {
  return line.startsWith(character.repeat(7)) && (line.length === 7 || line[7] === ' ');
}

function complete({ opening, base }: OpenConflict, middle: Line, closing: Line): MergeConflict {
  return {
    range: rangeOfLine(opening),
    versions: {
      whole: { start: opening.start, end: closing.next },
      first: { lines: { start: opening.next, end: (base ?? middle).start }, name: opening.text.slice(7).trim() },
      second: { lines: { start: middle.next, end: closing.start }, name: closing.text.slice(7).trim() },
    },
  };
}

function incomplete(marker: Line): MergeConflict {
  return { range: rangeOfLine(marker), versions: undefined };
}
