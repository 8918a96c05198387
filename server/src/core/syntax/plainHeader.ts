import type { TextRange } from '../text/range.ts';
import type { Field } from './seedDocument.ts';
import { typedValue } from './yamlHeader.ts';

/**
 * Reads a header that is written as PyYAML writes almost all of them: keys at the margin, each with a plain value,
 * maybe folded onto lines indented by two spaces, or with one in quotes on one line. Undefined for any other header,
 * which YAML has to be asked about. What it answers is what `readYaml` would, in a hundredth of the time.
 */
export function readPlainHeader(text: string, { start, end }: TextRange): readonly Field[] | undefined {
  const fields: Field[] = [];
  fieldPattern.lastIndex = start;
  while (fieldPattern.lastIndex < end) {
    const lineStart = fieldPattern.lastIndex;
    const match = fieldPattern.exec(text);
    if (!match || fieldPattern.lastIndex > end) return undefined;
    const key = match[1]!;
    const plain = match[2];
    const written = plain ?? match[3]!;
    const colonEnd = lineStart + key.length + 1;
    fields.push({
      key,
      keyRange: { start: lineStart, end: colonEnd - 1 },
      separatorEnd: colonEnd,
      valueRange: { start: colonEnd + 1, end: colonEnd + 1 + written.length },
      range: { start: lineStart, end: fieldPattern.lastIndex },
      comment: undefined,
      style: plain !== undefined ? 'plain' : written[0] === "'" ? 'single-quoted' : 'double-quoted',
      value: plain !== undefined ? typedValue(plain.replace(fold, ' ')) : { kind: 'string', text: unquoted(written) },
    });
  }
  return fields;
}

function unquoted(written: string): string {
  const text = written.slice(1, -1);
  return written[0] === "'" ? text.replaceAll("''", "'") : text;
}

const fold = /\r?\n {2}/g;

/** What no reader takes for anything but itself, within a line: neither blank, nor special to YAML, nor forbidden. */
const forbidden = String.raw`\x00-\x1F\x7F-\x9F\u200B-\u200F\u2028-\u202E\uD800-\uDFFF\uFEFF\uFFFE\uFFFF`;
const surrogatePair = String.raw`[\uD800-\uDBFF][\uDC00-\uDFFF]`;
/** A colon before a letter, and a `#` behind one, are letters too. */
const letter = String.raw`(?:[^\s:#${forbidden}]|${surrogatePair}|:(?=\S)|(?<=\S)#)`;
const words = String.raw`(?![-?:,[\]{}#&*!|>'"%@\x60])${letter}+(?: ${letter}+)*`;
const plain = String.raw`${words}(?:\r?\n {2}${words})*`;
const singleQuoted = String.raw`'(?:[^'${forbidden}]|${surrogatePair}|'')*'`;
const doubleQuoted = String.raw`"(?:[^"\\${forbidden}]|${surrogatePair})*"`;

/** Every part begins with what the part before it cannot go on with, so that no text is gone over again and again. */
const fieldPattern = new RegExp(
  String.raw`([A-Za-z_][\w-]{0,63}): (?:(${plain})|(${singleQuoted}|${doubleQuoted}))(?:\r?\n|$)`,
  'y',
);
