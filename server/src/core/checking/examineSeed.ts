import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldRole } from '../schema/fields.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { CheckedFinding } from './check.ts';
import { LoneCorpus } from '../corpus/loneCorpus.ts';
import { readableField, readableTextField } from '../findings/headerFields.ts';
import { hasSoundSyntax } from '../syntax/parseSeed.ts';
import { corpusRules } from '../rules/index.ts';

/** What is known of a seed before the others are looked at. */
export interface Examination {
  /** What is wrong with it by itself. */
  readonly own: readonly CheckedFinding[];
  /** The part of its text that is needed once the others are known: all of it where anything is wrong. */
  readonly text: string;
  readonly isClosed: boolean;
  readonly assumesPublisher: boolean;
  /** The fields that have values, but such as nothing is said of where other seeds have the same. */
  readonly doubtful: readonly FieldRole[];
}

/**
 * Tells apart what needs the other seeds. A seed with nothing wrong by itself is closed: of it only the header and the
 * beginning of the body can still be pointed at. The text of any other goes on whole, since its fixes may depend on others.
 * @param seed of a `LoneCorpus`.
 */
export function examineSeed(seed: SeedContext, findings: readonly CheckedFinding[]): Examination {
  const { document, corpus, configuration } = seed;
  const own = findings.filter(({ rule }) => !corpusRules.includes(rule));
  const isClosed =
    own.length === 0 && document.isSound && hasSoundSyntax(document) && configuration.ignore.length === 0;
  return {
    own,
    text: isClosed ? document.text.slice(0, endOfBeginning(document)) : document.text,
    isClosed,
    assumesPublisher: corpus instanceof LoneCorpus && corpus.assumesPublisher,
    doubtful: comparedFields.filter((role) => seed.summary[role] !== undefined && !isReadable(seed, role)),
  };
}

/** What seeds are compared by. */
const comparedFields = ['url', 'title', 'publisher', 'usage', 'rank'] as const satisfies readonly FieldRole[];

function isReadable(seed: SeedContext, role: FieldRole): boolean {
  return (role === 'rank' ? readableField(seed, role) : readableTextField(seed, role)) !== undefined;
}

/** Whether what was assumed of a closed seed is so. */
export function hasUsualPublisher({ corpus, summary }: SeedContext): boolean {
  const { domain, publisher } = summary;
  if (publisher === undefined || !corpus.usesPublisher(publisher)) return false;
  return domain === undefined || corpus.usualPublisher(domain) === publisher;
}

/** Behind the first line of the body that a finding can stand on, and the one after that, which may make a heading of it. */
function endOfBeginning({ text, headings, frontMatter }: SeedDocument): number {
  const { body } = frontMatter;
  const blanks = text.slice(body.start).search(/\S/);
  let end = headings[0]?.range.end ?? body.start + Math.max(0, blanks);
  for (let line = 0; line < 2; line++) {
    const next = text.indexOf('\n', end);
    if (next === -1) return text.length;
    end = next + 1;
  }
  return end;
}
