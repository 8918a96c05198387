import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, FieldValue, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { CheckedFinding } from './check.ts';
import type { Fix } from '../findings/rule.ts';
import { applyEdits } from '../text/edit.ts';
import { intersects } from '../text/range.ts';
import { headerRuleCodes } from '../rules/index.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { findsSameBody, isSameBody } from './sameBody.ts';
import { changesOtherKeys, repeatsKey } from './otherKeys.ts';
import { findLeftover } from './leftovers.ts';
import { mayBeSound } from './soundHeader.ts';
import { compareWords } from './wordBalance.ts';

/** The laws of safe fixes. What breaks one is not run unasked. */
export type Law =
  /** Every run of letters and digits is still there, in order, in its field or in the body, or the fix names it. */
  | 'a word is lost'
  /** New words follow from the file or are declared. */
  | 'a word is made up'
  /** A field that the finding is not about reads the same as before, and the body is the same, byte for byte. */
  | 'another value changes'
  /** A header that PyYAML reads keeps its fences and its fields. */
  | 'a sound header is restructured'
  /** The finding is gone, no new error is there, and no quote or arrow is left over in the value. */
  | 'it does not help';

/** A fix with the finding that it fixes. */
export interface ProposedFix {
  readonly finding: CheckedFinding;
  readonly fix: Fix;
}

/** A seed with what was found in it, which is asked for when it is needed. */
export interface CheckedSeed {
  readonly seed: SeedContext;
  readonly findings: () => readonly CheckedFinding[];
}

/**
 * The first law that fixes break when they are applied together; undefined where they keep all. It compares what is read
 * before and after, and knows nothing of how a fix is made.
 */
export function judge(before: CheckedSeed, fixes: readonly ProposedFix[], after: CheckedSeed): Law | undefined {
  const { document } = before.seed;
  const changed = after.seed.document;
  if (changed.frontMatter.kind === 'foreign' && document.frontMatter.kind !== 'foreign') return 'it does not help';
  const about = fieldsAbout(document, fixes);
  return (
    compareWords(before.seed, fixes, changed) ??
    compareValues(document, fixes, changed, about) ??
    compareStructure(before.seed, changed, about) ??
    compareFindings(before, fixes, after, about)
  );
}

/**
 * The text with the fixes applied.
 * @throws RangeError when two edits overlap.
 */
export function applyFixes({ text }: SeedDocument, fixes: readonly ProposedFix[]): string {
  return applyEdits(
    text,
    fixes.flatMap(({ fix }) => fix.edits),
  );
}

/** The keys of the fields that the findings are about. */
function fieldsAbout({ fields }: SeedDocument, fixes: readonly ProposedFix[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { finding, fix } of fixes) {
    if (fix.keepsValues) continue;
    if (finding.about !== undefined) keys.add(finding.about);
    const places: readonly TextRange[] = [finding.range, ...(fix.drops ?? [])];
    for (const field of fields) if (places.some((place) => touches(field, place))) keys.add(field.key);
  }
  return keys;
}

function touches({ range, keyRange, valueRange, comment }: Field, place: TextRange): boolean {
  const end = Math.max(valueRange.end, comment?.end ?? 0, keyRange.end);
  return intersects({ start: Math.min(range.start, keyRange.start), end }, place);
}

function compareValues(
  before: SeedDocument,
  fixes: readonly ProposedFix[],
  after: SeedDocument,
  about: ReadonlySet<string>,
): Law | undefined {
  const values = lastValues(after);
  for (const [key, value] of lastValues(before)) {
    if (!about.has(key) && !isSameValue(value, values.get(key))) return 'another value changes';
  }
  if (fixes.some(({ fix }) => fix.changesBody)) return undefined;
  if (!isSameBody(before, after)) return 'another value changes';
  const mayMoveFences = !before.isSound && fixes.some(({ finding }) => fenceRules.has(finding.rule.code));
  return mayMoveFences || findsSameBody(before.text, after.text) ? undefined : 'another value changes';
}

/** Of a key that is there twice, PyYAML takes the last value. */
function lastValues({ fields }: SeedDocument): ReadonlyMap<string, FieldValue> {
  return new Map(fields.map(({ key, value }) => [key, value]));
}

function isSameValue(before: FieldValue, after: FieldValue | undefined): boolean {
  if (after === undefined || before.text !== after.text) return false;
  // What could not be read as it stood reads as text once it is in quotes.
  return before.kind === after.kind || before.kind === 'broken' || before.kind === 'refused';
}

/** The rules whose fixes say where a header begins and ends. */
const fenceRules: ReadonlySet<string> = new Set([
  'missing-header',
  'unclosed-header',
  'second-header',
  'malformed-fence',
  'text-before-header',
]);

function compareStructure(seed: SeedContext, after: SeedDocument, about: ReadonlySet<string>): Law | undefined {
  const { document: before, configuration } = seed;
  if (!before.isSound) return mayBeSound(before) ? 'a sound header is restructured' : undefined;
  if (!after.isSound) return 'a sound header is restructured';
  if (changesOtherKeys(before, after, about, fieldKeys(configuration))) return 'a sound header is restructured';
  const keys = new Set(after.fields.map(({ key }) => key));
  if (keys.size < after.fields.length && repeatsKey(before, after)) return 'a sound header is restructured';
  return before.fields.every(({ key }) => keys.has(key) || about.has(key))
    ? undefined
    : 'a sound header is restructured';
}

function compareFindings(
  before: CheckedSeed,
  fixes: readonly ProposedFix[],
  after: CheckedSeed,
  about: ReadonlySet<string>,
): Law | undefined {
  if (hasLeftover(before.seed.document, after.seed.document, about)) return 'it does not help';
  const old = before.findings();
  const now = after.findings();
  for (const code of new Set(fixes.map(({ finding }) => finding.rule.code))) {
    if (countOf(now, code) >= countOf(old, code)) return 'it does not help';
  }
  // A mistake in the syntax hides others, which come to light when it is fixed.
  if (countSyntaxErrors(now) > countSyntaxErrors(old)) return 'it does not help';
  if (!isReadable(before.seed.document)) return undefined;
  const known = new Set(old.map(({ rule }) => rule.code));
  const keys = new Set(before.seed.document.fields.map(({ key }) => key));
  const isChanged = ({ key }: Field) => about.has(key) || !keys.has(key);
  const changed = after.seed.document.fields.filter(isChanged);
  const isNewError = ({ rule, severity, range }: CheckedFinding) =>
    severity === 'error' && !known.has(rule.code) && !changed.some((field) => touches(field, range));
  return now.some(isNewError) ? 'it does not help' : undefined;
}

/** Whether PyYAML reads the fields that Seedbed reads: of two fields on one line, it may make a single one. */
function isReadable({ isSound, problems }: SeedDocument): boolean {
  return isSound && problems.length === 0;
}

function countOf(findings: readonly CheckedFinding[], code: string): number {
  let count = 0;
  for (const { rule } of findings) if (rule.code === code) count++;
  return count;
}

function countSyntaxErrors(findings: readonly CheckedFinding[]): number {
  let count = 0;
  for (const { rule, severity } of findings) if (severity === 'error' && headerRuleCodes.has(rule.code)) count++;
  return count;
}

/** Whether a value that is new looks as if a part of the damage were still in it, also where it was there before. */
function hasLeftover(before: SeedDocument, after: SeedDocument, about: ReadonlySet<string>): boolean {
  // What was readable before was meant that way; what was damaged was not readable. A value that only has no type that
  // PyYAML accepts, such as a lone “=”, is not damaged.
  const isRead = ({ key, value }: Field) =>
    value.kind === 'refused'
      ? !isMark.test(value.text)
      : value.kind !== 'broken' && (isReadable(before) || !about.has(key));
  const read = before.fields.filter(isRead).map(({ value }) => value.text);
  const isKnown = (text: string) => read.some((one) => withPlainSpaces(one) === withPlainSpaces(text));
  return after.fields.some(
    ({ value: { kind, text } }) =>
      kind === 'string' && !read.includes(text) && findLeftover(text) !== undefined && !isKnown(text),
  );
}

/** What begins like an anchor, an alias or a tag, and is none. */
const isMark = /^[&*!]/;

/** White space is tidied, whatever stands between it. */
function withPlainSpaces(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
