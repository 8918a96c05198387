import { CST, Lexer, parseDocument, type ErrorCode, type ParsedNode, type YAMLError } from 'yaml';
import type { TextRange } from '../text/range.ts';
import type { ConfigurationProblem } from './configurationModel.ts';
import { quoteForMessage } from '../text/message.ts';
import { lineEnd, quoting } from './configurationProblems.ts';

/** The longest `seedbed.yaml` that is read, in UTF-16 code units. */
const longestText = 256 * 1024;
/** The deepest nesting that is parsed. A configuration needs five; the parser recurses, and aborts at some hundred. */
const deepestNesting = 32;

/** A configuration's text as YAML sees it. */
export interface ConfigurationTree {
  /** The root, or null where there is none: an empty text, or one that was refused. */
  readonly contents: ParsedNode | null;
  /** The first fault, in plain words: the others may only follow from it. */
  readonly problem: ConfigurationProblem | undefined;
  /** Where all faults are, in order. */
  readonly faults: readonly number[];
}

/** Parses YAML 1.2 (core schema). Never throws; text that would exhaust the parser is refused before it gets there. */
export function parseConfiguration(text: string): ConfigurationTree {
  const scan: Scan = text.length > longestText ? { refused: tooLong(text) } : scanTokens(text);
  if (scan.refused) return { contents: null, problem: scan.refused, faults: [] };
  const document = parseDocument(text, { schema: 'core', prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  const { unclosed } = scan;
  const errors = [...document.errors, ...document.warnings]
    .filter(({ pos: [start] }) => !unclosed || start < unclosed.problem.range.start || start > unclosed.end)
    .sort((a, b) => a.pos[0] - b.pos[0]);
  const faults = errors.map((error) => error.pos[0]);
  const [first] = errors;
  if (!unclosed) return { contents: document.contents, problem: first && toProblem(first, text), faults };
  const { start } = unclosed.problem.range;
  return {
    contents: document.contents,
    problem: first && first.pos[0] < start ? toProblem(first, text) : unclosed.problem,
    faults: [...faults, start].sort((a, b) => a - b),
  };
}

function tooLong(text: string): ConfigurationProblem {
  const range = { start: 0, end: Math.min(lineEnd(text, 0), 80) };
  return { range, message: 'This file is larger than 256 kB, so Seedbed ignores it.' };
}

interface Scan {
  readonly refused?: ConfigurationProblem;
  /** The first bracket or quote that is opened and not closed, and where the reader gives up waiting for its end. */
  readonly unclosed?: { readonly problem: ConfigurationProblem; readonly end: number };
}

/** Looks at the tokens, without recursion, for what must not or cannot be parsed. */
function scanTokens(text: string): Scan {
  const brackets: number[] = [];
  let unclosed: Scan['unclosed'];
  let offset = 0;
  let lineStart = 0;
  /** Indicators since the last line break outside, or comma inside brackets: each may open a level of its own. */
  let indicators = 0;
  let scalarFollows = false;
  for (const source of new Lexer().lex(text)) {
    const type = scalarFollows ? null : CST.tokenType(source);
    const range = { start: offset, end: offset + source.length };
    switch (type) {
      // The lexer's own signals, which stand for no text.
      case 'doc-mode':
        continue;
      case 'scalar':
        scalarFollows = true;
        continue;
      case 'flow-error-end':
        unclosed ??= { problem: unclosedBracket(text, brackets.at(-1) ?? offset), end: offset };
        brackets.length = 0;
        continue;
      case 'newline':
        lineStart = range.end;
        if (brackets.length === 0) indicators = 0;
        break;
      case 'comma':
        indicators = 0;
        break;
      case 'flow-map-start':
      case 'flow-seq-start':
        brackets.push(offset);
        break;
      case 'flow-map-end':
      case 'flow-seq-end':
        brackets.pop();
        break;
      case 'seq-item-ind':
      case 'explicit-key-ind':
      case 'map-value-ind':
        indicators++;
        break;
      case 'double-quoted-scalar':
      case 'single-quoted-scalar':
        if (source.length === 1 || !source.endsWith(source[0]!)) {
          unclosed ??= { problem: unclosedQuote(text, range), end: range.end };
        }
        break;
      default: // Nothing else opens a level.
    }
    const indented = type === 'space' && offset === lineStart ? source.length : 0;
    if (Math.max(brackets.length, indicators, indented / 2) > deepestNesting) {
      return { refused: { range, message: 'This is nested too deeply, so Seedbed ignores the file.' } };
    }
    offset = range.end;
    scalarFollows = false;
  }
  const open = brackets.at(-1);
  if (open !== undefined) unclosed ??= { problem: unclosedBracket(text, open), end: offset };
  return unclosed ? { unclosed } : {};
}

function unclosedBracket(text: string, start: number): ConfigurationProblem {
  const closing = text[start] === '{' ? '}' : ']';
  return {
    range: { start, end: start + 1 },
    message: `This ${quoteForMessage(text[start] ?? '')} is not closed. Add ${quoteForMessage(closing)}.`,
  };
}

function unclosedQuote(text: string, { start, end }: TextRange): ConfigurationProblem {
  return {
    range: { start, end: Math.min(end, lineEnd(text, start)) },
    message: `This quote is not closed. Add ${text[start]} at its end.`,
  };
}

function toProblem(error: YAMLError, text: string): ConfigurationProblem {
  const range = rangeOf(error, text);
  const source = text.slice(range.start, range.end);
  const restOfLine = text.slice(range.end, lineEnd(text, range.end));
  const message = wordError(error.code, source, restOfLine);
  const isWhole = wordings[error.code] === needsQuotes && /^[!&]/.test(source) && /^ *(?:$|[,\]}#])/.test(restOfLine);
  return isWhole ? { range, message, replacement: quoting(source) } : { range, message };
}

/** At least one character that can be seen, and on one line, where possible. */
function rangeOf({ pos: [from, to] }: YAMLError, text: string): TextRange {
  let start = Math.min(from, Math.max(0, text.length - 1));
  while (text[start] === ' ' && text[start + 1]?.trim()) start++;
  return { start, end: Math.max(Math.min(to, lineEnd(text, start)), Math.min(start + 1, text.length)) };
}

const needsQuotes = 'This needs quotes, because “&”, “*” and “!” have a special meaning at the start of a YAML value.';
const badIndentation = 'The indentation is wrong. Entries that belong together start in the same column.';
const colonInside = 'A value with a colon and a space in it needs quotes.';

/** Errors in the words of someone who writes lists and keys, not parsers. */
const wordings: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: needsQuotes,
  BAD_ALIAS: needsQuotes,
  BAD_PROP_ORDER: needsQuotes,
  MULTIPLE_ANCHORS: needsQuotes,
  MULTIPLE_TAGS: needsQuotes,
  TAG_RESOLVE_FAILED: needsQuotes,
  BAD_COLLECTION_TYPE: needsQuotes,
  BAD_DIRECTIVE: 'A line that starts with “%” is a YAML directive and does not belong here.',
  BAD_DQ_ESCAPE: 'This is not a YAML escape. Inside double quotes, write a backslash as “\\\\”.',
  BAD_INDENT: badIndentation,
  BLOCK_IN_FLOW: 'Inside brackets, a list needs “[ ]” and a mapping needs “{ }” around it.',
  KEY_OVER_1024_CHARS: 'This key is too long.',
  MULTIPLE_DOCS: 'A second YAML document starts here. Seedbed reads only the first one.',
  TAB_AS_INDENT: 'This is indented with a tab. Use spaces.',
};

function wordError(code: ErrorCode, source: string, restOfLine: string): string {
  const wording = wordings[code];
  if (wording) return wording;
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return restOfLine.includes(': ') ? colonInside : badIndentation;
  if (code === 'BAD_SCALAR_START') return `A value that starts with ${quoteForMessage(source.charAt(0))} needs quotes.`;
  if (code === 'MULTILINE_IMPLICIT_KEY') return 'A colon is missing. Write “key: value”.';
  if (code === 'MISSING_CHAR' && source.startsWith('#')) return 'A comment needs a space before its “#”.';
  if (code === 'MISSING_CHAR' && source.length > 1) {
    return `${quoteForMessage(source)} has no colon after it. Write “key: value”.`;
  }
  if (code === 'MISSING_CHAR') return 'Something is missing here: a comma, a colon or a space.';
  if (source.trim() !== '') return `${quoteForMessage(source)} does not belong here.`;
  return 'This is not valid YAML.';
}
