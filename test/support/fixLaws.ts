// The laws of fixes, checked on the text before and the text after: a second opinion that shares nothing with the fixes,
// nor with the judge that refuses them at run time.
//
//   1 lost      every word is still there, in order, except for those that the fix names in `drops`
//   2 made-up   every word was there, or is a word of the declared vocabularies
//   3 other     other fields keep the values PyYAML reads, and the body keeps its bytes
//   4 sound     a header that PyYAML reads as a mapping stays one, with the same keys
//   5 helps     the finding is gone, no new error of a header's syntax comes, and no quote or fence is left over
//
// And fix-all, run again, changes nothing.

import type { CheckedFinding, Configuration, Fix, SeedContext, TextRange } from '../../server/src/core/index.ts';
import { applyEdits, check, fixAll } from '../../server/src/core/index.ts';
import { headerRules } from '../../server/src/core/rules/index.ts';
import { decodeMarkup, isRenamedKey } from './fixAllowances.ts';
import type { Entry, Read } from './headerReading.ts';
import { bodyOf, lineAt, lineBreak } from './headerReading.ts';
import { type Breach, type Round, roundBreaches } from './wordLaws.ts';
import { surplus } from './words.ts';

export interface Change {
  readonly before: SeedContext;
  readonly after: SeedContext;
  /** The codes of the findings that were mended. */
  readonly codes: ReadonlySet<string>;
  /** The finding and the fix; absent for a whole fix-all. */
  readonly single?: { readonly finding: CheckedFinding; readonly fix: Fix };
  /** The rounds of a fix-all. Each of its fixes names what it drops in the text of its round. */
  readonly rounds?: readonly Round[];
}

/** Applies each safe fix to the text as it is, and all of them by fix-all. @param contextOf reads a text */
export function changesOf(before: SeedContext, contextOf: (text: string) => SeedContext): Change[] {
  const changes: Change[] = [];
  const { text } = before.document;
  for (const finding of findingsOf(before)) {
    for (const fix of finding.fixes?.() ?? []) {
      if (fix.kind !== 'safe' || fix.edits.length === 0) continue;
      const after = contextOf(applyEdits(text, fix.edits));
      changes.push({ before, after, codes: new Set([finding.rule.code]), single: { finding, fix } });
    }
  }
  const rounds: Round[] = [];
  const { text: fixed, byRule } = fixAll(before, {
    onRound: (seed, applied, after) => {
      const codes = new Set(applied.map(({ finding }) => finding.rule.code));
      rounds.push({ before: seed, after, codes, drops: applied.flatMap(({ fix }) => fix.drops ?? []) });
    },
  });
  if (fixed !== text) changes.push({ before, after: contextOf(fixed), codes: new Set(byRule.keys()), rounds });
  return changes;
}

/** The laws that a change breaks. @param read what a reader sees in a text: PyYAML where it is at hand */
export function breachesOf(change: Change, read: Read): Breach[] {
  const found = [
    ...wordBreaches(change),
    ...valueBreaches(change, read),
    ...helpBreaches(change),
    ...strayBreaches(change, read),
  ];
  if (!change.single && fixAll(change.after).text !== change.after.document.text) {
    found.push({ law: '6 fix-all: run again, it changes something', detail: '' });
  }
  return found;
}

function findingsOf(seed: SeedContext): readonly CheckedFinding[] {
  let findings = known.get(seed);
  if (!findings) known.set(seed, (findings = check(seed)));
  return findings;
}

const known = new WeakMap<SeedContext, readonly CheckedFinding[]>();

/** Rules whose fixes write into the body. */
const bodyRules: ReadonlySet<string> = new Set(['missing-summary', 'empty-summary']);

/** Rules whose fixes say where the header begins and ends. */
const fenceRules: ReadonlySet<string> = new Set([
  'missing-header',
  'unclosed-header',
  'second-header',
  'malformed-fence',
  'text-before-header',
]);

const headerCodes: ReadonlySet<string> = new Set(headerRules.map(({ code }) => code));

function wordBreaches({ before, after, codes, single, rounds }: Change): Breach[] {
  return (rounds ?? [{ before, after, codes, drops: single?.fix.drops ?? [] }]).flatMap(roundBreaches);
}

function valueBreaches(change: Change, read: Read): Breach[] {
  const { before, after, codes, single } = change;
  const [text, fixed] = [before.document.text, after.document.text];
  const [old, now] = [read(text), read(fixed)];
  const found: Breach[] = [];
  const mayChangeBody = [...codes].some((code) => bodyRules.has(code));
  const mayMoveFences = old.kind !== 'mapping' && [...codes].some((code) => fenceRules.has(code));
  if (old.kind !== 'none' && !mayChangeBody && !mayMoveFences && bodyOf(text) !== bodyOf(fixed)) {
    found.push({ law: old.kind === 'mapping' ? '4 sound: the body begins elsewhere' : '3 other: body', detail: '' });
  }
  if (old.kind !== 'mapping') return found;
  if (now.kind !== 'mapping') {
    found.push({
      law: `4 sound: PyYAML refuses it now (${now.kind})`,
      detail: now.kind === 'error' ? now.message : '',
    });
    return found;
  }
  const own = single && !codes.has('field-order') ? ownKey(text, single.finding.range, old.entries) : undefined;
  for (const [key, entry] of old.entries) {
    const other = now.entries.get(key);
    if (other) {
      found.push(...entryBreaches(change, key, entry, other, key === own));
    } else if (key !== own && (single || !isRenamedKey(key, old.entries, now.entries, before.configuration))) {
      found.push({ law: '4 sound: a key is gone', detail: key });
    }
  }
  for (const key of now.entries.keys()) {
    if (!old.entries.has(key) && !isDeclared(key, before.configuration)) {
      found.push({ law: '4 sound: a key is new', detail: key });
    }
  }
  return found;
}

/** @param isOwn whether the one finding that was mended is about the field */
function entryBreaches(
  { before, codes, single }: Change,
  key: string,
  old: Entry,
  now: Entry,
  isOwn: boolean,
): Breach[] {
  const detail = `${key}: ${old.value} → ${now.value}`;
  if (isText(now) && mayNotBecomeText(old.value, codes)) {
    return [{ law: '4 sound: what was no text becomes one', detail }];
  }
  if (now.value === old.value) return [];
  if (single) return isOwn ? [] : [{ law: '3 other: value of another field', detail }];
  // Of a key with a mark too many that stood there twice, one was mended: the other one's value is read now.
  const isOther = now.lines.length < old.lines.length;
  return isOther || isDeclared(key, before.configuration)
    ? []
    : [{ law: '3 other: value of an undeclared field', detail }];
}

function isText({ text }: Entry): boolean {
  return text !== undefined;
}

/**
 * Nothing, a list and a mapping stay what they are, but where the finding says that a value is missing or in a list; and
 * the name of an anchor for nothing may be a usage with a stray mark.
 */
function mayNotBecomeText(value: string, codes: ReadonlySet<string>): boolean {
  if (value.startsWith('NoneType')) return !codes.has('empty-value') && !codes.has('unquoted-value');
  return value.startsWith('map ') || (value.startsWith('list ') && !codes.has('wrong-type'));
}

/** The key of the field in whose lines a finding stands. */
function ownKey(text: string, { start }: TextRange, entries: ReadonlyMap<string, Entry>): string | undefined {
  const line = lineAt(text, start);
  let own: string | undefined;
  let last = 0;
  for (const [key, { lines }] of entries) {
    for (const at of lines) if (at <= line && at > last) [own, last] = [key, at];
  }
  return own;
}

function isDeclared(key: string, { fields }: Configuration): boolean {
  return fields.some((field) => field.key === key);
}

function helpBreaches({ before, after, single }: Change): Breach[] {
  const [findings, left] = [findingsOf(before), findingsOf(after)];
  const found: Breach[] = [];
  if (single) {
    const same = (other: CheckedFinding) =>
      other.rule.code === single.finding.rule.code && other.message === single.finding.message;
    if (left.some(same) && left.filter(same).length >= findings.filter(same).length) {
      found.push({ law: '5 helps: the finding is still there', detail: single.finding.message });
    }
  }
  const errors = (all: readonly CheckedFinding[]) =>
    all.filter(({ rule, severity }) => severity === 'error' && headerCodes.has(rule.code));
  const codesOf = (all: readonly CheckedFinding[]) => all.map(({ rule }) => rule.code);
  // Where nothing could be read, a mistake hides those below it, whose words were there all the time: a fence that closes
  // an empty header as well as a line that is no YAML.
  const { text } = before.document;
  const isRead = before.document.isSound && before.document.fields.length > 0;
  const all = text.split(lineBreak).map(lettersOf);
  // A break in the middle of a line may have been mended, too.
  const lines = new Set(all.flatMap((line, index) => [line, line + (all[index + 1] ?? '')]));
  const wasThere = ({ range }: CheckedFinding) =>
    !isRead && lines.has(lettersOf(lineOf(after.document.text, range.start)));
  const come = surplus(codesOf(errors(left).filter((one) => !wasThere(one))), codesOf(errors(findings)));
  if (come.length > 0) found.push({ law: `5 helps: new error ${come[0]}`, detail: come.join(' ') });
  return found;
}

function lineOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start).split(lineBreak, 1)[0]!;
}

function lettersOf(line: string): string {
  return line.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Values with half of a pair at an end, a backslash, an arrow or a fence, that were not read so before. */
function strayBreaches({ before, after }: Change, read: Read): Breach[] {
  const [old, now] = [read(before.document.text), read(after.document.text)];
  if (now.kind !== 'mapping') {
    const isSound = (seed: SeedContext) => !findingsOf(seed).some(({ severity }) => severity === 'error');
    return !isSound(before) && isSound(after) && old.kind !== now.kind
      ? [{ law: `5 helps: no error is reported, and PyYAML refuses it (${now.kind})`, detail: '' }]
      : [];
  }
  const known = new Set(
    old.kind === 'mapping'
      ? [...old.entries.values()].map(({ text }) => text && folded(text))
      : before.document.fields
          .filter(({ value }) => value.kind !== 'broken')
          .flatMap(({ value: { text } }) => [folded(text), folded(decodeMarkup(text))]),
  );
  // Where a field stands says nothing about its value.
  const untouched = new Set(before.document.text.split(lineBreak).map((line) => line.trimStart()));
  const lines = after.document.text.split(lineBreak).map((line) => line.trimStart());
  // What is still reported is not left over unseen.
  const errors = new Set(
    findingsOf(after)
      .filter(({ rule, severity }) => severity === 'error' && headerCodes.has(rule.code))
      .map(({ range }) => lineAt(after.document.text, range.start)),
  );
  return [...now.entries].flatMap(([key, { text, lines: at }]) => {
    if (text === undefined || known.has(folded(text)) || at.every((line) => untouched.has(lines[line]!))) return [];
    if (at.some((line) => errors.has(line))) return [];
    const before = old.kind === 'mapping' ? (old.entries.get(key)?.text ?? '') : '';
    const stray = strayOf(text) === strayOf(before) ? undefined : strayOf(text);
    return stray === undefined ? [] : [{ law: `5 helps: ${stray} at an end`, detail: `${key}: ${text}` }];
  });
}

/** White space is tidied, whatever stands between it. */
function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function strayOf(value: string): string | undefined {
  const text = value.trim();
  const count = (mark: string) => text.split(mark).length - 1;
  const isAtEnd = (mark: string) => text.startsWith(mark) || text.endsWith(mark);
  // After a number it may be the sign for inches, and was written there.
  const isInches = count('"') === 1 && /(?<![\p{L}\p{N}.,$€£¥])[\d.,]*\d"$/u.test(text);
  if (isAtEnd('"') && count('"') % 2 === 1 && !isInches) return 'a double quote';
  if (isAtEnd('`') && count('`') % 2 === 1) return 'a backtick';
  if (/^'(?![\dtTnN])[^']*$/.test(text) || /^[^']*[^szxp']'$/i.test(text)) return 'a single quote';
  // Swedish has the same quote at both ends.
  const opensWithClosing = text.startsWith('”') && !/^”[^”]+”/.test(text);
  if ((opensWithClosing || /^[^“„]+“$/.test(text)) && count('“') !== count('”')) return 'a curly quote';
  // The path of a server begins with two.
  if (/^\\(?!\\[\w.-]+\\)|\\$/.test(text)) return 'a backslash';
  if (/^(?:=>|->|→|=)/.test(text)) return 'an arrow';
  if (/^(?:---|```|~~~)|(?:\s---|```|~~~)$/.test(text)) return 'a fence';
  return undefined;
}
