import { decodeEntities } from '../text/entities.ts';
import { hasWords } from '../text/plainWords.ts';

/** A title without what programs and other notations put around it. */
export interface UnwrappedTitle {
  readonly text: string;
  /** What stands around it, in a curator's words. */
  readonly what: string;
  /** False where it may be meant as it stands. */
  readonly certain: boolean;
  /** Words that are none of the title: a tag, the letter before the quotes of a program. */
  readonly dropsWords: boolean;
}

/** The title within marks that stand around all of it; undefined where there are none. */
export function unwrapTitle(text: string): UnwrappedTitle | undefined {
  if (!mayBeWrapped.test(text)) return undefined;
  for (const { pattern, what, certain = true, dropsWords = false, write } of wrappings) {
    const match = pattern.exec(text);
    const meant = match && write(match).trim();
    if (match && meant && hasWords(meant) && meant !== text) return { text: meant, what, certain, dropsWords };
  }
  return undefined;
}

/** Every wrapping begins with a mark, with a letter before the quotes of a program, or with a filler that is a letter. */
const mayBeWrapped = /^(?:[^\p{L}\p{N}]|[urb]{1,2}["']|\u3164)/iu;

interface Wrapping {
  readonly pattern: RegExp;
  readonly what: string;
  readonly certain?: boolean;
  readonly dropsWords?: boolean;
  readonly write: (match: RegExpExecArray) => string;
}

const inner = ({ 1: text = '' }: RegExpExecArray): string => text;

const wrappings: readonly Wrapping[] = [
  {
    pattern: /^(?:\p{Cf}|\u2800|\u3164|\uFE0E|\uFE0F|\p{Zs})+'((?:[^']|'')+)'$/u,
    what: 'quotes after an invisible character',
    write: (match) => inner(match).replaceAll("''", "'"),
  },
  {
    pattern: /^(?:\p{Cf}|\u2800|\u3164|\uFE0E|\uFE0F|\p{Zs})+"([^"\\]+)"$/u,
    what: 'quotes after an invisible character',
    write: inner,
  },
  { pattern: /^`{1,3}([^`]+)`{1,3}$/, what: 'code marks', write: inner },
  { pattern: /^``([^`]+)''$/, what: 'LaTeX quotes', write: inner },
  {
    pattern: /^[urb]{1,2}"((?:[^"\\]|\\.)+)"$/i,
    what: 'program quotes',
    dropsWords: true,
    write: (match) => withoutEscapes(inner(match)),
  },
  {
    pattern: /^[urb]{1,2}'((?:[^'\\]|\\.)+)'$/i,
    what: 'program quotes',
    dropsWords: true,
    write: (match) => withoutEscapes(inner(match)),
  },
  {
    pattern: /^\\"((?:[^"\\]|\\"|"(?=.))+)\\"$/,
    what: 'quotes with backslashes',
    write: (match) => withoutEscapes(inner(match)),
  },
  // Nothing of the old mark of a text is lost; the name of an anchor or a tag is somebody's word.
  {
    pattern: /^!\s+"((?:[^"\\]|\\.)+)"$/,
    what: 'a YAML mark',
    write: (match) => withoutEscapes(inner(match)),
  },
  { pattern: /^!\s+'((?:[^']|'')+)'$/, what: 'a YAML mark', write: (match) => inner(match).replaceAll("''", "'") },
  {
    pattern: /^[!&][\w-]{1,40}\s+"((?:[^"\\]|\\.)+)"$/,
    what: 'a YAML mark',
    certain: false,
    dropsWords: true,
    write: (match) => withoutEscapes(inner(match)),
  },
  {
    pattern: /^[!&][\w-]{1,40}\s+'((?:[^']|'')+)'$/,
    what: 'a YAML mark',
    certain: false,
    dropsWords: true,
    write: (match) => inner(match).replaceAll("''", "'"),
  },
  { pattern: /^""\s+([^"]+)$/, what: 'empty quotes', write: inner },
  { pattern: /^"([^"]+)"#$/, what: 'quotes and a comment mark', write: inner },
  {
    pattern: /^\(\s*("(?:[^"\\]|\\.)+"(?:[+\s]+"(?:[^"\\]|\\.)+")+)\s*\)$/,
    what: 'program quotes',
    write: (match) => joinLiterals(inner(match)),
  },
  {
    pattern: /^("(?:[^"\\]|\\.)+"(?:\s*\+\s*"(?:[^"\\]|\\.)+")+)$/,
    what: 'program quotes',
    write: (match) => joinLiterals(inner(match)),
  },
  {
    // Quotes that YAML needs around this text are those of the header, with the rest of which they became codes.
    pattern: /^&(?:#0?39|#x27|apos);(.+)&(?:#0?39|#x27|apos);$/i,
    what: 'quotes as HTML codes',
    write: (match) => decodeEntities(inner(match)).replaceAll("''", "'"),
  },
  {
    pattern: /^&quot;(.+)&quot;$/i,
    what: 'quotes as HTML codes',
    certain: false,
    write: (match) => decodeEntities(inner(match)),
  },
  { pattern: /^\*{2,3}([^*]+)\*{2,3}$/, what: 'Markdown marks', write: inner },
  { pattern: /^_{1,2}([^_]+)_{1,2}$/, what: 'Markdown marks', write: inner },
];

function withoutEscapes(text: string): string {
  return text.replace(/\\(["'\\])/g, '$1');
}

/** Parts of a text in quotes of their own, one after the other. */
function joinLiterals(text: string): string {
  return withoutEscapes(text.replace(/^"|"$/g, '').replace(/(?<!\\)\s*"[+\s]+"\s*/g, ' '));
}
