import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldRole } from '../schema/fields.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { CheckedFinding } from './check.ts';
import { LoneCorpus } from '../corpus/loneCorpus.ts';
import { readableField, readableTextField } from '../findings/headerFields.ts';
import { hasSoundSyntax } from '../syntax/parseSeed.ts';
import { corpusRules } from '../rules/index.ts';
import { fixable } from './check.ts';

/** What is known of a seed before the others are looked at. */
export interface Examination {
  /** What is wrong with it by itself; where it is closed, with what fix-all does about it. */
  readonly own: readonly CheckedFinding[];
  /** The part of its text that is needed once the others are known. */
  readonly text: string;
  /** Whether the others can only add to what was found. */
  readonly isClosed: boolean;
  readonly assumesPublisher: boolean;
  /** The fields with values that cannot be judged: nothing is reported where other seeds have the same. */
  readonly doubtful: readonly FieldRole[];
}

/** A seed with more findings of its own is not closed: it is looked at again. */
export const mostFindings = 100;

/**
 * Tells apart what needs the other seeds. Most seeds are closed: what is wrong with them by themselves is known for good.
 * What the others show in a closed seed with a sound header can stand only in the header or at the beginning of the body,
 * so that the rest of the text, beyond what was found, is left out. The text of any other seed is kept whole.
 * @param seed of a `LoneCorpus`.
 */
export function examineSeed(seed: SeedContext, findings: readonly CheckedFinding[]): Examination {
  const { document, corpus, configuration } = seed;
  const own = findings.filter(({ rule }) => !corpusRules.includes(rule));
  const doubtful = comparedFields.filter((role) => seed.summary[role] !== undefined && !isReadable(seed, role));
  const open = { own, text: document.text, isClosed: false, assumesPublisher: false, doubtful };
  if (configuration.ignore.length > 0 || own.length > mostFindings || !own.every(standsAlone)) return open;
  // Working out a fix may ask about the other seeds.
  const known = own.map((finding) => ({ ...finding, knownFixable: fixable(finding) }));
  const { isAsked = false, assumesPublisher = false } = corpus instanceof LoneCorpus ? corpus : {};
  // What was found, or how it is fixed, may follow from what was assumed.
  if (isAsked || (assumesPublisher && own.length > 0)) return open;
  const isRead = document.isSound && hasSoundSyntax(document);
  const text = isRead ? document.text.slice(0, endOfNeeded(document, own)) : document.text;
  return { own: known, text, isClosed: true, assumesPublisher, doubtful };
}

/** Whether nothing else has to be known to report it: a baseline counts all findings of a seed together. */
function standsAlone({ related = [], isKnown = false }: CheckedFinding): boolean {
  return related.length === 0 && !isKnown;
}

/** What seeds are compared by. */
const comparedFields = ['url', 'title', 'publisher', 'usage', 'rank'] as const satisfies readonly FieldRole[];

function isReadable(seed: SeedContext, role: FieldRole): boolean {
  return (role === 'rank' ? readableField(seed, role) : readableTextField(seed, role)) !== undefined;
}

/**
 * The offset after the first line of the body, where findings about other seeds stand, after the next line, which may make a
 * heading of it, and after every line with a finding.
 */
function endOfNeeded({ text, headings, frontMatter }: SeedDocument, own: readonly CheckedFinding[]): number {
  const { body } = frontMatter;
  const blanks = text.slice(body.start).search(/\S/);
  const beginning = headings[0]?.range.end ?? body.start + Math.max(0, blanks);
  const end = endOfLine(text, endOfLine(text, beginning));
  return own.reduce((last, { range }) => Math.max(last, endOfLine(text, range.end)), end);
}

/** After the line break. */
function endOfLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next === -1 ? text.length : next + 1;
}
