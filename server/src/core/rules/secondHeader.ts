import type { SeedContext } from '../corpus/seedContext.ts';
import type { FurtherHeader } from '../syntax/furtherHeader.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import { noFindings, type Finding, type Fix, type Rule, safeIf } from '../findings/rule.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { findFurtherHeader } from '../syntax/furtherHeader.ts';
import { lineAt, trimmedEnd } from '../syntax/lineScanner.ts';
import { insertion, removal } from '../text/edit.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { fence, firstLine } from '../findings/fences.ts';
import { makesProgram } from '../findings/makesProgram.ts';

export const secondHeader: Rule = {
  code: 'second-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'There are fields below the header’s closing `---`: a second header, or the rest of the first one.',
    reason:
      'Programs read only what is between the first two `---` lines as the header. They ignore the fields below and show them as part of the article.',
    wrong: exampleSeed('tunnel', { publisher: '---\npublisher: ap' }),
    right: exampleSeed('tunnel'),
    fix: 'Joins the two headers, or removes the second one if it is the same. This happens only when you ask, because it changes what programs read. Fix-all removes an empty header above the fields. If the file holds two seeds, split it yourself.',
  },
  check(seed) {
    const further = findFurtherHeader(seed.document, fieldKeys(seed.configuration));
    if (!further) return noFindings;
    return [further.opening === undefined ? early(seed, further) : second(seed, further, further.opening)];
  },
};

function early(seed: SeedContext, { lines, closing, keys }: FurtherHeader): Finding {
  const { uri, document } = seed;
  const { text, frontMatter, lineBreak, fields } = document;
  const fenceLines = { start: frontMatter.closing.start, end: lines.start };
  const isEmpty = closing !== undefined && text.slice(frontMatter.header.start, frontMatter.header.end).trim() === '';
  const isRepeated = fields.some(({ key }) => keys.has(key));
  return {
    range: frontMatter.closing,
    message: 'The header ends at this line, but more fields follow. Put all fields in one header.',
    related: [{ uri, range: firstLine(text, lines.start), message: 'More fields are here.' }],
    fixes: () =>
      harmless(seed, {
        title: isEmpty
          ? 'Remove the second “---”'
          : closing
            ? 'Remove the “---” between the fields'
            : 'Move the “---” after the last field',
        kind: safeIf(isEmpty),
        changesBody: isEmpty,
        preferred: !isRepeated,
        edits: closing
          ? [removal(fenceLines)]
          : [removal(fenceLines), insertion(lines.end, closingFence(text, lines, lineBreak))],
      }),
  };
}

function closingFence(text: string, { end }: TextRange, lineBreak: string): string {
  return /[\r\n]/.test(text.charAt(end - 1)) ? fence + lineBreak : lineBreak + fence;
}

function second(seed: SeedContext, further: FurtherHeader, opening: TextRange): Finding {
  const { uri, document } = seed;
  const { frontMatter, fields } = document;
  const keys = fieldKeys(seed.configuration);
  if (further.isNext && !fields.some(({ key }) => keys.has(key))) {
    return {
      range: frontMatter.opening,
      message: 'Programs read these lines as the header, but they have no seed fields. The real header is below.',
      related: [{ uri, range: opening, message: 'The seed’s header is here.' }],
      fixes: () => harmless(seed, joined(document, further, opening)),
    };
  }
  return {
    range: opening,
    message: 'A second header starts here. A seed has one header and one article.',
    related: [{ uri, range: frontMatter.opening, message: 'The first header is here.' }],
    fixes: () => {
      const range = repeatedPart(document, further, opening);
      if (!range) return [];
      const title = further.isNext ? 'Remove the identical second header' : 'Remove the second copy';
      return [{ title, kind: 'unsafe', drops: [range], preferred: true, edits: [removal(range)] }];
    },
  };
}

/** The header above goes where it is empty; its fields become fields of the header below where there are some. */
function joined({ text, frontMatter, fields }: SeedDocument, { lines }: FurtherHeader, opening: TextRange): Fix {
  const header = text.slice(frontMatter.header.start, frontMatter.header.end);
  const isEmpty = fields.length === 0 && header.trim() === '';
  const edits: readonly TextEdit[] = [
    removal(
      isEmpty
        ? { start: frontMatter.opening.start, end: opening.start }
        : { start: frontMatter.closing.start, end: lines.start },
    ),
  ];
  return {
    title: isEmpty ? 'Remove the empty header' : 'Join the two headers',
    // Nothing is read of an empty header, and what is read of another one must stay.
    kind: safeIf(isEmpty),
    changesBody: isEmpty,
    preferred: true,
    edits,
  };
}

/** What can be taken out because it stands above already, word for word: the header, or the whole rest of the file. */
function repeatedPart(
  { text, frontMatter }: SeedDocument,
  { isNext, lines, closing }: FurtherHeader,
  opening: TextRange,
): TextRange | undefined {
  const { header } = frontMatter;
  const isSame = text.slice(header.start, header.end).trim() === text.slice(lines.start, lines.end).trim();
  if (!isSame || !closing) return undefined;
  if (isNext) return { start: frontMatter.body.start, end: lineAt(text, closing.start).next };
  const end = trimmedEnd(text, { start: 0, end: opening.start });
  const isCopy = text.slice(opening.start).trim() === text.slice(frontMatter.opening.start, end);
  return isCopy ? { start: lineAt(text, end).next, end: text.length } : undefined;
}

function harmless(seed: SeedContext, fix: Fix): readonly Fix[] {
  return makesProgram(seed, fix.edits) ? [] : [fix];
}
