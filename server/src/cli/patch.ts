import { FILE_HEADERS_ONLY, formatPatch, structuredPatch, type StructuredPatchHunk } from 'diff';
import { escapeControls } from '../core/index.ts';
import type { Paint, Style } from './output.ts';

/** How many unchanged lines are shown before and after changed ones. */
const contextLines = 3;

/** Finding the shortest patch takes time with the square of its length: a longer one is not searched for. */
const mostEdits = 2000;

/**
 * The change of a file's text, as a unified diff with git's prefixes `a/` and `b/`, for `git apply` or `patch -p1` in the
 * folder that the name is relative to.
 * @param file the file's name, with `/`. It is quoted as git does where a patch cannot hold it as it is.
 */
export function patchFor(file: string, before: string, after: string): string {
  const oldFileName = `a/${file}`;
  const newFileName = `b/${file}`;
  const options = { context: contextLines, maxEditLength: mostEdits };
  const patch = structuredPatch(oldFileName, newFileName, before, after, undefined, undefined, options) ?? {
    oldFileName,
    newFileName,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: [singleHunk(before, after)],
  };
  const text = formatPatch(patch, FILE_HEADERS_ONLY);
  // Where a name with spaces does not end in a tab, `patch` takes its first word for all of it.
  return file.includes(' ') ? text.replace(/^(--- .*)\n(\+\+\+ .*)\n/, '$1\t\n$2\t\n') : text;
}

/** The patch of one file to be read at a terminal, with control characters escaped. It can no longer be applied. */
export function shownPatch(patch: string, paint: Paint): string {
  const [oldName, newName, ...lines] = patch.slice(0, -1).split('\n');
  const header = [oldName, newName].map((line) => paint('bold', escapeControls(line!.trimEnd())));
  const body = lines.map((line) => {
    const style = styles.get(line.charAt(0));
    return style ? paint(style, escapeControls(line)) : escapeControls(line);
  });
  return `${[...header, ...body].join('\n')}\n`;
}

const styles: ReadonlyMap<string, Style> = new Map([
  ['@', 'cyan'],
  ['-', 'red'],
  ['+', 'green'],
]);

/** One hunk from the first line that differs to the last one. */
function singleHunk(before: string, after: string): StructuredPatchHunk {
  const old = linesOf(before);
  const changed = linesOf(after);
  const shortest = Math.min(old.length, changed.length);
  let start = 0;
  while (start < shortest && old[start] === changed[start]) start++;
  let same = 0;
  while (same < shortest - start && old.at(-1 - same) === changed.at(-1 - same)) same++;
  const removed = old.slice(start, old.length - same);
  const added = changed.slice(start, changed.length - same);
  const above = old.slice(Math.max(0, start - contextLines), start);
  const below = old.slice(old.length - same).slice(0, contextLines);
  return {
    oldStart: start - above.length + 1,
    oldLines: above.length + removed.length + below.length,
    newStart: start - above.length + 1,
    newLines: above.length + added.length + below.length,
    lines: [...marked(' ', above), ...marked('-', removed), ...marked('+', added), ...marked(' ', below)],
  };
}

/** The lines of a text, each with its line feed. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    line.endsWith('\n') ? [mark + line.slice(0, -1)] : [mark + line, '\\ No newline at end of file'],
  );
}
