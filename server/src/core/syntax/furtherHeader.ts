import type { TextRange } from '../text/range.ts';
import type { SeedDocument } from './seedDocument.ts';
import { codeBlockAfter, isFence, isMalformedFence } from './fenceLine.ts';
import { isFieldLike, readKeyLine } from './keyLine.ts';
import { firstWrittenLine, isBlank, lineAt, rangeOfLine, scanLines, skipBlanks } from './lineScanner.ts';

/** Fields of a seed that stand in the body, where no reader looks for them. */
export interface FurtherHeader {
  /** Whether it stands right after the header's closing fence, at most blank lines between. */
  readonly isNext: boolean;
  /** Its own opening fence's line without its break; undefined where its fields follow the header's closing one. */
  readonly opening: TextRange | undefined;
  /** The lines of its fields, the last one's break included. */
  readonly lines: TextRange;
  /** Its closing fence's line without its break. */
  readonly closing: TextRange | undefined;
  /** The keys of a seed's fields in it. */
  readonly keys: ReadonlySet<string>;
}

/**
 * The first further header of a seed: fields right after the closing fence, or a whole header anywhere below. One that
 * is shown in a block of code or a quotation is none.
 */
export function findFurtherHeader(document: SeedDocument, keys: ReadonlySet<string>): FurtherHeader | undefined {
  const { text, frontMatter, fields } = document;
  if (frontMatter.kind !== 'closed') return undefined;
  const first = firstWrittenLine(text, frontMatter.body.start).start;
  const next = readFields(text, first, keys);
  if (next) {
    const own = new Set(fields.map(({ key }) => key));
    const further = [...next.keys].filter((key) => !own.has(key)).length;
    const isMeant = next.closing ? further > 0 || next.keys.size > 1 : further === next.keys.size;
    return isMeant ? { isNext: true, opening: undefined, ...next } : undefined;
  }
  return findWholeHeader(text, first, keys);
}

/** The keys of the fields that follow a further header right after its closing fence, and so on to the last fence. */
export function findKeysBelow({ text }: SeedDocument, { closing }: FurtherHeader, keys: ReadonlySet<string>): string[] {
  const found: string[] = [];
  let fence = closing;
  while (fence) {
    const next = readFields(text, lineAt(text, fence.start).next, keys);
    found.push(...(next?.keys ?? []));
    fence = next?.closing;
  }
  return found;
}

function findWholeHeader(text: string, start: number, keys: ReadonlySet<string>): FurtherHeader | undefined {
  let codeBlock: string | undefined;
  let scanned = start;
  const isNext = start < text.length && isMeantAsFence(lineAt(text, start).text);
  let place = isNext ? start : lineBehindBreak(text, start);
  for (let count = 0; place !== -1 && count < mostFences; count++, place = lineBehindBreak(text, place)) {
    const opening = lineAt(text, place);
    if (!isFence(opening.text) && place !== start) continue;
    const found = readFields(text, opening.next, keys, place === start);
    if (!found?.closing || found.keys.size < (place === start ? 2 : 3)) continue;
    for (const line of scanLines(text, scanned, place)) codeBlock = codeBlockAfter(line.text, codeBlock);
    scanned = place;
    if (codeBlock !== undefined) continue;
    return { isNext: place === start, opening: rangeOfLine(opening), ...found };
  }
  return undefined;
}

function isMeantAsFence(line: string): boolean {
  return isFence(line) || isMalformedFence(line);
}

/** The next line that begins with dashes. */
function lineBehindBreak(text: string, from: number): number {
  const feed = text.indexOf('\n---', from);
  return feed === -1 ? -1 : feed + 1;
}

type Fields = Pick<FurtherHeader, 'lines' | 'closing' | 'keys'>;

/**
 * The fields that begin at `start`, up to a fence or to the end of the fields; undefined where the first is none of a
 * seed and no fence stands before it.
 */
function readFields(text: string, start: number, keys: ReadonlySet<string>, isFenced = false): Fields | undefined {
  if (start >= text.length || (!isFenced && knownKey(lineAt(text, start).text, keys) === undefined)) return undefined;
  const found = new Set<string>();
  let end = start;
  let blankLines = 0;
  let strayLines = 0;
  for (const line of scanLines(text, start)) {
    if (isFence(line.text)) {
      if (strayLines > 0 && found.size < 2) break;
      return { lines: { start, end: line.start }, closing: rangeOfLine(line), keys: found };
    }
    if (isBlank(line.text)) {
      if (++blankLines > mostBlankLines) break;
      continue;
    }
    const known = knownKey(line.text, keys);
    if (known !== undefined) found.add(known);
    else if (!isFieldLike(line.text) && skipBlanks(line.text, 0, line.text.length) === 0) {
      // A damaged field, where a fence still closes the header.
      if (line.text.startsWith('#') || ++strayLines > mostStrayLines) break;
    }
    if (strayLines === 0) end = line.next;
    blankLines = 0;
  }
  return { lines: { start, end }, closing: undefined, keys: found };
}

/** More than any text has between two seeds. */
const mostFences = 1000;
const mostStrayLines = 2;
const mostBlankLines = 3;

/** The key of a line that is a field just as programs write it: in a body, other spellings are words. */
function knownKey(line: string, keys: ReadonlySet<string>): string | undefined {
  if (!line.includes(':')) return undefined;
  const read = readKeyLine(line, keys);
  if (read?.known !== read?.key || read?.separator !== ':' || read.indentation > 0 || read.decorated) return undefined;
  return /^[ \t]+\S/.test(line.slice(read.separatorEnd)) ? read.known : undefined;
}
