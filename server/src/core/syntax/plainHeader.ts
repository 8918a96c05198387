import type { TextRange } from '../text/range.ts';
import type { Field } from './seedDocument.ts';
import { longestHeader } from './guard.ts';
import { FieldReader, isSeparatorAt, plainKey, readKey } from './plainField.ts';

/**
 * Reads a header as programs and people write almost all of them: keys at the margin, each with words, a quoted text, a
 * block, a list or one level of a mapping, with comments and empty lines between. Undefined for any other header, which
 * YAML has to be asked about, and for one that is not far from all limits. What it answers is what `readYaml` would, in a
 * hundredth of the time: each character is looked at once.
 * @param keys those that most fields have. It is quicker where they stand in this order.
 */
export function readPlainHeader(
  text: string,
  { start, end }: TextRange,
  keys: ReadonlySet<string> = noKeys,
): readonly Field[] | undefined {
  if (end - start > longestHeader) return undefined;
  const names = namesOf(keys);
  const fields: Field[] = [];
  const reader = new FieldReader(text, end);
  let expected = 0;
  for (let position = start; position < end;) {
    let key = names[expected++];
    if (key === undefined || !isKeyAt(text, position, key)) {
      const after = reader.afterRemark(position);
      if (after === -1) return undefined;
      if (after > position) {
        expected--;
        position = after;
        continue;
      }
      key = readKey(text, position, end);
      if (key === undefined) return undefined;
      const index = names.indexOf(key);
      if (index !== -1) {
        key = names[index]!;
        expected = index + 1;
      }
    }
    const field = reader.read(position, key);
    // One that PyYAML refuses, and the whole header with it, is reported by what asks YAML.
    if (field === undefined || field.value.kind === 'refused') return undefined;
    fields.push(field);
    position = field.range.end;
  }
  // Nothing but comments is for YAML to judge.
  return fields.length === 0 && end > start ? undefined : fields;
}

/**
 * True where the first field that is not written so has plain words with a colon before a space among them, on its first
 * line: YAML takes these for a mapping that begins within a line, which it allows nowhere, whatever else there is. It is
 * the mistake that most headers have that cannot be read, and takes YAML longer than all right ones do.
 */
export function hasColonAmongWords(text: string, { start, end }: TextRange): boolean {
  const reader = new FieldReader(text, end);
  for (let position = start; position < end;) {
    const after = reader.afterRemark(position);
    if (after === -1) return false;
    if (after > position) {
      position = after;
      continue;
    }
    const key = readKey(text, position, end);
    if (key === undefined) return false;
    const field = reader.read(position, key);
    if (field === undefined) return reader.hasColonAmongWords;
    position = field.range.end;
  }
  return false;
}

const noKeys: ReadonlySet<string> = new Set();

/** Those of the keys that plain headers have. */
function namesOf(keys: ReadonlySet<string>): readonly string[] {
  let names = knownNames.get(keys);
  if (!names) knownNames.set(keys, (names = [...keys].filter((key) => plainKey.test(key))));
  return names;
}

const knownNames = new WeakMap<ReadonlySet<string>, readonly string[]>();

function isKeyAt(text: string, start: number, key: string): boolean {
  return text.startsWith(key, start) && isSeparatorAt(text, start + key.length);
}
