import type { Heading, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { trimmedEnd } from '../syntax/lineScanner.ts';

/** A heading of the body with what belongs to it. */
export interface Section {
  readonly heading: Heading;
  /** From the heading to the end of the text before the next heading that is not below this one. */
  readonly range: TextRange;
  /** The sections of the headings below this one. */
  readonly children: readonly Section[];
}

/** The body as its headings divide it; text before the first heading belongs to none. */
export function bodySections({ text, headings, frontMatter }: SeedDocument): readonly Section[] {
  let next = 0;
  return sectionsBelow(0);

  function sectionsBelow(level: number): Section[] {
    const sections: Section[] = [];
    for (let heading = headings[next]; heading && heading.level > level; heading = headings[next]) {
      next++;
      const children = sectionsBelow(heading.level);
      const following = headings[next]?.range.start ?? frontMatter.body.end;
      const end = children.at(-1)?.range.end ?? trimmedEnd(text, { start: heading.range.end, end: following });
      sections.push({ heading, range: { start: heading.range.start, end }, children });
    }
    return sections;
  }
}
