import type { TextRange } from '../text/range.ts';
import type { Field, FieldValue, ValueStyle } from './seedDocument.ts';
import { typedValue } from './yamlHeader.ts';

/**
 * Reads a header that is written as PyYAML writes almost all of them: keys at the margin, each with a plain value,
 * maybe folded onto lines indented by two spaces, or with one in quotes on one line. Undefined for any other header,
 * which YAML has to be asked about. What it answers is what `readYaml` would, in a hundredth of the time.
 */
export function readPlainHeader(text: string, { start, end }: TextRange): readonly Field[] | undefined {
  const fields: Field[] = [];
  for (let position = start; position < end;) {
    fieldPattern.lastIndex = position;
    if (!fieldPattern.test(text) || fieldPattern.lastIndex > end) return undefined;
    const field = readField(text, position, fieldPattern.lastIndex);
    fields.push(field);
    position = field.range.end;
  }
  return fields;
}

/** The field from `start` to `next`, where its pattern is known to match. */
function readField(text: string, start: number, next: number): Field {
  const keyEnd = text.indexOf(':', start);
  const valueStart = keyEnd + 2;
  const end = withoutBreak(text, next);
  const written = text.slice(valueStart, end);
  const quote = written[0];
  let style: ValueStyle = 'plain';
  let value: FieldValue;
  if (quote === "'" || quote === '"') {
    const inner = written.slice(1, -1);
    style = quote === "'" ? 'single-quoted' : 'double-quoted';
    value = { kind: 'string', text: quote === "'" ? inner.replaceAll("''", "'") : inner };
  } else value = typedValue(written.includes('\n') ? written.replace(fold, ' ') : written);
  return {
    key: text.slice(start, keyEnd),
    keyRange: { start, end: keyEnd },
    separatorEnd: keyEnd + 1,
    valueRange: { start: valueStart, end },
    range: { start, end: next },
    comment: undefined,
    style,
    value,
  };
}

function withoutBreak(text: string, end: number): number {
  if (text[end - 1] !== '\n') return end;
  return text[end - 2] === '\r' ? end - 2 : end - 1;
}

const fold = /\r?\n {2}/g;

/** What no reader takes for anything but itself, within a line: neither blank, nor special to YAML, nor forbidden. */
const forbidden = String.raw`\x00-\x1F\x7F-\x9F\u200B-\u200F\u2028-\u202E\uD800-\uDFFF\uFEFF\uFFFE\uFFFF`;
const surrogatePair = String.raw`[\uD800-\uDBFF][\uDC00-\uDFFF]`;
const letters = String.raw`[^\s:#${forbidden}]*`;
/** A space or a colon before a letter, and a `#` behind one, stand between letters as one of them. */
const between = String.raw`(?:[ :](?=\S)|(?<=\S)#|${surrogatePair})`;
/** What means something to YAML at the start of a value, and what a line that looks like a fence may begin with. */
const notFirst = String.raw`\s\-?:,[\]{}#&*!|>'"%@\x60+\u2010-\u2015\u2212`;
const words = String.raw`(?=[^${notFirst}])${letters}(?:${between}${letters})*`;
const plain = String.raw`${words}(?:\r?\n {2}${words})*`;
const singleQuoted = String.raw`'(?:[^'${forbidden}]|${surrogatePair}|'')*'`;
const doubleQuoted = String.raw`"(?:[^"\\${forbidden}]|${surrogatePair})*"`;

/** Every part begins with what the part before it cannot go on with, so that no text is gone over again and again. */
const fieldPattern = new RegExp(
  String.raw`[A-Za-z_][\w-]{0,63}: (?:${plain}|${singleQuoted}|${doubleQuoted})(?:\r?\n|$)`,
  'y',
);
