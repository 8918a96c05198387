// Seeds in tests are texts with the expected findings drawn under their lines, as a compiler would show them:
//
//     usage: candidat
//            ^^^^^^^^ error(unknown-usage): “candidat” is not one of your usages. Did you mean “candidate”?
//
// The message may be left out. A `|` stands for a finding of no width, and `^^^…` for one that goes on below the line.
// A text says all there is to find in it: a finding that is not drawn fails the test as well as one that is missing.

import assert from 'node:assert/strict';
import type { CheckedFinding, Fix, FixKind } from '../../server/src/core/index.ts';
import { listedFacets } from '../../server/src/core/schema/facets.ts';
import {
  Corpus,
  applyEdits,
  check,
  linesOf,
  parseSeedFor,
  readConfiguration,
  ruleCodes,
  SeedContext,
  summarize,
} from '../../server/src/core/index.ts';

/** What is around the seed that a test is about. */
export interface Surroundings {
  /** The text of `seedbed.yaml`. */
  readonly configuration?: string;
  /** The seed's own path, relative to the folder of `seedbed.yaml`; `this.seed` where it does not matter. */
  readonly path?: string;
  /** The texts of other seeds by their paths, relative to the folder of `seedbed.yaml`. */
  readonly others?: Readonly<Record<string, string>>;
}

export interface ExpectedFix extends Surroundings {
  /** The code of the finding to fix; the first one that is drawn where it is not said. */
  readonly code?: string;
  /** Which of the fixes; the first one where it is not said. */
  readonly title?: string;
  /** Whether fix-all may run it, and how the editor offers it. */
  readonly kind?: FixKind;
}

const cleanHeader = `url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
publisher: ap
usage: candidate
initial_rank: 4`;

const cleanBody = `## Article summary
The tunnel under the harbour opened on Monday.
`;

/**
 * A seed with nothing wrong but `changes`: header lines that stand in for those with the same key. Lines that are no
 * `key:` belong to the one above them, as an annotation or a folded value does, or to the opening fence.
 */
export function seed(changes = ''): string {
  const fields = splitFields(cleanHeader);
  for (const [key, lines] of splitFields(changes)) fields.set(key, lines);
  const opening = fields.get('') ?? [];
  fields.delete('');
  return header([...opening, ...[...fields.values()].flat()].join('\n'));
}

/**
 * A seed with nothing wrong but `changes`, of another article than `seed` has, under another title; each number makes
 * another one.
 */
export function other(number: number, changes = ''): string {
  const own = `url: https://apnews.com/article/island-ferry-${number}
title: Island ferry sails again on day ${number}`;
  return seed(`${own}${changes === '' ? '' : `\n${changes}`}`).replace(
    'tunnel under the harbour',
    'ferry to the island',
  );
}

/** A seed with nothing wrong but that it has just these header lines. */
export function header(lines: string): string {
  return `---\n${lines}${lines === '' ? '' : '\n'}---\n${cleanBody}`;
}

/** A seed with nothing wrong but, maybe, its body. */
export function body(text: string): string {
  return `---\n${cleanHeader}\n---\n${text}`;
}

/** The uri of the folder that the seeds of tests are in. */
const root = 'file:///seeds';

/** The seed that a text is, in a corpus that has it and the others. */
export function contextOf(text: string, surroundings: Surroundings = {}): SeedContext {
  const { configuration = '', path = 'this.seed', others = {} } = surroundings;
  const read = readConfiguration(configuration, ruleCodes);
  assert.deepEqual(read.problems, [], 'seedbed.yaml');
  const corpus = new Corpus(root, read.configuration);
  const parse = (uri: string, source: string) => {
    const document = parseSeedFor(source, read.configuration);
    corpus.upsert(summarize(uri, document, listedFacets(read.configuration)));
    return document;
  };
  for (const [other, source] of Object.entries(others)) parse(`${root}/${other}`, source);
  const uri = `${root}/${path}`;
  return new SeedContext({ uri, document: parse(uri, text), configuration: read.configuration, corpus });
}

/** Finds in a text just what is drawn in it. */
export function expectFindings(annotated: string, surroundings?: Surroundings): void {
  const { text, annotations } = splitAnnotations(annotated);
  const findings = findingsOf(text, surroundings);
  assert.equal(drawFindings(text, findings, annotations), annotated);
}

/**
 * Finds in `before` what is drawn in it, applies a fix of a finding, compares the whole text, and finds in
 * `after` what is drawn there. All of it once more with CRLF, with a byte order mark, and without the last line break.
 */
export function expectFix(before: string, after: string, expected: ExpectedFix = {}): void {
  expectFindings(before, expected);
  expectFindings(after, expected);
  const { text, annotations } = splitAnnotations(before);
  const fixed = splitAnnotations(after);
  const code = expected.code ?? annotations[0]?.code ?? '';
  const count = (of: readonly Annotation[]) => of.filter((other) => other.code === code).length;
  assert.ok(count(annotations) > 0, 'nothing is drawn that could be fixed');
  assert.ok(count(fixed.annotations) < count(annotations), `${code} is still drawn after the fix`);
  for (const [name, vary] of variants) {
    const variant = vary(text);
    const fix = chooseFix(findingsOf(variant, expected), code, expected);
    const result = applyEdits(variant, fix.edits);
    assert.equal(restore(result, variant, text), restore(vary(fixed.text), variant, text), name);
    const codes = findingsOf(result, expected).map(({ rule }) => rule.code);
    assert.deepEqual(codes.sort(), fixed.annotations.map(({ code }) => code).sort(), name);
  }
}

/** The titles of the fixes of the one finding in a text, best first, each with its kind: `safe: …`. */
export function expectFixes(annotated: string, titles: readonly string[], surroundings?: Surroundings): void {
  expectFindings(annotated, surroundings);
  const findings = findingsOf(splitAnnotations(annotated).text, surroundings);
  assert.equal(findings.length, 1, 'one finding is expected');
  const fixes = findings[0]!.fixes?.() ?? [];
  assert.deepEqual(
    fixes.map(({ kind, title }) => `${kind}: ${title}`),
    titles,
  );
}

interface Annotation {
  readonly line: number;
  readonly code: string;
  readonly message: string | undefined;
}

const annotationPattern = /^ *(?:\^+…?|\|) (?:error|warning|information|hint)\(([a-z-]+)\)(?:: (.*))?$/;

function splitAnnotations(annotated: string): { text: string; annotations: Annotation[] } {
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  for (const line of annotated.split('\n')) {
    const [, code, message] = annotationPattern.exec(line) ?? [];
    if (code === undefined) lines.push(line);
    else annotations.push({ line: lines.length - 1, code, message });
  }
  return { text: lines.join('\n'), annotations };
}

/** The text with the findings drawn in; with their messages where the annotations have them. */
function drawFindings(text: string, findings: readonly CheckedFinding[], annotations: readonly Annotation[]): string {
  const lines = linesOf({ text });
  const drawn = findings.map(({ range, rule, severity, message }) => {
    const { start, end } = lines.rangeOf(range);
    const rest = text.split('\n')[start.line]!.length - start.character;
    const width = end.line > start.line ? rest : end.character - start.character;
    const carets = range.start === range.end ? '|' : '^'.repeat(width) + (end.line > start.line ? '…' : '');
    const isSaid = annotations.some(
      (other) => other.line === start.line && other.code === rule.code && other.message !== undefined,
    );
    const drawing = `${' '.repeat(start.character)}${carets} ${severity}(${rule.code})${isSaid ? `: ${message}` : ''}`;
    return { line: start.line, drawing };
  });
  return text
    .split('\n')
    .flatMap((line, number) => [line, ...drawn.filter((one) => one.line === number).map(({ drawing }) => drawing)])
    .join('\n');
}

function findingsOf(text: string, surroundings?: Surroundings): readonly CheckedFinding[] {
  const findings = check(contextOf(text, surroundings));
  for (const finding of findings) expectWellFormed(text, finding);
  return findings;
}

/** What holds for each finding of each rule, whatever it is about. */
function expectWellFormed(text: string, { range, message, fixes, rule }: CheckedFinding): void {
  assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, `${rule.code}: range`);
  assert.match(message, /^[\p{Lu}“].*[.?]$/u, 'a message is a sentence on one line');
  assert.doesNotMatch(message, /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u, 'a message shows control characters');
  const offered = fixes?.() ?? [];
  assert.ok(offered.filter(({ preferred }) => preferred).length <= 1, `${rule.code}: one fix at most is preferred`);
  assert.equal(new Set(offered.map(({ title }) => title)).size, offered.length, `${rule.code}: two fixes, one title`);
  for (const { title, kind, edits, declaration, open, rename } of offered) {
    assert.match(title, /^\p{Lu}.*[^.]$/u, 'a title is an imperative without a full stop');
    const isElsewhere = declaration !== undefined || open !== undefined || rename !== undefined;
    assert.ok(
      isElsewhere ? kind !== 'safe' && edits.length === 0 : applyEdits(text, edits) !== text,
      `“${title}” does nothing`,
    );
  }
}

function chooseFix(findings: readonly CheckedFinding[], code: string, { title, kind }: ExpectedFix): Fix {
  const fixes = findings.find(({ rule }) => rule.code === code)?.fixes?.() ?? [];
  const fix = title === undefined ? fixes[0] : fixes.find((other) => other.title === title);
  assert.ok(fix, `${title ?? code} is not offered, but ${fixes.map((other) => other.title).join(', ') || 'nothing'}`);
  if (kind !== undefined)
    assert.equal(
      fix.kind,
      kind,
      `“${fix.title}” is ${fix.kind}${fix.brokenLaw === undefined ? '' : `, since ${fix.brokenLaw}`}`,
    );
  return fix;
}

/** The ways in which the same seed may be stored. */
const variants: readonly (readonly [name: string, vary: (text: string) => string])[] = [
  ['as it stands', (text) => text],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\uFEFF${text}`],
  ['without the last line break', (text) => text.replace(/\n$/, '')],
];

/** A fix that writes the last line may end it or not. */
function restore(result: string, variant: string, text: string): string {
  return text.endsWith('\n') && !variant.endsWith('\n') ? result.replace(/\n$/, '') : result;
}

function splitFields(lines: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let key = '';
  for (const line of lines === '' ? [] : lines.split('\n')) {
    key = /^["']?([\w-]+)["']?:/.exec(line)?.[1] ?? key;
    fields.set(key, [...(fields.get(key) ?? []), line]);
  }
  return fields;
}
