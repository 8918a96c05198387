import type { SeedContext } from '../corpus/seedContext.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { safeIf } from '../findings/rule.ts';
import { insertion, replacement } from '../text/edit.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { endsWithField, fence, firstLine } from '../findings/fences.ts';
import { headerSkeleton } from '../findings/headerSkeleton.ts';

export const missingHeader: Rule = {
  code: 'missing-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The file has no front matter, or its fields lack the `---` lines around them.',
    reason:
      'Without a `---` line before and after its fields, programs read the whole file as article text, with no url, title or rank.',
    wrong: exampleSeed('bridge').replace('---\n', '').replace('---\n', '\n'),
    right: exampleSeed('bridge').replace('\n##', '\n\n##'),
    fix: 'Puts `---` around the fields (in fix-all, unless the last line could be the first line of the body). If there are no fields, offers a header to fill in.',
  },
  *check(seed) {
    const { frontMatter, problems } = seed.document;
    const { kind } = frontMatter;
    if (kind === 'missing' && problems.length === 0) yield withoutFields(seed);
    else if (kind === 'unfenced') yield withoutFences(seed);
  },
};

function withoutFields(seed: SeedContext): Finding {
  const { text, frontMatter } = seed.document;
  return {
    range: firstLine(text, frontMatter.header.start),
    message: 'This file has no header. A seed starts with “---”, its fields, and “---” again.',
    fixes: () => [
      {
        title: 'Insert a header to fill in',
        kind: 'placeholder',
        preferred: true,
        edits: [insertion(frontMatter.header.start, skeleton(seed))],
      },
    ],
  };
}

function withoutFences(seed: SeedContext): Finding {
  const { document } = seed;
  const { text, frontMatter, lineBreak } = document;
  const { leading, header, closing } = frontMatter;
  const isBraced = text[header.start] === '{';
  const fixes = (): Fix[] => {
    const edits = [replacement({ start: leading.start, end: header.start }, fence + lineBreak)];
    const isOpen = closing.start === closing.end;
    if (isOpen) {
      const startsLine = /[\r\n]$/.test(text.slice(header.start, header.end));
      edits.push(insertion(header.end, startsLine ? fence + lineBreak : lineBreak + fence));
    }
    return [
      {
        title: 'Put “---” around the fields',
        kind: safeIf(!isOpen || isBraced || endsWithField(seed)),
        preferred: true,
        edits,
      },
    ];
  };
  return {
    range: firstLine(text, header.start),
    message: 'The header needs a “---” line before and after its fields.',
    fixes,
  };
}

function skeleton(seed: SeedContext): string {
  const lines = headerSkeleton(seed).map(({ key, choices }) => `${key}: ${choices[0] ?? ''}`);
  return [fence, ...lines, fence, ''].join(seed.document.lineBreak);
}
