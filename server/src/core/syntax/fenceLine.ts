import type { Line } from './lineScanner.ts';

/** Exactly what readers take for a fence: three dashes at the line's start, blanks after them at most. */
export function isFence(line: string): boolean {
  return line.startsWith('---') && /^[ \t]*$/.test(line.slice(3));
}

/** A line of three full stops, which ends a YAML document: some writers close a header with it. */
export function isDocumentEndLine(line: string): boolean {
  return line.startsWith('...') && /^[ \t]*$/.test(line.slice(3));
}

/** Whether YAML ends a document at this line, also where words follow the full stops. */
export function endsYamlDocument(line: string): boolean {
  return line.startsWith('...') && (line.length === 3 || line[3] === ' ' || line[3] === '\t');
}

/**
 * A line that is meant as a fence and that readers do not take for one, or not for one alone: dashes of another number
 * or kind, another rule of Markdown, dashes with words after them. Only its place tells whether it is a fence.
 */
export function isMalformedFence(line: string): boolean {
  if (line.startsWith('---') && !isFence(line) && withoutInvisible(line)[3] !== '-') return true;
  if (line.length > longestDrawing || beginsWithWord.test(line)) return false;
  const drawn = withoutInvisible(line);
  return drawn === '---' ? !isFence(line) : drawing.test(drawn.replace(/[ \t\xa0]/g, ''));
}

/** The words after three dashes at the line's start, as they are written; undefined where there are none. */
export function wordsBehindDashes(line: string): string | undefined {
  if (!line.startsWith('---')) return undefined;
  const words = withoutInvisible(line.slice(3));
  return words.startsWith('-') || punctuation.test(words) ? undefined : line.slice(3).trim();
}

/** A header pasted with the Markdown code block that it was shown in. */
export function isCodeFence(line: string): boolean {
  return /^(?:`{3,}|~{3,})(?:ya?ml)?[ \t]*$/i.test(line);
}

/**
 * The mark that opened the fenced code block that a line leaves open; undefined where it leaves none open.
 * @param open the mark of the block that is open before the line
 */
export function codeBlockAfter(line: string, open: string | undefined): string | undefined {
  const mark = codeBlockMark.exec(line)?.[1];
  if (open === undefined) return mark;
  return mark?.startsWith(open) && line.trim() === mark ? undefined : open;
}

const codeBlockMark = /^ {0,3}(`{3,}|~{3,})/;

/** Whether a code fence below closes the one on this line, so that the two hold a block of the body. */
export function opensCodeBlock(text: string, { text: opening, next }: Line): boolean {
  const mark = opening.slice(0, 3);
  let count = 0;
  for (let place = text.indexOf(mark, next); place !== -1; place = text.indexOf(mark, place + mark.length)) {
    const before = text[place - 1];
    if (before === '\n' || before === '\r') count++;
  }
  return count % 2 === 1;
}

/** The programming language that an opening fence names, in lower case; empty where it names none that a reader runs. */
export function executableLanguage(line: string): string {
  const drawn = withoutInvisible(line);
  if (!drawn.startsWith('---') || drawn[3] === '-') return '';
  const language = drawn.slice(3).trim().toLowerCase();
  return executableLanguages.has(language) ? language : '';
}

/** A line without characters that do not show, at its ends without white space of any kind. */
export function withoutInvisible(line: string): string {
  return line.replace(invisible, '').trim();
}

/**
 * A line of punctuation and white space alone, which says nothing by itself: of brackets, quotes, dashes, a comment's or
 * a code block's mark. A blank line is none.
 */
export function isMarksOnly(line: string): boolean {
  return marksOnly.test(line) && !/^[ \t]*$/.test(line);
}

const marksOnly = /^[\s\0!-/:-@[-`{-~\xa0\xad\u200b-\u200f\u2010-\u201f\u2026\u2060\ufeff]*$/;

/** Languages that some reader of front matter runs, or is known to have run. */
const executableLanguages: ReadonlySet<string> = new Set(
  'js javascript jsx mjs cjs ts typescript coffee coffeescript cson python py ruby rb php lua perl lisp sh bash'.split(
    ' ',
  ),
);

const punctuation = /^[\p{P}<>|=+~^]*$/u;

const longestDrawing = 80;

/** Text or a heading, as most lines are: none of the drawings has a letter there. */
const beginsWithWord = /^(?:#{1,6} )?[A-Za-z\d]/;

/** Soft hyphens, marks of direction, joiners, byte order marks. */
const invisible = /[\0\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Dashes, minus signs and lines for boxes beyond ASCII. */
const otherDash = String.raw`\u2010-\u2015\u2212\u2500\u2501\u2e3a\u2e3b`;

/** What is drawn in place of a fence, without its blanks. */
const drawings = [
  // Dashes, not all of them ASCII, or not three.
  String.raw`-{2,}|[-${otherDash}]*[${otherDash}][-${otherDash}]*|\uff0d{3}|[#>]-{3}`,
  // Other signs, and the rules of Markdown and HTML, also with backslashes.
  String.raw`;{3}|:{3}|\+{3}|={3,}|\*{3,}|_{3,}|\\-{3,}|(?:\\-){3,}|(?:\\\*){3,}|(?:\\_){3,}|<hr\/?>`,
  // Dashes in quotes or in bold.
  String.raw`(["'\x60])-{3,}\1|\*\*-{3,}\*\*`,
];
const drawing = new RegExp(`^(?:${drawings.join('|')})$`, 'i');
