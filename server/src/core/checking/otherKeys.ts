import type { Field, FieldValue, SeedDocument } from '../syntax/seedDocument.ts';
import { readYaml } from '../syntax/yamlHeader.ts';

/**
 * Whether a change of a sound header damages fields whose keys have an extra mark (`title:: T`), which PyYAML reads as
 * other keys, or whose quotes seem to hold other fields. Each of these must become a declared field as a whole, or keep the
 * key and the value that PyYAML reads. The fields beside it must stay, and no new one may appear.
 * @param about the keys of the fields that the change is about.
 * @param declared the keys of the fields that a header may have.
 */
export function changesOtherKeys(
  before: SeedDocument,
  after: SeedDocument,
  about: ReadonlySet<string>,
  declared: ReadonlySet<string>,
): boolean {
  if (before.problems.length === 0) return false;
  const others = before.fields.filter((field) => !isWritten(before.text, field));
  const [counts, newCounts] = [countKeys(before), countKeys(after)];
  const isHalfMended = ({ key, keyRange, range }: Field) =>
    (newCounts.get(key) ?? 0) <= (counts.get(key) ?? 0) &&
    !after.text.includes(before.text.slice(keyRange.start, range.end));
  if (others.some(isHalfMended)) return true;
  const old = valuesRead(before);
  if (others.length === 0 && old?.size === counts.size && [...old.keys()].every((key) => counts.has(key))) return false;
  const now = valuesRead(after);
  if (!old || !now) return true;
  const keeps = ([key, value]: readonly [string, FieldValue]) => {
    const changed = now.get(key);
    if (!changed) return counts.has(key) ? about.has(key) && !declared.has(key) : true;
    return (counts.has(key) && about.has(key)) || isSame(value, changed);
  };
  return ![...old].every(keeps) || [...now.keys()].some((key) => !old.has(key) && !declared.has(key));
}

/** The last value of each key that PyYAML reads; undefined where it reads no mapping. */
function valuesRead({ text, frontMatter }: SeedDocument): ReadonlyMap<string, FieldValue> | undefined {
  const reading = readYaml(text, frontMatter.header);
  return reading.kind === 'fields' ? new Map(reading.fields.map(({ key, value }) => [key, value])) : undefined;
}

function isSame(before: FieldValue, after: FieldValue): boolean {
  return before.kind === after.kind && before.text === after.text;
}

/** Whether a key stands there twice now: PyYAML takes the last of its values, and what the other one said is lost. */
export function repeatsKey(before: SeedDocument, after: SeedDocument): boolean {
  const old = countKeys(before);
  return Array.from(countKeys(after)).some(([key, count]) => count > Math.max(1, old.get(key) ?? 0));
}

/** How often each key stands there as PyYAML reads it. */
function countKeys({ text, fields }: SeedDocument): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const field of fields) if (isWritten(text, field)) counts.set(field.key, (counts.get(field.key) ?? 0) + 1);
  return counts;
}

/** Whether a key stands there as PyYAML reads it, also in quotes. */
function isWritten(text: string, { key, keyRange, separatorEnd }: Field): boolean {
  const written = text.slice(keyRange.start, separatorEnd + 1).replace(/^(["'])(.*)\1/s, '$2');
  return written.startsWith(key) && /^[ \t]*:\s?$/.test(written.slice(key.length));
}
