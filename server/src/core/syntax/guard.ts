import type { TextRange } from '../text/range.ts';
import type { SyntaxProblem } from './seedDocument.ts';
import { lineAt, skipBlanks } from './lineScanner.ts';

/** The longest header that is read, in UTF-16 code units: a hundred times what a seed has. */
export const longestHeader = 32 * 1024;

/** The most lines that are read of a header, and the most brackets and nested indicators, which cost a YAML parser dearly. */
const mostLines = 200;
const mostBrackets = 32;
const mostIndicatorsInLine = 32;
const deepestIndentation = 64;

/**
 * What keeps a header from being given to a YAML parser at all. Within these limits `yaml` was measured never to throw
 * and never to take longer than a few milliseconds; a real header is five lines.
 */
export function refuseHeader(text: string, { start, end }: TextRange): SyntaxProblem | undefined {
  if (end - start > longestHeader) {
    return { code: 'yaml-syntax', range: { start, end: start }, mistake: 'too large' };
  }
  let lines = 0;
  let brackets = 0;
  for (let position = start; position < end;) {
    const line = lineAt(text, position, end);
    const counts = countIndicators(text, line);
    brackets += counts.brackets;
    const tooComplex =
      ++lines > mostLines ||
      brackets > mostBrackets ||
      counts.indicators > mostIndicatorsInLine ||
      skipBlanks(text, line.start, line.end) - line.start > deepestIndentation;
    if (tooComplex) {
      return { code: 'yaml-syntax', range: { start: line.start, end: line.end }, mistake: 'too complex' };
    }
    position = line.next;
  }
  return undefined;
}

/** How many brackets a line opens, and how many of `- `, `? ` and `: ` it has. A loop: every header of every scan passes here. */
function countIndicators(text: string, { start, end }: TextRange): { brackets: number; indicators: number } {
  let brackets = 0;
  let indicators = 0;
  for (let position = start; position < end; position++) {
    switch (text.charCodeAt(position)) {
      case 0x5b: // [
      case 0x7b: // {
        brackets++;
        break;
      case 0x2d: // -
      case 0x3a: // :
      case 0x3f: // ?
        if (text[position + 1] === ' ' || text[position + 1] === '\t') indicators++;
        break;
    }
  }
  return { brackets, indicators };
}

/** The places of characters that PyYAML refuses, or takes for line breaks where YAML 1.2 readers do not. */
export function findForbiddenCharacters(text: string, { start, end }: TextRange): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const header = text.slice(start, end);
  for (const match of header.matchAll(forbidden)) {
    const range = { start: start + match.index, end: start + match.index + match[0].length };
    const mistake = lineSeparator.test(match[0]) ? 'line separator' : 'control character';
    problems.push({ code: 'yaml-syntax', range, mistake });
    if (problems.length === mostForbidden) break;
  }
  return problems;
}

/** One report each for the first few: a binary file would have thousands. */
const mostForbidden = 20;

/** All that PyYAML's reader does not let through (`NON_PRINTABLE` of reader.py), and the line breaks of YAML 1.1. */
const forbidden = /[^\t\n\r\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|\r(?!\n)/gu;

const lineSeparator = /^[\r\x85\u2028\u2029]$/;
