import type { TextRange } from '../text/range.ts';
import type { Line } from './lineScanner.ts';
import { isFence } from './fenceLine.ts';
import { readKeyLine } from './keyLine.ts';
import { isBlank } from './lineScanner.ts';
import { decodeEntities } from '../text/entities.ts';

/** A value of a known field, as text, in a header that has each field on a line of one and the same form. */
export interface NotedField {
  readonly key: string;
  readonly text: string;
}

export interface LineNotation {
  readonly name: string;
  /** In the order of the lines; undefined where a line is none of the notation. */
  readonly fields: readonly NotedField[] | undefined;
  /** What says neither a key nor a value. */
  readonly labels: readonly TextRange[];
  /** How many lines it has, with those that open and close it, from the first line given. */
  readonly length: number;
}

/**
 * The notation of lines, each of which says one field of a seed: `\title{…}`, `<title>…</title>`, `:title: …`. All but a
 * frame around them have the same form, and three of them have known keys at least.
 * @param lines the lines of a header without its fences, or of a text that begins with them.
 * @param isWhole whether all of the lines are the header; a header without fences ends where its form does.
 */
export function readLineNotation(
  lines: readonly Line[],
  keys: ReadonlySet<string>,
  isWhole: boolean,
): LineNotation | undefined {
  for (const notation of notations) {
    if (!isWhole && !notation.standsAlone) continue;
    const found = readAs(notation, lines, keys, isWhole);
    if (found) return found;
  }
  return undefined;
}

interface Notation {
  readonly name: string;
  /** A whole line; its groups are the key and the value as it is written. */
  readonly line: RegExp;
  /** A line that opens or closes all of them; none where it is undefined. */
  readonly frame?: RegExp;
  /** Whether it is a header without fences as well. */
  readonly standsAlone?: boolean;
  /** Whether it is recognized by its frame only: without one the lines are damaged fields. */
  readonly needsFrame?: boolean;
  readonly decode?: (written: string) => string | undefined;
}

/** Its groups have indices: see `labels`. */
const form = (pattern: string) => new RegExp(pattern, 'd');

const key = '([A-Za-z]\\w{1,40})';

/** From the strictest to the loosest. The values are the rest of the line, or end at the line's last mark. */
const notations: readonly Notation[] = [
  {
    name: 'XML',
    line: form(`^[ \\t]*<${key}>(.*)</\\1>$`),
    frame: /^<(?:\/?[\w-]+|\?xml[^<>]*\?)>$/,
    standsAlone: true,
    decode: decodeMarkup,
  },
  { name: 'HTML', line: form(`^[ \\t]*<meta name="${key}" content="([^"]*|.*)" ?/?>$`), decode: decodeMarkup },
  {
    name: 'HTML',
    line: form(`^[ \\t]*<dt>${key}:?</dt> ?<dd>(.*)</dd>$`),
    frame: /^<\/?dl>$/,
    decode: decodeMarkup,
  },
  {
    name: 'HTML',
    line: form(`^[ \\t]*<tr> ?<t[dh]>${key}:?</t[dh]> ?<td>(.*)</td> ?</tr>$`),
    frame: /^<\/?(?:table|tbody)>$/,
    decode: decodeMarkup,
  },
  {
    name: 'HTML',
    line: form(`^[ \\t]*<(?:p|div)>(?:<(?:b|strong)>)?${key}:?(?:</(?:b|strong)>)?:? (.*)</(?:p|div)>$`),
    decode: decodeMarkup,
  },
  {
    name: 'HTML',
    line: form(`^[ \\t]*<li>(?:<(?:b|strong)>)?${key}:?(?:</(?:b|strong)>)?:? (.*)</li>$`),
    frame: /^<\/?[uo]l>$/,
    decode: decodeMarkup,
  },
  {
    name: 'HTML',
    line: form(`^[ \\t]*<span(?: class="\\w*")?>${key}</span>: <span(?: class="\\w*")?>(.*)</span>$`),
    decode: decodeMarkup,
  },
  { name: 'BBCode', line: form(`^\\[b\\]${key}:\\[/b\\] (.*)$`) },
  { name: 'bold lines', line: form(`^\\*\\*${key}: (.*)\\*\\*$`) },
  { name: 'Slack’s marks', line: form(`^\\*${key}:\\* (.*)$`) },
  { name: 'LaTeX', line: form(`^\\\\${key}\\{(.*)\\}$`) },
  { name: 'BibTeX', line: form(`^[ \\t]*${key} = \\{(.*)\\},?$`), frame: /^(?:@\w+\{\w*,?|\})$/ },
  { name: 'a program', line: form(`^[ \\t]*${key}\\((.*)\\);?$`), decode: decodeQuoted },
  { name: 'a program', line: form(`^export ${key}=(.*)$`), decode: decodeQuoted },
  {
    name: 'a program',
    line: form(`^[ \\t]*:${key} (?:=> ?)?(".*"|\\d+),?$`),
    frame: /^[({})]$/,
    decode: decodeQuoted,
  },
  {
    name: 'a program',
    line: form(`^[ \\t]*["']${key}["'] => (.*),$`),
    frame: /^(?:<\?php|(?:return )?(?:\[|array\()|\];?|\);?)$/,
    decode: decodeQuoted,
  },
  {
    name: 'a program',
    line: form(`^[ \\t]*${key}: (".*"|\\d+),?$`),
    needsFrame: true,
    frame: /^(?:(?:export )?(?:const|let|var) \w+ = \{|\};?)$/,
    decode: decodeQuoted,
  },
  {
    name: 'JSON with comments',
    line: form(`^[ \\t]*"${key}": ?(".*"|\\d+),?$`),
    needsFrame: true,
    frame: /^(?:\{|\}|[ \t]*\/\/.*)$/,
    decode: decodeQuoted,
  },
  {
    name: 'INI',
    line: form(`^${key} ?= ?(.*)$`),
    frame: /^(?:\[\w+\]|[;#].*)$/,
    needsFrame: true,
    decode: decodeLoose,
  },
  { name: 'CSV', line: form(`^"?${key}"?,"(.*)"$`), decode: (text) => text.replaceAll('""', '"') },
  {
    name: 'Org',
    line: form(`^#\\+${key}: (.*)$`),
    standsAlone: true,
  },
  {
    name: 'a list of attributes',
    line: form(`^:${key}: (.*)$`),
    frame: /^:(?:PROPERTIES|END):$/i,
    standsAlone: true,
  },
];

function readAs(
  { name, line: pattern, frame, needsFrame = false, decode }: Notation,
  lines: readonly Line[],
  keys: ReadonlySet<string>,
  isWhole: boolean,
): LineNotation | undefined {
  const fields: NotedField[] = [];
  const labels: TextRange[] = [];
  let isUnderstood = true;
  let isFramed = false;
  let length = 0;
  for (const { text, start, end } of lines) {
    const match = pattern.exec(text.trimEnd());
    if (match) {
      const [, written = '', value = ''] = match;
      const known = readKeyLine(`${written}:`, keys)?.known;
      const decoded = decode ? decode(value.trim()) : value.trim();
      if (known === undefined || decoded === undefined || decoded === '' || fields.some((each) => each.key === known)) {
        isUnderstood = false;
      } else {
        fields.push({ key: known, text: decoded });
        const [keyStart = 0, keyEnd = 0] = match.indices?.[1] ?? [];
        const [valueStart = 0, valueEnd = 0] = match.indices?.[2] ?? [];
        labels.push({ start, end: start + (written === known ? keyStart : keyEnd) });
        labels.push({ start: start + keyEnd, end: start + valueStart }, { start: start + valueEnd, end });
      }
    } else if (frame?.test(text.trim())) {
      isFramed = true;
      labels.push({ start, end });
    } else if (!isBlank(text) && isWhole) return undefined;
    else if (!isWhole) break;
    length++;
  }
  if (fields.length < 3 || (needsFrame && !isFramed)) return undefined;
  if (!isWhole && isFence(lines[length]?.text ?? '')) return undefined;
  return { name, fields: isUnderstood ? fields : undefined, labels, length };
}

function decodeMarkup(written: string): string | undefined {
  return /<\/?[a-z][^<>]*>/i.test(written) ? undefined : decodeEntities(written);
}

/** A string or a number of a program; undefined where it is neither. */
function decodeQuoted(written: string): string | undefined {
  if (/^[\w.-]+$/.test(written)) return written;
  if (/^"(?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"$/.test(written)) {
    try {
      const text: unknown = JSON.parse(written);
      return typeof text === 'string' ? text : undefined;
    } catch {
      return undefined;
    }
  }
  return /^'[^'\\]*'$/.test(written) ? written.slice(1, -1) : undefined;
}

/** A value with or without quotes; undefined where they are not around all of it. */
function decodeLoose(written: string): string | undefined {
  if (!/^["']/.test(written)) return written;
  const inner = written.slice(1, -1);
  if (written.startsWith("'") && /^'(?:[^']|'')*'$/.test(written)) return inner.replaceAll("''", "'");
  return decodeQuoted(written);
}
