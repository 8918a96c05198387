import type { CheckedFinding, Fixable, SeedContext, SeedSummary, Severity } from '../../core/index.ts';
import type { FileContent, UnreadableReason } from '../../workspace/index.ts';
import {
  escapeControls,
  examineSeed,
  folderOf,
  mostFindings,
  rules,
  severities,
  signatureLength,
} from '../../core/index.ts';

/** Another number whenever another version could not read it. */
export const partFormat = 2;

/** Longer lines are no part's: a text of 1 MiB in which every character is escaped, and what is said of it. */
export const longestLine = 8 * 1024 * 1024;

/** The last line of a part; without it, nobody knows what is missing. */
export interface PartEnd {
  readonly format: number;
  readonly version: string;
  /** 0 for one of nobody knows how many, as a filter writes them. */
  readonly shard: number;
  readonly of: number;
  /** What the command line named, from the folder that it was run in. */
  readonly paths: readonly PartPath[];
  /** The checksum of the one configuration; null where there is none. */
  readonly config: string | null;
  readonly seeds: number;
  readonly unreadable: number;
  /** Of all lines above. */
  readonly sha256: string;
}

export interface PartPath {
  readonly kind: 'file' | 'folder';
  readonly path: string;
}

/**
 * A seed as one line of a part. What `merge` has no use for is for the queries in `sql/`.
 * @param corpus the folder that its corpus begins at, from the one that paths begin at; undefined where that is the same
 */
export function seedLine(
  path: string,
  corpus: string | undefined,
  seed: SeedContext,
  findings: readonly CheckedFinding[],
): string {
  const { own, text, isClosed, assumesPublisher, doubtful } = examineSeed(seed, findings);
  const { summary } = seed;
  return JSON.stringify({
    path,
    corpus,
    url: summary.url,
    title: summary.title,
    publisher: summary.publisher,
    usage: summary.usage,
    facets: summary.facets,
    rank: summary.rank,
    meantRank: summary.meantRank,
    article: summary.article,
    headline: summary.headline,
    domain: summary.domain,
    number: summary.number,
    places: [summary.urlPlace, summary.titlePlace, summary.publisherPlace, summary.usagePlace],
    allowsUnicode: summary.allowsUnicode,
    signature: summary.signature && Buffer.from(summary.signature).toString('base64'),
    findings: own.slice(0, mostFindings).map(findingEntry),
    doubtful: doubtful.length > 0 ? doubtful : undefined,
    closed: isClosed,
    assumesPublisher,
    text,
  });
}

/** A finding that needs no other seed; of a closed one also what fix-all does about it. */
function findingEntry({ rule, severity, message, range, about, knownFixable }: CheckedFinding): Json {
  return { code: rule.code, severity, message, start: range.start, end: range.end, about, fixable: knownFixable };
}

type Json = Readonly<Record<string, unknown>>;

/** What a line says of a file; undefined where it makes no sense. */
export function readFileLine(uri: string, line: string): FileContent | undefined {
  const json = readJson(line);
  if (!json) return undefined;
  if (isReason(json['unreadable'])) return { unreadable: json['unreadable'] };
  const { text, closed, assumesPublisher, findings } = json;
  if (typeof text !== 'string') return undefined;
  if (closed !== true) return { text };
  const summary = readSummary(uri, json);
  const own = Array.isArray(findings) ? findings.map((finding) => readFinding(finding as Json, text.length)) : [];
  if (!summary || own.includes(undefined)) return undefined;
  const sound = own.filter((finding) => finding !== undefined);
  return { text, known: { text, summary, own: sound, assumesPublisher: assumesPublisher === true } };
}

/** @param most where the text ends. */
function readFinding(json: Json | null, most: number): CheckedFinding | undefined {
  const { code, severity, message, start, end, about, fixable } = json ?? {};
  const rule = rules.find((one) => one.code === code);
  const isSound =
    rule !== undefined &&
    isSeverity(severity) &&
    typeof message === 'string' &&
    isOffset(start) &&
    isOffset(end) &&
    start <= end &&
    end <= most &&
    isOptional(about, 'string') &&
    isFixable(fixable);
  if (!isSound) return undefined;
  // A part may be a stranger's.
  const finding = { rule, severity, message: escapeControls(message), range: { start, end }, knownFixable: fixable };
  return about === undefined ? finding : { ...finding, about: about as string };
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isFixable(value: unknown): value is Fixable {
  return value === 'safe' || value === 'unsafe' || value === false;
}

function isSeverity(value: unknown): value is Severity {
  return (severities as readonly unknown[]).includes(value);
}

export function readJson(line: string): Json | undefined {
  try {
    const json = JSON.parse(line) as unknown;
    return typeof json === 'object' && json !== null ? (json as Json) : undefined;
  } catch {
    return undefined;
  }
}

export function isReason(reason: unknown): reason is UnreadableReason {
  return (reasons as readonly unknown[]).includes(reason);
}

const reasons: readonly UnreadableReason[] = [
  'not UTF-8',
  'too large',
  'missing',
  'not permitted',
  'not a file',
  'not a folder',
  'under a name that is not UTF-8',
  'out of reach',
];

function readSummary(uri: string, json: Json): SeedSummary | undefined {
  const places = Array.isArray(json['places']) ? (json['places'] as readonly unknown[]) : [];
  const { facets, signature, allowsUnicode } = json;
  const isSound =
    texts.every((key) => isOptional(json[key], 'string')) &&
    numbers.every((key) => isOptional(json[key], 'number')) &&
    places.length === 4 &&
    places.every((place) => typeof place === 'number') &&
    isOptional(allowsUnicode, 'boolean') &&
    isOptional(signature, 'string') &&
    (facets === undefined || areFacets(facets));
  if (!isSound) return undefined;
  const bytes = signature === undefined ? undefined : new Uint8Array(Buffer.from(signature as string, 'base64'));
  if (bytes && bytes.length !== signatureLength) return undefined;
  const [urlPlace, titlePlace, publisherPlace, usagePlace] = places;
  const summary = {
    uri,
    folder: folderOf(uri),
    url: json['url'],
    title: json['title'],
    publisher: json['publisher'],
    usage: json['usage'],
    rank: json['rank'],
    meantRank: json['meantRank'],
    article: json['article'],
    headline: json['headline'],
    domain: json['domain'],
    number: json['number'],
    terms: '',
    urlPlace,
    titlePlace,
    publisherPlace,
    usagePlace,
    allowsUnicode,
    signature: bytes,
    ...(facets === undefined ? {} : { facets }),
  };
  return summary as SeedSummary;
}

const texts = ['url', 'title', 'publisher', 'usage', 'domain'];
const numbers = ['rank', 'meantRank', 'article', 'headline', 'number'];

function isOptional(value: unknown, type: 'string' | 'number' | 'boolean'): boolean {
  return value === undefined || typeof value === type;
}

function areFacets(facets: unknown): boolean {
  return Array.isArray(facets) && facets.length > 0 && facets.length % 3 === 0 && facets.every(isFacetPart);
}

/** A key, its value, the value's place, and so on. */
function isFacetPart(value: unknown, at: number): boolean {
  return typeof value === (at % 3 === 2 ? 'number' : 'string');
}
