import type { ReaderComparison } from '../../../server/src/protocol/index.ts';

/** What several readers make of a seed, as text: a line for each field, and one for each reader where they differ. */
export function describeReaders(name: string, { readers, fields }: ReaderComparison): string {
  const lines = [`How YAML parsers read ${name}`, ''];
  for (const reader of readers) {
    if (reader.error === undefined) continue;
    lines.push(`${reader.name} cannot read the header.`, ...wrapped(reader.error).map((line) => `    ${line}`), '');
  }
  const labels = [...fields.map(({ key }) => key), ...readers.map((reader) => reader.name)];
  const width = 6 + Math.max(...labels.map(length));
  const row = (margin: string, label: string, value: string | null | undefined) =>
    `${margin}${label}${' '.repeat(width - margin.length - length(label))}${value ?? 'no such field'}`;

  const able = readers.flatMap((reader, index) => (reader.error === undefined ? [{ name: reader.name, index }] : []));
  if (able.length > 1) lines.push(summarize(fields), '');
  for (const { key, values, differ } of fields) {
    if (!differ) lines.push(row('  ', key, values[able[0]?.index ?? 0]));
    else lines.push(`≠ ${key}`, ...able.map((reader) => row('    ', reader.name, values[reader.index])));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The lines of a sentence, none longer than half a window is wide, unless a word is. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last === undefined || length(last) + length(word) >= mostInLine) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** In characters. */
const mostInLine = 50;

function summarize(fields: ReaderComparison['fields']): string {
  const different = fields.filter(({ differ }) => differ).length;
  if (different === 0) return 'They all read the same values.';
  return `They read ${different} of ${fields.length} ${fields.length === 1 ? 'field' : 'fields'} differently.`;
}

/** In characters. */
function length(text: string): number {
  return Array.from(text).length;
}
